"""What a large record does not leave room for in memory, in a file without a name that goes with the program."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import pickle
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from contested.errors import ContestedError

T = TypeVar("T")

# Lists kept at hand, some 90 KB for the tellings of one report: they are compared with those of the same weeks, and of
# the year where a place changed hands, and loading them once more for each takes longer than comparing.
KEPT = 6000


class Spill(Generic[T]):
    """Lists of records (dataclasses of plain values), added once and read any number of times.

    A copy of the process reads what was added before it was made.
    """

    def __init__(self) -> None:
        # The file is this process's own: nobody else can have put anything into it.
        try:
            self._file = tempfile.TemporaryFile(prefix="contested-", buffering=0)  # noqa: SIM115
        except OSError as e:
            raise _unwritten(e) from e
        self._starts = array("q", [0])
        self._kept: OrderedDict[int, list[T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, records: Sequence[T]) -> None:
        """Add a list. Raises ContestedError when there is no room for it."""
        self.add(dump(list(records)))

    def add(self, dumped: bytes) -> None:
        """Add a list, as ``dump`` wrote it. Raises ContestedError when there is no room for it."""
        rest, at = memoryview(dumped), self._starts[-1]
        try:
            while rest:
                written = os.pwrite(self._file.fileno(), rest, at)
                rest, at = rest[written:], at + written
        except OSError as e:
            raise _unwritten(e) from e
        self._starts.append(at)

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
        start = self._starts[n]
        found: list[T] = pickle.loads(os.pread(self._file.fileno(), self._starts[n + 1] - start, start))
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


def _unwritten(e: OSError) -> ContestedError:
    full = e.errno in (errno.ENOSPC, errno.EDQUOT)
    folder = tempfile.tempdir or "the folder for temporary files"
    return ContestedError(
        f"{'There is no space left' if full else 'Nothing can be written'} in {folder}: {e.strerror or e}.",
        cause="What is drawn from a large record lies there till it is stored.",
        remedy="Make room there, or set TMPDIR to a folder that has some, and run the command again. The record is as "
        "it was.",
    )


class Shelf(Generic[T]):
    """The records of a spill by their number through all lists."""

    def __init__(self, spill: Spill[T]) -> None:
        self._spill = spill
        self._list_of, self._first = array("q"), array("q")

    def append(self, records: Sequence[T]) -> None:
        """Add a list."""
        self.add(dump(list(records)), len(records))

    def add(self, dumped: bytes, size: int) -> None:
        """Add a list of so many records, as ``dump`` wrote it."""
        first = len(self._list_of)
        self._list_of.extend([len(self._spill)] * size)
        self._first.extend([first] * size)
        self._spill.add(dumped)

    def __len__(self) -> int:
        return len(self._list_of)

    def __getitem__(self, n: int, /) -> T:
        return self._spill[self._list_of[n]][n - self._first[n]]


@cache
def _values_of(kind: Hashable) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of a record's fields, for dataclasses."""
    if not dataclasses.is_dataclass(kind):
        return None
    names = [f.name for f in dataclasses.fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, half as much work as what pickle does of itself."""

    def reducer_override(self, record: Any) -> Any:
        kind: Any = type(record)
        values = None if kind is type else _values_of(kind)
        return NotImplemented if values is None else (kind, values(record))


def dump(records: Any) -> bytes:
    """Records as bytes, for this program alone to load again."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(records)
    return buffer.getvalue()
