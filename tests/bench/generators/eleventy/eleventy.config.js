/* A small theme for measuring: practices, lists by country and theme, both languages. */
const LANGUAGES = ["ar", "en"];

export default function (config) {
  for (const language of LANGUAGES) {
    const practices = (api) => api.getFilteredByGlob(`content/${language}/practices/*.md`);
    config.addCollection(`practices_${language}`, practices);
    for (const kind of ["countries", "themes"]) {
      config.addCollection(`${kind}_${language}`, (api) => {
        const groups = new Map();
        for (const page of practices(api))
          for (const term of page.data[kind] ?? [])
            groups.set(term, [...(groups.get(term) ?? []), page]);
        return [...groups].map(([term, pages]) => ({ term, pages }));
      });
    }
  }
  return { dir: { input: "content", includes: "../layouts", output: "site" } };
}
