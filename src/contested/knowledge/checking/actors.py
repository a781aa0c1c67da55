"""Checks of ``actors.yaml``, line by line: fields, kinds, days, ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from typing import Any, get_args

from contested.knowledge.actors import FIELDS, LISTS, Part
from contested.knowledge.checking.findings import Finding, error, hint, nearest
from contested.knowledge.checking.lines import Lined
from contested.knowledge.checking.world import ACTORS, World
from contested.knowledge.relations import is_day
from contested.model.knowledge import ACTOR_KINDS, SPEAKING_KINDS

Check = Callable[[Lined, World], Iterator[Finding]]

_NEEDED = ("name", "kind")
_TEXTS = ("id", "name", "kind", "side", "country", "speaks_for", "nation", "part")
_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def check_actors(folder: Traversable, world: World) -> Iterator[Finding]:
    """What is wrong with the lines of the folder's ``actors.yaml``, spellings apart."""
    yield from world.wrong
    seen: dict[str, int] = {}
    for line in world.own:
        ident = str(line.fields.get("id", ""))
        if ident in seen:
            yield error(ACTORS, line.line, f"The id “{ident}” is given twice; first on line {seen[ident]}.")
        seen.setdefault(ident, line.line)
        for check in _CHECKS:
            yield from check(line, world)


def _fields(line: Lined, world: World) -> Iterator[Finding]:
    for name in line.fields:
        if name not in FIELDS:
            yield error(ACTORS, line.line_of(name), f"{_who(line)}: “{name}” is no field.{nearest(name, FIELDS)}")
    for name, at in line.twice:
        yield error(ACTORS, at, f"{_who(line)}: “{name}” is given twice; only the last counts.")
    if "id" not in line.fields:
        yield error(ACTORS, line.line, "A record without id.")
    elif str(line.fields["id"]) not in world.common:
        for name in _NEEDED:
            if name not in line.fields:
                yield error(ACTORS, line.line, f"{_who(line)}: there is no “{name}”.")


def _values(line: Lined, world: World) -> Iterator[Finding]:
    for name in _TEXTS:
        if name in line.fields and not isinstance(line.fields[name], str):
            yield error(ACTORS, line.line_of(name), f"{_who(line)}: “{name}” is {_told(line.fields[name])}.")
    for name in LISTS:
        if name not in line.fields:
            continue
        listed, at = line.fields[name], line.line_of(name)
        if not isinstance(listed, list):
            yield error(ACTORS, at, f"{_who(line)}: “{name}” must be a list: [one, another].")
            continue
        for value in listed:
            if not isinstance(value, str):
                yield error(ACTORS, at, f"{_who(line)}: in “{name}” stands {_told(value)}.")
    ident = str(line.fields.get("id", ""))
    if not ident or set(ident) - _SLUG:
        yield error(ACTORS, line.line_of("id"), f"{_who(line)}: an id is lower-case letters, digits and hyphens.")


def _kind(line: Lined, world: World) -> Iterator[Finding]:
    kind = line.fields.get("kind")
    if isinstance(kind, str) and kind not in ACTOR_KINDS:
        listed = ", ".join(ACTOR_KINDS)
        near = nearest(kind, ACTOR_KINDS) or f" There are: {listed}."
        yield error(ACTORS, line.line_of("kind"), f"{_who(line)}: “{kind}” is no kind.{near}")


def _days(line: Lined, world: World) -> Iterator[Finding]:
    days = {name: str(line.fields[name]) for name in ("start", "end") if line.fields.get(name) is not None}
    for name, day in days.items():
        if not is_day(day) or not day:
            yield error(ACTORS, line.line_of(name), f"{_who(line)}: “{name}: {day}” is no day; write 2015-03-24.")
    if len(days) == 2 and all(map(is_day, days.values())) and days["end"] < days["start"]:
        yield error(ACTORS, line.line_of("end"), f"{_who(line)}: it ends before it starts.")


def _ids(line: Lined, world: World) -> Iterator[Finding]:
    ident = line.fields.get("id")
    parents, voice = line.fields.get("parents"), line.fields.get("speaks_for")
    named = [("parents", p) for p in parents] if isinstance(parents, list) else []
    for name, other in [*named, *([("speaks_for", voice)] if isinstance(voice, str) else [])]:
        at = line.line_of(name)
        if other == ident:
            yield error(ACTORS, at, f"{_who(line)}: “{name}” names itself.")
        elif isinstance(other, str) and other not in world.actors:
            near = nearest(other, world.actors)
            yield error(ACTORS, at, f"{_who(line)}: “{name}” names “{other}”, which is no actor's id.{near}")
    if isinstance(ident, str) and ident in _above(ident, world):
        yield error(ACTORS, line.line_of("parents"), f"{_who(line)}: by its parents it is part of itself.")


def _above(ident: str, world: World) -> set[str]:
    """The ids of all that an actor is part of, directly or not."""
    found: set[str] = set()
    queue = [ident]
    while queue:
        actor = world.actors.get(queue.pop())
        new = [p for p in actor.parents if p not in found] if actor else []
        found.update(new)
        queue += new
    return found


def _nation(line: Lined, world: World) -> Iterator[Finding]:
    nation, part = line.fields.get("nation"), line.fields.get("part")
    if isinstance(nation, str) and nation not in world.nations:
        near = nearest(nation, world.nations)
        yield error(ACTORS, line.line_of("nation"), f"{_who(line)}: “{nation}” is no nation of the table.{near}")
    if isinstance(part, str) and part not in get_args(Part):
        parts = ", ".join(get_args(Part))
        yield error(ACTORS, line.line_of("part"), f"{_who(line)}: “{part}” is no part of a nation; there are {parts}.")
    if (nation is None) != (part is None) and str(line.fields.get("id")) not in world.common:
        yield error(ACTORS, line.line, f"{_who(line)}: “nation” and “part” go together.")
    country = line.fields.get("country")
    if isinstance(country, str) and country not in world.nations:
        near = nearest(country, world.nations)
        yield hint(ACTORS, line.line_of("country"), f"{_who(line)}: “{country}” is no country of the table.{near}")


def _sides(line: Lined, world: World) -> Iterator[Finding]:
    called = line.fields.get("called")
    at = line.line_of("called")
    if called is not None and not (isinstance(called, dict) and all(isinstance(v, list) for v in called.values())):
        yield error(ACTORS, at, f"{_who(line)}: “called” must be words by side: {{government: [terrorists]}}.")
    elif called:
        for side in called:
            if side not in world.sides and side not in world.actors:
                near = nearest(str(side), world.sides)
                yield hint(ACTORS, at, f"{_who(line)}: no side and no actor is “{side}”, that calls it so.{near}")
    kind, ident = line.fields.get("kind"), str(line.fields.get("id"))
    if kind in SPEAKING_KINDS and world.side(ident) is None:
        yield hint(ACTORS, line.line, f"{_who(line)}: a source without side; what it says counts as a neutral's word.")


def _who(line: Lined) -> str:
    return str(line.fields.get("id") or line.fields.get("name") or "A record")


def _told(value: Any) -> str:
    if value is None:
        return "nothing"
    kinds = {bool: "yes or no", int: "a number", float: "a number", list: "a list", dict: "a mapping"}
    kind = kinds.get(type(value), type(value).__name__)
    return f"“{value}”, which YAML takes for {kind}: put it in quotes"


_CHECKS: tuple[Check, ...] = (_fields, _values, _kind, _days, _ids, _nation, _sides)
