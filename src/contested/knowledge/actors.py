"""The actors of the data files, and those that the table of nations gives by form ("<nationality> forces")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, records, rows, split
from contested.model.knowledge import Actor

Part = Literal["forces", "state", "police"]

FIELDS = frozenset(
    {"id", "name", "spellings", "words", "home", "kind", "side", "country", "parents", "speaks_for", "nation", "part"}
    | {"start", "end", "called", "acts_itself", "says", "abroad"}
)
LISTS = ("spellings", "words", "home", "says", "parents", "abroad")


@dataclass(frozen=True, slots=True)
class Nation:
    """A nation by its words: ``adjectives`` (Russian), ``people`` (Russians), ``spellings`` of its name."""

    iso: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    spellings: tuple[str, ...]
    capital: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an actors file: the actor, and the words that mean it.

    ``words`` are adjectives that mean it before a word for people under arms, ``home`` words that mean it in reports on
    this conflict only, and in those on the countries ``abroad`` while it was there, ``says`` where it speaks,
    ``called`` what outlets of a side call it. ``nation`` and ``part`` say that it is a nation's state, forces, police;
    ``acts_itself`` that the state is coded where its forces fight.
    """

    actor: Actor
    words: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    says: tuple[str, ...] = ()
    acts_itself: bool = False
    nation: str | None = None
    part: Part | None = None
    abroad: tuple[str, ...] = ()


def nations() -> tuple[Nation, ...]:
    """The nations of ``common/nations.tsv``."""
    return tuple(
        Nation(r["iso"], r["name"], *(split(r[c]) for c in ("adjectives", "people", "spellings", "capital")))
        for r in rows(folder("common", "nations.tsv"))
    )


def entries(conflict: Traversable) -> tuple[Entry, ...]:
    """The actors of a conflict's folder, then those common to all: of two with one name, the conflict's own goes first.

    A line of the conflict with the id of a common one changes the fields it gives and adds to its lists.
    Raises KnowledgeError for an unknown field, an id given twice, or one that is spoken of and not there.
    """
    lines: dict[str, dict[str, Any]] = {}
    seen: set[str] = set()
    for path in (folder("common", "actors.yaml"), conflict / "actors.yaml"):
        seen = set()
        for line in records(path):
            ident = str(line.get("id"))
            if ident in seen:
                raise KnowledgeError(f"{path.name} has two actors {ident!r}.")
            seen.add(ident)
            lines[ident] = _over(lines.get(ident, {}), line)
    own_first = sorted(lines, key=lambda ident: ident not in seen)
    return tuple(_entry(lines[ident]) for ident in own_first)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    joined = {**below, **above}
    for name in LISTS:
        if name in below and name in above:
            joined[name] = [*below[name], *above[name]]
    return joined


def _entry(line: dict[str, Any]) -> Entry:
    unknown = set(line) - FIELDS
    missing = {"id", "name", "kind"} - set(line)
    if unknown or missing or line.get("part") not in (None, *get_args(Part)):
        wrong = ", ".join(sorted(unknown | missing)) or "part"
        raise KnowledgeError(f"Actor {line.get('id')!r}: wrong or missing {wrong}.")
    lists = {name: tuple(map(str, line.get(name, ()))) for name in LISTS}
    actor = Actor(
        id=line["id"],
        name=str(line["name"]),
        spellings=lists["spellings"],
        kind=line["kind"],
        side=line.get("side"),
        country=line.get("country"),
        parents=lists["parents"],
        speaks_for=line.get("speaks_for"),
        start=_day(line.get("start")),
        end=_day(line.get("end")),
    )
    called = tuple((side, str(word)) for side, said in line.get("called", {}).items() for word in said)
    return Entry(
        actor,
        lists["words"],
        lists["home"],
        called,
        lists["says"],
        bool(line.get("acts_itself")),
        line.get("nation"),
        line.get("part"),
        lists["abroad"],
    )


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def by_form(all_nations: Iterable[Nation], given: Iterable[Entry]) -> tuple[Entry, ...]:
    """For every nation its state, its forces and its police, where ``given`` has none in their place."""
    taken = {(e.nation, e.part) for e in given}
    ids = {e.actor.id for e in given}
    made = [entry for nation in all_nations for entry in _of(nation) if (entry.nation, entry.part) not in taken]
    return tuple(e for e in made if e.actor.id not in ids)


def _of(nation: Nation) -> tuple[Entry, Entry, Entry]:
    slug = "-".join(nation.name.lower().split())
    adjective = nation.adjectives[0] if nation.adjectives else nation.name
    people = "-".join(adjective.lower().split())

    def entry(ident: str, name: str, kind: str, part: Part) -> Entry:
        return Entry(Actor(ident, name, (), kind, country=nation.name), nation=nation.name, part=part)

    return (
        entry(slug, nation.name, "Organisation", "state"),
        entry(f"{people}-forces", f"{adjective} forces", "State forces", "forces"),
        entry(f"{people}-police", f"{adjective} police", "State forces", "police"),
    )
