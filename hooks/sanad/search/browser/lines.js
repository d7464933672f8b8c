// The lines of a document: how near the words of a query stand in them, which of them is
// shown, and its words marked in their own spelling.
(function (scope) {
  "use strict";

  const { splitWords, cutMildly, cutParticle, isArabic } = scope.sanadAnalysis;

  const NEAR = 0.6; // How much a phrase loses when its words are scattered.
  const TOGETHER = 0.5; // How much is won where all parts stand in one sentence.
  const WRITTEN_WORD = /[\p{L}\p{M}\p{N}\u0640]+(?:[.,\u066c][0-9]+)*/gu;

  const splitSentences = (line) => line.replace(/([.!?؟])\s+/g, "$1\n").split("\n");

  // How near the words of a query stand in a document: what its score is multiplied by.
  // Ways of several words that are scattered count less; parts in one sentence more.
  function nearness(lines, spoken, ways, language) {
    let factor = 1;
    const said = spoken.map((of, part) => of[ways[part]]).filter(Boolean);
    for (const keys of said) {
      const inReadersLanguage = [...(keys[0] || [])].some((key) => isArabic(key)) === (language === "ar");
      if (keys.length < 2) continue;
      const best = inReadersLanguage ? Math.max(...lines.map((words) => closeness(words, keys))) : 0.5;
      factor *= 1 - NEAR + NEAR * best;
    }
    const together = Math.max(1, ...lines.map((words) => said.filter((keys) => closeness(words, keys) > 0).length));
    return factor * (1 + TOGETHER * (together - 1) / Math.max(1, said.length - 1));
  }

  // 1 where all keys stand side by side in a sentence, 0 where one is missing.
  function closeness(words, keys) {
    const places = keys.map((set) => words.flatMap(([mild, rest], at) => (set.has(mild) || set.has(rest) ? [at] : [])));
    if (places.some((found) => !found.length)) return 0;
    if (keys.length === 1) return 1;
    const shortest = Math.min(...places[0].map((first) => {
      const nearest = places.slice(1).map((found) => found.reduce((best, at) => (Math.abs(at - first) < Math.abs(best - first) ? at : best)));
      return Math.max(first, ...nearest) - Math.min(first, ...nearest) + 1;
    }));
    return Math.min(1, keys.length / shortest);
  }

  // The sentence that shows most of what was asked for, or the first one.
  function findLine(lines, places) {
    const sentences = lines.flatMap(splitSentences);
    let best = sentences[0] || "", most = 0;
    for (const sentence of sentences) {
      const found = new Map();
      for (const word of splitWords(sentence)) {
        const known = places.get(cutMildly(word)) || places.get(cutMildly(cutParticle(word) || word));
        if (known) found.set(known.place, Math.max(found.get(known.place) || 0, known.sure));
      }
      const worth = [...found.values()].reduce((sum, sure) => sum + sure, 0);
      if (worth > most + 0.01) [best, most] = [sentence, worth];
    }
    return best;
  }

  const escapeHtml = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  // A text as HTML, in its own spelling, the words that were asked for marked.
  function markWords(text, places) {
    let html = "", end = 0;
    for (const found of text.matchAll(WRITTEN_WORD)) {
      const isAsked = splitWords(found[0]).some((word) => places.has(cutMildly(word)) || places.has(cutMildly(cutParticle(word) || word)));
      if (!isAsked) continue;
      html += `${escapeHtml(text.slice(end, found.index))}<mark>${escapeHtml(found[0])}</mark>`;
      end = found.index + found[0].length;
    }
    return html + escapeHtml(text.slice(end));
  }

  scope.sanadLines = { splitSentences, nearness, findLine, markWords, escapeHtml, WRITTEN_WORD };
})(self);
