"""The spaCy pipeline: loading it, and giving it text it can parse without moving an offset."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from contested.errors import ReaderError
from contested.reader.quickening import quicken

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
        # NumPy's matrix products are faster than BLIS's, spaCy's default, and parse alike.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(model)
    except OSError as e:
        raise ReaderError(
            f"The language model {model} is not installed.",
            cause="The setting 'model' names a spaCy pipeline that this Python does not have.",
            remedy="Install it, or leave the setting at its default.",
        ) from e
    nlp.add_pipe("line_breaks", before="parser")
    _know_names(nlp)
    quicken(nlp)
    return nlp


def _know_names(nlp: Language) -> None:
    """Tell "IS", the Islamic State, from the verb: in running text the verb is never in capitals."""
    tokenizer = nlp.tokenizer
    if hasattr(tokenizer, "add_special_case"):
        tokenizer.add_special_case("IS", [{"ORTH": "IS", "NORM": "isis"}])


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


def parse(nlp: Language, texts: Iterable[str], batch_size: int, max_chars: int = 200_000) -> Iterator[Doc]:
    """The parses of ``texts``, in order; a text longer than ``max_chars`` is parsed in parts and put together."""
    counts: deque[int] = deque()

    def pieces() -> Iterator[str]:
        for text in texts:
            found = list(parts(text, max_chars))
            counts.append(len(found))
            yield from found

    parsed = nlp.pipe(pieces(), batch_size=batch_size)
    for first in parsed:
        docs = [first, *islice(parsed, counts.popleft() - 1)]
        # A part ends where the next begins: no blank may come in between.
        yield first if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def parts(text: str, max_chars: int) -> Iterator[str]:
    """``text`` in parts of at most ``max_chars``, cut behind a paragraph, a line, a sentence or a word where it can be.

    The parts put together are the text.
    """
    start = 0
    while len(text) - start > max_chars:
        stop = _cut(text, start, start + max_chars)
        yield text[start:stop]
        start = stop
    yield text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    """Where a part from ``start`` ends at the latest at ``limit``: in its second half, so that parts stay large."""
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, (start + limit) // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit
