"""Where something lies that is said to lie "10 km south of" a place: the place's point, moved, and its error.

A place is a point and a radius within which what is meant lies: the point-radius method of Wieczorek, Guo and Hijmans
(2004), "The point-radius method for georeferencing locality descriptions and calculating associated uncertainty",
International Journal of Geographical Information Science 18(8), 745-767. Errors of distance, extent and direction add
up; what comes out is the furthest that the thing may lie from the point. How far "near" is, no source says: the rules
in ``knowledge/common/spatial.yaml`` do.

The earth is a sphere of 6371.0088 km (mean radius R1 of the IUGG).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from contested.knowledge.spatial import Lie, Spatial, spatial

EARTH_KM = 6371.0088
_DISTANCE = re.compile(r"(?P<within>within )?(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))? (?P<unit>[a-z]+)\b")
# The centre of half a disc lies 4/(3 pi) of the radius off its middle; half a disc is as large as a disc of radius
# r/sqrt(2).
_HALF_OFF, _HALF_RADIUS = 4 / (3 * math.pi), math.sqrt(0.5)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Said:
    """What a relation says. ``name`` is the relation's in the rules, ``distance`` for one that states km.

    ``km`` and ``give``: the distance stated and what it may be off; ``within`` that it is an upper bound.
    ``bearing`` in degrees clockwise from north, None where no side or more than one is named.
    """

    name: str
    lie: Lie
    km: float | None = None
    give: float = 0.0
    within: bool = False
    bearing: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A point, degrees WGS84, with the radius of its error in km. ``name`` is the relation's, in the rules' words."""

    lat: float
    lon: float
    radius_km: float
    name: str


@lru_cache(maxsize=4096)
def said(relation: str) -> Said:
    """What a relation says of side and distance: "10 km south of", "northern outskirts of", "near"."""
    rules = spatial()
    text = " ".join(relation.lower().split())
    distance = _DISTANCE.search(text)
    if distance and distance["unit"] not in rules.units:
        distance = None
    rest = text.replace(distance[0], " ") if distance else text
    sides = {rules.bearings[word] for word in rest.split() if word in rules.bearings}
    bearing = next(iter(sides)) if len(sides) == 1 else None
    of = rest.split()[-1:] in (["of"], ["from"])
    if distance:
        km, give = _kilometres(distance, rules)
        return Said("distance", rules.beyond, km, give, bool(distance["within"]), bearing)
    lie = _lie(rest, bool(sides), of, rules)
    return Said(lie.name, lie, bearing=bearing)


def moved(point: Point, extent_km: float, kind: str, relation: str) -> Moved:
    """Where something lies that lies so to a place of that kind at ``point``, known or reaching to ``extent_km``."""
    what = said(relation)
    wide = kind in spatial().wide
    if what.bearing is not None and (what.lie.part or (wide and what.km is None)):
        lat, lon = destination(point, what.bearing, _HALF_OFF * extent_km)
        return Moved(lat, lon, _HALF_RADIUS * extent_km, "part")
    if what.km is not None:
        return _by_distance(point, extent_km, what, wide)
    if what.bearing is None:
        return Moved(*point, extent_km + what.lie.rests_km, what.name)
    return _off(point, extent_km, what, extent_km + what.lie.beyond_km, what.lie.give_km)


def between(a: Point, b: Point, extent_km: float) -> Moved:
    """Half the way from one place to the other; the error reaches to both and ``extent_km`` around them."""
    lat, lon = midpoint(a, b)
    return Moved(lat, lon, distance_km(a, b) / 2 + extent_km, "between")


def destination(point: Point, bearing: float, km: float) -> Point:
    """The point so many km from ``point`` along the great circle that leaves it at ``bearing``, degrees from north.

    Snyder (1987), Map Projections: A Working Manual, U.S. Geological Survey Professional Paper 1395, (5-5) and (5-6).
    """
    lat, lon, angle, turn = math.radians(point[0]), math.radians(point[1]), km / EARTH_KM, math.radians(bearing)
    north = math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn)
    east = math.sin(angle) * math.sin(turn)
    along = math.cos(lat) * math.cos(angle) - math.sin(lat) * math.sin(angle) * math.cos(turn)
    return math.degrees(math.asin(max(-1.0, min(1.0, north)))), _wrapped(math.degrees(lon + math.atan2(east, along)))


def midpoint(a: Point, b: Point) -> Point:
    """The middle of the great circle between two points."""
    x, y, z = (p + q for p, q in zip(_vector(a), _vector(b), strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in km, by the haversine formula."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    across = math.radians(b[1] - a[1])
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def _lie(text: str, sided: bool, of: bool, rules: Spatial) -> Lie:
    padded = f" {text} "
    found = next((lie for lie in rules.lies if any(f" {word} " in padded for word in lie.words)), None)
    named = {lie.name: lie for lie in rules.lies}
    if found is None or (found.name == "in" and sided):
        if not sided:
            return named["near"] if found is None else found
        return rules.beyond if of else named["part"]
    return found


def _kilometres(match: re.Match[str], rules: Spatial) -> tuple[float, float]:
    """The distance stated and half the worth of its last digit: "30 km" is 25 to 35; of a range half its width."""
    unit = rules.units[match["unit"]]
    low, high = float(match["low"]), float(match["high"] or match["low"])
    if high > low:
        return unit * (low + high) / 2, unit * (high - low) / 2
    whole, _, decimals = match["low"].partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals and low else -len(decimals)
    return unit * low, unit * 0.5 * 10.0**zeros


def _by_distance(point: Point, extent_km: float, what: Said, wide: bool) -> Moved:
    """Off by the distance stated; unmoved where no side is named, and from a land whose edge is not known."""
    assert what.km is not None
    if what.bearing is None or wide:
        return Moved(*point, extent_km + what.km + (0.0 if what.within else what.give), what.name)
    if what.within:
        return _off(point, extent_km, what, what.km / 2, what.km / 2)
    return _off(point, extent_km, what, what.km, what.give)


def _off(point: Point, extent_km: float, what: Said, km: float, give: float) -> Moved:
    """The point ``km`` off to the side named; its error is the way to where distance and side are furthest off."""
    assert what.bearing is not None
    lat, lon = destination(point, what.bearing, km)
    furthest = km + give + extent_km
    spread = math.radians(spatial().spread[what.bearing])
    error = math.sqrt(km**2 + furthest**2 - 2 * km * furthest * math.cos(spread))
    return Moved(lat, lon, error, what.name)


def _vector(point: Point) -> tuple[float, float, float]:
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _wrapped(lon: float) -> float:
    return (lon + 540.0) % 360.0 - 180.0
