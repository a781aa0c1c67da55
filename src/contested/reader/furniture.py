"""Parts of a text that repeat or frame it and state nothing of their own: the title, its repetition, headings."""

from __future__ import annotations

import re

from contested.model import Document
from contested.reader.tokens import Offsets

_HEADING = re.compile(r"(?m)^#+ .*$")
_WORD = re.compile(r"\w+")
_REACH = 12
# Verbs by which a sentence goes on whose subject is called as the article is: "The Battle of Konna was fought".
_GOES_ON = re.compile(r"\s(?:was|were|is|are|began|started|took|occurred|lasted|refers)\b")


def frames(document: Document) -> list[Offsets]:
    """Spans of ``document.clean`` that are no reporting."""
    found = [m.span() for m in _HEADING.finditer(document.clean)]
    if document.title:
        end = _title_end(document)
        if end:
            found.append((0, end))
        # A page title goes on with section and site: "Headline - World - The Paper".
        headline = re.split(r" [-|–—] ", document.title)[0]
        repeated = _repetition(document.clean, end, document.title) or _repetition(document.clean, end, headline)
        if repeated:
            found.append(repeated)
    return found


def _title_end(document: Document) -> int:
    """Where the title ends in the clean text: 0 when cleaning took it out."""
    title = document.title or ""
    length = 0
    for clean, original, run in document.offsets.pieces:
        if original >= len(title):
            break
        length = clean + min(run, len(title) - original)
    return length


def _repetition(text: str, start: int, title: str) -> Offsets | None:
    """The title once more at the head of the body, behind a dateline of a few words at most."""
    wanted = [w.lower() for w in _WORD.findall(title)]
    if len(wanted) < 3:
        return None
    words = [m for _, m in zip(range(_REACH + len(wanted)), _WORD.finditer(text, start), strict=False)]
    lower = [m[0].lower() for m in words]
    for i in range(min(_REACH, len(lower))):
        if lower[i : i + len(wanted)] == wanted:
            begin, end = words[i].start(), words[i + len(wanted) - 1].end()
            is_subject = lower[max(0, i - 1) : i] == ["the"] or _GOES_ON.match(text, end)
            return None if is_subject else (begin, end)
    return None


def blank(text: str, spans: list[Offsets]) -> str:
    """``text`` with the spans as white space that ends in a line break; no offset moves."""
    for start, end in spans:
        if end > start:
            text = text[:start] + " " * (end - start - 1) + "\n" + text[end:]
    return text
