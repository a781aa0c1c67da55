"""The part of a store that each database does in its own way: searching the full text."""

from __future__ import annotations

import re
from typing import Protocol

from sqlalchemy import Connection

from contested.store.base import Hit

_PARTS = re.compile(r'"([^"]*)"?|(\S+)')


class FullText(Protocol):
    """A full-text index over documents and the evidence of claims, in step with the tables."""

    def documents(self, connection: Connection, text: str, limit: int) -> list[Hit]:
        """Documents that hold all parts of ``text``, best first."""
        ...

    def holding(self, connection: Connection, text: str, limit: int) -> list[str]:
        """Ids of documents that hold all parts of ``text``, those added last first."""
        ...

    def claims(self, connection: Connection, text: str, limit: int) -> list[Hit]:
        """Claims whose evidence holds all parts of ``text``, best first."""
        ...


def parts(text: str) -> list[tuple[str, bool]]:
    """The phrases and words of a search, each with whether it is only a beginning (``word*``)."""
    found = []
    # A zero byte would end the text for SQLite, wherever it stands.
    for phrase, word in _PARTS.findall(text.replace("\0", " ")):
        part = phrase or word.rstrip("*")
        # Without a letter or digit there is nothing to look for.
        if re.search(r"\w", part):
            found.append((part, word.endswith("*")))
    return found
