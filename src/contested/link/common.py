"""The sentences that documents have in common, word for word or nearly, without comparing all with all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from contested.link.candidates import candidates
from contested.link.copies import NEAR, shingled, words
from contested.link.earlier import Head
from contested.link.sentences import spans

# A sentence that stands in so many documents over more than so many days is a standing one (the page's furniture, the
# background to every story) and no sign of a copy.
STANDING = 5
STANDING_DAYS = 30
# A sentence that stands in more documents than this ties each to the first that has it, and to its neighbours.
CROWD = 30


@dataclass(slots=True)
class Place:
    """One sentence of one document: the document's number, and bounds and words of the sentence."""

    doc: int
    start: int
    end: int
    words: int


@dataclass(slots=True)
class Texts:
    """Sentences by their shingles. ``rows`` numbers the distinct ones, ``places`` says where each stands."""

    rows: dict[bytes, int] = field(default_factory=dict)
    places: list[list[Place]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def take(self, doc: int, text: str) -> None:
        """Enter a document."""
        for start, end in spans(text):
            tokens = words(text[start:end])
            if hashes := shingled(tokens):
                key = array("I", sorted(hashes)).tobytes()
                row = self.rows.setdefault(key, len(self.rows))
                if row == len(self.places):
                    self.places.append([])
                self.places[row].append(Place(doc, start, end, len(tokens)))

    def settle(self, heads: Sequence[Head]) -> None:
        """Drop the standing sentences, and count the words of what is left of each document."""
        kept = {key: n for key, n in self.rows.items() if not _standing(self.places[n], heads)}
        self.places = [self.places[n] for n in kept.values()]
        self.rows = {key: n for n, key in enumerate(kept)}
        self.words = [0] * len(heads)
        for places in self.places:
            for place in places:
                self.words[place.doc] += place.words


def _standing(places: Sequence[Place], heads: Sequence[Head]) -> bool:
    if len(places) < STANDING:
        return False
    days = [day for place in places if (day := heads[place.doc].published)]
    return bool(days) and (max(days) - min(days)).days > STANDING_DAYS


Shared = dict[tuple[int, int], list[tuple[Place, Place]]]


def sentences_in_common(texts: Texts) -> Shared:
    """The sentences in common, by the numbers of two documents, the earlier first: its sentence and the other's."""
    found: Shared = {}
    keys = list(texts.rows)
    for places in texts.places:
        _pair(found, _crowd(places))
    for i, j in candidates(keys):
        if _near(keys[i], keys[j]):
            one, other = texts.places[i][:CROWD], texts.places[j][:CROWD]
            _pair(found, ((x, y) for x in one for y in other))
    return found


def _near(a: bytes, b: bytes) -> bool:
    one, other = set(memoryview(a).cast("I")), set(memoryview(b).cast("I"))
    return len(one & other) >= NEAR * min(len(one), len(other))


def _crowd(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    if len(places) <= CROWD:
        yield from combinations(places, 2)
        return
    yield from ((places[0], other) for other in places[1:])
    yield from pairwise(places[1:])


def _pair(found: Shared, pairs: Iterable[tuple[Place, Place]]) -> None:
    for x, y in pairs:
        if x.doc != y.doc:
            first, later = (x, y) if x.doc < y.doc else (y, x)
            found.setdefault((first.doc, later.doc), []).append((first, later))
