"""What happened on which day, known beforehand: a conflict's ``chronology.tsv``, asked by place and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml, numbered_rows, split
from contested.knowledge.finder import Finder
from contested.knowledge.relations import is_day
from contested.model.knowledge import DatedFact

FILE = "chronology.tsv"
COLUMNS = ("start", "end", "kind", "place", "actor", "other", "names")
_KINDS = "chronology.yaml"


@dataclass(frozen=True, slots=True)
class FactKind:
    """``called`` stands before the name of the place; ``told`` are the sub-types of events that tell of the fact."""

    called: str
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedFacts:
    """The name at characters ``[start, end)`` of a text, and the facts that are called so, the earliest first."""

    start: int
    end: int
    facts: tuple[DatedFact, ...]


@cache
def fact_kinds() -> Mapping[str, FactKind]:
    """The kinds of ``common/chronology.yaml``. Raises KnowledgeError when the file is wrong."""
    data = load_yaml(folder("common", _KINDS))
    try:
        return {str(k): FactKind(str(v["called"]), frozenset(map(str, v["told"]))) for k, v in data.items()}
    except (KeyError, TypeError, AttributeError) as e:
        raise KnowledgeError(f"The word file {_KINDS} lacks or misstates {e}.", remedy="Mend the file.") from e


def facts_of(conflict: Traversable) -> tuple[DatedFact, ...]:
    """The lines of a conflict's chronology, none where its folder has no such file.

    Raises KnowledgeError for columns, a kind or a day that is none, naming the line.
    """
    path = conflict / FILE
    return tuple(_fact(n, row) for n, row in numbered_rows(path)) if path.is_file() else ()


def _fact(line: int, row: dict[str, str]) -> DatedFact:
    if set(row) != set(COLUMNS):
        raise KnowledgeError(f"{FILE} has the columns {', '.join(row)}.", remedy=f"It needs {', '.join(COLUMNS)}.")
    if row["kind"] not in fact_kinds():
        kinds = ", ".join(fact_kinds())
        raise KnowledgeError(f"{FILE}, line {line}: {row['kind']!r} is no kind.", remedy=f"There are: {kinds}.")
    start, end = row["start"], row["end"] or row["start"]
    for day in (start, end):
        if not day or not is_day(day):
            raise KnowledgeError(f"{FILE}, line {line}: {day!r} is no day.", remedy="Write 2015-03-24.")
    if end < start:
        raise KnowledgeError(f"{FILE}, line {line}: it ends before it starts.")
    return DatedFact(
        date.fromisoformat(start),
        date.fromisoformat(end),
        row["kind"],
        row["place"],
        row["actor"] or None,
        row["other"] or None,
        split(row["names"]),
    )


class Chronology:
    """The dated facts of a conflict. ``where`` gives the ids of the places that a name of the file means."""

    def __init__(self, facts: Iterable[DatedFact] = (), where: Callable[[str], Collection[str]] = lambda _: ()) -> None:
        self._facts = tuple(sorted(set(facts), key=_order))
        self._where = where

    def __iter__(self) -> Iterator[DatedFact]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def at(self, place: str, told: str | None) -> tuple[DatedFact, ...]:
        """The facts at the place with this id that an event of the sub-type ``told`` can tell of, in order of time."""
        kinds = fact_kinds()
        return tuple(f for f in self._by_place.get(place, ()) if told in kinds[f.kind].told)

    def of(self, place: str) -> tuple[DatedFact, ...]:
        """The facts at the place with this id, in order of time."""
        return tuple(self._by_place.get(place, ()))

    def named(self, text: str) -> list[NamedFacts]:
        """Where ``text`` calls facts by their names."""
        return [NamedFacts(s.start, s.end, tuple(sorted(s.values, key=_order))) for s in self._finder.spans(text)]

    @cached_property
    def _by_place(self) -> Mapping[str, list[DatedFact]]:
        found: dict[str, list[DatedFact]] = defaultdict(list)
        for fact in self._facts:
            for ident in self._where(fact.place):
                found[ident].append(fact)
        return found

    @cached_property
    def _finder(self) -> Finder[DatedFact]:
        finder: Finder[DatedFact] = Finder()
        for fact in self._facts:
            for name in fact.names:
                finder.add(name, fact)
        return finder


def _order(fact: DatedFact) -> tuple[date, date, str, str, str, str, tuple[str, ...]]:
    return fact.start, fact.end, fact.kind, fact.place, fact.actor or "", fact.other or "", fact.names
