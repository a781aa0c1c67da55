"""What one source states, each thing once, and which claims of others affirm or deny it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.knowledge.groups import Groups
from contested.knowledge.opposing import denies, one_thing, opposed, shared
from contested.knowledge.witness import Directory
from contested.ledger.contradictions import blames
from contested.ledger.disputed import reported
from contested.ledger.miscounts import excluded, group, said
from contested.ledger.rivals import contradict, said_days
from contested.ledger.voices import Voice
from contested.model import HARMS, ControlSpell, Event, PlaceRef, Range, ResolvedClaim, Stated
from contested.model.counting import fits

Claims = Sequence[ResolvedClaim]


@dataclass(frozen=True, slots=True)
class Stating:
    """One thing that a source states in ``claims``, of the event or control spell ``about``, and the claims of others
    that affirm or deny it."""

    kind: Stated
    about: str
    place: PlaceRef | None
    claims: tuple[str, ...]
    reported: date | None
    affirming: tuple[ResolvedClaim, ...]
    denying: tuple[ResolvedClaim, ...]


def of_event(
    event: Event, by_id: Mapping[str, ResolvedClaim], voice_of: Mapping[str, Voice], own: Voice, directory: Directory
) -> Iterator[Stating]:
    """What ``own`` states of an event: that it was or was not, whose deed it was, how many came to harm."""
    claims = [by_id[c] for c in event.claims if c in by_id and by_id[c].claim.modality == "actual"]
    ours = sorted((c for c in claims if voice_of[c.claim.id].name == own.name), key=reported)
    others = sorted((c for c in claims if own.another_side(voice_of[c.claim.id])), key=reported)
    for told in _things(ours):
        yield from _made("event", event, told, others, _affirms, lambda c, o: _denies(c, o, directory))
        accusing = [c for c in told if c.claim.polarity == "affirmed" and blames(c)]
        blamed = [o for o in others if o.claim.kind == "event" and blames(o)]
        yield from _made(
            "blame",
            event,
            accusing,
            blamed,
            lambda c, o: _blames(c, o, directory),
            lambda c, o: _clears(c, o, directory),
        )
    yield from _counts(event, ours, others, voice_of, directory)


def _things(claims: Claims) -> Iterable[Claims]:
    """Claims that say that one thing happened, or did not: fighting for a town is one, its capture another."""
    found: dict[tuple[str, str], list[ResolvedClaim]] = {}
    for c in (c for c in claims if c.claim.kind == "event"):
        found.setdefault((c.claim.polarity, c.claim.sub_event_type or c.claim.event_type or ""), []).append(c)
    return (found[key] for key in sorted(found))


Test = Callable[[ResolvedClaim, ResolvedClaim], bool]


def _made(kind: Stated, event: Event, ours: Claims, others: Claims, affirms: Test, opposes: Test) -> Iterator[Stating]:
    if ours:
        yes = tuple(o for o in others if any(affirms(c, o) for c in ours))
        no = tuple(o for o in others if any(opposes(c, o) for c in ours))
        yield Stating(kind, event.id, event.place, _ids(ours), _first(ours), yes, no)


def _affirms(claim: ResolvedClaim, other: ResolvedClaim) -> bool:
    c, o = claim.claim, other.claim
    if c.polarity != o.polarity:
        return False
    # That people died affirms what they are said to have died of, and nothing else.
    return one_thing(c, o) if not o.toll else o.polarity == "affirmed" and o.sub_event_type == c.sub_event_type


def _denies(claim: ResolvedClaim, other: ResolvedClaim, directory: Directory) -> bool:
    return denies(other, claim, directory) or denies(claim, other, directory)


def _blames(claim: ResolvedClaim, other: ResolvedClaim, directory: Directory) -> bool:
    same = shared(claim.actor, other.actor, directory, claim.time.start)
    return other.claim.polarity == "affirmed" and same and one_thing(claim.claim, other.claim)


def _clears(claim: ResolvedClaim, other: ResolvedClaim, directory: Directory) -> bool:
    if other.claim.polarity == "denied":
        same = shared(claim.actor, other.actor, directory, claim.time.start)
        return same and denies(other, claim, directory)
    return opposed(claim.actor, other.actor, directory, claim.time.start)


def _counts(
    event: Event, ours: Claims, others: Claims, voice_of: Mapping[str, Voice], directory: Directory
) -> Iterator[Stating]:
    groups = Groups.load()
    for harm in HARMS:
        counted = {key: c for c in ours if (key := group(c, harm, groups)) is not None}
        for key in sorted(counted):
            told = [c for c in ours if group(c, harm, groups) == key]
            by_voice: dict[str, list[ResolvedClaim]] = {}
            for o in others:
                if group(o, harm, groups) == key:
                    by_voice.setdefault(voice_of[o.claim.id].name, []).append(o)
            total = said(told)
            standing = [c for c in told if fits(said([c]), total)]
            yes = [o for cs in by_voice.values() if _bears_out(said(cs), total) for o in cs if fits(said([o]), total)]
            no = [o for cs in by_voice.values() if excluded(told, cs) for o in cs if not fits(said([o]), total)]
            no += [o for o in others if o.claim.toll and any(denies(o, c, directory) for c in told)]
            yield Stating("toll", event.id, event.place, _ids(told), _first(standing), tuple(yes), tuple(no))


def _bears_out(other: Range, own: Range) -> bool:
    """Whether who counts ``other`` thereby says that ``own`` is so: the same figure, or one inside the range."""
    if other.low == own.low:
        return fits(other, own)
    inside = own.high is None or (other.high is not None and other.high <= own.high)
    return other.low >= own.low and inside


def of_spell(
    spell: ControlSpell,
    line: Iterable[ControlSpell],
    by_id: Mapping[str, ResolvedClaim],
    own: Voice,
    voice_of: Mapping[str, Voice],
    directory: Directory,
) -> Stating:
    """What ``own`` states of who holds a place; ``line`` are the spells of the place by all sources."""
    affirming: list[ResolvedClaim] = []
    denying: list[ResolvedClaim] = []
    for other in line:
        if not _speak_of_one_time(spell, other) or not own.another_side(_voice(other, voice_of, own)):
            continue
        claims = [by_id[c] for c in other.claims if c in by_id]
        if contradict(spell, other, directory):
            denying += claims
        elif spell.status == other.status and shared(spell.holders, other.holders, directory, said_days(spell)[0]):
            affirming += claims
    ours = [by_id[c] for c in spell.claims if c in by_id]
    return Stating("control", spell.id, spell.place, _ids(ours), _first(ours), tuple(affirming), tuple(denying))


def _voice(spell: ControlSpell, voice_of: Mapping[str, Voice], own: Voice) -> Voice:
    return next((voice_of[c] for c in spell.claims if c in voice_of), own)


def _speak_of_one_time(a: ControlSpell, b: ControlSpell) -> bool:
    (start, end), (first, last) = said_days(a), said_days(b)
    return start <= last and first <= end


def _ids(claims: Claims) -> tuple[str, ...]:
    return tuple(c.claim.id for c in sorted(claims, key=reported))


def _first(claims: Claims) -> date | None:
    return min((c.published for c in claims if c.published), default=None)
