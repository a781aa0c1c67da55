"""Disputes within an event about what happened: denials, days, means, blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from contested.knowledge.means import Means
from contested.knowledge.opposing import contradicted, opposed
from contested.ledger.disputed import Disputed, listed, names
from contested.ledger.sightings import CAPTURES
from contested.model import ActorRef, Dispute, ResolvedClaim

# Days two sources may differ by without a dispute: night falls between, and bulletins close at differing hours.
SAME_TIME = 1
# What may last for days, so that two sources may see it on different ones.
LASTING = frozenset({"Armed clash", "Peaceful protest", "Protest with intervention", "Violent demonstration", "Other"})
# Types in which the actor is to blame; in a clash each side is the other's actor.
BLAMED = frozenset({"Explosions/Remote violence", "Violence against civilians", "Protests"})


def denials(d: Disputed) -> Iterator[Dispute]:
    """One affirms what another denies."""
    pairs = [(a, n) for a, n in contradicted(d.claims, d.source, d.directory) if a.claim.modality == "actual"]
    # A count of the dead affirms what happened too, but not where somebody says what happened.
    pairs = [(a, n) for a, n in pairs if a.claim.kind == "event" or n.claim.toll] or pairs
    if pairs:
        one, other = _each_once(a for a, _ in pairs), _each_once(n for _, n in pairs)
        reason = f"{names(d.by_source(one), 'affirms', 'affirm')} what {names(d.by_source(other), 'denies', 'deny')}."
        yield d.dispute("denial", one, other, reason)


def _each_once(claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    return list({c.claim.id: c for c in claims}.values())


def days(d: Disputed) -> Iterator[Dispute]:
    """Days that two sources state, more than a day apart: two days, or April and May. A day in the month that another
    names is no dispute, nor are the days of what lasts, nor of the fighting before a capture."""
    sub = d.event.sub_event_type
    if sub in LASTING:
        return
    stated = [c for c in d.happened() if _span(c) and c.claim.sub_event_type in (None, sub)]
    for (one, cs), (two, others) in combinations(d.by_source(stated).items(), 2):
        pairs = [(x, y) for x in map(_span, cs) for y in map(_span, others) if x and y]
        if min(max((x[0] - y[1]).days, (y[0] - x[1]).days) for x, y in pairs) > SAME_TIME:
            yield d.dispute("time", cs, others, f"{one} puts it {_on(pairs[0][0])}, {two} {_on(pairs[0][1])}.")


def _span(c: ResolvedClaim) -> tuple[date, date] | None:
    return (c.time.start, c.time.end) if c.time.start and c.time.end else None


def _on(span: tuple[date, date]) -> str:
    return f"on {span[0]}" if span[0] == span[1] else f"between {span[0]} and {span[1]}"


def means(d: Disputed) -> Iterator[Dispute]:
    """By what means two sources say that it was done: rockets or an air strike. Words that leave it open
    count for nothing."""
    table = Means.load()
    some = [c for c in d.happened() if c.claim.sub_event_type in table.exclusive_ones]
    told = [(c, stated) for c in some if (stated := table.stated(c.claim))]
    by_id = {c.claim.id: stated for c, stated in told}
    for (one, cs), (two, others) in combinations(d.by_source(c for c, _ in told).items(), 2):
        ours, theirs = (frozenset[str]().union(*(by_id[c.claim.id] for c in side)) for side in (cs, others))
        if table.exclude(ours, theirs):
            reason = f"{one} says by what means: {_or(ours)}; {two}: {_or(theirs)}."
            yield d.dispute("means", cs, others, reason)


def _or(subs: Iterable[str]) -> str:
    return " and ".join(sorted(subs))


def blame(d: Disputed) -> Iterator[Dispute]:
    """Actors of different allegiance whom two sources hold to have done it."""
    for (one, cs), (two, others) in combinations(d.by_source(filter(blames, d.happened())).items(), 2):
        ours, theirs = _actors(cs), _actors(others)
        if opposed(ours, theirs, d.directory, d.event.time.start):
            reason = f"{one} says that it was {listed(ours)}, {two} that it was {listed(theirs)}."
            yield d.dispute("actor", cs, others, reason)


def blames(c: ResolvedClaim) -> bool:
    """Whether the claim says whose deed it was, or who took a place."""
    return bool(c.actor) and (c.claim.event_type in BLAMED or c.claim.sub_event_type in CAPTURES)


def _actors(claims: Sequence[ResolvedClaim]) -> tuple[ActorRef, ...]:
    return tuple(sorted({ActorRef(a.name, a.actor) for c in claims for a in c.actor}, key=lambda r: r.name))
