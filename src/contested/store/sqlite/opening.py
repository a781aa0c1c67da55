"""Opening a record's file: is it one, of which revision, and may it be written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from contested.errors import NotARecord, NotFound, RecordTooNew, StoreError
from contested.store.migrations import HEAD, REVISIONS
from contested.store.sql import SqlStore
from contested.store.sqlite.engine import IN_MEMORY, Mode, connect, make_engine
from contested.store.sqlite.faults import damaged, fault, read_only
from contested.store.sqlite.search import Fts5, make_indexes

# "Cntd": what tells a record from other SQLite files (PRAGMA application_id).
APPLICATION_ID = 0x436E7464
BUSY_MS = 5_000
_SQLITE_HEADER = b"SQLite format 3\x00"
_NEW = ""


def open_record(path: str, *, create: bool = False, readonly: bool = False, busy_ms: int = BUSY_MS) -> SqlStore:
    """The record in the file ``path``, brought to this version's revision.

    ``IN_MEMORY`` makes one that ends with the program. Writes wait ``busy_ms`` for another process.
    Raises NotFound for a file that is not there (unless ``create``), NotARecord, RecordTooNew,
    RecordLocked, RecordFull, and StoreError when it can't be read.
    """
    if path == IN_MEMORY:
        return SqlStore(_up_to_date(make_engine(path, "rwc", busy_ms)), Fts5(), streams=False)
    revision = _revision_of_file(path, create, busy_ms)
    if readonly:
        return SqlStore(make_engine(path, _reading_mode(path, revision, busy_ms), busy_ms), Fts5())
    if revision != _NEW and not os.access(path, os.W_OK):
        raise read_only(path)
    engine = make_engine(path, "rwc" if create else "rw", busy_ms)
    return SqlStore(engine if revision == HEAD else _up_to_date(engine), Fts5())


def _up_to_date(engine: Engine) -> Engine:
    """Make or migrate the tables, in one transaction."""
    # Alembic takes longer to load than a record to open, and is seldom needed.
    from contested.store.migrations.run import upgrade

    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            upgrade(connection)
            make_indexes(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        engine.dispose()
        raise
    return engine


def _revision_of_file(path: str, create: bool, busy_ms: int) -> str:
    """The revision of the record in the file, ``_NEW`` for a file still to be made."""
    if _is_missing_or_empty(Path(path), create):
        return _NEW
    revision = _identify(path, busy_ms)
    if revision == _NEW and not create:
        raise _not_ours(path)
    if revision != _NEW and revision not in REVISIONS:
        raise RecordTooNew(
            f"The record {path} was written by a later version of Contested (revision {revision}).",
            remedy=f"Install that version or a later one; this one knows revisions up to {HEAD}.",
        )
    return revision


def _is_missing_or_empty(path: Path, create: bool) -> bool:
    """Whether the file is still to be made. Raises when it can't, may not, or is no SQLite file."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except FileNotFoundError as e:
        if create and path.parent.is_dir():
            return True
        what = f"There is no record {path}." if path.parent.is_dir() else f"There is no folder {path.parent}."
        raise NotFound(what, remedy="contested read makes one, or give the record's file with --record.") from e
    except IsADirectoryError as e:
        raise NotARecord(f"{path} is a folder, not a record.", remedy="Give a file with --record.") from e
    except OSError as e:
        raise StoreError(f"The record {path} can't be read: {e.strerror}.", remedy="Look at its permissions.") from e
    if header and header != _SQLITE_HEADER:
        raise _not_ours(str(path))
    if not header and not create:
        raise NotARecord(f"{path} is an empty file, not a record.", remedy="Delete it, or give another with --record.")
    return not header


def _identify(path: str, busy_ms: int) -> str:
    """The revision that the file states, ``_NEW`` when it has no tables at all. Changes nothing."""
    try:
        return _stated_revision(path, "ro", busy_ms)
    except sqlite3.OperationalError as e:
        if e.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN or _has_log(path):
            raise fault(path, e) or damaged(path, e) from e
    except sqlite3.Error as e:
        raise fault(path, e) or damaged(path, e) from e
    return _stated_revision(path, "immutable", busy_ms)


def _stated_revision(path: str, mode: Mode, busy_ms: int) -> str:
    with closing(connect(path, mode, busy_ms)) as connection:
        (id,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            return _NEW
        if id != APPLICATION_ID:
            raise _not_ours(path)
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(revision)


def _reading_mode(path: str, revision: str, busy_ms: int) -> Mode:
    if revision != HEAD:
        raise StoreError(
            f"The record {path} is of an earlier revision and has to be brought up to date before it is read.",
            remedy="Run any command that may write to it, such as contested build.",
        )
    try:
        connect(path, "ro", busy_ms).close()
    except sqlite3.OperationalError:
        return "immutable"
    return "ro"


def _has_log(path: str) -> bool:
    """Whether changes wait in a log beside the file: then it must not be read without it."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _not_ours(path: str) -> NotARecord:
    return NotARecord(
        f"{path} is not a record of Contested.",
        cause="It is another kind of file, or the database of another program.",
        remedy="Give the record's file with --record; documents are read in with contested read.",
    )
