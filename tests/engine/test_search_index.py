"""The index of the search: written here, read as the reader's browser reads it."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from sanad.glossary import Glossary, GlossaryGroup, GlossaryTerm
from sanad.languages import LANGUAGES, Language
from sanad.search.analysis import cut_deeply, cut_mildly, fold
from sanad.search.documents import Document, make_page_document
from sanad.search.index import make_index
from sanad.words import name_filter_words

_AR, _EN = Language.ARABIC, Language.ENGLISH
_CALL = re.compile(r'sanadPart\("([^"]+)",(.*)\)\n')
_CODED = re.compile("([A-Z])([^A-Z]*)")
_SAME_FILES = 64  # As in `browser/engine.js`.

each_language = pytest.mark.parametrize("language", LANGUAGES)

_CHOICES = {
    "country": [["egypt", "مصر", "Egypt"], ["tunisia", "تونس", "Tunisia"]],
    "year": [["2020", "2020", "2020"], ["2021", "2021", "2021"]],
}


class _Read:
    """An index as `browser/engine.js` reads it."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.parts = {name: self._call(name, text) for name, text in files.items()}
        self.core: dict[str, Any] = self.parts["core"]
        self.keys = self._decode(self.core["keys"])

    @staticmethod
    def _call(name: str, text: str) -> Any:  # noqa: ANN401 -- JSON of any form.
        call = _CALL.fullmatch(text)
        assert call is not None
        assert name == call[1]
        return json.loads(call[2])

    @staticmethod
    def _decode(coded: str) -> list[str]:
        keys, key = [], ""
        for shared, rest in _CODED.findall(coded):
            key = key[: ord(shared) - 65] + rest
            keys.append(key)
        return keys

    def occurrences(self, key: str) -> list[tuple[int, int]]:
        """Give the documents and weights of a key."""
        number = self.keys.index(key)
        starts = self.core["files"]
        file = max(n for n, start in enumerate(starts) if start <= number)
        document, found = 0, []
        for written in self.parts[f"keys-{file}"][number - starts[file]]:
            document += written >> 4
            found.append((document, written & 15))
        return found

    def named(self, name: str) -> list[Any]:
        """Give the numbered parts of a name, in their order."""
        numbers = range(sum(part.startswith(f"{name}-") for part in self.parts))
        return [self.parts[f"{name}-{number}"] for number in numbers]

    def entries(self) -> set[tuple[str, str]]:
        """Give all variants of synonyms, each with what means the same."""
        files = self.named("same")
        entries = [
            entry for file in files for found in file.values() for entry in found
        ]
        unique = {(variant, others) for variant, others in entries}
        assert len(entries) == len(unique)
        return unique

    def same(self, word: str) -> list[list[str]]:
        """Give the variants that may begin with a word: [variant, others]."""
        deep = cut_deeply(cut_mildly(fold(word)))
        file = sum(map(ord, deep)) % _SAME_FILES
        found: list[list[str]] = self.parts[f"same-{file}"].get(deep, [])
        return found

    def synonyms(self, word: str) -> dict[str, list[str]]:
        """Give the variants that may begin with a word: variant -> what means it."""
        return {variant: others.split("|") for variant, others in self.same(word)}

    def passes(self, document: int, facet: str, value: str) -> bool:
        """Tell whether a practice has a value of a facet."""
        facets = self.core["facets"][facet]
        place = [choice[0] for choice in facets["values"]].index(value)
        return bool(facets["practices"][document] >> place & 1)


def _page(*fields: tuple[float, str], title: str = "عنوان IOM 1") -> Document:
    """Make a document that is found by these fields alone."""
    return Document(
        paths={language: f"{language}/x/" for language in LANGUAGES},
        titles=dict.fromkeys(LANGUAGES, title),
        lines=dict.fromkeys(LANGUAGES, ("سطر IOM 1",)),
        fields=fields,
    )


def _practice(countries: tuple[str, ...], years: tuple[str, ...]) -> Document:
    return Document(
        paths={_AR: "ar/practices/a/", _EN: "en/practices/a/"},
        titles={_AR: "قسائم IOM", _EN: "IOM vouchers"},
        lines={_AR: ("وُزّعت 120.", "ثم 30."), _EN: ("120 were given.",)},
        fields=((1, "قسائم"),),
        tags={_AR: ("تونس", "2020"), _EN: ("Tunisia", "2020")},
        facets={"country": countries, "year": years},
    )


def _files(
    pages: Sequence[Document],
    practices: Sequence[Document] = (),
    glossary: Glossary | None = None,
) -> dict[str, str]:
    return dict(make_index(practices, pages, _CHOICES, glossary or Glossary()))


