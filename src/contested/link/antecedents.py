"""Which earlier claim of its document a claim points back at, or which event of its sentence a count belongs to, with
the reason.

Never joined is what the text tells apart: two places, two days, a campaign and its step, what happened and
what is planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contested.knowledge.groups import Groups
from contested.link.again import Again, harming
from contested.link.course import apart
from contested.link.facets import Facets
from contested.link.likeness import nearness, simultaneity
from contested.model import Evidence

# As sure as a noun that points back: what stands in between may have changed the subject.
POINTING = 0.8
# Sentences within which "the attack on the bridge" points back though its place is not named alike.
NEARBY = 2
# Sentences between a toll and another that is counted besides it.
COUNTED_ON = 1
# From here on two places are the same, or one is in the reach of the other; below the others, they are apart: in the
# next sentence a place that is not located may be named more closely.
SAME_PLACE, APART, APART_NEXT = 0.5, 0.0, -0.3
# What a day may lie beside the other's guess from the report's date.
GUESSED = -0.15


def antecedents(claims: Sequence[Facets]) -> Iterator[tuple[int, int, Evidence]]:
    """For each of ``claims``, in the order of the text, that points back: its position, that of what is meant, why."""
    for i, f in enumerate(claims):
        words = Groups.load().besides(f.source) if f.again is None else None
        count = _count_before(f, claims[:i]) if words else None
        if count is not None:
            yield i, count, Evidence(POINTING, f"“{words}” counts on from the toll before")
            continue
        if f.again is None:
            deed = _deed(f, claims[:i]) if f.kind == "toll" else None
            if deed is not None:
                yield i, deed, Evidence(POINTING, "the count stands behind its event in one sentence")
            continue
        told = [j for j in range(i) if _may_be(f, f.again, claims[j])]
        found = _chosen(f, f.again, told, claims)
        if found is not None:
            yield i, found, Evidence(POINTING, _reason(f.again))


def _count_before(f: Facets, before: Sequence[Facets]) -> int | None:
    """The toll told just before that another is counted besides."""
    return next((j for j in reversed(range(len(before))) if _may_go_on(f, before[j])), None)


def _may_go_on(f: Facets, c: Facets) -> bool:
    near = c.kind == "toll" and 0 < f.sentence <= c.sentence + COUNTED_ON
    return near and c.happened == f.happened and not apart(f.course, c.course) and _together(f, c)


def _deed(f: Facets, before: Sequence[Facets]) -> int | None:
    """The deed in the sentence of a count that it belongs to: one of its type, else the only one. What is carried over
    from another sentence, a place or a day, does not tell the two apart."""
    deeds = [
        j
        for j, c in enumerate(before)
        if c.kind == "event"
        and c.sentence == f.sentence > 0
        and c.sub in harming()
        and c.happened == f.happened
        and not apart(f.course, c.course)
        and _together(f, c)
    ]
    alike = [j for j in deeds if before[j].sub == f.sub]
    if alike:
        return alike[-1]
    return deeds[0] if len(deeds) == 1 else None


def _together(f: Facets, c: Facets) -> bool:
    carried = {*f.source.claim.carried, *c.source.claim.carried}
    placed = "place" in carried or nearness(f.spots, c.spots)[0] >= APART_NEXT
    return placed and ("time" in carried or f.days is None or c.days is None or _one_time(f, c))


def _reason(again: Again) -> str:
    return f"“{again.words}”: what it did" if again.harm else f"“{again.words}” points back at what was told before"


def _chosen(f: Facets, again: Again, told: Sequence[int], claims: Sequence[Facets]) -> int | None:
    """The last that was told just before; else, of a noun for one blow, the first of the report's news: its lead."""
    reach = NEARBY if again.reach is None else again.reach
    near = [j for j in told if 0 < f.sentence <= claims[j].sentence + reach]
    # A count tells nothing of its own: that in the noun's sentence is of what the noun means.
    others = [j for j in near if not _counts(claims[j], f) and (again.bare or _nearness(f, claims[j]) > 0)]
    near = others or near
    if near or again.reach is not None:
        return next((j for j in reversed(near) if claims[j].sub in again.means), near[-1]) if near else None
    fresh = [j for j in told if _fresh(f, claims[j])]
    return next((j for j in fresh if claims[j].sub in again.means), fresh[0]) if fresh else None


def _counts(toll: Facets, f: Facets) -> bool:
    return toll.kind == "toll" and f.kind == "event" and toll.sentence == f.sentence


def _may_be(f: Facets, again: Again, c: Facets) -> bool:
    """Whether ``c``, told before, may be what ``f`` means."""
    if c.sub not in again.may_be or f.happened != c.happened or (c.again and c.again.harm):
        return False
    if apart(f.course, c.course):
        return False
    near = _nearness(f, c)
    next_to = 0 < f.sentence <= c.sentence + 1
    if near < (APART_NEXT if next_to else APART) or not _one_time(f, c):
        return False
    return again.bare or near >= SAME_PLACE or 0 < f.sentence <= c.sentence + NEARBY or _of_that_day(f, c)


def _nearness(f: Facets, c: Facets) -> float:
    """How well the places fit; a place that was carried over from an earlier sentence says nothing against."""
    value = nearness(f.spots, c.spots)[0]
    return max(value, 0.0) if "place" in f.source.claim.carried else value


def _one_time(f: Facets, c: Facets) -> bool:
    if f.days is None or c.days is None or not f.days.stated:
        return True
    return simultaneity([f.days], [c.days])[0] >= (0 if c.days.stated else GUESSED)


def _of_that_day(f: Facets, c: Facets) -> bool:
    """Whether both are of one type and one stated day: "the gas attack of 21 August"."""
    if f.sub != c.sub or f.days is None or c.days is None:
        return False
    return f.days.stated and f.days == c.days and f.days.length == 0


def _fresh(f: Facets, c: Facets) -> bool:
    """Whether it is the news of the report rather than something long past."""
    return f.days is None or c.days is None or simultaneity([f.days], [c.days])[0] >= GUESSED
