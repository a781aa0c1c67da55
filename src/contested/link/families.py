"""Which documents are copies of each other, and which share passages: families, each with the text it begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from contested.link.common import Place, Shared, Texts, sentences_in_common
from contested.link.earlier import Head, earlier

Kind = Literal["version", "passage"]

# From this share of the shorter text's words on two documents are versions of one text.
VERSION = 0.5
# A passage has at least so many sentences and words in common: one sentence may be alike by chance or habit.
PASSAGE_SENTENCES = 2
PASSAGE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Copied:
    """That document ``doc`` has words of document ``of``, the other of the two.

    ``words`` are those in common, ``likeness`` their share of the shorter text, in [0, 1]. ``passage`` bounds the
    longest passage in the text of ``doc`` (offsets of the text that was compared). ``earlier`` is the id of the earlier
    text, None where that does not show; ``reason`` says why.
    """

    doc: str
    of: str
    kind: Kind
    words: int
    likeness: float
    passage: tuple[int, int]
    earlier: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that go back to one text: the first of them, and the others, each with what it is tied by.

    ``first`` is the earliest by publication; where that does not show the first by id, and ``known`` is False.
    """

    first: str
    known: bool
    copies: tuple[Copied, ...]


def families(
    documents: Iterable[tuple[Head, str]],
    told: Callable[[int], None] = lambda _: None,
    *,
    passages: bool = True,
) -> tuple[Family, ...]:
    """The families of ``documents``, each given with the text to compare; by first publication, then id.

    Their order does not matter. Without ``passages`` only versions of whole texts count; passages that one publisher
    repeats never do. ``told`` is called with the number of documents taken in so far.
    """
    heads: list[Head] = []
    texts = Texts()
    # The order decides who is compared where a sentence stands in a crowd of documents.
    for n, (given, text) in enumerate(sorted(documents, key=lambda d: d[0].order)):
        heads.append(given)
        texts.take(n, text)
        told(n + 1)
    texts.settle(heads)
    return tuple(_trees(heads, [*_tied(heads, texts, passages)]))


def _tied(heads: Sequence[Head], texts: Texts, passages: bool) -> Iterator[tuple[int, int, Copied]]:
    """Each document tied to an earlier one: to that of which it is most a version, and to those it has passages of."""
    shared = sentences_in_common(texts)
    by_later: dict[int, list[int]] = {}
    for a, b in shared:
        by_later.setdefault(b, []).append(a)
    for b, others in sorted(by_later.items()):
        ties = sorted((_tie(heads, texts, a, b, shared[a, b]) for a in others), key=lambda t: (-t[1].likeness, t[0]))
        versions = [t for t in ties if t[1].kind == "version"]
        if versions:
            yield versions[0][0], b, versions[0][1]
        if passages:
            yield from _passages(heads, b, versions[:1], ties, shared)


def _passages(
    heads: Sequence[Head],
    b: int,
    version: Sequence[tuple[int, Copied]],
    ties: Sequence[tuple[int, Copied]],
    shared: Shared,
) -> Iterator[tuple[int, int, Copied]]:
    """Ties to the earlier documents from which ``b`` has words that it does not have from one before them."""
    seen = {place.start for a, _ in version for _, place in shared[a, b]}
    for a, tie in sorted(ties, key=lambda t: t[0]):
        if tie.kind == "version" or (heads[a].voice and heads[a].voice == heads[b].voice):
            continue
        new = {place.start: place.words for _, place in shared[a, b] if place.start not in seen}
        if len(new) >= PASSAGE_SENTENCES and sum(new.values()) >= PASSAGE_WORDS:
            seen |= new.keys()
            yield a, b, tie


def _tie(
    heads: Sequence[Head], texts: Texts, a: int, b: int, pairs: Sequence[tuple[Place, Place]]
) -> tuple[int, Copied]:
    there = {x.start: x for x, _ in pairs}
    here = {y.start: y for _, y in pairs}
    words = min(sum(p.words for p in there.values()), sum(p.words for p in here.values()))
    likeness = min(1.0, words / max(1, min(texts.words[a], texts.words[b])))
    first, reason = earlier(heads[a], heads[b])
    kind: Kind = "version" if likeness >= VERSION else "passage"
    return a, Copied(heads[b].id, heads[a].id, kind, words, likeness, _longest(here), first, reason)


def _longest(places: dict[int, Place]) -> tuple[int, int]:
    """The bounds of the longest run of sentences that follow each other."""
    best, run = (0, 0), (0, 0)
    for start in sorted(places):
        run = (run[0], places[start].end) if start == run[1] and run != (0, 0) else (start, places[start].end)
        best = max(best, run, key=lambda r: r[1] - r[0])
    return best


def _trees(heads: Sequence[Head], ties: Sequence[tuple[int, int, Copied]]) -> list[Family]:
    group = list(range(len(heads)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    # Versions make families. A passage ties one family to another, and is listed with the family of the earlier text.
    for a, b, tie in ties:
        if tie.kind == "version":
            one, other = root(a), root(b)
            group[max(one, other)] = min(one, other)
    by_root: dict[int, list[Copied]] = {}
    for a, _, tie in ties:
        by_root.setdefault(root(a), []).append(tie)
    return [Family(heads[r].id, _known(heads[r], copies), tuple(copies)) for r, copies in sorted(by_root.items())]


def _known(first: Head, copies: Iterable[Copied]) -> bool:
    """Whether each text that is tied to the first is known to be the later."""
    return all(c.earlier == first.id for c in copies if c.of == first.id)
