"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from contested.errors import ExportError

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file to write that takes the place of ``path`` when the block ends well.

    When it ends in any other way (no space, an error, Ctrl-C), what was there stays, and nothing else
    is left. What is no file (a pipe, a terminal) is written as it comes. UTF-8, lines end in "\\n".
    Raises ExportError when it can't be written.
    """
    try:
        if path.exists() and not path.is_file():
            with _opened(path, "w") as file:
                yield file
        else:
            # Through a link to the file that it leads to.
            yield from _beside(path.resolve())
    except OSError as e:
        raise _unwritten(path, e) from e


def _beside(path: Path) -> Iterator[IO[str]]:
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with _opened(part, "x") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o7777)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` into the file, whole or not at all. Raises ExportError."""
    target = path.resolve()
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as e:
        raise _unwritten(path, e) from e


def _opened(path: Path, mode: str) -> IO[str]:
    # Half a surrogate pair, which UTF-8 can't hold, becomes what JSON writes for it.
    return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")


def _unwritten(path: Path, error: OSError) -> ExportError:
    full = error.errno in _FULL
    return ExportError(
        f"{path} could not be written: {error.strerror or error}.",
        cause="The disk, or your share of it, is full." if full else "",
        remedy="Free some space, then run this again." if full else "Name a file in a folder that you may write to.",
    )
