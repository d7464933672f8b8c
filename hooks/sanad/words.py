"""Words: what a page says in its language, made from strings, terms, dates, numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from sanad.catalogue import Catalogue, load_catalogue, write_date, write_number
from sanad.languages import Language
from sanad.model import PartialDate, Practice, Source
from sanad.vocabularies import Term

_SEARCH_WORDS = {
    "search.placeholder": "search_placeholder",
    "search.reset": "search_reset",
    "search.result.initializer": "search_start",
    "search.result.placeholder": "search_type",
    "search.result.none": "search_none",
    "search.result.one": "search_one",
    "search.result.other": "search_other",
    "search.result.more.one": "search_more_one",
    "search.result.more.other": "search_more_other",
    "search.result.term.missing": "search_missing",
    "clipboard.copy": "copy",
    "clipboard.copied": "copied",
}


@cache
def catalogue() -> Catalogue:
    """Give the project's interface strings, read once."""
    return load_catalogue()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; templates know it as `w`."""

    language: Language

    def text(self, key: str, **values: object) -> str:
        """Give an interface string."""
        return catalogue().text(key, self.language, **values)

    def html(self, key: str, **values: object) -> Markup:
        """Give an interface string with HTML in its placeholders, the rest escaped."""
        return Markup(catalogue().strings[self.language][key]).format(**values)  # noqa: S704 -- strings of the project's own locales.

    def has(self, key: str) -> bool:
        """Tell whether there is an interface string of this key."""
        return key in catalogue().strings[self.language]

    def count(self, key: str, number: int) -> str:
        """Give a counted phrase, such as "3 practices"."""
        return catalogue().count(key, number, self.language)

    def theme_text(self, key: str) -> str:
        """Give the word for a key of the Material theme, or nothing: its own holds."""
        name = f"material.{_SEARCH_WORDS.get(key, key)}"
        return self.text(name) if self.has(name) else ""

    def label(self, term: Term) -> str:
        """Give the name of a term."""
        return term.label[self.language]

    def short(self, term: Term) -> str:
        """Give the short name of a term."""
        return term.short(self.language)

    def asked(self, term: Term) -> str:
        """Give the sentence of one who faces a challenge."""
        return term.asked(self.language)

    def shorts(self, terms: Iterable[Term]) -> str:
        """Give the short names of terms as a list in one line."""
        return self.text("site.separator").join(self.short(term) for term in terms)

    def number(self, number: float) -> str:
        """Write a number with Western digits."""
        return write_number(number, self.language)

    def date(self, date: PartialDate | None) -> Markup:
        """
        Write a partial date in words, with month names, as a `<time>` element.

        Month names keep the order of the parts safe in right-to-left text.
        """
        if date is None:
            return escape(self.text("practice.date_unknown"))
        return _write_date(date, self.language)

    def period(self, practice: Practice) -> Markup:
        """Write when a practice took place, as far as the sources tell."""
        start, end = practice.start, practice.end
        is_ongoing = practice.status is not None and practice.status.id == "ongoing"
        if start is None and end is None:
            return escape(self.text("practice.period_unknown"))
        if start is None:
            return self._period("period_until", end=end)
        if start == end:
            return self.date(start)
        if end is not None:
            return self._period("period_span", start=start, end=end)
        return self._period(
            "period_since" if is_ongoing else "period_from", start=start
        )

    def quote(self, source: Source) -> Markup:
        """
        Write the title of a source in its own language and direction.

        A title in parentheses describes a page whose headline was not seen: it stands
        without quotation marks.
        """
        direction = "rtl" if source.language.id == Language.ARABIC else "ltr"
        if source.title.startswith("("):
            return Markup('<bdi dir="{}">{}</bdi>').format("auto", source.title)
        return Markup('{}<cite lang="{}" dir="{}">{}</cite>{}').format(
            self.text("site.quote_open"),
            source.language.id,
            direction,
            source.title,
            self.text("site.quote_close"),
        )

    def _period(self, key: str, **dates: PartialDate | None) -> Markup:
        written = {name: self.date(date) for name, date in dates.items()}
        return self.html(f"practice.{key}", **written)


@cache
def _write_date(date: PartialDate, language: Language) -> Markup:
    pattern = "d MMMM y" if date.day else "MMMM y" if date.month else "y"
    words = write_date(date.first_day, pattern, language)
    return Markup('<time datetime="{}">{}</time>').format(str(date), words)


@cache
def words_of(language: Language) -> Words:
    """Give the words of a language."""
    return Words(language)


def name_filter_words(language: Language) -> dict[str, object]:
    """
    Give the words of filters and of the search box for scripts in the browser.

    These are the strings `search.*`, and "practices" and "results": the plural forms
    of counted phrases, by CLDR category.
    """
    strings = catalogue().strings[language]

    def below(prefix: str) -> dict[str, str]:
        return {
            key.removeprefix(prefix): text
            for key, text in strings.items()
            if key.startswith(prefix)
        }

    counted = {name: below(f"count.{name}.") for name in ("practices", "results")}
    return {**below("search."), **counted}
