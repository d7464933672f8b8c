"""Words of the search: folded, cut, and without a particle (see vectors.yml)."""

import pytest

from sanad.search.analysis import (
    cut_deeply,
    cut_mildly,
    cut_particle,
    fold,
    split_words,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("", ""),
        ("مُنَظَّمَة IOM", "منظمه iom"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("\u0671لصحّة", "الصحه"),  # Alef wasla.
        ("کـوفيد ١٩ ۲۰", "كوفيد 19 20"),  # Keheh, tatweel, digits of two scripts.
        ("مسؤولية شؤون", "مسووليه شوون"),
        ("جزء عبء", "جز عب"),  # Hamza on the line goes,
        ("كراء وباء", "كراء وباء"),  # but stays after a last alef,
        ("كراءات", "كراات"),  # though not inside a word.
        ("École CAFÉ", "ecole cafe"),
        ("1,200,000 و 1٬200", "1200000 و 1200"),
        ("2020,21", "2020,21"),
        ("Women's migrants’ UN’s", "women migrants’ un"),
    ],
)
def test_fold_evens_out_spelling(written: str, folded: str) -> None:
    """Spelling variants of Arabic, Latin and digits are one."""
    assert folded == fold(written)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("… — !", []),
        ("كوفيد-19 (IOM)", ["كوفيد", "19", "iom"]),
        ("بنسبة 8.8% سنة 2021.", ["بنسبه", "8.8", "سنه", "2021"]),
        ("IOMتونس", ["iom", "تونس"]),
        ("<b>قسائم</b>", ["b", "قسايم", "b"]),
    ],
)
def test_text_is_split_into_words(text: str, words: list[str]) -> None:
    """A word is a run of letters of one script, or a number."""
    assert words == split_words(text)


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("2020", "2020"),
        ("8.8", "8.8"),
        ("المهاجرين", "مهاجر"),
        ("والمهاجرات", "مهاجر"),
        ("بالمدارس", "مدارس"),
        ("للمدارس", "مدارس"),
        ("الام", "الام"),  # An article before two letters is none.
        ("بالغين", "بالغ"),  # These two begin with no article.
        ("والدين", "والد"),
        ("قسيمتها", "قسيم"),  # An owner's ending, then no other one.
        ("قسيمه", "قسيم"),
        ("سنه", "سن"),
        ("هم", "هم"),
    ],
)
def test_arabic_is_cut_mildly(word: str, cut: str) -> None:
    """The article goes, and one ending of inflection."""
    assert cut == cut_mildly(word)


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("vouchers", "voucher"),
        ("voucher", "voucher"),
        ("policies", "policy"),
        ("lives", "lif"),
        ("life", "lif"),
        ("boxes", "box"),
        ("crisis", "crisis"),
        ("status", "status"),
        ("access", "access"),
        ("as", "as"),
        ("organisations", "organization"),
        ("labour", "labor"),
        ("programmes", "program"),
        ("centres", "center"),
        ("one", "one"),
        ("service", "servic"),
    ],
)
def test_english_is_cut_mildly(word: str, cut: str) -> None:
    """British and American spelling are one, and so are singular and plural."""
    assert cut == cut_mildly(word)


@pytest.mark.parametrize("number", ["2020", "8.8"])
def test_number_is_not_cut_deeply(number: str) -> None:
    """A number has no other form."""
    assert number == cut_deeply(number)


@pytest.mark.parametrize(
    ("mild", "deep"),
    [
        ("مهاجر", "مهجر"),
        ("مخابز", "مخبز"),  # Bakeries,
        ("مخبز", "مخبز"),  # a bakery.
        ("اطفال", "طفل"),  # The plural af'al,
        ("اجهز", "جهز"),  # and af'ul,
        ("ايجار", "يجر"),
        ("اجل", "اجل"),  # of which this one is none.
        ("شركاي", "شرك"),  # Endings go until there is none.
        ("سلال", "سل"),  # A doubled last letter is one.
        ("وباء", "وبء"),  # A vowel stays where a word begins with it.
        ("هم", "هم"),
    ],
)
def test_arabic_is_cut_deeply(mild: str, deep: str) -> None:
    """A broken plural and its singular share a form without long vowels."""
    assert deep == cut_deeply(mild)


@pytest.mark.parametrize(
    ("mild", "deep"),
    [
        ("vaccination", "vaccin"),
        ("vaccinated", "vaccin"),
        ("vaccin", "vaccin"),
        ("remittanc", "remit"),  # A doubled consonant is one,
        ("bamboo", "bamboo"),  # a doubled vowel is not.
        ("neighborhood", "neighb"),  # A noun's ending, then one of derivation.
        ("family", "famil"),
        ("ring", "ring"),  # Too short to be derived.
        ("city", "city"),
        ("iom", "iom"),
    ],
)
def test_english_is_cut_deeply(mild: str, deep: str) -> None:
    """Words that are derived from each other share a form without endings."""
    assert deep == cut_deeply(mild)


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("وكراء", "كراء"),
        ("بتونس", "تونس"),
        ("ولد", ""),  # Too short to be two words.
        ("تونس", ""),
        ("iom1", ""),
        ("2020", ""),
    ],
)
def test_particle_is_split_off(word: str, rest: str) -> None:
    """A particle of one letter may stand before an Arabic word, unless it is short."""
    assert rest == cut_particle(word)
