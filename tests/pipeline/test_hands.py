"""What several processes make of items is what one makes of them, in their order."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from contested.errors import ContestedError
from contested.pipeline.hands import Hands

several = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_what_comes_back_is_in_the_order_of_the_items(processes: int) -> None:
    factor = 3
    assert list(Hands(processes).do(lambda n: n * factor, range(50))) == [n * factor for n in range(50)]
    assert list(Hands(processes).do(lambda n: n, [])) == []


@several
def test_a_copy_has_what_was_at_hand_and_changes_nothing_of_it() -> None:
    at_hand = [1, 2]

    def work(n: int) -> tuple[int, list[int]]:
        at_hand.append(n)
        return os.getpid(), at_hand[:2]

    found = list(Hands(2).do(work, range(20)))
    assert os.getpid() not in {process for process, _ in found}
    assert all(seen == [1, 2] for _, seen in found)
    assert at_hand == [1, 2]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_with_one_is_raised(processes: int) -> None:
    def work(n: int) -> float:
        return 1 / (3 - n)

    with pytest.raises(ZeroDivisionError):
        list(Hands(processes).do(work, range(20)))


def test_no_more_is_asked_for_than_can_be_worked_on() -> None:
    asked = 0

    def items() -> Iterator[int]:
        nonlocal asked
        for n in range(1000):
            asked += 1
            yield n

    next(iter(Hands(2).do(lambda n: n, items())))
    assert asked < 20


def test_all_is_done_here_where_it_may_not_be_copied_or_other_threads_are_at_work() -> None:
    assert set(Hands(2, lambda: False).do(lambda _: os.getpid(), range(5))) == {os.getpid()}
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.extend(Hands(2).do(lambda _: os.getpid(), range(5))))
    thread.start()
    thread.join()
    assert set(found) == {os.getpid()}


@several
def test_a_process_that_the_system_stops_is_told_of() -> None:
    def work(n: int) -> int:
        if n == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    with pytest.raises(ContestedError, match="fewer --processes"):
        list(Hands(2).do(work, range(20)))
