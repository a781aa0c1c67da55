"""How actors stood to each other and when: a conflict's ``relations.tsv``, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from typing import get_args

from contested.errors import KnowledgeError
from contested.knowledge.files import numbered_rows
from contested.model.knowledge import Relation, RelationKind

FILE = "relations.tsv"
COLUMNS = ("actor", "relation", "other", "start", "end")
KINDS: tuple[RelationKind, ...] = get_args(RelationKind)

# From which a side follows, the closer ones first: a member fights for its alliance, an ally beside it.
_LENDS_SIDE: tuple[tuple[RelationKind, ...], ...] = (("part of", "member of"), ("allied with",))


def relations_of(conflict: Traversable) -> tuple[Relation, ...]:
    """The relations of a conflict's folder, none where it has no such file.

    Raises KnowledgeError for columns, a kind of relation or a day that is none, naming the line.
    """
    path = conflict / FILE
    return tuple(_relation(n, row) for n, row in numbered_rows(path)) if path.is_file() else ()


def _relation(line: int, row: dict[str, str]) -> Relation:
    if set(row) != set(COLUMNS):
        raise KnowledgeError(f"{FILE} has the columns {', '.join(row)}.", remedy=f"It needs {', '.join(COLUMNS)}.")
    if row["relation"] not in KINDS:
        kinds = ", ".join(KINDS)
        raise KnowledgeError(f"{FILE}, line {line}: {row['relation']!r} is no relation.", remedy=f"There are: {kinds}.")
    for field in ("start", "end"):
        if not is_day(row[field]):
            raise KnowledgeError(f"{FILE}, line {line}: {row[field]!r} is no day.", remedy="Write 2015-03-24.")
    kind: RelationKind = row["relation"]
    return Relation(row["actor"], kind, row["other"], row["start"] or None, row["end"] or None)


def is_day(text: str) -> bool:
    """Whether ``text`` is an ISO date, or empty."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class Relations:
    """The relations of a conflict's actors, asked from either end."""

    def __init__(self, given: Iterable[Relation]) -> None:
        self._from: dict[str, list[Relation]] = {}
        self._to: dict[str, list[Relation]] = {}
        self._all = tuple(given)
        for r in self._all:
            self._from.setdefault(r.actor, []).append(r)
            self._to.setdefault(r.other, []).append(r)

    def __iter__(self) -> Iterator[Relation]:
        return iter(self._all)

    def of(self, actor: str, on: date | None = None) -> tuple[Relation, ...]:
        """Those in which the actor stands first (whose member, ally or part it was) on the day, on any without one."""
        return tuple(r for r in self._from.get(actor, ()) if r.holds(on))

    def to(self, other: str, on: date | None = None) -> tuple[Relation, ...]:
        """Those in which the actor stands second (who was its member, ally or part)."""
        return tuple(r for r in self._to.get(other, ()) if r.holds(on))

    def next(self, actor: str) -> Relation | None:
        """How the actor went on under another name; None when it did not, or as several."""
        return _only(r for r in self._from.get(actor, ()) if r.relation == "became")

    def previous(self, actor: str) -> Relation | None:
        """Of which actor this is the later name; None when of none, or of several."""
        return _only(r for r in self._to.get(actor, ()) if r.relation == "became")

    def lenders(self, actor: str, on: date | None) -> Iterator[tuple[str, ...]]:
        """The ids of those whose side the actor shares on the day, the closer ones first; all at once without a day."""
        for kinds in _LENDS_SIDE if on else (sum(_LENDS_SIDE, ()),):
            yield tuple(dict.fromkeys(r.other for r in self.of(actor, on) if r.relation in kinds))


def _only(found: Iterable[Relation]) -> Relation | None:
    listed = list(found)
    return listed[0] if len(listed) == 1 else None
