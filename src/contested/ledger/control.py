"""Control spells: who held a place from when to when, for each source, and since when that is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from contested.knowledge.witness import Directory
from contested.ledger.folding import Fold
from contested.ledger.sightings import Ground, Sighting, sightings
from contested.ledger.spells import Spell
from contested.model import ControlSpell, Event, PlaceRef, ResolvedClaim


def control_spells(
    claims: Iterable[ResolvedClaim], events: Sequence[Event] = (), *, directory: Directory, ground: Ground | None = None
) -> tuple[ControlSpell, ...]:
    """The spells of every place by every source, in all the versions that reports made of them.

    At any report day the spells of one source and place do not overlap. ``claims`` are those that conclusions may rest
    on (rejected ones left out); ``events`` give undated captures their day and claims their witness. ``ground`` tells
    provinces and sentences; without it nothing is said of the province around a place. Ordered by place, source, report
    time and start.
    """
    lines: dict[tuple[str, str], list[Sighting]] = {}
    for s in sightings(claims, events, directory, ground or Ground()):
        lines.setdefault((s.place_key, s.source), []).append(s)
    found = [spell for line in lines.values() for spell in _versions(line)]
    return tuple(sorted(found, key=_order))


def _order(s: ControlSpell) -> tuple[str, str, str, date, date, str]:
    return (s.place.name, s.place.id or "", s.source or "", s.known_from or date.min, s.start or date.min, s.id)


def _versions(line: Sequence[Sighting]) -> Iterator[ControlSpell]:
    """Fold what was known at each report day; a spell that a report changes ends there and a new version begins."""
    first = line[0]
    lies = next((s.place.lies for s in line if s.place.lies), None)
    place = replace(first.place, relation="in", lies=lies)
    standing: dict[Spell, date | None] = {}
    fold = Fold()
    for day, told in groupby(sorted(enumerate(line), key=_told), lambda item: item[1].reported):
        gone, come = fold.hear(told)
        for spell in gone - come:
            yield _made(first, place, spell, standing.pop(spell), day)
        for spell in come - gone:
            standing[spell] = day
    for spell, since in standing.items():
        yield _made(first, place, spell, since, None)


def _told(item: tuple[int, Sighting]) -> tuple[date, int]:
    return item[1].reported or date.min, item[0]


def _made(
    first: Sighting, place: PlaceRef, spell: Spell, known_from: date | None, known_to: date | None
) -> ControlSpell:
    parts = (first.place_key, first.source, spell.status, spell.start, spell.end, known_from, *spell.claims)
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return ControlSpell(
        id=f"s-{digest[:16]}",
        place=place,
        holders=spell.holders,
        status=spell.status,
        start=spell.start,
        end=spell.end,
        known_from=known_from,
        known_to=known_to,
        source=first.source,
        claims=spell.claims,
        reason=spell.reason,
        first_said=spell.first_said,
        last_said=spell.last_said,
        besiegers=spell.besiegers,
        taken=spell.taken,
        earliest=spell.earliest,
    )
