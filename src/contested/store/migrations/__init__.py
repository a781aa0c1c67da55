"""The history of the tables: one file a revision under ``versions``, run from code when a record is opened."""

from __future__ import annotations

# Oldest first. Named here so that opening a record of the latest revision need not load Alembic.
REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD = REVISIONS[-1]
