"""A source's record: what became of what it said, by the later word of another side's sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.knowledge.witness import Directory
from contested.ledger.shares import Share, share
from contested.ledger.statements import Stating, of_event, of_spell
from contested.ledger.voices import Voice, voices
from contested.model import OUTCOMES, STATED, ControlSpell, Event, Outcome, ResolvedClaim, Stated, Statement

ALREADY = "another side's source had spoken of it that day or before"
UNDATED = "its report has no date"
UNREAL = "it is a plan, a forecast or a supposition"
SUM = "it is a total of more than one happening"
SHARED = "it says that a place is contested or partly held"
ASIDE = "it counts a part of others, or nothing that another could speak of"


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many statements of a kind came to what, each as a share of all that are counted."""

    kind: Stated
    outcomes: tuple[tuple[Outcome, Share], ...]

    @property
    def statements(self) -> int:
        """How many are counted."""
        return self.outcomes[0][1].of


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What one source stated, and what became of it. ``left_out`` are its claims that make no statement, by reason."""

    name: str
    side: str | None
    statements: tuple[Statement, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]

    def tallies(self) -> tuple[Tallied, ...]:
        """The counted statements of each kind there are, by what became of them."""
        return tuple(t for kind in STATED if (t := self._tallied(kind)).statements)

    def _tallied(self, kind: Stated) -> Tallied:
        came = [s.outcome for s in self.statements if s.kind == kind and not s.passed]
        return Tallied(kind, tuple((o, share(came.count(o), len(came))) for o in OUTCOMES))


def track_record(
    name: str,
    claims: Iterable[ResolvedClaim],
    events: Sequence[Event],
    spells: Sequence[ControlSpell],
    *,
    directory: Directory,
) -> TrackRecord | None:
    """The record of the source of that name, None when it makes none of the claims.

    ``claims`` are those that conclusions may rest on. Claims of one thing, however often told and through however many
    outlets, are one statement. Another side's sources are those whose side is known and is not this source's.
    """
    by_id = {c.claim.id: c for c in claims}
    voice_of = voices(by_id.values(), events, directory)
    own = {c: v for c, v in voice_of.items() if v.name == name and c in by_id}
    if not own:
        return None
    me = next(iter(own.values()))
    found = [_judged(s, name) for s in _statings(me, by_id, events, spells, voice_of, directory)]
    made = {c for s in found for c in s.claims}
    rest = sorted(own.keys() - made)
    reasons = {c: _left_out(by_id[c]) for c in rest}
    return TrackRecord(
        name,
        me.side,
        tuple(sorted(found, key=lambda s: (STATED.index(s.kind), s.reported or date.max, s.about, s.claims))),
        tuple((r, tuple(c for c in rest if reasons[c] == r)) for r in sorted(set(reasons.values()))),
    )


def event_statements(event: Event, claims: Iterable[ResolvedClaim], *, directory: Directory) -> tuple[Statement, ...]:
    """What each source states of an event, which rests on ``claims``; as in ``track_record``."""
    by_id = {c.claim.id: c for c in claims}
    voice_of = voices(by_id.values(), [event], directory)
    own = {voice_of[c].name: voice_of[c] for c in sorted(by_id)}
    return tuple(
        _judged(s, name) for name in sorted(own) for s in of_event(event, by_id, voice_of, own[name], directory)
    )


def control_statements(
    spells: Iterable[ControlSpell],
    claims: Iterable[ResolvedClaim],
    events: Sequence[Event],
    *,
    directory: Directory,
) -> tuple[Statement, ...]:
    """What each source states of who holds one place: ``spells`` are all those of it, by all sources; ``claims`` those
    that they rest on, and ``events`` the ones that these stand in."""
    by_id = {c.claim.id: c for c in claims}
    voice_of = voices(by_id.values(), events, directory)
    line = _stated(spells)
    own = {voice_of[c].name: voice_of[c] for s in line for c in s.claims if c in voice_of}
    return tuple(
        _judged(of_spell(s, line, by_id, own[s.source], voice_of, directory), s.source)
        for s in line
        if s.source in own and _is_told(s, by_id)
    )


def _stated(spells: Iterable[ControlSpell]) -> list[ControlSpell]:
    """The spells that state who holds a place, or does not, as known now."""
    return [s for s in spells if s.known_to is None and s.status in ("holds", "does not hold")]


def _is_told(s: ControlSpell, by_id: Mapping[str, ResolvedClaim]) -> bool:
    """Whether a state of control is told, and not a capture alone, which is counted as an event."""
    return any(by_id[c].claim.kind == "control" for c in s.claims if c in by_id)


def _statings(
    me: Voice,
    by_id: Mapping[str, ResolvedClaim],
    events: Sequence[Event],
    spells: Sequence[ControlSpell],
    voice_of: Mapping[str, Voice],
    directory: Directory,
) -> Iterator[Stating]:
    for event in events:
        if any(o.name == me.name for o in event.origins):
            yield from of_event(event, by_id, voice_of, me, directory)
    lines: dict[str, list[ControlSpell]] = {}
    for s in _stated(spells):
        lines.setdefault(s.place.id or s.place.name, []).append(s)
    for s in (s for _, line in sorted(lines.items()) for s in line if s.source == me.name):
        if _is_told(s, by_id):
            yield of_spell(s, lines[s.place.id or s.place.name], by_id, me, voice_of, directory)


def _judged(s: Stating, source: str) -> Statement:
    """What became of it by what was said on later days. Within a day nobody can tell who spoke first."""
    day = s.reported
    yes, no = (tuple(c.claim.id for c in cs if _later(c, day)) for cs in (s.affirming, s.denying))
    spoken = {c.claim.id: c.published for c in (*s.affirming, *s.denying)}
    before = tuple(sorted(c for c, when in spoken.items() if day and when and when <= day))
    outcome: Outcome = "both" if yes and no else "affirmed" if yes else "denied" if no else "left alone"
    passed = UNDATED if day is None else ALREADY if before else ""
    digest = hashlib.sha256("\x1f".join((source, s.kind, s.about, *s.claims)).encode()).hexdigest()
    return Statement(
        s.kind, s.about, s.place, s.claims, day, outcome, yes, no, before, passed, source, f"st-{digest[:16]}"
    )


def _later(c: ResolvedClaim, day: date | None) -> bool:
    return day is not None and c.published is not None and c.published > day


def _left_out(rc: ResolvedClaim) -> str:
    c = rc.claim
    if c.modality != "actual":
        return UNREAL
    if c.toll and c.toll.scope == "cumulative":
        return SUM
    if c.control in ("contested", "partly holds"):
        return SHARED
    return ASIDE
