"""What is known beforehand of a conflict: its actors, sources and places, and the words of reporting."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources.abc import Traversable

from contested.errors import KnowledgeError
from contested.knowledge.chronology import Chronology, facts_of
from contested.knowledge.directory import ActorDirectory
from contested.knowledge.files import conflict as conflict_folder
from contested.knowledge.files import conflicts
from contested.knowledge.gazetteer import Gazetteer
from contested.knowledge.mentions import Context

__all__ = ["ActorDirectory", "Chronology", "Context", "Gazetteer", "Knowledge", "load"]


@dataclass(frozen=True)
class Knowledge:
    """The actors, the places and the dated facts of one conflict.

    ``elsewhere`` holds the dated facts of the other conflicts that come with the program: a record of one war may hold
    an account of another.
    """

    actors: ActorDirectory
    places: Gazetteer
    conflict: str
    chronology: Chronology = field(default_factory=Chronology)
    elsewhere: Chronology = field(default_factory=Chronology)


def _refuse_errors(conflict: str, folder: Traversable) -> None:
    """Raise KnowledgeError for a user's folder that has errors: the program's own are checked before they ship."""
    from contested.knowledge.checking import check

    errors = [f for f in check(folder) if f.level == "error"]
    if errors:
        first = errors[0]
        where = f"{first.file}, line {first.line}" if first.line else first.file
        others = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
        raise KnowledgeError(
            f"The conflict {conflict} has errors: {where}: {first.what}{others}",
            remedy=f"See them all: contested conflict check {shlex.quote(conflict)}",
        )


@cache
def load(conflict: str = "syria") -> Knowledge:
    """What is known of ``conflict``, one that comes with the program or a folder; kept for the next call.

    Raises NotFound for an unknown conflict, KnowledgeError for a wrong data file. The first call on a machine builds
    the gazetteer's file, which takes some seconds.
    """
    folder = conflict_folder(conflict)
    if conflict not in conflicts():
        _refuse_errors(conflict, folder)
    places = Gazetteer.load(folder)
    chronology = Chronology(facts_of(folder), partial(places.meant, folder.name))
    others = (conflict_folder(name) for name in conflicts() if name != conflict)
    elsewhere = Chronology((fact for other in others for fact in facts_of(other)), partial(places.meant, folder.name))
    return Knowledge(ActorDirectory.load(folder), places, conflict, chronology, elsewhere)
