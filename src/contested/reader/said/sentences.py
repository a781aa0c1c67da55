"""Where sentences end, in texts whose parse may break one at a lost comma."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from contested.reader.said.speakers import Run

_ENDS = frozenset({".", "!", "?", "..", "...", "…"})
_CLOSING = frozenset({'"', "”", "’", "''", ")", "]", "»"})


def sentences(doc: Doc) -> Iterator[Run]:
    """Token runs of the sentences: broken behind closing punctuation and at line breaks only."""
    start = 0
    for i in range(1, len(doc)):
        if _breaks(doc, i):
            yield start, i
            start = i
    if start < len(doc):
        yield start, len(doc)


def _breaks(doc: Doc, i: int) -> bool:
    before = doc[i - 1]
    if before.is_space and "\n" in before.text:
        return True
    if (
        before.text in _CLOSING
        and i > 1
        and not doc[i - 2].whitespace_
        and doc[i - 2].text in _ENDS
        and before.whitespace_
    ):
        return doc[i].text[:1].isupper() or doc[i].text in ('"', "“")
    if before.text not in _ENDS or (doc[i].text in _CLOSING and not before.whitespace_):
        return False
    follows = doc[i] if doc[i].text not in ('"', "“", "(", "[", "'", "‘") or i + 1 >= len(doc) else doc[i + 1]
    return doc[i].is_sent_start is True or not follows.text[:1].islower()
