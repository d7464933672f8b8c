"""The kinds of pages of the real site, one address of each, below a language."""

from conftest import SOUND

SECOND = "who-iom-statement-on-migrants-health"
KINDS = {
    "home": "",
    "practice": f"practices/{SOUND}/",
    "browse": "browse/",
    "matrix": "matrix/",
    "countries": "countries/",
    "country": "countries/tunisia/",
    "themes": "themes/",
    "theme": "themes/jobs-recovery/",
    "challenges": "challenges/",
    "challenge": "challenges/income-loss/",
    "actors": "actors/",
    "kind-of-actor": "actors/kinds/civil-society/",
    "actor": "actors/cndh/",
    "compare": f"compare/?p={SOUND},{SECOND}",
    "handouts": "handouts/",
    "handout": "handouts/themes/cooperation/egypt/",
    "handout-full": "handouts/themes/cooperation/egypt/full/",
    "handout-bilingual": "handouts/themes/cooperation/egypt/bilingual/",
    "handout-cards": "handouts/themes/jobs-recovery/cards/",
    "my-handout": f"handouts/mine/?p={SOUND},{SECOND}",
    "report": "report/",
    "findings": "findings/",
    "timeline": "timeline/",
    "lessons": "lessons/",
    "recommendations": "recommendations/",
    "about": "about/",
    "mapping": "mapping/",
    "method": "method/",
    "dashboard": "dashboard/",
    "glossary": "glossary/",
    "components": "about/components/",
    "form": "contribute/",
    "guide": "contribute/guide/",
    "fields": "contribute/fields/",
    "problems": "contribute/problems/",
}
# Pages in both languages at once, at the root of the site.
BOTH = {"front": "", "not-found": "404.html"}
