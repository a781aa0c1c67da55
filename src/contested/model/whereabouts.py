"""Where what is claimed lies: not always where its place lies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The point of a place, moved by how a claim lies to it ("10 km south of"). Degrees WGS84.

    What is claimed lies within ``radius_km`` of the point. ``geo_precision`` says in ACLED's terms how exactly the
    place is known (1 the town, 2 near it or a part of a region, 3 a region), ``where_prec`` in UCDP's (1 exact, 2
    within 25 km, 3 and 4 second- and first-level unit, 5 a line or a vague area, 6 the country, 7 waters of none).
    """

    lat: float
    lon: float
    radius_km: float
    geo_precision: int
    where_prec: int
