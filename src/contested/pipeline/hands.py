"""Several processes that draw conclusions side by side, each from what is at hand when it is asked to."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from contested.errors import ContestedError
from contested.pipeline.spill import dump

T = TypeVar("T")
R = TypeVar("R")

# Items in work for each process: one that it works on, and some that wait, as some take longer than others.
_AHEAD = 4
_work: Callable[[object], object] | None = None


class Hands:
    """So many processes; with one, or where the system can't copy a process, all is done in this one.

    Each begins as a copy of this process, so that nothing of what the work needs has to be handed over or loaded again;
    a copy shares the memory that neither changes.
    """

    def __init__(self, processes: int, ready: Callable[[], bool] = lambda: True) -> None:
        """``ready`` is asked before each copying, to let go of what a copy must not share; False forbids it."""
        # A copy of a process whose other threads are at work may hang: a server's threads do all themselves.
        alone = threading.current_thread() is threading.main_thread()
        self._processes = processes if alone and sys.platform == "linux" else 1
        self._ready = ready

    def do(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """What ``work`` makes of each item (plain values), in their order. What it changes in memory is lost where
        there are several processes. Raises what it raises, and ContestedError where a process ends by itself."""
        if self._processes < 2 or not self._ready():
            yield from map(work, items)
            return
        try:
            yield from self._shared(work, items)
        except BrokenProcessPool as e:
            raise _ended(self._processes) from e

    def _shared(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        with _pool(self._processes, work) as pool:
            at_work: deque[Future[bytes]] = deque()
            try:
                for item in items:
                    at_work.append(pool.submit(_do, item))
                    if len(at_work) >= _AHEAD * self._processes:
                        yield _taken(at_work.popleft())
                while at_work:
                    yield _taken(at_work.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _pool(processes: int, work: Callable[[T], R]) -> ProcessPoolExecutor:
    global _work
    _work = work  # type: ignore[assignment]  # one work at a time, and its items are its own
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    # Copied now, before anything is read for the first item.
    pool.submit(_nothing).result()
    return pool


def _ended(processes: int) -> ContestedError:
    return ContestedError(
        f"One of the {processes} processes at work ended by itself.",
        cause="Most likely the system had no memory left and stopped it.",
        remedy="Run the command again with fewer --processes. The record is as it was.",
    )


def _begin(parent: int) -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        threading.Event().wait(2)
    os._exit(1)


def _nothing() -> None:
    pass


def _do(item: object) -> bytes:
    assert _work is not None
    return dump(_work(item))


def _taken(future: Future[bytes]) -> Any:
    # The bytes are a process's own that this one began.
    return pickle.loads(future.result())
