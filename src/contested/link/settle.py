"""An event's fields, settled from its claims by stated rules; a witness counts once, however many claims he has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from contested.knowledge.witness import Witness
from contested.link.facets import Facets, Spot, fineness
from contested.link.likeness import kilometres
from contested.model import ActorRef, ActorResolution, PlaceRef, TimeRef
from contested.model.codes import EVENT_TYPE_OF

T = TypeVar("T")


def settled_type(claims: Sequence[Facets], whose: dict[str, Witness]) -> tuple[str | None, str | None]:
    """The event type and sub-type that most witnesses give; event claims before tolls, what was told first before what
    points back at it, by the alphabet on a tie."""
    typing = [f for f in claims if f.type and not f.vague] or [f for f in claims if f.type]
    stated = [f for f in typing if f.kind == "event"] or typing
    subs = _voted(((f, f.sub) for f in stated if f.sub), whose, str)
    if subs:
        sub = subs[0]
        return (EVENT_TYPE_OF.get(sub) or next(f.type for f in stated if f.sub == sub), sub)
    types = _voted(((f, f.type) for f in stated if f.type), whose, str)
    return (types[0], None) if types else (None, None)


def settled_place(claims: Sequence[Facets], whose: dict[str, Witness]) -> PlaceRef | None:
    """The finest place on which at least as many witnesses agree as name another, naming it or a place inside it; who
    names only what it lies in says nothing against it. Where there is none, the place that most name."""
    named: dict[str, list[Spot]] = {}
    for f in claims:
        named.setdefault(whose[f.id].key, []).extend(f.spots)
    named = {w: _finest(spots) for w, spots in named.items() if spots}
    if not named:
        return None
    often = Counter(s.key for f in claims for s in f.spots)
    spots = {s.key: s for w in sorted(named) for s in named[w]}
    favour = {k: sum(any(_covers(s, t) for t in theirs) for theirs in named.values()) for k, s in spots.items()}
    against = {k: sum(not any(agree(s, t) for t in theirs) for theirs in named.values()) for k, s in spots.items()}
    shared = [k for k in spots if favour[k] >= against[k]]
    pool = shared or [k for k in spots if favour[k] == max(favour.values())]
    s = spots[min(pool, key=lambda k: (fineness(spots[k]), -favour[k], -often[k], spots[k].reach, k))]
    return PlaceRef(s.name, s.relation, s.id, s.lat, s.lon, s.ref.admin1, s.ref.country, s.ref.lies)


def _finest(spots: Sequence[Spot]) -> list[Spot]:
    finest = min(map(fineness, spots))
    return [s for s in spots if fineness(s) == finest]


def agree(a: Spot, b: Spot) -> bool:
    """Whether two places can be one: the same, or one inside the other."""
    return _covers(a, b) or _covers(b, a)


def _covers(a: Spot, b: Spot) -> bool:
    """Whether naming ``b`` is naming ``a`` too: the same place, or one inside it."""
    if a.key == b.key:
        return True
    if a.level == "country":
        return a.country == b.country
    if a.level == "province":
        return bool(a.admin1) and a.admin1 == b.admin1
    km = kilometres(a, b)
    return km is not None and km <= a.reach


def settled_time(claims: Sequence[Facets], whose: dict[str, Witness], leads: bool) -> TimeRef:
    """The day that most witnesses state, the earliest on a tie; without a stated day the span that most do.

    Where none states any, an event that ``leads`` its report is news: the days before it was published. Else
    the days are unknown.
    """
    stated = [f for f in claims if f.days and f.days.stated]
    pool = [f for f in stated if f.days and f.days.length == 0] or stated
    if not pool and leads:
        pool = [f for f in claims if f.days]
    spans = ((f, (f.days.start, f.days.end)) for f in pool if f.days)
    best = _voted(spans, whose, lambda span: span)
    return TimeRef(*best[0]) if best else TimeRef(None, None)


def settled_course(claims: Sequence[Facets], whose: dict[str, Witness]) -> TimeRef:
    """The first day of a campaign that most witnesses tell, and the last; the earliest on a tie, else unknown."""
    courses = [(f, f.course) for f in claims if f.course]
    starts = _voted(((f, c.start) for f, c in courses if c.start), whose, lambda day: day)
    ends = _voted(((f, c.end) for f, c in courses if c.end), whose, lambda day: day)
    start = starts[0] if starts else None
    return TimeRef(start, next((day for day in ends if start is None or day >= start), None))


def settled_actors(
    claims: Sequence[Facets], whose: dict[str, Witness], role: Callable[[Facets], Iterable[ActorResolution]]
) -> tuple[ActorRef, ...]:
    """The actors that most witnesses name, and those that at least half as many do."""
    refs = {ActorRef(a.name, a.actor) for f in claims for a in role(f)}
    by_key = {r.id or r.name: r for r in sorted(refs, key=lambda r: r.name)}
    votes: dict[str, set[str]] = {k: set() for k in by_key}
    for f in claims:
        for a in role(f):
            votes[a.actor or a.name].add(whose[f.id].key)
    most = max(map(len, votes.values()), default=0)
    often = Counter(a.actor or a.name for f in claims for a in role(f))
    kept = [k for k in by_key if 2 * len(votes[k]) >= most]
    return tuple(by_key[k] for k in sorted(kept, key=lambda k: (-len(votes[k]), -often[k], k)))


def _voted(pairs: Iterable[tuple[Facets, T]], whose: dict[str, Witness], order: Callable[[T], Any]) -> list[T]:
    """The values, those that most witnesses give first; then by claims, then in ``order``."""
    witnesses: dict[T, set[str]] = {}
    often: Counter[T] = Counter()
    for f, value in pairs:
        witnesses.setdefault(value, set()).add(whose[f.id].key)
        often[value] += 1
    return sorted(witnesses, key=lambda v: (-len(witnesses[v]), -often[v], order(v)))
