"""What a file is: a record, of which revision, and how it can be opened. Nothing is changed in finding out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from stat import S_ISDIR

from contested.errors import NotARecord, NotFound, RecordTooNew, StoreError
from contested.store.migrations import HEAD, REVISIONS
from contested.store.sqlite.engine import Mode, connect
from contested.store.sqlite.faults import damaged, fault

# "Cntd": what tells a record from other SQLite files (PRAGMA application_id).
APPLICATION_ID = 0x436E7464
NEW = ""


def identify(path: str, *, create: bool, busy_ms: int) -> tuple[str, Mode]:
    """The revision of the record in the file, and the mode in which it can be read.

    The revision is ``NEW`` for a file still to be made. Raises NotFound when it is not there (unless
    ``create``), NotARecord, RecordTooNew, RecordLocked, and StoreError when it can't be read.
    """
    if _is_missing_or_empty(Path(path), create):
        return NEW, "rwc"
    revision, mode = _stated(path, busy_ms)
    if revision == NEW and not create:
        raise _not_ours(path)
    if revision != NEW and revision not in REVISIONS:
        raise RecordTooNew(
            f"The record {path} was written by a later version of Contested (revision {revision}).",
            remedy=f"Install that version or a later one; this one knows revisions up to {HEAD}.",
        )
    return revision, mode


def _is_missing_or_empty(path: Path, create: bool) -> bool:
    # Only SQLite may open the file: closing it elsewhere would take the locks of this process off it.
    try:
        found = path.stat()
    except FileNotFoundError as e:
        if create and path.parent.is_dir():
            return True
        what = f"There is no record {path}." if path.parent.is_dir() else f"There is no folder {path.parent}."
        raise NotFound(what, remedy="contested read makes one, or give the record's file with --record.") from e
    except OSError as e:
        raise StoreError(f"The record {path} can't be read: {e.strerror}.", remedy="Look at its permissions.") from e
    if S_ISDIR(found.st_mode):
        raise NotARecord(f"{path} is a folder, not a record.", remedy="Give a file with --record.")
    empty = not found.st_size and not _has_log(path)
    if empty and not create:
        raise NotARecord(f"{path} is an empty file, not a record.", remedy="Delete it, or give another with --record.")
    return empty


def _stated(path: str, busy_ms: int) -> tuple[str, Mode]:
    """The revision that the file states, and the mode in which it let itself be read."""
    error: sqlite3.Error
    try:
        return _revision(path, "ro", busy_ms), "ro"
    except sqlite3.Error as e:
        error = e
    # Reading makes a log beside the file, which a folder that is read-only does not let it do.
    if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and not _has_log(Path(path)):
        try:
            return _revision(path, "immutable", busy_ms), "immutable"
        except sqlite3.Error as e:
            error = e
    raise fault(path, error) or damaged(path, error) from error


def _revision(path: str, mode: Mode, busy_ms: int) -> str:
    with closing(connect(path, mode, busy_ms)) as connection:
        (id,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            return NEW
        if id != APPLICATION_ID:
            raise _not_ours(path)
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(revision)


def _has_log(path: Path) -> bool:
    """Whether changes wait in a log beside the file: then it must not be read without it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _not_ours(path: str) -> NotARecord:
    return NotARecord(
        f"{path} is not a record of Contested.",
        cause="It is another kind of file, or the database of another program.",
        remedy="Give the record's file with --record; documents are read in with contested read.",
    )
