"""From the text as given to the text that is read, with the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from contested.model import OffsetMap
from contested.sources.draft import Draft, Edit
from contested.sources.furniture import furniture
from contested.sources.glue import glued_sentences
from contested.sources.head import head_parts
from contested.sources.header import report_start
from contested.sources.lines import furniture_lines, line_breaks

Step = Callable[[str], Iterable[Edit]]

# Line ends of every kind but \n, and what prints nothing: controls, soft hyphens, marks of direction.
_ODD_BREAK = re.compile("\r\n?|[\u2028\u2029\x0b\x0c]")
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_BLANK = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(rf"[ {_BLANK}]{{2,}}|[{_BLANK}]|^ | $|(?<=\n) | (?=\n)")


def clean(text: str) -> tuple[str, OffsetMap]:
    """The text that is read: without page furniture, a line a paragraph, sentences parted.

    Each character of it is carried over from ``text`` or is a space or line break put in; the map
    leads from its offsets back to those of ``text``. Cleaning what is clean changes nothing. Taken
    out are lines and phrases of the page (the data file ``furniture.yaml``), captions with a credit,
    repeated lines, bylines, datelines, and the headline where the body repeats it.
    """
    draft = Draft.of(text)
    while True:
        changed = draft
        for step in _STEPS:
            changed = changed.edit(step(changed.text))
        if changed.text == draft.text:
            return draft.text, draft.offsets
        draft = changed


def _characters(text: str) -> Iterable[Edit]:
    for m in _ODD_BREAK.finditer(text):
        yield m.start(), m.end(), "\n"
    for m in _UNPRINTED.finditer(text):
        yield m.start(), m.end(), ""


def _spaces(text: str) -> Iterable[Edit]:
    """Runs of blanks become one space; none is left at the ends of lines."""
    for m in _SPACES.finditer(text):
        start, end = m.span()
        if start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
            yield start, end, ""
        elif m.group() != " ":
            yield (start + 1, end, "") if text[start] == " " else (start, end, " ")


def _headers(text: str) -> Iterable[Edit]:
    for parts in head_parts(text):
        yield parts[0].start, report_start(text, parts), ""


def _phrases(text: str) -> Iterable[Edit]:
    found = furniture()
    folded = text.casefold()
    if not any(all(word in folded for word in words) for words in found.phrase_words):
        return
    for m in found.phrase.finditer(text):
        yield m.start(), m.end(), " "


def _tails(text: str) -> Iterable[Edit]:
    for tail in furniture().tails:
        if m := tail.find(text):
            yield m.start(), m.end(), ""


_STEPS: tuple[Step, ...] = (
    _characters,
    furniture_lines,
    _headers,
    _phrases,
    _tails,
    line_breaks,
    glued_sentences,
    _spaces,
)
