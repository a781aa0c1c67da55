"""A telling: what one document says of one happening, pooled from its claims.

A single claim is a telling too: linking inside a document and across documents score the same record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from contested.link.course import Course, pooled_course
from contested.link.facets import Days, Facets, Spot, fineness
from contested.model import ClaimLink

# Places of one telling that are compared, those named most.
MOST_SPOTS = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """The pooled facets of claims of one document. ``claims`` stand in the order of the text.

    ``spots`` are those of the finest level that is named; ``days`` the differing spans that are stated, else the guess
    from the report's date; empty when nothing dates it. What points back at what was told before gives a type only
    where nothing else does. ``joins`` say why each claim but the first stands here.
    """

    doc: str
    claims: tuple[Facets, ...]
    type: str | None
    subs: frozenset[str]
    spots: tuple[Spot, ...]
    days: tuple[Days, ...]
    published: date | None
    actors: frozenset[str]
    sides: frozenset[str]
    targets: frozenset[str]
    counts: frozenset[tuple[str, str, int, int | None]]
    words: frozenset[str]
    shingles: frozenset[int]
    kinds: frozenset[str]
    happened: bool
    vague: bool
    course: Course | None = None
    joins: tuple[ClaimLink, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether one of its claims states when."""
        return any(d.stated for d in self.days)

    @property
    def span(self) -> tuple[int, int]:
        """Offsets between which its claims lie."""
        return (self.claims[0].position[0], max(f.position[1] for f in self.claims))

    @property
    def key(self) -> tuple[str, int, str]:
        """What orders tellings, whatever order they came in."""
        first = self.claims[0]
        return (self.doc, first.position[0], first.id)


def pooled(claims: Sequence[Facets]) -> Telling:
    """The telling of ``claims``, all of one document; at least one."""
    ordered = sorted(claims, key=lambda f: (f.position, f.id))
    typing = [f for f in ordered if f.type and not f.vague] or [f for f in ordered if f.type]
    types = Counter(f.type for f in typing if f.kind == "event") or Counter(f.type for f in typing)
    return Telling(
        doc=ordered[0].doc,
        claims=tuple(ordered),
        type=types.most_common(1)[0][0] if types else None,
        subs=frozenset(f.sub for f in typing if f.sub),
        spots=_finest(ordered),
        days=_days(ordered),
        published=ordered[0].published,
        actors=_union(f.actors for f in ordered),
        sides=_union(f.sides for f in ordered),
        targets=_union(f.targets for f in ordered),
        counts=frozenset(c for f in ordered for c in f.counts),
        words=_union(f.words for f in ordered),
        shingles=frozenset(h for f in ordered for h in f.shingles),
        kinds=frozenset(f.kind for f in ordered),
        happened=any(f.happened for f in ordered),
        vague=all(f.vague for f in typing),
        course=pooled_course([(f.kind, f.course) for f in ordered]),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(x for s in sets for x in s)


def _finest(claims: Sequence[Facets]) -> tuple[Spot, ...]:
    spots = {s.key: s for f in reversed(claims) for s in f.spots}
    finest = min(map(fineness, spots.values()), default=0)
    often = Counter(s.key for f in claims for s in f.spots)
    found = sorted((s for s in spots.values() if fineness(s) == finest), key=lambda s: (-often[s.key], s.key))
    return tuple(found[:MOST_SPOTS])


def _days(claims: Sequence[Facets]) -> tuple[Days, ...]:
    stated = {f.days for f in claims if f.days and f.days.stated}
    guessed = {f.days for f in claims if f.days}
    return tuple(sorted(stated or guessed, key=lambda d: (d.start, d.end)))
