"""Opening the record that a command is about, with help when it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from contested.cli.console import err
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.store import Store


@contextmanager
def opened(path: str | None, *, create: bool = False, readonly: bool = False) -> Iterator[Store]:
    """The record at ``path``, or the one that the settings name.

    Raises UsageError when there is none and ``create`` is off, StoreError when it can't be used.
    """
    file = Path(Settings.load(record=path).record)
    if not create and not file.exists():
        raise UsageError(
            f"There is no record {file}.",
            cause=_nearby(file),
            remedy="Read reports into it first: contested read PATH.",
        )
    from contested.store import open_store

    with open_store(file, create=create, readonly=readonly) as store:
        yield store


@contextmanager
def asked(path: str | None) -> Iterator[Store]:
    """The record, for reading only. Says so when it is empty or its conclusions are out of date."""
    with opened(path, readonly=True) as store:
        if store.outdated():
            err().print(
                "[yellow]Note:[/] the record has changed since its events were drawn; draw them anew: contested build"
            )
        yield store


def _nearby(file: Path) -> str:
    folder = file.parent
    others = sorted(p.name for p in folder.glob("*.db")) if folder.is_dir() else []
    if not folder.is_dir():
        return f"there is no folder {folder} either."
    return f"the folder has {', '.join(others[:5])}: name it with --record." if others else ""
