"""The point that a claim is given on the map: its place's, moved by the relation, and how exactly it is known."""

from __future__ import annotations

from collections.abc import Sequence

from contested.knowledge.spatial import exactness
from contested.model.claim import PlaceMention
from contested.model.knowledge import Place
from contested.model.whereabouts import Whereabouts
from contested.resolve.displacement import Moved, between, moved, said


def whereabouts(mentions: Sequence[PlaceMention], places: Sequence[Place | None]) -> tuple[Whereabouts | None, ...]:
    """For each place mention of one claim; ``places`` are the places taken for them. None where none was taken.

    Two that something lies between give it one point, half the way.
    """
    return tuple(
        _at(place, _other(i, mentions, places), mentions[i].relation) if place else None
        for i, place in enumerate(places)
    )


def _at(place: Place, other: Place | None, relation: str) -> Whereabouts:
    point = (place.lat, place.lon)
    if other:
        at = between(point, (other.lat, other.lon), max(place.precision_km, other.precision_km))
    else:
        at = moved(point, place.precision_km, place.kind, relation)
    return Whereabouts(
        round(at.lat, 5), round(at.lon, 5), round(at.radius_km, 1), code("geo_precision", place, at),
        code("where_prec", place, at),
    )  # fmt: skip


def code(scale: str, place: Place, at: Moved) -> int:
    """The code of ``geo_precision`` (ACLED) or ``where_prec`` (UCDP), by the rules of ``common/precision.yaml``."""
    return next(rule.code for rule in exactness(scale) if rule.holds(place.kind, at.name, at.radius_km))


def _other(i: int, mentions: Sequence[PlaceMention], places: Sequence[Place | None]) -> Place | None:
    """The other end of what lies between two places: the next mention that says so, else the one before."""
    if not said(mentions[i].relation).lie.line:
        return None
    for j in (i + 1, i - 1):
        if 0 <= j < len(mentions) and said(mentions[j].relation).lie.line and places[j] and places[j] != places[i]:
            return places[j]
    return None
