"""What SQLite's errors mean for the user of a record."""

from __future__ import annotations

import sqlite3

from sqlalchemy.engine import ExceptionContext

from contested.errors import NotARecord, RecordFull, RecordLocked, StoreError


def translate(path: str, context: ExceptionContext) -> StoreError | None:
    """The error to raise for one that SQLAlchemy met; None leaves it as it is."""
    error = context.original_exception
    return fault(path, error) if isinstance(error, sqlite3.Error) else None


def fault(path: str, error: sqlite3.Error) -> StoreError | None:
    """What an error says of the record at ``path``; None when the fault is the program's."""
    # An extended code holds its kind in the lowest byte.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordLocked(
            f"The record {path} is being written by another process.",
            cause="A reading or a build may be running in another window.",
            remedy="Wait until it ends, then run this again: what was read so far is kept.",
        )
    if code == sqlite3.SQLITE_FULL:
        return RecordFull(
            f"There is no space left for the record {path}.",
            cause="The disk, or your share of it, is full.",
            remedy="Free some space, then run this again: what was read so far is kept.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return read_only(path)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return damaged(path, error)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return StoreError(
            f"The record {path} can't be opened or read: {error}.",
            cause="The file, or its folder, may be out of your reach, or the disk may fail.",
            remedy="Copy the file and those beside it whose names begin the same to a folder of your own.",
        )
    return None


def read_only(path: str) -> RecordFull:
    """The file can be read and not written."""
    return RecordFull(
        f"The record {path} is read-only.",
        cause="The file, or its folder, is not yours to write to.",
        remedy="Give yourself the right to write, or copy the record to a folder of your own.",
    )


def damaged(path: str, error: sqlite3.Error) -> NotARecord:
    """The file is no SQLite file, or no whole one."""
    return NotARecord(
        f"{path} is no record, or a damaged one: {error}.",
        cause="It may be another kind of file, or a copy that broke off.",
        remedy="Give the record's file with --record, or take it from a backup.",
    )
