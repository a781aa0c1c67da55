"""How far it is: a bar with rate and remaining time at a terminal, a line now and then elsewhere."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from contested.cli.console import err

if TYPE_CHECKING:
    from rich.progress import TaskID

# What is over sooner needs no progress.
PATIENCE_SECONDS = 2.0
LINE_EVERY_SECONDS = 15.0

Report = Callable[[str, int, int | None], None]


@contextmanager
def progress(clock: Callable[[], float] = time.monotonic) -> Iterator[Report]:
    """A function to call with (what is being done, done, total or None), as often as one likes."""
    if not err().is_terminal:
        yield _Lines(clock)
        return
    bar = _Bar(clock)
    try:
        yield bar
    finally:
        bar.close()


class _Lines:
    """For logs and pipes: one line every ``LINE_EVERY_SECONDS``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._label, self._started, self._told = "", 0.0, 0.0

    def __call__(self, label: str, done: int, total: int | None) -> None:
        now = self._clock()
        if label != self._label:
            self._label, self._started, self._told = label, now, now
        elif now - self._told >= LINE_EVERY_SECONDS:
            self._told = now
            err().print(f"{label}: {pace(done, total, now - self._started)}", markup=False)


class _Bar:
    """For people: what takes longer than ``PATIENCE_SECONDS`` gets a bar, which vanishes when it is done."""

    def __init__(self, clock: Callable[[], float]) -> None:
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        self._clock = clock
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[pace]}"))
        self._bars = Progress(*columns, console=err(), transient=True)
        self._label, self._started = "", 0.0
        self._task: TaskID | None = None
        self._waiting: threading.Timer | None = None

    def __call__(self, label: str, done: int, total: int | None) -> None:
        if label != self._label or self._task is None:
            self._task = self._begin(label)
        text = pace(done, total, self._clock() - self._started)
        self._bars.update(self._task, completed=done, total=total, pace=text)

    def _begin(self, label: str) -> TaskID:
        if self._waiting:
            self._waiting.cancel()
        if self._task is not None:
            self._bars.update(self._task, visible=False)
        self._label, self._started = label, self._clock()
        task = self._bars.add_task(label, total=None, pace="", visible=False)
        # By the clock and not by the next call: a step may take long without saying how far it is.
        self._waiting = threading.Timer(PATIENCE_SECONDS, self._show, (task,))
        self._waiting.daemon = True
        self._waiting.start()
        return task

    def _show(self, task: TaskID) -> None:
        self._bars.update(task, visible=True)
        self._bars.start()

    def close(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting.join()
        self._bars.stop()


def pace(done: int, total: int | None, seconds: float) -> str:
    """``"320 of 804, 14.2/s, 34 s left"``: what is known of it."""
    if not done and total is None:
        return ""
    parts = [f"{done} of {total}" if total is not None else f"{done}"]
    if done and seconds > 0:
        rate = done / seconds
        parts.append(f"{rate:.1f}/s")
        if total is not None and total > done:
            parts.append(f"{duration((total - done) / rate)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """``"34 s"``, ``"2 min 05 s"``, ``"3 h 10 min"``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
