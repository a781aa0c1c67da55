"""What speaks for a place being the one that a name means: each feature a function, its docstring the reason given."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from contested.knowledge.gazetteer import Gazetteer
from contested.knowledge.names import fold
from contested.knowledge.sounds import likeness
from contested.model.knowledge import Place

_NEAR_KM = 60.0
# How well known places are whose people nobody counted.
_BY_KIND = {
    "country": 1.0,
    "city": 0.8,
    "province": 0.6,
    "region": 0.6,
    "airbase": 0.4,
    "town": 0.4,
    "plain": 0.3,
    "village": 0.2,
}
_SMALL, _LARGE = 1_000, 1_000_000
_EARTH_KM = 111.2


@dataclass(frozen=True)
class Asked:
    """A name to be placed.

    ``name`` as mentioned, the kind word ``beside`` it and the ``kinds`` it points to, how much the text is about which
    ``countries`` (the most told of 1.0), the conflict's ``home``, and the places already sure: in reach of a
    ``sentence``, and of the whole document (``anchors``).
    """

    name: str
    beside: str
    kinds: tuple[str, ...]
    countries: Mapping[str, float]
    home: str | None
    sentence: tuple[Place, ...] = ()
    anchors: tuple[Place, ...] = ()

    @cached_property
    def around(self) -> tuple[Place, ...]:
        """The sure places that are no whole country or region."""
        return tuple(p for p in (*self.sentence, *self.anchors) if p.kind not in ("country", "region"))


def name(asked: Asked, place: Place, places: Gazetteer) -> float:
    """the name is the same"""
    key, bare = fold(asked.name), places.stripped(asked.name)
    longer = fold(f"{asked.name} {asked.beside}")
    if fold(place.name) in (key, longer):
        return 1.0
    others = [fold(n) for n in place.spellings]
    if key in others or longer in others:
        return 0.95
    if bare == fold(place.name) or bare in others:
        return 0.8
    return 0.75 * max(likeness(bare, n) for n in (place.name, *place.spellings))


def kind(asked: Asked, place: Place, places: Gazetteer) -> float:
    """the words beside it ("province", "town of") say what kind of place it is"""
    if not asked.kinds:
        return 0.0
    return 1.0 if place.kind in asked.kinds else -0.3


def focus(asked: Asked, place: Place, places: Gazetteer) -> float:
    """it lies in the country that the report is about"""
    if not asked.countries:
        return 1.0 if place.country == asked.home else 0.3
    if place.country is None:
        return 0.0
    # A country that nothing in the report speaks of: a namesake, most likely.
    return asked.countries.get(place.country, -1.0)


def near(asked: Asked, place: Place, places: Gazetteer) -> float:
    """other places of the report lie near it"""
    if any(_contains(other, place) for other in asked.sentence):
        return 1.0
    nearest = min((distance_km(p, place) for p in asked.around if p.id != place.id), default=None)
    return 0.0 if nearest is None else math.exp(-nearest / _NEAR_KM)


def own(asked: Asked, place: Place, places: Gazetteer) -> float:
    """it is one of the places that this conflict is known by"""
    return 1.0 if asked.home and place.country == asked.home and not place.id.startswith("gn-") else 0.0


def prominence(asked: Asked, place: Place, places: Gazetteer) -> float:
    """it is well known: many people live there, or its kind is a large one"""
    if place.population == 0 or place.kind == "country":
        return _BY_KIND.get(place.kind, 0.1)
    people = max(place.population, _SMALL)
    return min(1.0, math.log(people / _SMALL) / math.log(_LARGE / _SMALL))


Feature = Callable[[Asked, Place, Gazetteer], float]

# Weights set by hand and checked on hand-coded places (bench/resolve.py).
FEATURES: tuple[tuple[Feature, float], ...] = (
    (name, 0.45),
    (focus, 0.18),
    (kind, 0.15),
    (near, 0.10),
    (own, 0.08),
    (prominence, 0.10),
)


def score(asked: Asked, place: Place, places: Gazetteer) -> tuple[float, str]:
    """How well ``place`` fits, in [0, 1], and the features that say so, the strongest first."""
    parts = [(weight * feature(asked, place, places), feature) for feature, weight in FEATURES]
    total = max(0.0, min(1.0, sum(value for value, _ in parts)))
    said = [f"{_said(f)} ({value:+.2f})" for value, f in sorted(parts, key=lambda p: -abs(p[0])) if abs(value) >= 0.02]
    return total, "; ".join(said)


def distance_km(a: Place, b: Place) -> float:
    """Kilometres between two places, by the flat-earth rule that is good to a percent within a country."""
    north = (a.lat - b.lat) * _EARTH_KM
    east = (a.lon - b.lon) * _EARTH_KM * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)


def _contains(whole: Place, part: Place) -> bool:
    if whole.kind == "province":
        return whole.id != part.id and whole.admin1 == part.admin1 and whole.country == part.country
    return False


@cache
def _said(feature: Feature) -> str:
    return " ".join((feature.__doc__ or feature.__name__).split())


def best(asked: Asked, candidates: Sequence[Place], places: Gazetteer) -> list[tuple[float, str, Place]]:
    """The candidates with score and reason, best first; the order is stable."""
    scored = [(*score(asked, place, places), place) for place in candidates]
    return sorted(scored, key=lambda s: (-s[0], s[2].id))
