"""Where what is claimed lies: not always where its place lies, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass

# UCDP's where_prec of a first-level unit, and of a country.
_PROVINCE, _COUNTRY = 4, 6


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

    @property
    def is_province(self) -> bool:
        """Whether it is a first-level unit or more."""
        return self.where_prec >= _PROVINCE

    @property
    def is_country(self) -> bool:
        """Whether it is a whole country or waters of none."""
        return self.where_prec >= _COUNTRY


def placed(relation: str, name: str) -> str:
    """``"Kubayna"``, ``"near Kubayna"``."""
    return name if relation == "in" else f"{relation} {name}"
