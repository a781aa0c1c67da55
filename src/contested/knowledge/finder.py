"""Finding many names in a text at once: a tree of folded words, walked from each word of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from contested.knowledge.names import fold

T = TypeVar("T")

# A word: an abbreviation with dots (U.S.), or letters and digits, apostrophes inside.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʿʾ`][^\W_]+)*")
_ARTICLES = frozenset({"al", "el", "ul"})
# With its l taken on the sound that follows: an article only when a hyphen joins it to the next word.
_HYPHENED_ARTICLES = frozenset(
    {"ar", "as", "ash", "at", "ad", "adh", "an", "az", "er", "es", "esh", "et", "ed", "en", "ez", "ud", "ur"}
)
_SHORT = 4
# All is written in capitals where the words on both sides are, so many of them.
_AROUND = 3


class Word(NamedTuple):
    """A word of a text: what it folds to and where it stands."""

    folded: str
    raw: str
    start: int
    end: int
    article: bool


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else fold(word).replace(" ", "")


def words(text: str) -> list[Word]:
    """The words of ``text``; ``article`` marks the Arabic article (al-, el-, ash-), which no name is told apart by."""
    found = []
    for m in _WORD.finditer(text):
        raw = m.group()
        folded = _folded(raw)
        end = m.end()
        article = folded in _ARTICLES or (folded in _HYPHENED_ARTICLES and text[end : end + 1] == "-")
        found.append(Word(folded, raw, m.start(), end, article))
    return found


@lru_cache(maxsize=128)
def text_words(text: str) -> tuple[Word, ...]:
    """The words of a whole text; remembered, for what reads a report and what resolves it both ask."""
    return tuple(words(text))


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[tuple[T, str | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """Words ``[first, last)`` of the text, characters ``[start, end)``, and the values of the name found there."""

    first: int
    last: int
    start: int
    end: int
    values: tuple[T, ...]


class Finder(Generic[T]):
    """Names with values, found in texts. One name may have several values.

    Case, accents, the Arabic article, plural and possessive s don't count. But a name that is one word of at most
    four letters is found only as it is written ("IS" is not "is"), and other one-word names with a capital
    only under a capital ("Amnesty" is not "amnesty"). Where all is written in capitals, one of ``plain``, the
    folded names that are words of the language too, is that word.
    """

    def __init__(self, plain: Iterable[str] = ()) -> None:
        self._root: _Node[T] = _Node()
        self._plain = frozenset(plain)

    def add(self, name: str, value: T) -> None:
        """Have ``name`` found with ``value``."""
        parts = words(name)
        spoken = [w for w in parts if not w.article] or parts
        if not spoken:
            return
        node = self._root
        for word in spoken:
            node = node.next.setdefault(word.folded, _Node())
        one = len(spoken) == 1
        exact = spoken[0].raw.replace(".", "") if one and not name.islower() else None
        if (value, exact) not in node.values:
            node.values.append((value, exact))

    def spans(self, text: str) -> list[Span[T]]:
        """The names in ``text``, the longest from each word on, none overlapping."""
        return list(self._walk(text_words(text)))

    def in_words(self, given: Sequence[Word]) -> list[Span[T]]:
        """The same for a text already taken apart."""
        return list(self._walk(given))

    def _walk(self, given: Sequence[Word]) -> Iterator[Span[T]]:
        at, starts = 0, self._root.next
        while at < len(given):
            word = given[at]
            begins = not word.article and (word.folded in starts or word.folded[:-1] in starts)
            begins = begins and not (word.folded in self._plain and _in_capitals(given, at))
            found = self._longest(given, at) if begins else None
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _longest(self, given: Sequence[Word], first: int) -> Span[T] | None:
        node: _Node[T] | None = self._root
        best: Span[T] | None = None
        for i in range(first, len(given)):
            word = given[i]
            if word.article or (i > first and word.folded == "s"):
                continue
            assert node is not None
            node = _step(node, word.folded)
            if node is None:
                break
            if node.values:
                values = _allowed(node.values, given[first : i + 1])
                if values:
                    best = Span(first, i + 1, given[first].start, word.end, values)
        return best


def _step(node: _Node[T], folded: str) -> _Node[T] | None:
    found = node.next.get(folded)
    if found is None and len(folded) > 3 and folded[-1] == "s":
        found = node.next.get(folded[:-1])
    return found


def _in_capitals(given: Sequence[Word], at: int) -> bool:
    around = [w.raw for w in given[max(0, at - _AROUND) : at + _AROUND + 1]]
    return len(around) > _AROUND and all(raw.isupper() for raw in around if not raw.isdigit())


def _allowed(values: list[tuple[T, str | None]], found: Sequence[Word]) -> tuple[T, ...]:
    raw = found[0].raw.replace(".", "")
    return tuple(value for value, exact in values if exact is None or _written(raw, exact))


def _written(raw: str, exact: str) -> bool:
    if len(exact) <= _SHORT:
        return raw == exact or raw.rstrip("s").rstrip("'’") == exact
    return raw[:1].isupper() or not raw[:1].isalpha() or raw[:1].lower() == raw[:1].upper()
