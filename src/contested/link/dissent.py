"""What claims of an event say otherwise than the event as settled: nothing that a source said is lost by settling.

A place that lies in the settled one or holds it, days that overlap and a type that is not stated say nothing otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contested.knowledge.names import fold
from contested.knowledge.witness import Witness
from contested.link.facets import Facets
from contested.link.settle import agree
from contested.model import ActorRef, Dissent, PlaceRef, TimeRef, placed
from contested.model.conclusions import SettledField

_Said = tuple[str, Facets]


def dissents(
    claims: Sequence[Facets],
    whose: dict[str, Witness],
    *,
    type_: str | None,
    place: PlaceRef | None,
    time: TimeRef,
    actor: Sequence[ActorRef],
    target: Sequence[ActorRef],
) -> tuple[Dissent, ...]:
    """What ``claims`` (those that affirm it) say otherwise, field by field, what most claims say first.

    ``whose`` gives the witness of each claim; ``type_`` is the sub-type settled.
    """
    happenings = [f for f in claims if f.kind == "event"]
    said: tuple[tuple[SettledField, Iterable[_Said]], ...] = (
        ("type", ((f.sub, f) for f in happenings if f.sub and type_ and f.sub != type_)),
        ("place", _places(claims, place)),
        ("time", _days(claims, time)),
        ("actor", ((a.name, f) for f in happenings for a in f.source.actor if not _among(a.name, a.actor, actor))),
        ("target", ((a.name, f) for f in happenings for a in f.source.target if not _among(a.name, a.actor, target))),
    )
    return tuple(d for field, pairs in said for d in _gathered(field, pairs, whose))


def _gathered(field: SettledField, pairs: Iterable[_Said], whose: dict[str, Witness]) -> list[Dissent]:
    by_value: dict[str, list[Facets]] = {}
    for value, f in pairs:
        by_value.setdefault(value, []).append(f)
    found = [
        Dissent(field, value, tuple(dict.fromkeys(f.id for f in fs)), tuple(sorted({whose[f.id].name for f in fs})))
        for value, fs in by_value.items()
    ]
    return sorted(found, key=lambda d: (-len(d.claims), d.says))


def _places(claims: Sequence[Facets], place: PlaceRef | None) -> Iterator[_Said]:
    settled = [s for f in claims for s in f.spots if place and s.key == fold(place.name)]
    for f in claims if settled else ():
        if f.spots and not any(agree(s, t) for s in f.spots for t in settled):
            first = f.spots[0]
            yield (placed(first.relation, first.name), f)


def _days(claims: Sequence[Facets], time: TimeRef) -> Iterator[_Said]:
    if time.start is None or time.end is None:
        return
    for f in claims:
        start, end = f.source.time.start, f.source.time.end
        if (start and start > time.end) or (end and end < time.start):
            days = f"{start}" if start == end else f"{start} to {end}" if start and end else ""
            yield (days or (f"since {start}" if start else f"until {end}"), f)


def _among(name: str, id: str | None, settled: Sequence[ActorRef]) -> bool:
    return any(id == a.id if id else name == a.name for a in settled)
