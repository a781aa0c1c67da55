"""A parsed text in windows that the encoder takes at a time: whole sentences, as many as fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from contested.reader.trained.wordpieces import WordPieces

# Pieces of a window, the two marks at its ends not counted.
LONGEST = 192


@dataclass(frozen=True, slots=True)
class Window:
    """``ids`` of the pieces between the marks; ``tokens`` are those whose first piece stands at ``places``."""

    ids: tuple[int, ...]
    tokens: tuple[int, ...]
    places: tuple[int, ...]


def windows(spacy_doc: Doc, pieces: WordPieces, wanted: Collection[int] | None = None) -> Iterator[Window]:
    """The windows of a text, in order; every token but blanks is in one, of the sentences ``wanted`` (None: all)."""
    ids: list[int] = []
    tokens: list[int] = []
    places: list[int] = []
    for number, sentence in enumerate(spacy_doc.sents):
        if wanted is not None and number not in wanted:
            continue
        words = [(t.i, pieces.word(t.text)) for t in sentence if not t.is_space]
        if ids and len(ids) + sum(len(p) for _, p in words) > LONGEST:
            yield _window(ids, tokens, places, pieces)
            ids, tokens, places = [], [], []
        for i, found in words:
            if len(ids) + len(found) > LONGEST:
                yield _window(ids, tokens, places, pieces)
                ids, tokens, places = [], [], []
            tokens.append(i)
            places.append(len(ids) + 1)
            ids += found[:LONGEST]
    if ids:
        yield _window(ids, tokens, places, pieces)


def _window(ids: list[int], tokens: list[int], places: list[int], pieces: WordPieces) -> Window:
    marked = (pieces.ids["[CLS]"], *ids, pieces.ids["[SEP]"])
    return Window(marked, tuple(tokens), tuple(places))
