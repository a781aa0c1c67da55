"""Checks of ``places.tsv``: points that can't be, far ones, places that stand twice."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from statistics import median

from contested.knowledge.checking.findings import Finding, error, hint, nearest
from contested.knowledge.checking.tables import table
from contested.knowledge.checking.world import World
from contested.knowledge.files import folder as shipped
from contested.knowledge.files import load_yaml, rows, split
from contested.knowledge.names import fold
from contested.knowledge.places import plain

FILE = "places.tsv"
COLUMNS = ("name", "aliases", "lat", "lon", "kind", "admin1", "precision_km", "basis")
_OPTIONAL = ("country",)
# From the middle of the table's places and from every country of the theatre.
FAR_KM = 1500.0
# Closer than the figures of a point are given.
_SAME = 0.001
_EARTH_KM = 6371.0

# What ids of places leave out of their names.
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")

Row = dict[str, str]
Point = tuple[float, float]


def check_places(folder: Traversable, world: World) -> Iterator[Finding]:
    """What is wrong with the folder's ``places.tsv``."""
    listed, wrong = table(folder / FILE, COLUMNS, _OPTIONAL)
    yield from wrong
    points = {number: point for number, row in listed if (point := _point(row))}
    middles = _middles(list(points.values()), world)
    kinds = _kinds()
    for number, row in listed:
        yield from _row(number, row, kinds, world)
        yield from _where(number, row, points.get(number), middles)
    yield from _twice(listed, points)


def _row(number: int, row: Row, kinds: frozenset[str], world: World) -> Iterator[Finding]:
    name = row["name"]
    if not fold(name):
        yield error(FILE, number, f"“{name}” is no name.")
    if row["kind"] not in kinds:
        near = nearest(row["kind"], kinds) or f" There are: {', '.join(sorted(kinds))}."
        yield hint(FILE, number, f"{name}: “{row['kind']}” is no kind that words of reports point to.{near}")
    error_km = _number(row["precision_km"])
    if error_km is None or error_km <= 0:
        yield error(FILE, number, f"{name}: precision_km “{row['precision_km']}” is no number of kilometres above 0.")
    country = row.get("country")
    if country and country not in world.nations:
        yield hint(FILE, number, f"{name}: “{country}” is no country of the table.{nearest(country, world.nations)}")
    if not row["basis"]:
        yield hint(FILE, number, f"{name}: “basis” does not say where the point comes from.")
    bare = [alias for alias in split(row["aliases"]) if not fold(alias)]
    if bare:
        yield error(FILE, number, f"{name}: “{bare[0]}” is no name.")


def _where(number: int, row: Row, point: Point | None, middles: list[Point]) -> Iterator[Finding]:
    name = row["name"]
    if point is None:
        shown = f"lat “{row['lat']}”, lon “{row['lon']}”"
        yield error(FILE, number, f"{name}: {shown} are no degrees: -90 to 90 and -180 to 180.")
        return
    km = _nearest_km(point, middles)
    if km <= FAR_KM:
        return
    swapped = (point[1], point[0])
    if abs(swapped[0]) <= 90 and _nearest_km(swapped, middles) <= FAR_KM:
        yield error(
            FILE, number, f"{name} lies {km:.0f} km from the theatre: latitude and longitude seem to be swapped."
        )
    else:
        yield hint(FILE, number, f"{name} lies {km:.0f} km from the theatre. Is the point right?")


def _twice(listed: list[tuple[int, Row]], points: dict[int, Point]) -> Iterator[Finding]:
    by_name: dict[str, tuple[int, str]] = {}
    by_place: dict[tuple[str, int, int], int] = {}
    for number, row in listed:
        name = row["name"]
        key = _NOT_IN_IDS.sub("-", plain(name).lower()).strip("-")
        point = points.get(number)
        spot = (fold(name.partition(" (")[0]), round(point[0] / _SAME), round(point[1] / _SAME)) if point else None
        if not key:
            yield error(
                FILE, number, f"“{name}” has no Latin letters: write it as English reports do, and this as an alias."
            )
        elif key in by_name:
            what = f"“{name}” stands on line {by_name[key][0]} too: put what each lies in behind it, “{name} (Aleppo)”."
            yield error(FILE, number, what)
        elif spot and spot in by_place:
            yield error(FILE, number, f"“{name}” has the name and the point of line {by_place[spot]}: it is one place.")
        by_name.setdefault(key, (number, name))
        if spot:
            by_place.setdefault(spot, number)


def _kinds() -> frozenset[str]:
    """The kinds of places that some word of reports points to, and those of the places known everywhere."""
    words = load_yaml(shipped("common", "places.yaml"))
    pointed = (kind for part in ("points_to", "stand_ins") for kinds in words[part].values() for kind in kinds)
    return frozenset({*pointed, *(row["kind"] for row in rows(shipped("common", FILE)))})


def _middles(points: list[Point], world: World) -> list[Point]:
    """Where the theatre is: the middles of its countries, and the median of the table's own points."""
    countries = {c for c in (world.home, *world.theatre) if c}
    found = [
        (float(r["lat"]), float(r["lon"])) for r in rows(shipped("common", "nations.tsv")) if r["name"] in countries
    ]
    if points:
        found.append((median(p[0] for p in points), median(p[1] for p in points)))
    return found


def _nearest_km(point: Point, middles: list[Point]) -> float:
    return min((_km(point, middle) for middle in middles), default=0.0)


def _km(a: Point, b: Point) -> float:
    """Kilometres between two points in degrees, on a sphere."""
    lat, other = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat - other) / 2) ** 2
    half += math.cos(lat) * math.cos(other) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _point(row: Row) -> Point | None:
    lat, lon = _number(row["lat"]), _number(row["lon"])
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    return lat, lon


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
