"""How much is known of each conflict that comes with the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from contested.knowledge.chronology import facts_of
from contested.knowledge.files import conflict, conflicts, load_yaml, records, rows
from contested.knowledge.relations import relations_of
from contested.model.knowledge import SPEAKING_KINDS


@dataclass(frozen=True, slots=True)
class Summary:
    """A conflict: ``actors`` who act and ``sources`` who only speak, counted as its folder adds them to common ones.

    ``days`` are the lines of its chronology.
    """

    name: str
    title: str | None
    country: str | None
    start: str | None
    actors: int
    sources: int
    relations: int
    places: int
    days: int


def summaries() -> Iterator[Summary]:
    """Those that come with the program, in the order of their names. Raises KnowledgeError for a wrong file."""
    return (_summary(name, conflict(name)) for name in conflicts())


def _summary(name: str, folder: Traversable) -> Summary:
    about = load_yaml(folder / "conflict.yaml")
    kinds = [line["kind"] for line in records(folder / "actors.yaml") if "kind" in line]
    start = about.get("start")
    return Summary(
        name=name,
        title=about.get("title"),
        country=about.get("country"),
        start=str(start) if start else None,
        actors=sum(kind not in SPEAKING_KINDS for kind in kinds),
        sources=sum(kind in SPEAKING_KINDS for kind in kinds),
        relations=len(relations_of(folder)),
        places=sum(1 for _ in rows(folder / "places.tsv")),
        days=len(facts_of(folder)),
    )