def _read(*pages: Document, glossary: Glossary | None = None) -> _Read:
    return _Read(_files(pages, glossary=glossary))


def test_empty_library_has_an_index() -> None:
    """An index without documents can be read: it finds nothing."""
    read = _read()

    assert ([], 0, 0) == (read.keys, read.core["documents"], read.core["practices"])
    same: dict[str, Any] = {f"same-{number}": {} for number in range(_SAME_FILES)}
    assert {"core": read.core, "keys-0": [], **same} == read.parts


def test_document_without_words_can_be_read() -> None:
    """A document of which no word can be searched stands in the index by its place."""
    read = _read(_page((1, "…")), _page())

    assert (2, []) == (read.core["documents"], read.keys)


def test_keys_come_back_from_their_code() -> None:
    """Front coding loses nothing, in either script, with digits, and in order."""
    text = "هاجر مهاجر مهاجرون مهاجرة migrate migration migrants 12 120 12.5 م"

    keys = ["12", "12.5", "120", "migrant", "migrat", "migration", "م", "مهاجر", "هاجر"]

    assert keys == _read(_page((1, text))).keys


@pytest.mark.parametrize("length", [25, 26, 40])
def test_long_keys_come_back(length: int) -> None:
    """Two keys may share more letters than one letter of the code can tell."""
    keys = [f"{'b' * length}{end}" for end in "acd"]

    assert keys == _read(_page((1, " ".join(keys)))).keys


def test_places_come_back_from_their_distances() -> None:
    """A word is found in the documents in which it stands, first and last alike."""
    read = _read(*(_page((1, text)) for text in ("كراء", "iom", "iom", "كراء iom")))

    assert [0, 3] == [document for document, _ in read.occurrences("كراء")]
    assert [1, 2, 3] == [document for document, _ in read.occurrences("iom")]


@pytest.mark.parametrize(
    ("count", "weight"), [(0.01, 1), (1, 3), (6, 9), (10, 11), (10_000, 15)]
)
def test_weight_is_saturated(count: float, weight: int) -> None:
    """In documents of one length, a weight is the share n / (n + 4) of 15."""
    assert [(0, weight)] == _read(_page((count, "كراء"))).occurrences("كراء")


def test_fields_of_a_word_are_summed() -> None:
    """Words of one key count together, over all fields and inflections."""
    read = _read(_page((4, "القسيمة"), (1, "قسيمة، وقسيمات")))

    assert [(0, round(15 * 5.6 / 9.6))] == read.occurrences("قسيم")


def test_long_document_weighs_less() -> None:
    """A word says less of a document that has many others."""
    read = _read(_page((6, "كراء")), _page((6, "كراء"), (1, "نص " * 200)))
    short, long = 0.6 + 0.4 * 6 / 106, 0.6 + 0.4 * 206 / 106

    assert [
        (0, round(15 * 6 / short / (6 / short + 4))),
        (1, round(15 * 6 / long / (6 / long + 4))),
    ] == read.occurrences("كراء")


def test_particle_is_read_where_there_is_evidence() -> None:
    """A word after a particle counts for less, where it stands elsewhere by itself."""
    read = _read(_page((1, "وكراء")), _page((1, "كراء")))

    assert [(0, 2), (1, 3)] == read.occurrences("كراء")
    assert [(0, 3)] == read.occurrences("وكراء")


def test_particle_is_not_read_without_evidence() -> None:
    """What merely begins like a particle is one word."""
    assert ["كمام"] == _read(_page((1, "كمامة"))).keys


def test_particle_is_not_read_before_a_short_key() -> None:
    """Two letters are too few to be sure of a particle."""
    assert [(1, 3)] == _read(_page((1, "بيده")), _page((1, "يد"))).occurrences("يد")


def test_keys_are_split_into_files() -> None:
    """A file of keys ends at a thousand occurrences; the next begins with its key."""
    text = " ".join(str(number) for number in range(10_000, 12_500))
    read = _read(_page((1, text)))

    assert [0, 1_000, 2_000] == read.core["files"]
    assert [1_000, 1_000, 500] == [len(read.parts[f"keys-{n}"]) for n in range(3)]
    assert [[(0, 3)]] * 2 == [read.occurrences(key) for key in ("10999", "11000")]


def test_full_file_at_the_end_has_no_empty_one_after_it() -> None:
    """A thousand occurrences fit into one file."""
    text = " ".join(str(number) for number in range(1_000, 2_000))

    assert [0] == _read(_page((1, text))).core["files"]


