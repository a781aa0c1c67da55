"""Conclusions drawn anew behind the pages: after a judgement, once for several that come close together."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contested.errors import ContestedError, RecordLocked

# Judgements within so many seconds are drawn together.
GATHERING = 0.4
# When another process writes, it is tried again after so many seconds.
AGAIN = 2.0
# Bytes of what is said of a failure.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Drawing:
    """How far it is. ``running`` while judgements wait for being drawn, ``drawn`` counts how often it was done since
    the start, ``failed`` says why the last time came to nothing; "" when it did not fail.
    """

    running: bool
    drawn: int
    failed: str


class Board:
    """How far the drawing is, in memory that all processes share which are forked from this one."""

    def __init__(self) -> None:
        self.turn = multiprocessing.Lock()
        self._running = multiprocessing.Value("i", 0)
        self._drawn = multiprocessing.Value("i", 0)
        self._failed: Any = multiprocessing.Array("c", _LONGEST)

    def runs(self, change: int) -> None:
        """One more draws, or one less."""
        with self._running:
            self._running.value += change

    def done(self, failed: str) -> None:
        """A drawing ended; ``failed`` says why it came to nothing, "" where it did not fail."""
        with self._drawn:
            self._drawn.value += not failed
        # Cut between letters: one that is half there could not be read.
        self._failed.value = failed.encode()[: _LONGEST - 1].decode(errors="ignore").encode()

    @property
    def state(self) -> Drawing:
        """How far it is."""
        failed: str = self._failed.value.decode()
        return Drawing(self._running.value > 0, self._drawn.value, failed)


class Drawer:
    """Draws in a thread of its own, one drawing at a time, whichever process asks; nobody waits for it."""

    def __init__(self, draw: Callable[[], object], gathering: float = GATHERING, again: float = AGAIN) -> None:
        self._draw, self._gathering, self._again = draw, gathering, again
        self._lock = threading.Lock()
        self._asked = self._running = False
        self._board = Board()

    def ask(self) -> None:
        """Have the conclusions drawn soon, with all that is judged until then."""
        with self._lock:
            self._asked = True
            if self._running:
                return
            self._running = True
            self._board.runs(1)
        # A build that is broken off leaves the record as it was: the end of the server need not wait for it.
        threading.Thread(target=self._run, name="drawing", daemon=True).start()

    @property
    def state(self) -> Drawing:
        """How far it is."""
        return self._board.state

    def _run(self) -> None:
        while True:
            time.sleep(self._gathering)
            with self._lock:
                if not self._asked:
                    self._running = False
                    self._board.runs(-1)
                    return
                self._asked = False
            self._once()

    def _once(self) -> None:
        failed, locked = "", False
        try:
            with self._board.turn:
                self._draw()
        except RecordLocked as e:
            failed, locked = e.what, True
        except ContestedError as e:
            failed = e.what
        # Whatever it is, the thread must say so, and go on for the next judgement.
        except Exception as e:  # noqa: BLE001
            failed = f"{type(e).__name__}: {e}"
        self._board.done(failed)
        with self._lock:
            self._asked |= locked
        if locked:
            time.sleep(self._again)
