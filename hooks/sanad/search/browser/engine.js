// The engine of the search: from a query to results, over the files of the index
// (hooks/sanad/search/index.py tells their form).  Nothing here touches the page.
(function (scope) {
  "use strict";

  const { splitWords, cutMildly, cutParticle, cutDeeply, isArabic, isNumber } = scope.sanadAnalysis;
  const { splitSentences, nearness, findLine, markWords, escapeHtml, WRITTEN_WORD } = scope.sanadLines;

  // How sure a way is of leading from a word to a key of the index, from 0 to 1.
  const SURE = { exact: 1, uncut: 0.9, particle: 0.95, particleToo: 0.5, again: 0.8, deep: 0.7, shortDeep: 0.4, begun: 0.9, cut: 0.75, within: 0.55, typo: 0.6, typos: 0.35, synonym: 0.7, nearSynonym: 0.5 };
  const PAGE = 0.4; // What a page is worth that is not a practice.
  const FOUND = 5; // What being found at all is worth, beside the weight of 1 to 15.
  const WEAKEST = 0.12; // Results weaker than this part of the best one are left out,
  const KEPT = 5; // after so many.
  const ARTICLE = "ال";
  const SAME_FILES = 64; // As in index.py.
  const MOST_KEYS = 32;
  const CLOSE = 12; // Documents whose lines are read to see how near words stand.

  // Words that say nothing by themselves, folded: ignored beside other words.
  const SILENT = new Set("في من على علي الى الي عن مع ما او ان هذا هذه التي الذي و the of in and for to a an on at by with or is are de la le les des du et en".split(" "));

  function readKeys(coded) {
    const keys = [];
    let key = "";
    for (const [, shared, rest] of coded.matchAll(/([A-Z])([^A-Z]*)/g)) {
      key = key.slice(0, shared.charCodeAt(0) - 65) + rest;
      keys.push(key);
    }
    return keys;
  }

  // Edit distance with swaps of neighbours, or Infinity when it is above `most`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return Infinity;
      before = last;
      last = row;
    }
    return last[b.length] <= most ? last[b.length] : Infinity;
  }

  class Engine {
    // `load(name)` promises the value of a file of the index.
    constructor(core, load) {
      this.core = core;
      this.load = load;
      this.keys = readKeys(core.keys);
      this.numbers = new Map(this.keys.map((key, number) => [key, number]));
      this.byDeep = new Map();
      this.keys.forEach((key, number) => {
        const deep = cutDeeply(key);
        if (!this.byDeep.has(deep)) this.byDeep.set(deep, []);
        this.byDeep.get(deep).push(number);
      });
      this.lists = new Map(); // Number of a file -> for each key [document, weight].
      this.letters = new Map(Object.entries(core.letters)); // Name of a letter -> letter.
    }

    // The keys that a word may mean: key number -> how sure.
    findKeys(word, isBegun) {
      const found = new Map();
      const add = (key, sure) => {
        const number = this.numbers.get(key);
        if (number !== undefined && sure > (found.get(number) || 0)) found.set(number, sure);
      };
      const mild = cutMildly(word);
      add(mild, SURE.exact);
      if (isNumber(word)) {
        if (isBegun && !found.size) this.addBegun(found, word, SURE.begun);
        return found;
      }
      add(word, SURE.uncut);
      add(cutMildly(mild), SURE.again);
      const isKnown = found.size > 0;
      for (let rest = cutParticle(word), times = 0; rest && isArabic(word) && times < 2; rest = cutParticle(rest), times++) {
        add(cutMildly(rest), isKnown ? SURE.particleToo : SURE.particle);
      }
      const deep = cutDeeply(mild);
      for (const number of this.byDeep.get(deep) || []) {
        const sure = deep.length > 2 ? SURE.deep : SURE.shortDeep;
        if (sure > (found.get(number) || 0)) found.set(number, sure);
      }
      const isSure = [...found.values()].some((sure) => sure >= SURE.again);
      const bare = isArabic(word) ? word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)/, "") : word;
      const isBeginning = isBegun && this.addBegun(found, bare, SURE.begun);
      if (!isSure && !isBeginning) {
        this.addBegun(found, mild, SURE.cut);
        this.addWithin(found, mild);
        this.addTypos(found, mild);
      }
      return found;
    }

    // Add the keys that begin so; tell whether there are any.
    addBegun(found, start, most) {
      if (start.length < 2) return false;
      let low = 0, high = this.keys.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.keys[middle] < start) low = middle + 1;
        else high = middle;
      }
      for (let n = low; n < this.keys.length && this.keys[n].startsWith(start) && n < low + 200; n++) {
        const sure = most * Math.sqrt(start.length / this.keys[n].length);
        if (sure > (found.get(n) || 0)) found.set(n, sure);
      }
      return low < this.keys.length && this.keys[low].startsWith(start);
    }

    addWithin(found, word) {
      for (let length = word.length - 1; length >= Math.max(4, word.length - 3); length--) {
        const number = this.numbers.get(word.slice(0, length));
        if (number !== undefined && !found.has(number)) found.set(number, SURE.within);
      }
    }

    addTypos(found, word) {
      const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
      if (!most) return;
      const script = isArabic(word);
      this.keys.forEach((key, number) => {
        if (key.length < 3 || isArabic(key) !== script || isNumber(key)) return;
        if (key[0] !== word[0] && key[1] !== word[1]) return;
        const edits = distance(word, key, most);
        let shared = 0;
        while (shared < key.length && key[shared] === word[shared]) shared++;
        const sure = (edits === 1 ? SURE.typo : SURE.typos) * (0.8 + (0.2 * shared) / word.length);
        if (edits > most) return;
        for (const near of this.byDeep.get(cutDeeply(key))) {
          const worth = near === number ? sure : sure * SURE.uncut;
          if (worth > (found.get(near) || 0)) found.set(near, worth);
        }
      });
    }

    // Acronyms that are spelt by the names of their letters: «يو إن إتش سي آر». Some
    // letters have the same name: the acronym that the collection knows is meant.
    joinLetters(words) {
      const joined = [];
      for (let at = 0; at < words.length; ) {
        let end = at;
        while (end < words.length && this.letters.has(words[end])) end++;
        if (end - at >= 3) {
          const spelt = words.slice(at, end).map((word) => [...this.letters.get(word)])
            .reduce((starts, letters) => starts.flatMap((start) => letters.map((letter) => start + letter)), [""]);
          joined.push(spelt.find((word) => this.numbers.has(word)) || spelt[0]);
        } else joined.push(...words.slice(at, Math.max(end, at + 1)));
        at = Math.max(end, at + 1);
      }
      return joined;
    }

    loadSame(mild) {
      const deep = cutDeeply(mild);
      return this.load(`same-${[...deep].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % SAME_FILES}`);
    }

    // Variants of synonyms that stand in a query at a place: the longest ones.
    async findSynonyms(words, at) {
      let best = { length: 1, found: [] };
      const mild = cutMildly(words[at]);
      const rest = !this.numbers.has(mild) && cutParticle(words[at]);
      for (const start of rest ? [mild, cutMildly(rest)] : [mild]) {
        const deep = cutDeeply(start);
        const same = await this.loadSame(start);
        for (const [variant, others] of same[deep] || []) {
          const wanted = variant.split(" ");
          const own = [start, ...words.slice(at + 1, at + wanted.length).map(cutMildly)];
          const isNear = own.length === wanted.length && own.every((word, n) => {
            const form = cutDeeply(word);
            return word === wanted[n] || (form.length > 2 && form === cutDeeply(wanted[n]));
          });
          if (!isNear || wanted.length < best.length) continue;
          if (wanted.length > best.length) best = { length: wanted.length, found: [] };
          best.found.push({ others: others.split("|"), sure: own.join(" ") === variant ? SURE.synonym : SURE.nearSynonym });
        }
      }
      return best;
    }

    // The keys of a word of a synonym: its own, and those of the same deep form.
    findVariantKeys(mild) {
      const deep = cutDeeply(mild);
      const keys = new Map(deep.length > 2 ? (this.byDeep.get(deep) || []).map((number) => [number, SURE.deep]) : []);
      if (this.numbers.has(mild)) keys.set(this.numbers.get(mild), SURE.exact);
      return keys;
    }

    // Two words that are one in the collection: «واتس اب».
    findJoined(words, at) {
      if (at + 1 >= words.length) return null;
      const number = this.numbers.get(cutMildly(words[at] + words[at + 1]));
      const isKnown = [words[at], words[at + 1]].every((word) => this.numbers.has(cutMildly(word)));
      return number === undefined || isKnown ? null : new Map([[number, SURE.exact]]);
    }

    // The parts of a query: each is a list of ways to say it, each way a list of key maps.
    async read(query) {
      const spoken = this.joinLetters(splitWords(query));
      const telling = spoken.filter((word) => !SILENT.has(word));
      const words = telling.length ? telling : spoken;
      const isTyping = /[\p{L}\p{N}\p{M}]$/u.test(query);
      const found = words.map((word, n) => this.findKeys(word, isTyping && n === words.length - 1));
      await Promise.all([this.loadKeys(found), ...words.map((word) => this.loadSame(cutMildly(word)))]);
      const parts = [];
      for (let at = 0; at < words.length; ) {
        const joined = this.findJoined(words, at);
        const same = await this.findSynonyms(words, at);
        const length = Math.max(same.length, joined ? 2 : 1);
        const ways = [{ sure: 1, keys: found.slice(at, at + length) }];
        if (joined) ways.push({ sure: 1, keys: [joined] });
        for (const { others, sure } of same.found) {
          for (const other of others) {
            const keys = other.split(" ").map((word) => this.findVariantKeys(word));
            if (keys.every((map) => map.size)) ways.push({ sure, keys });
          }
        }
        parts.push({ words: words.slice(at, at + length), ways });
        at += length;
      }
      await this.loadKeys(parts.flatMap(({ ways }) => ways.flatMap(({ keys }) => keys)));
      return parts;
    }

    // Load where keys occur; of the keys that a word may mean, the surest are kept.
    async loadKeys(maps) {
      const needed = new Set();
      for (const map of maps) {
        const kept = [...map].sort((a, b) => b[1] - a[1]).slice(0, MOST_KEYS);
        map.clear();
        for (const [number, sure] of kept) {
          map.set(number, sure);
          needed.add(this.findFile(number));
        }
      }
      await Promise.all([...needed].map(async (file) => {
        if (this.lists.has(file)) return;
        const coded = await this.load(`keys-${file}`);
        this.lists.set(file, coded.map((list) => {
          let document = 0;
          return list.map((value) => [(document += value >> 4), value & 15]);
        }));
      }));
    }

    findFile(number) {
      let low = 0, high = this.core.files.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.core.files[middle] <= number) low = middle;
        else high = middle;
      }
      return low;
    }

    occurrences(number) {
      const file = this.findFile(number);
      return this.lists.get(file)[number - this.core.files[file]];
    }

    // What each document is worth for the keys of one word.
    weighKeys(map) {
      const worth = new Map();
      for (const [number, certainty] of map) {
        for (const [document, weight] of this.occurrences(number)) {
          const value = certainty * certainty * (weight + FOUND);
          if (value > (worth.get(document) || 0)) worth.set(document, value);
        }
      }
      return worth;
    }

    // What each document is worth for one part of a query, and by which way: its best. The first
    // way is the reader's own words, of which some may be missing.
    weighPart({ ways }) {
      const best = new Map();
      ways.forEach(({ sure, keys }, place) => {
        const sums = new Map();
        for (const worth of keys.map((map) => this.weighKeys(map))) {
          for (const [document, value] of worth) {
            const known = sums.get(document) || { value: 0, found: 0 };
            sums.set(document, { value: known.value + value, found: known.found + 1 });
          }
        }
        for (const [document, { value, found }] of sums) {
          if (place && found < keys.length) continue;
          const mean = (sure * sure * value * found) / keys.length ** 2;
          if (mean > (best.get(document)?.value || 0)) best.set(document, { value: mean, way: place });
        }
      });
      return best;
    }

    // How much a part of a query tells: the fewer documents have its own words, the more.
    findRarity({ ways: [own] }, worth) {
      const rarities = own.keys.map((map) => {
        const certain = [...map].filter(([, certainty]) => certainty >= SURE.again);
        const documents = new Set(certain.flatMap(([number]) => this.occurrences(number).map(([document]) => document)));
        const size = documents.size || worth.size;
        return Math.log(1 + (this.core.documents - size + 0.5) / (size + 0.5));
      });
      return rarities.reduce((sum, rarity) => sum + rarity, 0) / rarities.length;
    }

    // Rank all documents for a query: [{document, score, missing}], best first.
    rank(parts) {
      const entries = new Map();
      let wanted = 0;
      parts.forEach((part, place) => {
        const worth = this.weighPart(part);
        const rarity = this.findRarity(part, worth);
        wanted += rarity;
        for (const [document, { value, way }] of worth) {
          const entry = entries.get(document) || { document, score: 0, covered: 0, missing: new Set(parts.keys()), ways: [] };
          entry.ways[place] = way;
          entry.score += rarity * value;
          entry.covered += rarity;
          entry.missing.delete(place);
          entries.set(document, entry);
        }
      });
      const ranked = [...entries.values()];
      for (const entry of ranked) {
        entry.score *= (entry.covered / wanted) ** 2 * (entry.document < this.core.practices ? 1 : PAGE);
      }
      return ranked.sort(byScore);
    }

    // The keys that a query leads to: mild form -> {place of the word, how sure}.
    listKeys(parts) {
      const places = new Map();
      let first = 0;
      for (const { words, ways } of parts) {
        ways.forEach(({ sure, keys }, way) => keys.forEach((map, n) => {
          for (const [number, certainty] of map) {
            const known = { place: first + (way ? 0 : n), sure: sure * certainty };
            const key = this.keys[number];
            if (!places.has(key) || places.get(key).sure < known.sure) places.set(key, known);
          }
        }));
        first += words.length;
      }
      return places;
    }

    // Weigh again the best documents by how near the words stand in their sentences;
    // words in quotation marks are wanted as they stand, if any document has them so.
    async bringNear(ranked, parts, query, language) {
      const quoted = [...query.matchAll(/["“”«»]([^"“”«»]+)["“”«»]/g)].map((found) => splitWords(found[1]).map(cutMildly));
      const isOneWord = parts.length === 1 && parts[0].ways.every(({ keys }) => keys.length === 1);
      if (isOneWord && !quoted.length) return ranked;
      const spoken = parts.map((part) => part.ways.map(({ keys }) => keys.map((map) => new Set([...map.keys()].map((number) => this.keys[number])))));
      const close = ranked.slice(0, quoted.length ? 4 * CLOSE : CLOSE);
      await Promise.all(close.map(async (entry) => {
        const lines = await this.readLines(entry.document, language);
        entry.score *= nearness(lines, spoken, entry.ways, language);
        entry.isQuoted = quoted.every((words) => lines.some((line) => ` ${line.map(([mild]) => mild).join(" ")} `.includes(` ${words.join(" ")} `)));
      }));
      close.sort(byScore);
      const kept = quoted.length ? close.filter(({ isQuoted }) => isQuoted) : [];
      return kept.length ? kept : [...close, ...ranked.slice(close.length)];
    }

    // The words of each sentence of a document, its title first: [mild, without particle].
    async readLines(document, language) {
      const { title, tags, lines } = await this.load(`${language}/${document}`);
      return [title, ...tags, ...lines.flatMap(splitSentences)].map((line) => splitWords(line).map((word) => {
        const rest = cutParticle(word);
        return [cutMildly(word), rest && cutMildly(rest)];
      }));
    }

    // Search: the best documents, how many there are, and how many for each filter.
    async search(query, { language, filters = {}, limit = 10 }) {
      const letters = splitWords(query).join("");
      const isShort = letters.length < 2 || letters === ARTICLE;
      const parts = isShort ? [] : await this.read(query);
      const isFiltered = Object.values(filters).some((values) => values.length);
      let ranked = parts.length ? this.rank(parts) : [];
      if (!parts.length && isFiltered) ranked = Array.from({ length: this.core.practices }, (_, document) => ({ document, score: 1, missing: new Set() }));
      const counts = this.countFacets(ranked, filters);
      if (isFiltered) ranked = ranked.filter(({ document }) => this.passes(document, filters));
      if (parts.length) ranked = await this.bringNear(ranked, parts, query, language);
      const least = parts.length ? WEAKEST * (ranked[0]?.score || 0) : 0;
      ranked = ranked.filter(({ score }, place) => place < KEPT || score >= least);
      const places = this.listKeys(parts);
      const results = await Promise.all(ranked.slice(0, limit).map(async (entry) => {
        const shown = await this.load(`${language}/${entry.document}`);
        return {
          ...entry, path: shown.path, tags: shown.tags.map(escapeHtml),
          title: markWords(shown.title, places), line: markWords(findLine(shown.lines, places), places),
          words: parts.map((part, place) => [part.words.join(" "), !entry.missing.has(place)]),
        };
      }));
      return { results, isShort, total: ranked.length, counts, nearest: ranked.length || !parts.length ? [] : await this.findNearest(query, language) };
    }

    passes(document, filters, except) {
      if (document >= this.core.practices) return false;
      return Object.entries(filters).every(([name, chosen]) => {
        if (name === except || !chosen.length) return true;
        const { values, practices } = this.core.facets[name];
        return chosen.some((id) => (practices[document] >> values.findIndex((value) => value[0] === id)) & 1);
      });
    }

    // For each facet and value: how many practices would be found with it.
    countFacets(ranked, filters) {
      const counts = {};
      for (const [name, { values, practices }] of Object.entries(this.core.facets)) {
        const found = new Array(values.length).fill(0);
        for (const { document } of ranked) {
          if (!this.passes(document, filters, name)) continue;
          values.forEach((_, place) => { found[place] += (practices[document] >> place) & 1; });
        }
        counts[name] = Object.fromEntries(values.map(([id], place) => [id, found[place]]));
      }
      return counts;
    }

    // Words of the collection that are nearest to a query without an answer, as they
    // are written there.
    async findNearest(query, language) {
      const word = cutMildly(splitWords(query).sort((a, b) => b.length - a.length)[0] || "");
      if (!word) return [];
      const near = this.keys
        .map((key, number) => ({ key, number, edits: key.length > 2 && isArabic(key) === isArabic(word) ? distance(word, key, 4) : Infinity }))
        .filter(({ edits }) => edits < word.length)
        .sort((a, b) => a.edits - b.edits).slice(0, 12);
      await this.loadKeys([new Map(near.map(({ number }) => [number, 1]))]);
      const words = new Set();
      for (const { key, number } of near) {
        const { title, lines } = await this.load(`${language}/${this.occurrences(number)[0][0]}`);
        const written = [title, ...lines].join(" ").match(WRITTEN_WORD).find((one) => splitWords(one).some((w) => cutMildly(w) === key));
        if (written && words.size < 3) words.add(written);
      }
      return [...words];
    }
  }

  const byScore = (a, b) => b.score - a.score || a.document - b.document;

  scope.sanadEngine = { Engine, distance };
})(self);
