"""The rows of a GeoNames dump, from the zip or the bare table; a file that is none, or half of one, is refused."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from contested.errors import NotADump

# GeoNames' readme.txt ("The main 'geoname' table").
_COLUMNS = 19
_ZIP = b"PK"
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Row:
    """What is used of one line. ``names`` are the alternate names, in any script; degrees WGS84."""

    id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: tuple[str, str]
    country: str
    admin1: str
    population: int
    changed: str


@dataclass(slots=True)
class Digest:
    """The sha256 of the table's bytes, whole when all rows have been read."""

    _sha: hashlib._Hash = field(default_factory=hashlib.sha256)

    def update(self, line: bytes) -> None:
        """Take in the next line."""
        self._sha.update(line)

    @property
    def hex(self) -> str:
        """As text."""
        return self._sha.hexdigest()


def read_rows(path: Path, iso: str, digest: Digest | None = None, progress: Progress | None = None) -> Iterator[Row]:
    """The rows of the dump of country ``iso`` in ``path``, which is a zip or the table itself.

    ``digest`` takes in what is read; ``progress`` is called with the kilobytes read. Raises NotADump.
    """
    try:
        with _opened(path, iso) as (table, size):
            done = 0
            for number, line in enumerate(table, 1):
                done += len(line)
                if digest:
                    digest.update(line)
                if progress and number % 5000 == 0:
                    progress(f"Checking places of {iso} (kB)", done // 1024, size // 1024)
                if line.strip():
                    yield _row(line, number, path)
    except (zipfile.BadZipFile, zlib.error, EOFError) as e:
        raise NotADump(
            f"{path.name} is a damaged zip file: {e}.", cause="It is cut short, or changed on the way.", remedy=_ANEW
        ) from e


_ANEW = "Fetch it again."


@contextmanager
def _opened(path: Path, iso: str) -> Iterator[tuple[IO[bytes], int]]:
    """The table as lines, and its size in bytes."""
    with path.open("rb") as file:
        if file.read(2) != _ZIP:
            file.seek(0)
            yield file, path.stat().st_size
            return
        with zipfile.ZipFile(file) as packed:
            inside = _member(packed, iso, path)
            with packed.open(inside) as table:
                yield table, inside.file_size


def _member(packed: zipfile.ZipFile, iso: str, path: Path) -> zipfile.ZipInfo:
    tables = {i.filename: i for i in packed.infolist() if i.filename.lower().endswith(".txt")}
    tables.pop("readme.txt", None)
    inside = tables.get(f"{iso}.txt") or (next(iter(tables.values())) if len(tables) == 1 else None)
    if inside is None:
        raise NotADump(f"{path.name} holds no {iso}.txt, but {', '.join(packed.namelist()[:5]) or 'nothing'}.")
    return inside


def _row(line: bytes, number: int, path: Path) -> Row:
    try:
        cells = line.decode("utf-8").rstrip("\r\n").split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"{len(cells)} columns, not {_COLUMNS}")
        lat, lon = float(cells[4]), float(cells[5])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"{lat}, {lon} is no point on earth")
        names = tuple(filter(None, (name.strip() for name in (cells[2], *cells[3].split(",")))))
        return Row(
            id=int(cells[0]),
            name=cells[1],
            names=names,
            lat=lat,
            lon=lon,
            feature=(cells[6], cells[7]),
            country=cells[8],
            admin1=cells[10],
            population=int(cells[14] or 0),
            changed=cells[18],
        )
    except ValueError as e:
        raise NotADump(
            f"{path.name}, line {number}, is no line of a GeoNames dump: {e}.",
            cause="The file is something else, or it is cut short.",
            remedy="Dumps of countries are at https://download.geonames.org/export/dump/, such as SY.zip.",
        ) from e
