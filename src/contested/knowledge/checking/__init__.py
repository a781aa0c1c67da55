"""Checking a conflict's folder: everything that is wrong with it, in one go, by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from contested.knowledge.checking.about import check_about
from contested.knowledge.checking.actors import check_actors
from contested.knowledge.checking.chronology import check_chronology
from contested.knowledge.checking.findings import Finding, Level, error, hint
from contested.knowledge.checking.places import check_places
from contested.knowledge.checking.relations import check_relations
from contested.knowledge.checking.spellings import check_spellings
from contested.knowledge.checking.world import World

__all__ = ["FILES", "Finding", "Level", "check"]

# Those of a conflict's folder, and whether it can do without.
FILES = {
    "conflict.yaml": False,
    "actors.yaml": False,
    "places.tsv": False,
    "relations.tsv": True,
    "chronology.tsv": True,
}
_DATA = (".yaml", ".yml", ".tsv", ".csv", ".json")


def check(folder: Traversable) -> tuple[Finding, ...]:
    """What is wrong with the data of a conflict's folder, in the order of files and lines; empty when all is well.

    Errors keep the conflict from being used as it is meant; hints are worth a look. Raises nothing for wrong data.
    """
    found = [*_files(folder)]
    missing = {f.file for f in found}
    world = World.of(folder)
    if "conflict.yaml" not in missing:
        found += check_about(folder, world)
    if "actors.yaml" not in missing:
        found += check_actors(folder, world)
        found += check_spellings(world)
    if "relations.tsv" not in missing:
        found += check_relations(folder, world)
    if "places.tsv" not in missing:
        found += check_places(folder, world)
    if "chronology.tsv" not in missing:
        found += check_chronology(folder, world)
    order = list(FILES)
    return tuple(
        sorted(set(found), key=lambda f: (order.index(f.file) if f.file in order else 9, f.file, f.line, f.what))
    )


def _files(folder: Traversable) -> Iterator[Finding]:
    for name, optional in FILES.items():
        if not (folder / name).is_file() and not optional:
            yield error(name, 0, "There is no such file.")
    if not (folder / "relations.tsv").is_file():
        yield hint(
            "relations.tsv", 0, "There is no such file: alliances and names that followed each other stay unknown."
        )
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_file() and path.name.endswith(_DATA) and path.name not in FILES:
            yield hint(path.name, 0, f"Nothing reads this file; those read are {', '.join(FILES)}.")
