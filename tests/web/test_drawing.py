"""Drawing behind the pages: together, one at a time, told when it fails, tried again when another writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from contested.errors import RecordLocked, StoreError
from contested.web.drawing import Drawer


def wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_what_is_asked_together_is_drawn_once() -> None:
    times: list[float] = []
    drawer = Drawer(lambda: times.append(time.monotonic()), gathering=0.2)
    for _ in range(5):
        drawer.ask()
    assert drawer.state.running and drawer.state.drawn == 0
    wait_for(lambda: not drawer.state.running)
    assert len(times) == 1 and drawer.state.drawn == 1 and drawer.state.failed == ""


def test_what_is_asked_while_it_draws_is_drawn_next_and_never_beside() -> None:
    begun, go_on = threading.Event(), threading.Event()
    beside: list[int] = []
    lock = threading.Lock()

    def draw() -> None:
        beside.append(lock.acquire(blocking=False))
        begun.set()
        go_on.wait(20)
        lock.release()

    drawer = Drawer(draw, gathering=0.01)
    drawer.ask()
    assert begun.wait(20)
    drawer.ask()
    drawer.ask()
    go_on.set()
    wait_for(lambda: not drawer.state.running)
    assert beside == [True, True] and drawer.state.drawn == 2


def test_a_failure_is_told_until_the_next_success() -> None:
    faults: list[Exception] = [StoreError("The disk is full."), ValueError("a fault of the program")]

    def draw() -> None:
        if faults:
            raise faults.pop(0)

    drawer = Drawer(draw, gathering=0.01)
    for failed in ("The disk is full.", "ValueError: a fault of the program", ""):
        drawer.ask()
        wait_for(lambda: not drawer.state.running)
        assert drawer.state.failed == failed
    assert drawer.state.drawn == 1


def test_it_is_tried_again_while_another_process_writes() -> None:
    tries: list[int] = []

    def draw() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise RecordLocked("The record is being written.")

    drawer = Drawer(draw, gathering=0.01, again=0.01)
    drawer.ask()
    wait_for(lambda: not drawer.state.running)
    assert len(tries) == 3 and drawer.state.failed == "" and drawer.state.drawn == 1
