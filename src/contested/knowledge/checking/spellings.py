"""Checks of names and spellings: two actors under one name at one time, and short ones in a case that misleads."""

from __future__ import annotations

from collections.abc import Iterator

from contested.knowledge.checking.findings import Finding, error, hint
from contested.knowledge.checking.lines import Lined
from contested.knowledge.checking.world import ACTORS, World, period
from contested.knowledge.names import fold
from contested.model.knowledge import Actor

# One word of so few letters is found only as it is written.
_SHORT = 4
_VOWELS = frozenset("aeiouy")


def check_spellings(world: World) -> Iterator[Finding]:
    """What is wrong with the names and spellings of the folder's actors."""
    bearers = _bearers(world)
    told: set[tuple[str, str]] = set()
    owned = {str(line.fields.get("id")) for line in world.own}
    for line in world.own:
        actor = world.actors.get(str(line.fields.get("id")))
        if actor is None:
            continue
        for name in _own_names(line):
            yield from _form(name, actor, line)
            for other in bearers.get(_key(name), ()):
                pair = (_key(name), "|".join(sorted((actor.id, other.id))))
                if other.id != actor.id and pair not in told and _confused(actor, other, world):
                    told.add(pair)
                    yield _shared(name, actor, other, line, own=other.id in owned)


def _bearers(world: World) -> dict[str, list[Actor]]:
    """The actors by each name that they bear; nouns such as “gunmen” mean nobody in particular and are left out."""
    found: dict[str, list[Actor]] = {}
    for actor in world.actors.values():
        if not actor.name.islower():
            for key in dict.fromkeys(map(_key, (actor.name, *actor.spellings))):
                found.setdefault(key, []).append(actor)
    return found


def _own_names(line: Lined) -> list[str]:
    """The names that the line gives, those that are not text left out."""
    listed = line.fields.get("spellings")
    names = [line.fields.get("name"), *(listed if isinstance(listed, list) else [])]
    return list(dict.fromkeys(n for n in names if isinstance(n, str)))


def _key(name: str) -> str:
    """What names are compared by: the folded form, a short one as it is written."""
    return name if _is_short(name) else fold(name)


def _is_short(name: str) -> bool:
    plain = name.replace(".", "")
    return plain.isascii() and plain.isalpha() and len(plain) <= _SHORT


def _confused(one: Actor, other: Actor, world: World) -> bool:
    """Whether nothing tells the two apart: they bore the name at one time, and neither is part or heir of the other."""
    first, second = period(one.start, one.end), period(other.start, other.end)
    overlap = first[0] <= second[1] and second[0] <= first[1]
    return overlap and not _kin(one, other, world) and not _kin(other, one, world)


def _kin(one: Actor, other: Actor, world: World) -> bool:
    related = {r.other for r in world.relations.of(one.id) if r.relation in ("became", "part of")}
    return other.id in {*one.parents, one.speaks_for, *related}


def _shared(name: str, one: Actor, other: Actor, line: Lined, own: bool) -> Finding:
    if not own:
        return hint(
            ACTORS, line.line, f"{one.id}: “{name}” is a name of the common {other.id} too; here it means {one.id}."
        )
    what = (
        f"{one.id}: “{name}” is a name of {other.id} too, at the same time; neither is part of the other or became it."
    )
    return error(ACTORS, line.line, f"{what} Leave it to one of them, or give start and end.")


def _form(name: str, actor: Actor, line: Lined) -> Iterator[Finding]:
    if not fold(name):
        yield error(ACTORS, line.line, f"{actor.id}: “{name}” has no letters.")
    elif _is_short(name) and not actor.name.islower() and name.islower():
        what = f"{actor.id}: “{name}” is short and in lower case: every “{name}” of a text is taken for it."
        yield hint(ACTORS, line.line, f"{what} Write it as reports do ({name.upper()}).")
    elif _is_short(name) and not name.isupper() and not _VOWELS & set(name.lower()):
        what = f"{actor.id}: “{name}” is short and found only as it is written here."
        yield hint(ACTORS, line.line, f"{what} Is “{name.upper()}” meant?")
