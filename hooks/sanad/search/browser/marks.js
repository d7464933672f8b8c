// Marks on a page the words that led to it: the box adds them to the address as `h`.
(function (scope) {
  "use strict";

  const { splitWords, cutMildly, cutParticle, cutDeeply } = scope.sanadAnalysis;
  const asked = splitWords(new URLSearchParams(location.search).get("h") || "");
  const known = new Set(asked.flatMap((word) => [word, cutParticle(word)]).filter(Boolean).flatMap((word) => [cutMildly(word), cutDeeply(cutMildly(word))]));
  const isAsked = (word) => [word, cutParticle(word)].filter(Boolean).some((one) => {
    const deep = cutDeeply(cutMildly(one));
    return known.has(cutMildly(one)) || (deep.length > 2 && known.has(deep));
  });

  const nodes = [];
  const walker = document.createTreeWalker(document.querySelector("article") || document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const pieces = node.data.split(/([\p{L}\p{M}\p{N}\u0640]+)/u);
    if (!pieces.some((piece, n) => n % 2 && splitWords(piece).some(isAsked))) continue;
    node.replaceWith(...pieces.map((piece, n) => {
      if (!(n % 2 && splitWords(piece).some(isAsked))) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    }));
  }
})(self);
