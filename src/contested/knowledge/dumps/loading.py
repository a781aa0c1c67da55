"""Loading a country: fetched or copied, checked row by row, and only then put in the place of an older one."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from contested.errors import KnowledgeError, NotADump, UsageError
from contested.knowledge.dumps.download import fetch, forget
from contested.knowledge.dumps.features import features
from contested.knowledge.dumps.shelf import Loaded, card_of, put
from contested.knowledge.dumps.table import Digest, Progress, read_rows
from contested.knowledge.files import folder as data_folder
from contested.knowledge.files import rows

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Added:
    """What a load did: ``new`` is False where the same dump was there already. ``before`` is the one replaced."""

    card: Loaded
    new: bool
    before: Loaded | None = None


@dataclass(frozen=True, slots=True)
class _Dump:
    """The dump of a country as it came: the file, and what its card says of where it is from (see ``Loaded``)."""

    iso: str
    country: str
    path: Path
    source: str
    validator: str = ""


def default_url(iso: str) -> str:
    """Where GeoNames offers the dump of a country."""
    return f"https://download.geonames.org/export/dump/{iso}.zip"


def country_of(text: str) -> tuple[str, str]:
    """Code and name of the country that is named by either. Raises UsageError."""
    for row in rows(data_folder("common", "nations.tsv")):
        if text.strip().casefold() in (row["iso"].casefold(), row["name"].casefold()):
            return row["iso"], row["name"]
    raise UsageError(
        f"There is no country {text!r}.", remedy="Give its two-letter code (ISO 3166) or its name: SY, Syria."
    )


def add(country: str, source: str | None, shelf: Path, now: datetime, progress: Progress) -> Added:
    """Load the dump of ``country`` from ``source``, a file or an address; GeoNames' own where it is None.

    Raises UsageError for a country that there is not, DownloadFailed, NotADump, KnowledgeError when a file can't be
    read or written. Whatever it raises, what was loaded before stays.
    """
    iso, name = country_of(country)
    source = source or default_url(iso)
    before = _before(shelf, iso)
    part = shelf / f"{iso}.part"
    with _told(shelf):
        shelf.mkdir(parents=True, exist_ok=True)
        if not source.startswith(_WEB):
            return _load(_Dump(iso, name, _file(source), str(Path(source).resolve())), before, shelf, now, progress)
        known = before.validator if before and before.source == source else ""
        fetched = fetch(source, part, progress, known)
        if fetched.unchanged and before:
            return Added(before, new=False)
        try:
            added = _load(_Dump(iso, name, part, source, fetched.validator), before, shelf, now, progress)
        except NotADump:
            forget(part)
            raise
        forget(part)
        return added


def _before(shelf: Path, iso: str) -> Loaded | None:
    """The dump that is loaded; None also where it is damaged: then it is loaded anew."""
    with suppress(KnowledgeError):
        return card_of(shelf, iso)
    return None


def _load(dump: _Dump, before: Loaded | None, shelf: Path, now: datetime, progress: Progress) -> Added:
    card = _described(dump, now, progress)
    if before and before.sha256 == card.sha256:
        return Added(before, new=False)
    path = dump.path if dump.path.parent == shelf else _copied(dump, shelf)
    path.replace(shelf / card.file)
    put(shelf, card)
    return Added(card, new=True, before=before)


def _copied(dump: _Dump, shelf: Path) -> Path:
    copy = shelf / f"{dump.iso}.copy"
    try:
        shutil.copyfile(dump.path, copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _described(dump: _Dump, now: datetime, progress: Progress) -> Loaded:
    """Read every row; the card of the dump. Raises NotADump, also for the dump of another country."""
    digest, count, taken, foreign, changed = Digest(), 0, 0, 0, ""
    known = features()
    for row in read_rows(dump.path, dump.iso, digest, progress):
        count += 1
        foreign += row.country != dump.iso
        taken += row.country == dump.iso and row.feature in known
        changed = max(changed, row.changed)
    if not count:
        raise NotADump(f"{dump.path.name} is empty.", remedy="Fetch it again.")
    if 2 * foreign > count:
        raise NotADump(
            f"{dump.path.name} holds other places than those of {dump.country} ({dump.iso}).",
            remedy="Check the country.",
        )
    return Loaded(
        iso=dump.iso,
        country=dump.country,
        source=dump.source,
        sha256=digest.hex,
        loaded=now.isoformat(timespec="seconds"),
        changed=changed,
        rows=count,
        places=taken,
        file=f"{dump.iso}-{digest.hex[:12]}.dump",
        validator=dump.validator,
    )


def _file(source: str) -> Path:
    path = Path(source).expanduser()
    if not path.is_file():
        raise UsageError(f"There is no file {source}.", remedy="Name a dump (SY.zip or SY.txt), or an http address.")
    return path


@contextmanager
def _told(shelf: Path) -> Iterator[None]:
    """Errors of the disk, told as what happened and what to do."""
    try:
        yield
    except OSError as e:
        full = e.errno in (errno.ENOSPC, errno.EDQUOT)
        raise KnowledgeError(
            f"{'The disk is full' if full else f'{e.filename or shelf} failed'}: {e.strerror or e}.",
            cause="" if full else "No permission, or a broken disk.",
            remedy=f"Make room in {shelf}, and run the command again: what has come stays, and so does what was loaded."
            if full
            else "Set CONTESTED_CACHE to a folder that can be written.",
        ) from e
