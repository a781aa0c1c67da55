"""Reports into the record: one transaction a document, so that a stopped run goes on where it stopped."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Literal

from contested import sources
from contested.errors import ContestedError, ReaderError, SourceError
from contested.knowledge import Knowledge
from contested.model import Document
from contested.pipeline.coder import Coded, Coder
from contested.pipeline.crew import coder_of
from contested.pipeline.cycles import no_search_for_cycles
from contested.pipeline.feed import DocumentReader, Feed, outcomes
from contested.pipeline.watching import Watch
from contested.settings import Settings
from contested.sources import ReadOptions
from contested.store import Store


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not read: ``where`` names the file (and line) or the document."""

    where: str
    error: ContestedError


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What became of the inputs.

    ``documents`` were read now, ``known`` were in the record already; ``claims`` counts the new
    claims by kind; ``seconds`` is the time it took; ``stopped`` tells that the run was stopped.
    """

    documents: int
    known: int
    claims: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]
    stopped: bool
    seconds: float


def read(
    paths: Sequence[str | Path],
    store: Store,
    knowledge: Knowledge,
    settings: Settings,
    options: ReadOptions | None = None,
    watch: Watch | None = None,
    reader: DocumentReader | None = None,
) -> ReadReport:
    """Read every report at or below ``paths`` (``-`` is standard input) into the record.

    Documents that the record has are passed over before they are parsed. An input that can't be
    read, and a document that the reader fails on, is a Failure of the report; the rest goes on.
    ``reader`` takes the place of the one that the settings ask for. Raises ReaderError when the
    language model is missing, and StoreError when the record can't be written: what was stored
    before is kept.
    """
    options = options or ReadOptions(max_file_mb=settings.max_file_mb)
    coding = nullcontext(Coder(reader, knowledge, settings)) if reader else coder_of(settings, knowledge)
    return read_by(coding, paths, store, options, watch or Watch())


def read_by(
    coding: AbstractContextManager[Feed[Coded]],
    paths: Sequence[str | Path],
    store: Store,
    options: ReadOptions,
    watch: Watch,
) -> ReadReport:
    """Read reports as ``read`` does, by a coder that is taken up once there is something to read."""
    started = time.monotonic()
    run = _Run(store, watch, _total(paths, options))
    documents = run.unknown(_inputs(paths, options))
    with no_search_for_cycles():
        if first := next(documents, None):
            with coding as coder:
                for document, coded in outcomes(coder, chain([first], documents)):
                    run.take(document, coded, coder.name)
                    if watch.stop():
                        return run.report(time.monotonic() - started, stopped=True)
    return run.report(time.monotonic() - started, stopped=watch.stop())


def _inputs(paths: Sequence[str | Path], options: ReadOptions) -> Iterator[Document | SourceError]:
    for path in paths:
        yield from sources.read(_path(path), options)


def _total(paths: Sequence[str | Path], options: ReadOptions) -> int | None:
    counts = [sources.count(_path(path), options) for path in paths]
    return None if None in counts else sum(n for n in counts if n is not None)


def _path(path: str | Path) -> Path | Literal["-"]:
    return "-" if path == "-" else Path(path)


def _taken(id: str) -> SourceError:
    return SourceError(
        id,
        f"The id {id} belongs to another text of the record.",
        cause="Two inputs give the same id to different texts.",
        remedy="Read one of them with an --id-prefix of its own.",
    )


def _called(document: Document) -> str:
    return f"{document.origin} ({document.id})" if document.origin else document.id


@dataclass(slots=True)
class _Run:
    """The tally of one run."""

    store: Store
    watch: Watch
    total: int | None
    documents: int = 0
    known: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def unknown(self, inputs: Iterable[Document | SourceError]) -> Iterator[Document]:
        """The documents that are still to be read."""
        for item in inputs:
            if self.watch.stop():
                return
            if isinstance(item, SourceError):
                self.fail(Failure(item.where, item))
            elif item.id in self.seen or self.store.has(item.id):
                self.meet(item)
            else:
                self.seen[item.id] = hash(item.text)
                yield item

    def meet(self, again: Document) -> None:
        """Tell of a document whose id is known: the same text is known, another under its id is an error."""
        stored = None if again.id in self.seen else self.store.document(again.id)
        if (hash(stored.text) if stored else self.seen.get(again.id)) == hash(again.text):
            self.known += 1
            self.tell()
        else:
            self.fail(Failure(_called(again), _taken(again.id)))

    def take(self, document: Document, coded: Coded | ReaderError, reader: str) -> None:
        """Keep what was made of a document, or tell why that is nothing."""
        if isinstance(coded, ReaderError):
            self.fail(Failure(_called(document), coded))
            return
        self.store.add(document, coded.claims, coded.resolutions, reader=reader)
        self.documents += 1
        self.claims.update(claim.kind for claim in coded.claims)
        self.tell()

    def fail(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.tell()

    def tell(self) -> None:
        self.watch.progress("Reading", self.documents + self.known + len(self.failures), self.total)

    def report(self, seconds: float, *, stopped: bool) -> ReadReport:
        return ReadReport(
            documents=self.documents,
            known=self.known,
            claims=tuple(sorted(self.claims.items())),
            failures=tuple(self.failures),
            stopped=stopped,
            seconds=seconds,
        )
