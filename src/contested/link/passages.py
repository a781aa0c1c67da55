"""A document's sentences as they are compared for copies, and how much of one text stands in another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from contested.link.copies import shingles
from contested.link.sentences import spans

# Documents whose sentences are kept at hand: those of neighbouring events are the same.
KEPT = 4096

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Wording:
    """The sentences of a text: where each starts (offset in the text), and the shingles of each."""

    starts: tuple[int, ...]
    sentences: tuple[frozenset[int], ...]

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Those of all sentences."""
        return frozenset().union(*self.sentences)

    def at(self, offset: int) -> frozenset[int]:
        """The shingles of the sentence at ``offset``; none where it is too short to be called a copy."""
        return self.sentences[max(0, bisect_right(self.starts, offset) - 1)]


def wording(text: str) -> Wording:
    """The sentences of ``text``."""
    bounds = list(spans(text))
    return Wording(tuple(start for start, _ in bounds), tuple(shingles(text[start:end]) for start, end in bounds))


class HasText(Protocol):
    """What is asked of a document."""

    @property
    def text(self) -> str:
        """The whole text, which offsets of claims count in."""


WordingOf = Callable[[str], Wording | None]


class Wordings:
    """The wording of documents by id, made when first asked for; None for a document that is not at hand."""

    def __init__(self, documents: Mapping[str, HasText]) -> None:
        self._documents = documents
        self._made: OrderedDict[str, Wording] = OrderedDict()

    def __call__(self, id: str) -> Wording | None:
        """The wording of the document of that id."""
        if id in self._made:
            self._made.move_to_end(id)
            return self._made[id]
        document = self._documents.get(id)
        if document is None:
            return None
        made = self._made[id] = wording(document.text)
        if len(self._made) > KEPT:
            self._made.popitem(last=False)
        return made


class Overlaps:
    """Sets of shingles by key: which of them have something in common with another, and how much."""

    def __init__(self, sets: Iterable[tuple[K, frozenset[int]]]) -> None:
        self._holders: dict[int, list[Hashable]] = {}
        for key, hashes in sets:
            for h in hashes:
                self._holders.setdefault(h, []).append(key)

    def common(self, hashes: frozenset[int]) -> Counter[Hashable]:
        """How many of ``hashes`` each set has."""
        return Counter(key for h in hashes for key in self._holders.get(h, ()))
