"""Places of one country moved to another, neighbours to neighbours: for records made by multiplying real ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from contested.knowledge import files
from contested.knowledge.gazetteer_file import opened
from contested.model import PlaceResolution

# Of fewer places a country has too few for the neighbours of one to be told apart.
LEAST = 300

Row = tuple[str, str, float, float, str | None, str]
"""Id, name, latitude, longitude (degrees), province, country."""


@cache
def countries() -> tuple[str, ...]:
    """The countries with many places, those with most first."""
    query = "SELECT country FROM place WHERE country != '' GROUP BY country HAVING count(*) >= ? ORDER BY count(*) DESC"
    return tuple(name for (name,) in opened(files.conflict("syria")).execute(query, (LEAST,)))


class Elsewhere:
    """One country that places of others are moved to."""

    def __init__(self, country: str, old: str = "Syria") -> None:
        """Everything that lies in ``old`` or has a place is moved to ``country``."""
        self._country = country
        self._towns, self._provinces = _Points(country, False), _Points(country, True)
        self._old_middle = _Points(old, False).middle
        self._nearest = lru_cache(maxsize=None)(self._find)

    def moved(self, place: PlaceResolution, claim: str) -> PlaceResolution:
        """The decision about a place as one about its counterpart, for claim ``claim``."""
        if place.place is None or place.lat is None or place.lon is None:
            return replace(place, claim=claim, name=f"{place.name} of {self._country}", country=None, lies=None)
        id, name, lat, lon, admin1, country = self._nearest(place.lat, place.lon, _is_province(place.place))
        return replace(
            place, claim=claim, place=id, name=name, lat=lat, lon=lon, admin1=admin1, country=country, lies=None
        )

    def _find(self, lat: float, lon: float, province: bool) -> Row:
        points = self._provinces if province and self._provinces.rows else self._towns
        middle, old = self._towns.middle, self._old_middle
        return points.nearest(middle[0] + lat - old[0], middle[1] + lon - old[1])


@cache
def _is_province(id: str) -> bool:
    query = "SELECT kind IN ('province', 'region') FROM place WHERE id = ?"
    row = opened(files.conflict("syria")).execute(query, (id,)).fetchone()
    return bool(row and row[0])


class _Points:
    """The towns or the provinces of a country."""

    def __init__(self, country: str, provinces: bool) -> None:
        kinds = "kind = 'province'" if provinces else "kind IN ('village', 'town', 'city')"
        query = f"SELECT id, name, lat, lon, admin1, country FROM place WHERE country = ? AND {kinds} ORDER BY id"
        self.rows: list[Row] = opened(files.conflict("syria")).execute(query, (country,)).fetchall()
        self._at = np.array([(r[2], r[3]) for r in self.rows]).reshape(-1, 2)

    @property
    def middle(self) -> tuple[float, float]:
        lat, lon = np.median(self._at, axis=0)
        return float(lat), float(lon)

    def nearest(self, lat: float, lon: float) -> Row:
        return self.rows[int(np.argmin(((self._at - (lat, lon)) ** 2).sum(axis=1)))]
