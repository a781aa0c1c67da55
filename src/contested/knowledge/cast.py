"""What the folder of a conflict says of its actors, as it is written there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from contested.knowledge.actors import Entry, entries
from contested.knowledge.files import load_yaml, rows, split
from contested.knowledge.names import fold
from contested.knowledge.relations import relations_of
from contested.model.knowledge import Relation

# A name of a city as short as this may be a word.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a conflict, and how they stood to each other.

    ``home`` is the country that it is fought in, None where there is no such one; ``landmarks`` are cities and
    provinces, each with its country; ``never_militants`` are whom reports do not call "the militants".
    """

    entries: tuple[Entry, ...]
    relations: tuple[Relation, ...]
    home: str | None
    landmarks: tuple[tuple[str, str], ...]
    never_militants: frozenset[str]

    @classmethod
    def load(cls, conflict: Traversable) -> Cast:
        """The cast of a conflict's folder. Raises KnowledgeError."""
        about = load_yaml(conflict / "conflict.yaml")
        home = about.get("country")
        return cls(
            entries=entries(conflict),
            relations=relations_of(conflict),
            home=home,
            landmarks=tuple(_landmarks(conflict, home)),
            never_militants=frozenset(about.get("never_militants", ())),
        )


def _landmarks(conflict: Traversable, home: str | None) -> Iterator[tuple[str, str]]:
    """The names of the conflict's cities and provinces, each with its country: a report that names one tells of it."""
    if not home or not (conflict / "places.tsv").is_file():
        return
    for row in rows(conflict / "places.tsv"):
        if row["kind"] in ("city", "province"):
            country = row.get("country") or home
            yield row["name"], country
            yield from ((name, country) for name in split(row["aliases"]) if len(fold(name)) > _SHORT)
