"""
Lists to choose from in a Word document: content controls, which python-docx lacks.

A control is a combo box: a reader chooses a term or types one. Its placeholder stands
there until then. Source: ECMA-376, part 1, 17.5.2.
"""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from sanad.languages import Language

PLACEHOLDER_STYLE = "Placeholder Text"


def add_choice(
    paragraph: Paragraph,
    choices: Iterable[tuple[str, str]],
    *,
    placeholder: str,
    language: Language,
) -> None:
    """
    Add a list to choose from at the end of a paragraph.

    Args:
        paragraph: Where it goes.
        choices: Id and words of each choice; neither may come twice.
        placeholder: What stands there before a choice.
        language: The language of the words.
    """
    control = OxmlElement("w:sdt")
    properties = _add(control, "w:sdtPr")
    _add(properties, "w:showingPlcHdr")
    box = _add(properties, "w:comboBox")
    for term_id, words in choices:
        item = _add(box, "w:listItem")
        item.set(qn("w:displayText"), words)
        item.set(qn("w:value"), term_id)
    content = _add(control, "w:sdtContent")
    run = _add(content, "w:r")
    look = _add(run, "w:rPr")
    style = _add(look, "w:rStyle")
    style.set(qn("w:val"), PLACEHOLDER_STYLE.replace(" ", ""))
    if language.direction == "rtl":
        _add(look, "w:rtl")
    _add(run, "w:t").text = placeholder
    paragraph._p.append(control)  # noqa: SLF001 -- the library's only way to XML.


def _add(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    child: BaseOxmlElement = OxmlElement(tag)
    parent.append(child)
    return child
