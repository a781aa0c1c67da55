"""What the record came to say otherwise as reports came in: the value before, the value after, and because of what.

Reports are folded in the order of their days: those of one day count together, as within a day nobody can tell which
was first. Events are those of today, with the claims that had been reported by the day; what no report dates changes
nothing. A first word is no change, but for a place that is told to have been taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from contested.knowledge.groups import Groups
from contested.knowledge.names import fold
from contested.knowledge.witness import Directory, Witness
from contested.ledger.wording import state
from contested.model import (
    HARMS,
    ActorRef,
    ControlSpell,
    Event,
    PlaceRef,
    Range,
    ResolvedClaim,
    Revision,
    TimeRef,
)
from contested.model.codes import Grade
from contested.model.counting import Count, counted, figure
from contested.model.folds import RevisionKind
from contested.model.tallying import tally

Graded = Callable[[Sequence[ResolvedClaim], Mapping[str, Witness]], tuple[Grade, str]]
"""The grade of an event that rests on some claims, and why; whose word each is, by its id."""


class _About(NamedTuple):
    """What a change is of."""

    id: str
    title: str
    time: TimeRef
    place: PlaceRef | None
    actors: tuple[ActorRef, ...]


class _Changed(NamedTuple):
    """What changed, by which claims, and why."""

    value: str
    day: date
    before: str | None
    after: str
    claims: tuple[str, ...]
    reason: str
    source: str | None = None


def of_event(
    event: Event, by_id: Mapping[str, ResolvedClaim], graded: Graded, *, directory: Directory
) -> Iterator[Revision]:
    """How the figures and the grade of an event changed, the earliest change of each first."""
    told = sorted(
        (c for id in event.claims if (c := by_id.get(id)) and c.published), key=lambda c: (c.published, c.claim.id)
    )
    whose = {id: Witness(o.name, o.name, o.side) for o in event.origins for id in o.claims}
    told = [c for c in told if c.claim.id in whose]
    days = [(day, list(group)) for day, group in groupby(told, lambda c: c.published or date.max)]
    if len(days) > 1:
        yield from _of_tolls(event, days, whose, directory)
        yield from _of_grade(event, days, whose, graded)


Days = Sequence[tuple[date, list[ResolvedClaim]]]


def _of_tolls(event: Event, days: Days, whose: Mapping[str, Witness], directory: Directory) -> Iterator[Revision]:
    groups = Groups.load()
    for harm in HARMS:
        known: list[Count] = []
        before: Range | None = None
        for day, told in days:
            new = [c for c in told if c.claim.toll and c.claim.toll.harm == harm and counted(c)]
            if not new:
                continue
            known += [groups.count(c, whose[c.claim.id].name, directory) for c in new]
            after = tally(known, groups.inside).total
            if before and _bounds(before) != _bounds(after):
                change = _Changed(harm, day, figure(before), figure(after), _ids(new), after.reason)
                yield _made("toll", _about(event), change)
            before = after


def _bounds(value: Range) -> tuple[int, int | None, int | None]:
    return value.low, value.best, value.high


def _of_grade(event: Event, days: Days, whose: Mapping[str, Witness], graded: Graded) -> Iterator[Revision]:
    known: list[ResolvedClaim] = []
    before: Grade | None = None
    for day, told in days:
        known += told
        after, reason = graded(known, whose)
        if before and before != after:
            yield _made("grade", _about(event), _Changed("grade", day, before, after, _ids(told), reason))
        before = after


def _about(event: Event) -> _About:
    title = event.sub_event_type or event.event_type
    return _About(event.id, title, event.time, event.place, tuple(dict.fromkeys((*event.actor, *event.target))))


def of_lines(spells: Iterable[ControlSpell], by_id: Mapping[str, ResolvedClaim]) -> Iterator[Revision]:
    """How the word of each source of who holds one place changed; ``spells`` are all of it in all their versions."""
    by_source: dict[str, list[ControlSpell]] = {}
    for s in spells:
        by_source.setdefault(s.source or "", []).append(s)
    for source in sorted(by_source):
        yield from of_line(by_source[source], by_id)


def of_line(line: Sequence[ControlSpell], by_id: Mapping[str, ResolvedClaim]) -> Iterator[Revision]:
    """How one source's word of who holds one place changed; ``line`` are its spells in all their versions."""
    for day in sorted({s.known_from for s in line if s.known_from}):
        standing = [s for s in line if (s.known_from or date.min) < day and (s.known_to is None or s.known_to >= day)]
        for new in sorted((s for s in line if s.known_from == day), key=_begins):
            before = _before(new, standing)
            if new.status == "unknown" or any(_same(new, s) and _overlap(new, s) for s in standing):
                continue
            if (before and not _same(before, new)) or (before is None and new.taken):
                yield _changed(before, new, day, by_id)


def _before(new: ControlSpell, standing: Sequence[ControlSpell]) -> ControlSpell | None:
    """What had been said of the days that the new spell begins on: the latest that began by then."""
    earlier = [s for s in standing if _begins(s) <= _begins(new) and s.status != "unknown"]
    return max(earlier, key=_begins, default=None)


def _begins(s: ControlSpell) -> date:
    return s.start or s.first_said or date.min


def _overlap(a: ControlSpell, b: ControlSpell) -> bool:
    return _begins(a) <= (b.end or date.max) and _begins(b) <= (a.end or date.max)


def _same(a: ControlSpell, b: ControlSpell) -> bool:
    return a.status == b.status and {h.id or h.name for h in a.holders} == {h.id or h.name for h in b.holders}


def _changed(before: ControlSpell | None, new: ControlSpell, day: date, by_id: Mapping[str, ResolvedClaim]) -> Revision:
    today = tuple(c for c in new.claims if c in by_id and by_id[c].published == day)
    people = tuple(dict.fromkeys((*new.holders, *new.besiegers, *(before.holders if before else ()))))
    time = TimeRef(new.start or new.first_said, new.end)
    about = _About(new.id, f"Control of {new.place.name}", time, new.place, people)
    was = state(before.status, before.holders, before.besiegers) if before else None
    now = state(new.status, new.holders, new.besiegers)
    return _made("control", about, _Changed("holder", day, was, now, today or new.claims, new.reason, new.source))


def _made(kind: RevisionKind, of: _About, c: _Changed) -> Revision:
    # Not of what it is about: an event may get another id while its sentences stay. One sentence may tell of several
    # places, and be the word of several sources.
    where = (of.place.id or fold(of.place.name)) if of.place and kind == "control" else ""
    parts = (kind, c.value, c.day.isoformat(), c.before or "", c.after, c.source or "", where, *c.claims)
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return Revision(
        f"r-{digest[:16]}",
        kind,
        c.value,
        c.day,
        of.id,
        of.title,
        of.time,
        of.place,
        of.actors,
        c.before,
        c.after,
        c.claims,
        c.source,
        c.reason,
    )


def _ids(claims: Iterable[ResolvedClaim]) -> tuple[str, ...]:
    return tuple(c.claim.id for c in claims)
