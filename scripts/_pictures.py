"""The pictures of the guides: what is seen on each, and how a page comes to show it."""

from dataclasses import dataclass

from sanad.languages import Language

# The practice whose words fill the form, and whose page is shown.
EXAMPLE = "suspension-of-stay-and-visa-deadlines"
# Practices whose text in a language is left out, so that something waits.
WITHOUT = {
    Language.ARABIC: "who-iom-statement-on-migrants-health",
    Language.ENGLISH: "sfax-town-hall-solidarity-with-migrants",
}
WORDS = ("title", "summary")
PHONE = 360
_DESK = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """
    A picture: the page, what is done on it, and the element at its top.

    `path` is the page below its language, `{slug}` in it a practice that waits for a
    translation. `fill` names the boxes of the form into which the example's words are
    written; `press` are selectors, pressed in order. Sizes are in CSS pixels.
    """

    path: str
    show: str = "h1"
    fill: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    width: int = PHONE
    height: int = 560


PICTURES = {
    "phone-form": Picture(path="contribute/"),
    "phone-needed": Picture(
        path="contribute/", fill=WORDS, show='label[for="title"]', height=420
    ),
    "phone-choose": Picture(
        path="contribute/",
        press=('[name="countries"][value="tunisia"]',),
        show='fieldset:has(> * [name="countries"]), fieldset:has([name="countries"])',
    ),
    "phone-missing": Picture(
        path="contribute/",
        fill=WORDS,
        press=("#the-summary summary",),
        show="#the-summary",
    ),
    "phone-preview": Picture(
        path="contribute/",
        fill=WORDS,
        press=("#the-preview > summary",),
        show="#the-preview",
    ),
    "phone-send": Picture(
        path="contribute/", fill=WORDS, show="h2:has(+ #the-place)", height=760
    ),
    "git-messages": Picture(
        path="contribute/problems/", show="#p104", width=_DESK, height=420
    ),
    "translator-list": Picture(path="contribute/translating/"),
    "translator-form": Picture(
        path="contribute/?translate={slug}", show='label[for="title"]'
    ),
    "reviewer-waiting": Picture(path="contribute/waiting/"),
    "reviewer-practice": Picture(
        path=f"practices/{EXAMPLE}/", show="#review", height=260
    ),
}
