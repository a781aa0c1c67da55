"""Opening a record's file, and bringing it up to date."""

from __future__ import annotations

import os

from sqlalchemy import Engine

from contested.errors import StoreError
from contested.store.migrations import HEAD
from contested.store.sql import SqlStore
from contested.store.sqlite.engine import IN_MEMORY, make_engine
from contested.store.sqlite.faults import read_only
from contested.store.sqlite.identity import APPLICATION_ID, NEW, identify
from contested.store.sqlite.search import Fts5, make_indexes

BUSY_MS = 5_000


def open_record(path: str, *, create: bool = False, readonly: bool = False, busy_ms: int = BUSY_MS) -> SqlStore:
    """The record in the file ``path``, brought to this version's revision.

    ``IN_MEMORY`` makes one that ends with the program. Writes wait ``busy_ms`` for another process.
    Raises NotFound for a file that is not there (unless ``create``), NotARecord, RecordTooNew,
    RecordLocked, RecordFull, and StoreError when it can't be read.
    """
    if path == IN_MEMORY:
        return SqlStore(_up_to_date(make_engine(path, "rwc", busy_ms)), Fts5(), streams=False)
    revision, reading_mode = identify(path, create=create and not readonly, busy_ms=busy_ms)
    if readonly:
        _check_up_to_date(path, revision)
        clearing = reading_mode == "ro" and _may_write(path)
        return SqlStore(make_engine(path, "query" if clearing else reading_mode, busy_ms), Fts5())
    if revision != NEW and not _may_write(path):
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


def _check_up_to_date(path: str, revision: str) -> None:
    if revision != HEAD:
        raise StoreError(
            f"The record {path} is of an earlier revision and has to be brought up to date before it is read.",
            remedy="Run any command that may write to it, such as contested build.",
        )


def _may_write(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
