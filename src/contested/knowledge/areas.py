"""Provinces and countries as areas: which one a name means, which one a place lies in, and what lies in it."""

from __future__ import annotations

from collections.abc import Iterable

from contested.knowledge.gazetteer import Gazetteer
from contested.knowledge.names import fold
from contested.knowledge.units import unit_of
from contested.model import Place, PlaceRef, PlaceResolution

PROVINCE, COUNTRY = "province", "country"


def areas(name: str, places: Gazetteer) -> tuple[Place, ...]:
    """The provinces and countries that ``name`` may mean, with or without the word for one; empty when none."""
    found = (p for asked in (name, f"{name} province") for p in places.of_that_name(asked))
    key = places.stripped(name) or fold(name)
    return tuple(
        {
            p.id: p
            for p in found
            if p.kind in (PROVINCE, COUNTRY) and key in {k for n in _names(p) for k in (fold(n), places.stripped(n))}
        }.values()
    )


def province_of(place: Place | PlaceRef | PlaceResolution, places: Gazetteer) -> Place | None:
    """The province that a place lies in, itself if it is one; None when unknown."""
    if not place.admin1:
        return None
    named = (p for p in places.of_that_name(f"{place.admin1} province") if p.kind == PROVINCE)
    return next((p for p in named if p.country == place.country and lies_in(place, (p,))), None)


def lies_in(place: Place | PlaceRef | PlaceResolution, within: Iterable[Place]) -> bool:
    """Whether a place lies in one of the areas, or is one of them."""
    return any(_inside(place, area) for area in within)


def _inside(place: Place | PlaceRef | PlaceResolution, area: Place) -> bool:
    if place.country != area.country:
        return False
    if area.kind == COUNTRY:
        return True
    ours, theirs = unit_of(place.country, place.admin1), unit_of(area.country, area.admin1)
    if ours and theirs:
        return ours == theirs
    key = fold(place.admin1 or "")
    return bool(key) and not {key, f"{key} {PROVINCE}"}.isdisjoint(map(fold, _names(area)))


def _names(place: Place) -> tuple[str, ...]:
    return (place.name, *place.spellings, *filter(None, [place.admin1]))
