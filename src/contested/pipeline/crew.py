"""Several processes that read side by side, in the order of the documents."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import islice
from types import TracebackType
from typing import Self

from contested import knowledge
from contested.model import Document
from contested.pipeline.coder import Coded, Coder
from contested.pipeline.cycles import no_search_for_cycles
from contested.pipeline.feed import Feed
from contested.settings import Settings

Read = list[tuple[Document, Coded]]
# Documents that a process takes at a time: so few that at the end none waits long for another.
_BATCH = 8
# Batches in work for each process: one that is read and one that waits.
_AHEAD = 2


class Crew:
    """A coder of ``settings.processes`` processes. Use it with ``with``: they end with the block."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # Each process starts clean: a copy of a process with threads may hang.
        self._pool = ProcessPoolExecutor(settings.processes, multiprocessing.get_context("spawn"), initializer=_begin)
        self.name = self._named()

    def _named(self) -> str:
        try:
            return self._pool.submit(_name, self.settings).result()
        except BaseException:
            self._pool.shutdown(cancel_futures=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Coded]]:
        """Each document with what is coded of it, in the order given. Raises what the reader raises on one of them."""
        todo = iter(documents)
        at_work: deque[Future[Read]] = deque()
        while True:
            while len(at_work) < _AHEAD * self.settings.processes:
                batch = list(islice(todo, _BATCH))
                if not batch:
                    break
                at_work.append(self._pool.submit(_read, self.settings, batch))
            if not at_work:
                return
            yield from at_work.popleft().result()


@contextmanager
def coder_of(settings: Settings, known: knowledge.Knowledge) -> Iterator[Feed[Coded]]:
    """The coder of the settings: in this process, or a crew, which ends with the block.

    Raises ReaderError when the language model is missing.
    """
    if settings.processes > 1:
        with Crew(settings) as crew:
            yield crew
        return
    # spaCy takes a second to load: only where there is something to read.
    from contested.reader.reader import Reader

    yield Coder(Reader(settings, known), known, settings)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _coder(settings: Settings) -> Coder:
    """The process's own coder, loaded once. Here and not at its start, so that the parent hears what went wrong."""
    from contested.reader.reader import Reader

    known = knowledge.load(settings.conflict)
    return Coder(Reader(settings, known), known, settings)


def _name(settings: Settings) -> str:
    return _coder(settings).name


def _read(settings: Settings, documents: list[Document]) -> Read:
    with no_search_for_cycles():
        return list(_coder(settings).read(documents))
