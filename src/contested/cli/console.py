"""The two streams: answers go to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def out() -> Console:
    """A console on standard output. Text off a terminal is never cut to a width."""
    return _console(stderr=False)


def err() -> Console:
    """A console on standard error."""
    return _console(stderr=True)


def is_terminal() -> bool:
    """Whether a person reads standard output, so that colour and the width of the screen matter."""
    return out().is_terminal


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    class Quiet(Console):
        """Leaves a broken pipe to the guard."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = sys.stderr if stderr else sys.stdout
    console = Quiet(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = 100_000
    return console
