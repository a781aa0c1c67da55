"""How inputs are to be read."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from contested.errors import UsageError

ROLES = ("id", "text", "title", "publisher", "date", "url")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are to be read.

    ``columns`` maps a role (id, text, title, publisher, date, url) to the name of a column or key;
    roles that it leaves out are found by their usual names. ``id_prefix`` stands before every given
    id. ``encoding`` is used for input that is not UTF-8; None detects it. ``verbatim`` keeps given
    ids and does not clean. Files over ``max_file_mb`` megabytes (10**6 bytes) are not read.
    ``today`` (the clock's day when None) bounds the dates that are believed. ``besides`` are files, absolute, that are
    no reports: in a folder that holds them they are passed over.

    Raises UsageError for a role or an encoding that does not exist.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    id_prefix: str = ""
    encoding: str | None = None
    verbatim: bool = False
    max_file_mb: int = 50
    today: dt.date | None = None
    besides: frozenset[Path] = frozenset()

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(ROLES))
        if unknown:
            raise UsageError(
                f"The map names {', '.join(unknown)}, which is no part of a document.",
                remedy=f"Its parts are {', '.join(ROLES)}: --map text=COLUMN,title=COLUMN.",
            )
        if self.encoding is not None:
            _check_encoding(self.encoding)

    @property
    def max_bytes(self) -> int:
        """The largest file that is read, in bytes."""
        return self.max_file_mb * 1_000_000

    def day(self) -> dt.date:
        """The day that counts as today."""
        return self.today or dt.date.today()


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
        b"text".decode(name, errors="replace")
    except (LookupError, ValueError) as e:
        raise UsageError(
            f"There is no encoding {name!r}.", remedy="Usual ones are utf-8, latin-1, cp1252 and cp1256."
        ) from e
