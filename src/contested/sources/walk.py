"""The files below a path."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from contested.errors import LinkLoop, SourceError, Unreadable

_Ancestors = frozenset[tuple[int, int]]


def files(path: Path, besides: Container[Path] = ()) -> Iterator[Path | SourceError]:
    """Every file at or below ``path``, in sorted order; an error for what can't be walked.

    Hidden files and folders (a leading dot) below ``path``, and the files ``besides`` (absolute, links followed), are
    left out without a word. Links are
    followed; one that leads back into a folder above it is a LinkLoop.
    """
    pending: list[tuple[Path, _Ancestors]] = [(path, frozenset())]
    while pending:
        here, above = pending.pop()
        try:
            status = here.stat()
            if not stat.S_ISDIR(status.st_mode):
                if here == path or here.resolve() not in besides:
                    yield here
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                yield _loop(here)
                continue
            below = sorted(here.iterdir(), reverse=True)
        except OSError as e:
            yield cannot_open(here, e)
            continue
        pending.extend((p, above | {identity}) for p in below if not p.name.startswith("."))


def shown(path: Path) -> str:
    """The path as it can be printed and stored: bytes that are no UTF-8 replaced."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def cannot_open(path: Path, error: OSError) -> SourceError:
    """The error value for a path that the system refuses to open."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return Unreadable(shown(path), "It is a link to nothing.", remedy="Mend or remove the link.")
        return Unreadable(shown(path), "There is no such file or folder.", remedy="Check the spelling of the path.")
    if isinstance(error, PermissionError):
        return Unreadable(shown(path), "You may not read it.", remedy="Change its permissions, or ask its owner.")
    if error.errno == errno.ELOOP:
        return _loop(path)
    return Unreadable(shown(path), f"It can't be opened: {error.strerror or error}.")


def _loop(path: Path) -> LinkLoop:
    return LinkLoop(shown(path), "The link leads back into its own folder.", remedy="Remove the link.")
