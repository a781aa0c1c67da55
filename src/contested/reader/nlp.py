"""The spaCy pipeline: loading it, and giving it text it can parse without moving an offset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from contested.errors import ReaderError

# In a text as it was given, a break behind a line of a page's width without closing punctuation is a hard wrap,
# and so is one before a small letter.
_WRAP = re.compile(r"(?<![.!?:;\"”’'\n\s])(?:(?<=[^\n]{35})[ \t]*\n(?![ \t]*\n|[ \t]*#)|[ \t]*\n(?=[a-z]))")
_LETTERS = re.compile(r"[^\W\d_]")


@Language.component("line_breaks")
def line_breaks(spacy_doc: Doc) -> Doc:
    """Start a sentence behind every line break that is left in the text."""
    for token in spacy_doc[:-1]:
        if token.is_space and "\n" in token.text:
            spacy_doc[token.i + 1].is_sent_start = True
    return spacy_doc


@cache
def load(model: str) -> Language:
    """The pipeline ``model``, with sentence starts at line breaks.

    Raises ReaderError when it is not installed.
    """
    try:
        nlp = spacy.load(model)
    except OSError as e:
        raise ReaderError(
            f"The language model {model} is not installed.",
            cause="The setting 'model' names a spaCy pipeline that this Python does not have.",
            remedy="Install it, or leave the setting at its default.",
        ) from e
    nlp.add_pipe("line_breaks", before="parser")
    return nlp


def parseable(text: str, *, wrapped: bool = True) -> str:
    """``text`` with hard wraps as spaces (where it may be ``wrapped``) and shouting in small letters.

    Every offset stays where it was.
    """
    if wrapped:
        text = _WRAP.sub(lambda m: " " * len(m[0]), text)
    letters = _LETTERS.findall(text)
    if letters and sum(c.isupper() for c in letters) > 0.6 * len(letters):
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return text


def parse(nlp: Language, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
    """The parses of ``texts``, in order."""
    yield from nlp.pipe(texts, batch_size=batch_size)