def test_occurrences_fill_a_file() -> None:
    """A file is measured by its occurrences, not by its keys."""
    read = _read(*[_page((1, "10 20 30"))] * 500)

    assert [0, 2] == read.core["files"]
    assert list(range(500)) == [document for document, _ in read.occurrences("30")]


@each_language
def test_what_a_result_shows(language: Language) -> None:
    """Each document has a file in each language with what is shown of it."""
    practice = _practice(("egypt",), ())
    page = make_page_document(
        {_AR: "ar/about/", _EN: "en/about/"},
        {_AR: "عن IOM", _EN: "About"},
        {_AR: ("نص 1",), _EN: ()},
    )
    parts = _Read(_files([page], [practice])).parts

    assert {
        "path": practice.paths[language],
        "title": practice.titles[language],
        "tags": list(practice.tags[language]),
        "lines": list(practice.lines[language]),
    } == parts[f"{language}/0"]
    assert {
        "path": f"{language}/about/",
        "title": page.titles[language],
        "tags": [],
        "lines": list(page.lines[language]),
    } == parts[f"{language}/1"]


def test_practices_come_before_pages() -> None:
    """Numbers below the number of practices are practices."""
    read = _Read(_files([_page((1, "صفحة"))], [_practice(("egypt",), ())]))

    assert (2, 1) == (read.core["documents"], read.core["practices"])
    assert [(0, 3)] == read.occurrences("قسايم")


def test_facets_are_bits() -> None:
    """A practice has one bit for each value that is its own; a page has none."""
    practices = [
        _practice(("tunisia",), ("2020",)),
        _practice(("tunisia", "egypt"), ("2020", "2021")),
        _practice(("egypt",), ()),
    ]
    read = _Read(_files([_page()], practices))
    facets = read.core["facets"]

    assert _CHOICES == {name: facet["values"] for name, facet in facets.items()}
    assert [2, 3, 1] == facets["country"]["practices"]
    assert [1, 3, 0] == facets["year"]["practices"]
    assert [True, True, False] == [
        read.passes(n, "country", "tunisia") for n in (0, 1, 2)
    ]


def test_synonyms_are_mild_forms() -> None:
    """Words of one meaning lead to each other as the keys that they are found by."""
    glossary = Glossary(synonyms=(("الكراء", "Rents", "loyer"), ("جواز السفر", "visa")))

    assert {
        ("كراء", "rent|loyer"),
        ("rent", "كراء|loyer"),
        ("loyer", "كراء|rent"),
        ("جواز سفر", "visa"),
        ("visa", "جواز سفر"),
    } == _read(glossary=glossary).entries()


def test_terms_of_the_glossary_are_synonyms() -> None:
    """The names and variants of a term mean the same."""
    term = GlossaryTerm(
        id="migrant",
        term={_AR: "مهاجر", _EN: "Migrant"},
        definition={_AR: "من انتقل", _EN: "Who has moved"},
        variants=("وافدون", "immigré"),
    )
    group = GlossaryGroup("people", {_AR: "أشخاص", _EN: "People"}, (term,))
    read = _read(glossary=Glossary(groups=(group,)))

    assert {
        ("مهاجر", "migrant|وافد|immigr"),
        ("migrant", "مهاجر|وافد|immigr"),
        ("وافد", "مهاجر|migrant|immigr"),
        ("immigr", "مهاجر|migrant|وافد"),
    } == read.entries()


def test_inflections_are_no_synonyms() -> None:
    """Words that have one key do not lead to each other, and lead elsewhere once."""
    glossary = Glossary(
        synonyms=(("قسيمة", "القسيمات"), ("قسيمة", "قسيمات", "voucher"))
    )

    assert {("قسيم", "voucher"), ("voucher", "قسيم")} == (
        _read(glossary=glossary).entries()
    )


def test_synonym_without_words_is_left_out() -> None:
    """What has no word that can be searched means nothing."""
    glossary = Glossary(synonyms=(("…", "كراء"), ("…", "visa", "تأشيرة")))

    assert {("visa", "تاشير"), ("تاشير", "visa")} == (
        _read(glossary=glossary).entries()
    )


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("الكراء", {"كراء": ["rent", "loyer"]}),
        ("rents", {"rent": ["كراء", "loyer"]}),
        ("جواز", {"جواز سفر": ["visa"]}),  # By the first word of several,
        ("سفر", {}),  # and by no other one.
        ("visa", {"visa": ["جواز سفر"]}),
        ("قسيمة", {}),
    ],
)
def test_word_leads_to_its_synonyms(word: str, others: dict[str, list[str]]) -> None:
    """From the first word of a variant, the others of its group are found."""
    glossary = Glossary(synonyms=(("الكراء", "Rents", "loyer"), ("جواز السفر", "visa")))

    assert others == _read(glossary=glossary).synonyms(word)


