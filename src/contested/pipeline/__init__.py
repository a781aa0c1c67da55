"""Composition: the only part that knows every stage."""

from contested.pipeline.asking import (
    ActorRecord,
    SourceRecord,
    UnknownName,
    actors_of,
    identified,
    sources_of,
    unknown_names,
    who_holds,
)
from contested.pipeline.building import BuildReport, build, resolve_anew
from contested.pipeline.exporting import FORMATS, KINDS, Format, Kind, export, export_to
from contested.pipeline.feed import DocumentReader
from contested.pipeline.reading import Failure, ReadReport, read
from contested.pipeline.watching import Watch

__all__ = [
    "FORMATS",
    "KINDS",
    "ActorRecord",
    "BuildReport",
    "DocumentReader",
    "Failure",
    "Format",
    "Kind",
    "ReadReport",
    "SourceRecord",
    "UnknownName",
    "Watch",
    "actors_of",
    "build",
    "export",
    "export_to",
    "identified",
    "read",
    "resolve_anew",
    "sources_of",
    "unknown_names",
    "who_holds",
]
