"""Disputes about who holds a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from contested.knowledge.opposing import opposed
from contested.knowledge.witness import Directory
from contested.ledger.disputed import Side, listed, made
from contested.model import ControlSpell, Dispute


def control(spells: Sequence[ControlSpell], directory: Directory) -> Iterator[Dispute]:
    """A place held by two, or held and not held, according to two sources, for days that both speak for."""
    lines: dict[str, list[ControlSpell]] = {}
    for s in spells:
        if s.known_to is None and s.status in ("holds", "does not hold"):
            lines.setdefault(s.place.id or s.place.name, []).append(s)
    for _, line in sorted(lines.items()):
        ordered = sorted(line, key=lambda s: (said_days(s), s.id))
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 :]:
                if said_days(b)[0] > said_days(a)[1]:
                    break
                if a.source != b.source and contradict(a, b, directory):
                    yield made("control", None, a.place, _side(a), _side(b), _told(a, b))


def _side(s: ControlSpell) -> Side:
    return s.claims, (s.source,) if s.source else ()


def said_days(s: ControlSpell) -> tuple[date, date]:
    """The days that the source speaks for, as far as its words go and no further."""
    first = s.start or s.first_said or s.last_said or date.min
    return (first, max(first, min(s.last_said or first, s.end or date.max)))


def contradict(a: ControlSpell, b: ControlSpell, directory: Directory) -> bool:
    """Whether two spells of one place and days, each of status holds or does not hold, cannot both be so."""
    if a.status == b.status:
        day = max(said_days(a)[0], said_days(b)[0])
        return a.status == "holds" and opposed(a.holders, b.holders, directory, day)
    holds, lost = (a, b) if a.status == "holds" else (b, a)
    return bool(set(holds.holders) & set(lost.holders))


def _told(a: ControlSpell, b: ControlSpell) -> str:
    day = max(said_days(a)[0], said_days(b)[0])
    held = {"holds": "held", "does not hold": "not held"}
    one, other = (f"{held[s.status]} by {listed(s.holders)} by the word of {s.source}" for s in (a, b))
    return f"{a.place.name} on {day}: {one}; {other}."
