// The worker of the search: Material's four messages (0 setup, 1 ready, 2 query, 3
// result) around the engine.  Material sends a query as text; the box adds filters.
(function (scope) {
  "use strict";

  const WAITS = [500, 2000, 5000]; // Milliseconds before a file is asked for again.
  const { Engine } = scope.sanadEngine;
  const parts = new Map(); // Name of a file of the index -> promise of its value.
  const waiting = new Map();
  let engine = null;
  let settings = null;
  let asked = 0; // How many queries came: the answer to an older one is not shown.

  scope.sanadPart = (name, value) => waiting.get(name)(value);

  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // Load one file of the index: by fetch, or as a script where there is no server.
  async function read(name) {
    const address = new URL(`${name}.js`, settings.index);
    if (address.protocol === "file:") {
      return new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = address;
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      });
    }
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  function load(name) {
    if (!parts.has(name)) {
      const loading = read(name);
      parts.set(name, loading);
      loading.catch(() => parts.delete(name));
    }
    return parts.get(name);
  }

  async function loadPatiently(name, send) {
    for (const wait of WAITS) {
      try {
        return await load(name);
      } catch {
        send({ type: 3, data: { items: [], failed: true } });
        await pause(wait);
      }
    }
    return load(name);
  }

  async function setUp(data, send) {
    settings = data;
    const core = await loadPatiently("core", send);
    engine = new Engine(core, load);
    send({ type: 1, data: { facets: core.facets, words: core.words[settings.language] } });
  }

  // What stands under the title of a result: the matching line, then the facts.
  const describe = ({ line, tags }) =>
    (line && `<p><bdi>${line}</bdi></p>`) + (tags.length ? `<p class="sanad-search-tags">${tags.map((tag) => `<span>${tag}</span>`).join(" ")}</p>` : "");

  async function answer({ text, ...options }, send) {
    const number = ++asked;
    for (let tries = 0; number === asked; tries++) {
      try {
        const found = await engine.search(text, { language: settings.language, ...options });
        if (number !== asked) return;
        const items = found.results.map((result) => [{
          location: result.path, title: `<bdi>${result.title}</bdi>`, text: describe(result),
          score: result.score, terms: Object.fromEntries(result.words),
        }]);
        return send({ type: 3, data: { ...found, results: undefined, items, text } });
      } catch (error) {
        send({ type: 3, data: { items: [], failed: true } });
        if (tries === WAITS.length) throw error;
        await pause(WAITS[tries]);
      }
    }
  }

  const receive = ({ type, data }, send) => (type === 0 ? setUp(data, send) : answer(data, send));

  if (typeof document === "undefined") scope.onmessage = ({ data }) => receive(data, (message) => scope.postMessage(message));
  else scope.sanadSearchService = receive;
})(self);
