// Drafts stay in this browser: one for each practice, kept while one types.
const shelf = `sanad-draft ${language} `;
const readDrafts = () => {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(shelf));
    const drafts = keys.map((key) => ({ id: key.slice(shelf.length), ...JSON.parse(localStorage[key]) }));
    return drafts.sort((one, two) => two.time - one.time);
  } catch {
    return [];
  }
};
const keepDraft = (id, record) => {
  try {
    localStorage[shelf + id] = JSON.stringify({ record, time: Date.now() });
    return words.kept;
  } catch {
    return words.not_kept;
  }
};
const dropDraft = (id) => {
  try {
    delete localStorage[shelf + id];
  } catch {
    // A browser without a memory has nothing to forget.
  }
};
