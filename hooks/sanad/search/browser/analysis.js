// Text analysis of the search, the same as hooks/sanad/search/analysis.py: one table of
// vectors, tests/search/vectors.yml, holds the two together.
(function (scope) {
  "use strict";

  const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;
  const LETTERS = { "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647", "\u0640": "" };
  const VARIANTS = /[\u0671\u0649\u06cc\u06a9\u0629\u0640]/g;
  const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
  const LOOSE_HAMZA = /(^|[^\u0627])\u0621|\u0621(?=[\u0621-\u064a])/g;
  const THOUSANDS = /([0-9])[,\u066c](?=[0-9]{3}(?![0-9]))/g;
  const POSSESSIVE = /['\u2019]s(?![a-z])/g;
  const WORD = /[0-9]+(?:\.[0-9]+)?|[a-z]+|[\u0621-\u064a]+/g;

  const ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)/;
  const NOT_ARTICLE = /^(?:بالغ|والد)/; // "adult", "parent": the letters are theirs.
  const OWNER = /^(.{3,}?)ت?(?:ها|هم|هن)$/;
  const ENDING = /^(.{3,})(?:ات|ون|ين|ا)$|^(.{2,})ه$/;
  const PARTICLES = "وفبكلس";

  const SPELLINGS = [
    [/is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, "iz"],
    [/(..)our/g, "$1or"],
    [/^(...+)mme(?=s?$)/, "$1m"],
    [/^(..+)tre(?=s?$)/, "$1ter"],
  ];
  const PLURALS = [
    [/^(..+)ies$/, "$1y"],
    [/^(..+)ves$/, "$1f"],
    [/^(..+)(s|x|z|ch|sh)es$/, "$1$2"],
    [/^(.+[^sui])s$/, "$1"],
  ];

  const fold = (text) =>
    text.toLowerCase().normalize("NFKD").replace(MARKS, "")
      .replace(VARIANTS, (letter) => LETTERS[letter])
      .replace(DIGITS, (digit) => String(digit.codePointAt(0) & 15))
      .replace(LOOSE_HAMZA, "$1").replace(POSSESSIVE, "").replace(THOUSANDS, "$1");

  const splitWords = (text) => fold(text).match(WORD) || [];

  const isArabic = (word) => word[0] > "\u0600";
  const isNumber = (word) => word[0] <= "9";

  function cutArabic(word) {
    if (!NOT_ARTICLE.test(word)) word = word.replace(ARTICLE, "");
    const owned = OWNER.exec(word);
    if (owned) return owned[1];
    const ended = ENDING.exec(word);
    return ended ? ended[1] || ended[2] : word;
  }

  function cutEnglish(word) {
    for (const [pattern, written] of SPELLINGS) word = word.replace(pattern, written);
    const plural = PLURALS.find(([pattern]) => pattern.test(word));
    if (plural) word = word.replace(...plural);
    return word.replace(/^(...+)e$/, "$1");
  }

  const cutMildly = (word) => (isNumber(word) ? word : isArabic(word) ? cutArabic(word) : cutEnglish(word));

  const cutParticle = (word) => (PARTICLES.includes(word[0]) && word.length > 3 ? word.slice(1) : "");

  // The deep form of a mild one. Broken plurals: أفعال and أفعل lose their alef, long
  // vowels inside a word go, and a doubled last letter is one (سلة، سلال).
  function cutDeeply(mild) {
    if (isNumber(mild)) return mild;
    if (!isArabic(mild)) {
      const noun = mild.replace(/^(.{5,}?)(?:ness|ment|ship|hood|less|ful|ly)$/, "$1");
      const cut = noun.replace(/^(.{4,}?)(?:ization|ational|ation|ativ|ating|ated|ator|abl|ibl|anc|enc|ant|ent|ist|ism|ity|ing|ion|man|men|ed|er|or|al|iv|ic)$/, "$1");
      return cut.replace(/([^aeiou])\1$/, "$1").replace(/^(.{4,})[iy]$/, "$1");
    }
    let word = mild;
    for (let last = ""; last !== word; ) {
      last = word;
      word = word.replace(/^(.{3,})(?:ات|ون|ين|ان|ها|هم|وا|اء|اي|ي|ه|ا)$/, "$1");
    }
    word = word.replace(/^ا(?=..ا.$|...$)/, "");
    word = word[0] + word.slice(1).replace(/[اوي]/g, "");
    return word.replace(/(.)\1$/, "$1");
  }

  scope.sanadAnalysis = { fold, splitWords, cutMildly, cutParticle, cutDeeply, isArabic, isNumber };
})(self);
