"""
Translation: the digest of a source text, and how a translation stands to it.

The digest covers what a translator translates: title, summary and body, with white
space and Unicode composition evened out, so that a reflowed line does not make a
translation stale. Facts are not part of it: they are shared by both languages.
"""

import hashlib
import re
import unicodedata

from sanad.model import TranslationState
from sanad.reading import Document
from sanad.yaml_nodes import ScalarNode

_DIGEST_LENGTH = 12
DIGEST_FORM = re.compile(rf"[0-9a-f]{{{_DIGEST_LENGTH}}}")


def digest_source(document: Document) -> str:
    """Give the digest of a source text: 12 hexadecimal digits of its SHA-256."""
    parts = [field_text(document, "title"), field_text(document, "summary")]
    words = " ".join("\n".join([*parts, document.body]).split())
    composed = unicodedata.normalize("NFC", words)
    return hashlib.sha256(composed.encode()).hexdigest()[:_DIGEST_LENGTH]


def find_state(document: Document, source: Document) -> TranslationState:
    """Tell how a document stands to the source text of its practice."""
    if document is source:
        return TranslationState.SOURCE
    stamped = field_text(document, "source_digest")
    if not stamped:
        return TranslationState.UNSTAMPED
    is_current = stamped == digest_source(source)
    return TranslationState.CURRENT if is_current else TranslationState.STALE


def field_text(document: Document, name: str) -> str:
    """Give the text of a plain field as written, or nothing when it is not there."""
    node = document.fields.entries.get(name)
    return node.text if isinstance(node, ScalarNode) else ""
