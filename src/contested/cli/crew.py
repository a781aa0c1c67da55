"""Several processes that answer at one address: begun together, ended together."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Collection
from contextlib import suppress
from types import FrameType

from contested.errors import ContestedError

_ENDING = (signal.SIGINT, signal.SIGTERM)


def cores(most: int) -> int:
    """The cores that this program may use, but no more than ``most``."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, most)


def run(work: Callable[[], None], processes: int) -> None:
    """Do the work in so many processes, till one is told to end by a signal; where none can be forked, in this one.

    Nothing may be open yet that processes can't share. Raises ContestedError when one of them ends by itself: the
    others are ended too.
    """
    if processes < 2 or not hasattr(os, "fork"):
        work()
        return
    ending: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        ending.append(number)
        _tell(members, number)

    members = {_forked(work) for _ in range(processes)}
    before = {number: signal.signal(number, end) for number in _ENDING}
    try:
        _awaited(members, ending)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _forked(work: Callable[[], None]) -> int:
    member = os.fork()
    if member:
        return member
    status = 1
    try:
        work()
        status = 0
    except KeyboardInterrupt:
        status = 0
    finally:
        # Not through what the parent has still to do.
        os._exit(status)


def _awaited(members: set[int], ending: Collection[int]) -> None:
    """Wait till all have ended. Raises ContestedError when one did so unasked."""
    died = False
    while members:
        member, _ = os.wait()
        members.discard(member)
        if not ending and not died:
            died = True
            _tell(members, signal.SIGTERM)
    if died:
        raise ContestedError(
            "A process of the server ended by itself, and the others with it.",
            cause="the machine may have run out of memory, or somebody ended it.",
            remedy="Start it again; with --processes 1 it needs less memory.",
        )


def _tell(members: Collection[int], number: int) -> None:
    for member in tuple(members):
        with suppress(ProcessLookupError):
            os.kill(member, number)
