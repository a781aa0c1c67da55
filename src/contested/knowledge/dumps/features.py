"""Which of a dump's places are taken, and as what kind: the table ``common/geonames_features.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from contested.knowledge.dumps.table import Row
from contested.knowledge.files import folder, rows
from contested.model.knowledge import Place

# A place whose kind follows from how many live there, but is no smaller than ``at_least``.
_SETTLEMENT = "settlement"
_SIZES = ("village", "town", "city")
BASIS = "geonames dump"


@dataclass(frozen=True, slots=True)
class Feature:
    """What a code of GeoNames is to us. ``precision_km`` estimates the error of the point."""

    kind: str
    at_least: str
    precision_km: float


@cache
def features() -> dict[tuple[str, str], Feature]:
    """By GeoNames' feature class and code. What is not in it is not taken."""
    listed = rows(folder("common", "geonames_features.tsv"))
    return {(r["class"], r["code"]): Feature(r["kind"], r["at_least"], float(r["precision_km"])) for r in listed}


def dump_places(
    dump: Iterable[Row],
    country: str,
    units: dict[str, str],
    settlement: Callable[[int], str],
    may_be_read: Callable[[str], bool],
    written: Callable[[str], str],
) -> Iterator[Place]:
    """The places of a dump of ``country``.

    ``units`` are the names of its first-level units by GeoNames' code; ``settlement`` gives the kind of a place by how
    many live there, ``may_be_read`` says which alternate names count, ``written`` how a name is written.
    """
    known = features()
    for row in dump:
        feature = known.get(row.feature)
        if feature is None:
            continue
        kind = feature.kind
        if kind == _SETTLEMENT:
            kind = max(settlement(row.population), feature.at_least, key=_SIZES.index)
        yield Place(
            id=f"gn-{row.id}",
            name=written(row.name),
            spellings=(row.name, *filter(may_be_read, row.names)),
            lat=round(row.lat, 5),
            lon=round(row.lon, 5),
            kind=kind,
            admin1=units.get(row.admin1),
            country=country,
            precision_km=feature.precision_km,
            population=row.population,
            basis=BASIS,
        )
