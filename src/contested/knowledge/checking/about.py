"""Checks of ``conflict.yaml``: the country, the theatre, the sides."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from contested.knowledge.checking.findings import Finding, error, hint, nearest
from contested.knowledge.checking.lines import Lined, mapping
from contested.knowledge.checking.world import World
from contested.knowledge.relations import is_day

FILE = "conflict.yaml"
_FIELDS = {"title", "country", "theatre", "start", "end", "never_militants"}


def check_about(folder: Traversable, world: World) -> Iterator[Finding]:
    """What is wrong with the folder's ``conflict.yaml``."""
    about, found = mapping(folder / FILE)
    yield from found
    if about is None:
        return
    for name, line in (*((n, about.line_of(n)) for n in about.fields if n not in _FIELDS),):
        yield error(FILE, line, f"“{name}” is no field.{nearest(name, _FIELDS)}")
    for name, line in about.twice:
        yield error(FILE, line, f"“{name}” is given twice.")
    yield from _countries(about, world)
    yield from _days(about)
    yield from _sides(about, world)
    if "title" not in about.fields:
        yield hint(FILE, about.line, "There is no title: “title: the war in …”.")


def _countries(about: Lined, world: World) -> Iterator[Finding]:
    if "country" not in about.fields:
        yield error(FILE, about.line, "There is no “country”: the one that the conflict is fought in.")
    theatre = about.fields.get("theatre", [])
    line = about.line_of("theatre")
    if not isinstance(theatre, list):
        yield error(FILE, line, "“theatre” must be a list of countries: [Syria, Iraq].")
        theatre = []
    named = [(about.fields["country"], about.line_of("country"))] if "country" in about.fields else []
    for country, at in (*named, *((c, line) for c in theatre)):
        if str(country) not in world.nations:
            near = nearest(str(country), world.nations)
            yield error(FILE, at, f"“{country}” is no country of the program's table of nations.{near}")


def _days(about: Lined) -> Iterator[Finding]:
    days = {name: str(about.fields[name]) for name in ("start", "end") if name in about.fields}
    for name, day in days.items():
        if not is_day(day):
            yield error(FILE, about.line_of(name), f"“{day}” is no day: write {name}: 2011-03-15.")
    if len(days) == 2 and all(map(is_day, days.values())) and days["end"] < days["start"]:
        yield error(FILE, about.line_of("end"), "The conflict ends before it starts.")


def _sides(about: Lined, world: World) -> Iterator[Finding]:
    sides = about.fields.get("never_militants", [])
    line = about.line_of("never_militants")
    if not isinstance(sides, list):
        yield error(FILE, line, "“never_militants” must be a list of sides: [government].")
        return
    for side in sides:
        if str(side) not in world.sides:
            yield hint(FILE, line, f"No actor is on the side “{side}”.{nearest(str(side), world.sides)}")
