"""Answers that hold until the conclusions are drawn anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = 512


class Remembered:
    """The answers last asked for, of one edition of the record's conclusions."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._edition: str | None = None
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, edition: str, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under ``key`` for this ``edition``, made where there is none."""
        with self._lock:
            if edition != self._edition:
                self._edition = edition
                self._answers.clear()
            if key in self._answers:
                self._answers.move_to_end(key)
                found: T = self._answers[key]
                return found
        made = make()
        with self._lock:
            if edition == self._edition:
                self._answers[key] = made
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return made
