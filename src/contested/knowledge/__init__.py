"""What is known beforehand of a conflict: its actors, sources and places, and the words of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from contested.knowledge import files
from contested.knowledge.directory import ActorDirectory
from contested.knowledge.gazetteer import Gazetteer
from contested.knowledge.mentions import Context

__all__ = ["ActorDirectory", "Context", "Gazetteer", "Knowledge", "load"]


@dataclass(frozen=True)
class Knowledge:
    """The actors and places of one conflict."""

    actors: ActorDirectory
    places: Gazetteer
    conflict: str


@cache
def load(conflict: str = "syria") -> Knowledge:
    """What is known of ``conflict``, a folder of ``knowledge/conflicts``; kept for the next call.

    Raises NotFound for an unknown conflict, KnowledgeError for a wrong data file. The first call on a machine builds
    the gazetteer's file, which takes some seconds.
    """
    folder = files.conflict(conflict)
    return Knowledge(ActorDirectory.load(folder), Gazetteer.load(folder), conflict)
