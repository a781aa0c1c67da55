"""What the files of a folder are checked against: the actors of all files, common ones too, and the nations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any, get_args

from contested.errors import KnowledgeError
from contested.knowledge.actors import Entry, Nation, Part, by_form, nations
from contested.knowledge.checking.findings import Finding
from contested.knowledge.checking.lines import Lined, mapping, mappings
from contested.knowledge.files import folder as shipped
from contested.knowledge.relations import Relations, is_day, relations_of
from contested.model.knowledge import Actor

ACTORS = "actors.yaml"


@dataclass(frozen=True)
class World:
    """``own`` are the lines of the folder's actors as written, ``wrong`` what is wrong with their form; ``actors``
    everybody by id, as far as their lines can be understood; ``relations`` those of the folder, if they can be read.
    """

    own: tuple[Lined, ...]
    wrong: tuple[Finding, ...]
    common: frozenset[str]
    actors: Mapping[str, Actor]
    nations: Mapping[str, Nation]
    relations: Relations
    home: str | None
    theatre: tuple[str, ...]

    @classmethod
    def of(cls, folder: Traversable) -> World:
        """Read a folder, leaving out whatever can't be understood."""
        own, wrong = mappings(folder / ACTORS) if (folder / ACTORS).is_file() else ([], [])
        common, _ = mappings(shipped("common", ACTORS))
        listed = {n.name: n for n in nations()}
        about = mapping(folder / "conflict.yaml")[0] if (folder / "conflict.yaml").is_file() else None
        home = about.fields.get("country") if about else None
        theatre = about.fields.get("theatre") if about else None
        return cls(
            own=tuple(own),
            wrong=tuple(wrong),
            common=frozenset(str(line.fields.get("id")) for line in common),
            actors=_everybody([*common, *own], listed.values()),
            nations=listed,
            relations=_relations(folder),
            home=home if isinstance(home, str) else None,
            theatre=tuple(map(str, theatre)) if isinstance(theatre, list) else (),
        )

    def side(self, ident: str) -> str | None:
        """The side of an actor, its own or that of whom it speaks for or is part of."""
        seen: set[str] = set()
        queue = [ident]
        while queue:
            actor = self.actors.get(queue.pop(0))
            if actor and actor.id not in seen:
                if actor.side:
                    return actor.side
                seen.add(actor.id)
                queue += [*([actor.speaks_for] if actor.speaks_for else []), *actor.parents]
        return None

    @property
    def sides(self) -> frozenset[str]:
        """Every side that an actor is on."""
        return frozenset(a.side for a in self.actors.values() if a.side)


def _everybody(lines: Iterable[Lined], table: Iterable[Nation]) -> dict[str, Actor]:
    merged: dict[str, dict[str, Any]] = {}
    for line in lines:
        ident = str(line.fields.get("id"))
        below = merged.get(ident, {})
        lists = {
            k: [*below[k], *v] for k, v in line.fields.items() if isinstance(v, list) and isinstance(below.get(k), list)
        }
        merged[ident] = {**below, **line.fields, **lists}
    given = [_entry(ident, fields) for ident, fields in merged.items()]
    return {e.actor.id: e.actor for e in (*given, *by_form(table, given))}


def _entry(ident: str, fields: dict[str, Any]) -> Entry:
    """The actor of a line, without what is no value for its field."""
    actor = Actor(
        id=ident,
        name=str(fields.get("name") or ident),
        spellings=_texts(fields.get("spellings")),
        kind=str(fields.get("kind")),
        side=_text(fields.get("side")),
        country=_text(fields.get("country")),
        parents=_texts(fields.get("parents")),
        speaks_for=_text(fields.get("speaks_for")),
        start=_day(fields.get("start")),
        end=_day(fields.get("end")),
    )
    part = fields.get("part")
    return Entry(actor, nation=_text(fields.get("nation")), part=part if part in get_args(Part) else None)


def _relations(folder: Traversable) -> Relations:
    try:
        return Relations(relations_of(folder))
    except KnowledgeError:
        return Relations(())


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _day(value: object) -> str | None:
    return value if isinstance(value, str) and value and is_day(value) else None


def period(start: str | None, end: str | None) -> tuple[date, date]:
    """The first and last of the days between two ISO dates, either of which may be open."""
    return date.fromisoformat(start) if start else date.min, date.fromisoformat(end) if end else date.max
