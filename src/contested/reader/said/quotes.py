"""Quotations, also where quotation marks are straight, odd or left open."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.said.speakers import Run
from contested.reader.tokens import text_of

_OPEN, _CLOSE, _STRAIGHT = frozenset("“«"), frozenset("”»"), frozenset({'"', "``", "''"})


_MARKS = _OPEN | _CLOSE | _STRAIGHT


def quotations(doc: Doc) -> list[Run]:
    """Token runs from the opening mark to behind the closing one. A quotation left open ends with its line."""
    text = text_of(doc)
    if _MARKS.isdisjoint(text) and "``" not in text and "''" not in text:
        return []
    found: list[Run] = []
    opened: int | None = None
    for token in doc:
        if token.text not in _MARKS:
            if opened is not None and "\n" in token.text:
                found.append((opened, token.i))
                opened = None
            continue
        kind = _kind(doc, token.i, opened is not None)
        if kind == "open":
            if opened is not None:
                found.append((opened, token.i))
            opened = token.i
        elif kind == "close" and opened is not None:
            found.append((opened, token.i + 1))
            opened = None
    if opened is not None:
        found.append((opened, len(doc)))
    return found


def _kind(doc: Doc, i: int, inside: bool) -> str | None:
    mark = doc[i].text
    if mark in _OPEN:
        return "open"
    if mark in _CLOSE:
        return "close"
    if mark not in _STRAIGHT:
        return None
    spaced_before = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space or doc[i - 1].text in ("(", "[")
    spaced_behind = bool(doc[i].whitespace_) or i + 1 == len(doc) or doc[i + 1].is_space
    if spaced_before and not spaced_behind:
        return "open"
    if spaced_behind and not spaced_before:
        return "close"
    return "close" if inside else "open"
