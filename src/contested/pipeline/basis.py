"""What conclusions rest on beside the record: a mark of the program, the knowledge and the settings that go in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from contested.knowledge import Knowledge
from contested.knowledge import files as knowledge_files
from contested.settings import Settings

# The parts of the program that draw conclusions.
_PARTS = ("knowledge", "ledger", "link", "model", "resolve", "pipeline")


def basis(knowledge: Knowledge, settings: Settings) -> str:
    """The mark: where two are the same, the same record leads to the same conclusions."""
    digest = hashlib.blake2b(digest_size=16)
    parts = (_program(), _folder(knowledge.conflict), knowledge.places.version)
    for part in (*parts, str(settings.link_threshold), str(settings.place_threshold), str(settings.event_threshold)):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


@cache
def _program() -> str:
    return _mark(path for part in _PARTS for path in _below(files("contested") / part))


@cache
def _folder(conflict: str) -> str:
    return _mark(_below(knowledge_files.conflict(conflict)))


def _mark(paths: Iterator[Traversable]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _below(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            yield from _below(path)
        elif not path.name.endswith(".pyc"):
            yield path
