"""From a document to what the record keeps of it: its claims, and whom, where and when they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contested import resolve
from contested.knowledge import Knowledge
from contested.model import Claim, Document, Resolution
from contested.pipeline.feed import DocumentReader
from contested.settings import Settings


@dataclass(frozen=True, slots=True)
class Coded:
    """The claims of a document, and what was decided about their names, places and times."""

    claims: tuple[Claim, ...]
    resolutions: tuple[Resolution, ...]


class Coder:
    """Reads and resolves in this process."""

    def __init__(self, reader: DocumentReader, knowledge: Knowledge, settings: Settings) -> None:
        self._reader, self._knowledge, self._settings = reader, knowledge, settings

    @property
    def name(self) -> str:
        """The reader's name and version, stamped on the claims."""
        return self._reader.name

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Coded]]:
        """Each document with what is coded of it, in the order given."""
        for document, claims in self._reader.read(documents):
            resolutions = resolve.resolve(document, claims, self._knowledge, self._settings.place_threshold)
            yield document, Coded(claims, tuple(resolutions))