@pytest.mark.parametrize("word", ["مخبز", "مخابز", "المخابز"])
def test_broken_plural_leads_to_synonyms(word: str) -> None:
    """A variant is filed by its deep form, which a broken plural shares."""
    glossary = Glossary(synonyms=(("مخبز", "bakery"),))

    assert {"مخبز": ["bakery"]} == _read(glossary=glossary).synonyms(word)


def test_variants_that_begin_alike_are_found_together() -> None:
    """Variants with one deep form of their first word stand in one entry."""
    glossary = Glossary(synonyms=(("مخبز", "bakery"), ("مخابز المدينة", "ovens")))

    assert {"مخبز": ["bakery"], "مخابز مدين": ["oven"]} == (
        _read(glossary=glossary).synonyms("مخبز")
    )


def test_word_of_two_meanings_leads_to_both() -> None:
    """A variant that stands in two groups leads to each, in their order."""
    glossary = Glossary(
        synonyms=(("visa", "تأشيرة"), ("iom", "oim"), ("visa", "بطاقة"))
    )

    assert [["visa", "تاشير"], ["visa", "بطاق"]] == (
        _read(glossary=glossary).same("visa")
    )


def test_variants_are_split_into_files() -> None:
    """There are always as many files of variants, though some may be empty."""
    read = _read(glossary=Glossary(synonyms=(("a", "b"),)))  # Codes 97 and 98.
    files = read.named("same")

    assert 64 == len(files)
    assert {33: {"a": [["a", "b"]]}, 34: {"b": [["b", "a"]]}} == {
        number: file for number, file in enumerate(files) if file
    }


@pytest.mark.parametrize(
    ("word", "variant"), [("employees", "employe"), ("الجبهة", "جبه")]
)
def test_variant_that_could_be_cut_again_is_cut_once(word: str, variant: str) -> None:
    """A variant is filed by the deep form of its key, not of that key cut again."""
    read = _read(glossary=Glossary(synonyms=((word, "iom"),)))

    assert cut_mildly(variant) != variant
    assert {variant: ["iom"]} == read.synonyms(word)


def test_letters_are_known_by_their_folded_names() -> None:
    """The name of a Latin letter leads to the letter, however it is spelt."""
    glossary = Glossary(letters={"h": ("إتش", "هاش"), "u": ("يو",)})

    assert {"اتش": "h", "هاش": "h", "يو": "u"} == (
        _read(glossary=glossary).core["letters"]
    )


def test_name_of_several_letters_leads_to_all() -> None:
    """Letters whose names Arabic writes alike are all that such a name may mean."""
    glossary = Glossary(letters={"b": ("بي",), "g": ("جي",), "p": ("بى", "پي")})

    assert {"بي": "bp", "جي": "g", "پي": "p"} == (
        _read(glossary=glossary).core["letters"]
    )


def test_spellings_of_a_name_count_once() -> None:
    """Two spellings that fold into one name lead to their letter once."""
    glossary = Glossary(letters={"h": ("إتش", "اتش")})

    assert {"اتش": "h"} == _read(glossary=glossary).core["letters"]


@each_language
def test_words_of_the_box(language: Language) -> None:
    """The index has the words with which the search speaks, of both languages."""
    assert name_filter_words(language) == _read().core["words"][language]


_HOSTILE = '</script><!-- "قسائم" \\ \' & <b onclick="x">IOM\u2028'


@each_language
def test_hostile_title_stays_text(language: Language) -> None:
    """No words of a contributor look like a tag in a file; they come back whole."""
    files = _files([_page((6, _HOSTILE), title=_HOSTILE)])

    assert [] == [name for name, text in files.items() if "<" in text]
    assert _HOSTILE == _Read(files).parts[f"{language}/0"]["title"]


def test_same_content_gives_the_same_bytes() -> None:
    """An index depends on its content alone."""
    pages = [_page((1, "كراء وكراء iom 12"), (0.4, "قسائم")), _page((6, "كراء"))]

    assert list(_files(pages).items()) == list(_files(pages).items())


def test_file_is_one_line() -> None:
    """A file is one call on one line, with letters as they are, not escaped."""
    files = _files([_page((1, "كراء"))])

    assert {1} == {text.count("\n") for text in files.values()}
    assert "كراء" in files["core"]
