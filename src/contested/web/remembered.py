"""What takes long to reckon, kept as long as the record's conclusions stay."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 512


class Remembered:
    """The answers to some questions, of one edition of the record; the least asked for are forgotten first."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._edition = most, ""
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, edition: str, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of that key, made where it is not there yet. Two that ask at once may both make it."""
        with self._lock:
            if edition != self._edition:
                self._answers.clear()
                self._edition = edition
            if key in self._answers:
                self._answers.move_to_end(key)
                kept: T = self._answers[key]
                return kept
        made = make()
        with self._lock:
            if edition == self._edition:
                self._answers[key] = made
                if len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return made
