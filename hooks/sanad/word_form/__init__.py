"""
The Word form: a practice written in Word, and read again.

`template` draws the form out of the schema and the vocabularies, in Arabic and in
English; `importing` reads a filled one and gives the record that `sanad.writing`
writes, with what had no place. `layout` says what stands in it; `package` opens a
stranger's file safely; `paragraphs` and `values` read words and values.
"""

from sanad.word_form.importing import FormImporter, ImportedForm
from sanad.word_form.package import UnreadableFormError
from sanad.word_form.template import form_path, make_form

__all__ = [
    "FormImporter",
    "ImportedForm",
    "UnreadableFormError",
    "form_path",
    "make_form",
]
