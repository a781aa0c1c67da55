"""How far it is: rate and remaining time, and silence for what is soon over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contested.cli.progress import duration, pace, progress


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (320, 804, 32.0, "320 of 804, 10.0/s, 48 s left"),
        (804, 804, 80.4, "804 of 804, 10.0/s"),
        (5, None, 2.5, "5, 2.0/s"),
        (0, 10, 4.0, "0 of 10"),
        (0, None, 4.0, ""),
    ],
)
def test_the_pace(done: int, total: int | None, seconds: float, told: str) -> None:
    assert pace(done, total, seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "0 s"), (59.4, "59 s"), (125, "2 min 05 s"), (11400, "3 h 10 min")]
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_off_a_terminal_there_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    def clock() -> Iterator[float]:
        yield from (0.0, 5.0, 16.0, 17.0, 31.5)

    ticks = clock()
    with progress(lambda: next(ticks)) as tell:
        for done in range(5):
            tell("Reading", done, 10)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Reading: 2 of 10, 0.1/s, 1 min 04 s left\nReading: 4 of 10, 0.1/s, 47 s left\n"
