"""First-level units (governorates, oblasts) as they are today, with the codes that other data name them by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from contested.knowledge.files import folder, rows, split
from contested.knowledge.names import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of ``common/admin1.tsv``. ``code`` is GeoNames' ("SY.12"), ``pcode`` OCHA's ("SY07"), None if unknown."""

    country: str
    name: str
    code: str
    pcode: str | None


def unit_of(country: str | None, admin1: str | None) -> Unit | None:
    """The unit of that name, in any spelling, in the country of that name; None where there is none."""
    if not country or not admin1:
        return None
    return _units(country).get(fold(admin1))


@cache
def _units(country: str) -> dict[str, Unit]:
    """The units of a country by folded name. The short name goes before the full one and both before other spellings,
    so that Kyiv is the city and not the oblast around it."""
    ranked: list[tuple[int, str, Unit]] = []
    for row in _rows().get(country, ()):
        unit = Unit(country, row["short"], f"{row['iso']}.{row['code']}", _pcodes().get((row["iso"], row["code"])))
        names = (row["short"], row["name"], *split(row["spellings"]))
        ranked += [(min(rank, 2), name, unit) for rank, name in enumerate(names)]
    found: dict[str, Unit] = {}
    for _, name, unit in sorted(ranked, key=lambda r: r[0]):
        found.setdefault(fold(name), unit)
    return found


@cache
def _rows() -> dict[str, list[dict[str, str]]]:
    """The lines of the table by country. Of most countries none is ever asked for."""
    countries = {row["iso"]: row["name"] for row in rows(folder("common", "nations.tsv"))}
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(folder("common", "admin1.tsv")):
        if country := countries.get(row["iso"]):
            found.setdefault(country, []).append(row)
    return found


@cache
def _pcodes() -> dict[tuple[str, str], str]:
    return {(row["iso"], row["code"]): row["pcode"] for row in rows(folder("common", "pcodes.tsv"))}
