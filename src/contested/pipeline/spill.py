"""What a large record does not leave room for in memory, in a file without a name that goes with the program."""

from __future__ import annotations

import dataclasses
import io
import pickle
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")

# Lists kept at hand, some 90 KB for the tellings of one report: they are compared with those of the same weeks, and of
# the year where a place changed hands, and loading them once more for each takes longer than comparing.
KEPT = 12_000


class Spill(Generic[T]):
    """Lists of records (dataclasses of plain values), added once and read any number of times."""

    def __init__(self) -> None:
        # The file is this process's own: nobody else can have put anything into it.
        self._file = tempfile.TemporaryFile(prefix="contested-")  # noqa: SIM115
        self._starts = array("q", [0])
        self._kept: OrderedDict[int, list[T]] = OrderedDict()
        self._written = True

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, records: Sequence[T]) -> None:
        """Add a list."""
        if not self._written:
            self._file.seek(self._starts[-1])
            self._written = True
        self._starts.append(self._starts[-1] + self._file.write(_dump(list(records))))

    def __getitem__(self, n: int) -> list[T]:
        """List number ``n``, counted from 0."""
        if n in self._kept:
            self._kept.move_to_end(n)
            return self._kept[n]
        found = self._kept[n] = self._load(n)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[T]:
        """All records of all lists."""
        for n in range(len(self)):
            yield from self._load(n)

    def _load(self, n: int) -> list[T]:
        self._written = False
        self._file.seek(self._starts[n])
        found: list[T] = pickle.loads(self._file.read(self._starts[n + 1] - self._starts[n]))
        return found

    def close(self) -> None:
        """Give the room back."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Shelf(Generic[T]):
    """The records of a spill by their number through all lists."""

    def __init__(self, spill: Spill[T]) -> None:
        self._spill = spill
        self._list_of, self._first = array("q"), array("q")

    def append(self, records: Sequence[T]) -> None:
        """Add a list."""
        first = len(self._list_of)
        self._list_of.extend([len(self._spill)] * len(records))
        self._first.extend([first] * len(records))
        self._spill.append(records)

    def __len__(self) -> int:
        return len(self._list_of)

    def __getitem__(self, n: int, /) -> T:
        return self._spill[self._list_of[n]][n - self._first[n]]


@cache
def _fields_of(kind: Hashable) -> tuple[str, ...] | None:
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, half as much work as what pickle does of itself."""

    def reducer_override(self, record: Any) -> Any:
        kind: Any = type(record)
        names = None if isinstance(record, type) else _fields_of(kind)
        return NotImplemented if names is None else (kind, tuple(getattr(record, name) for name in names))


def _dump(records: Any) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(records)
    return buffer.getvalue()
