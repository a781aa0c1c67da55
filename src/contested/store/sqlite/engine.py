"""Engines on SQLite files: how a connection is set up, and how a transaction begins."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event

from contested.store.codec import written
from contested.store.sqlite.faults import translate

IN_MEMORY = ":memory:"
Mode = Literal["query", "ro", "rw", "rwc", "immutable"]

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # With a write-ahead log no crash of the program can harm the file, and a power cut takes at most
    # the last transactions, whole.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32000",
    # Pages of 4 KB that the log holds before it is written back, four times SQLite's default: a page that one report
    # after another changes is then written back less often.
    "PRAGMA wal_autocheckpoint = 4000",
)


def make_engine(path: str, mode: Mode, busy_ms: int) -> Engine:
    """An engine on the file (or ``IN_MEMORY``), which is not opened yet. See ``connect`` for the parameters."""
    # Nobody waits for a connection: whoever holds one while he asks for another might wait for himself.
    pool: dict[str, Any] = (
        {"poolclass": StaticPool} if path == IN_MEMORY else {"poolclass": QueuePool, "max_overflow": -1}
    )
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path, mode, busy_ms),
        **pool,
        json_serializer=written,
        # Left as text, which is read into what it stands for without a stop at lists and dicts.
        json_deserializer=str,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", partial(translate, path), retval=True)
    return engine


def connect(path: str, mode: Mode, busy_ms: int) -> sqlite3.Connection:
    """A connection that leaves transactions to its user.

    ``mode`` is SQLite's: read, write, create. ``query`` reads a file that could be written, and so
    clears its log away when it is done. ``immutable`` reads, and promises that nobody writes, which is
    how a file in a folder that can't be written is read. ``busy_ms`` is how long a write waits for
    another process.
    """
    connection = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {busy_ms:d}")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if mode in ("rw", "rwc"):
            connection.execute("PRAGMA journal_mode = WAL")
        elif mode == "query":
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _uri(path: str, mode: Mode) -> str:
    if path == IN_MEMORY:
        return "file::memory:"
    flags = {"immutable": "immutable=1", "query": "mode=rw"}.get(mode, f"mode={mode}")
    return f"{Path(path).absolute().as_uri()}?{flags}"


def _begin(connection: Connection) -> None:
    # One that will write takes the lock at once: waiting works only before the first read.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
