"""Ctrl-C asks a run to stop behind the document at hand; a second one stops it at once."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NOTICE = b"\nStopping when the document at hand is stored (Ctrl-C again: at once) ...\n"


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """A function that tells whether the user asked to stop. Must be entered in the main thread."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        if sys.stderr is not None:
            os.write(2, _NOTICE)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
