"""Full-text search through FTS5: indexes over documents and evidence, kept in step by triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

from contested.store.base import Hit
from contested.store.text import parts

_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_PASSAGE_WORDS = 24
# Of what more hold, the best of so many that were added last: to rank half a million that say "killed" takes a second.
_RANKED = 2000
_INDEXED = (("document", "text"), ("claim", "evidence"))


def make_indexes(connection: Connection) -> None:
    """Make the indexes that are not there yet, and fill them. They hold no text of their own."""
    for table, column in _INDEXED:
        index = f"{table}_search"
        there = connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = :name"), {"name": index})
        if not there:
            for statement in _statements(table, column, index):
                connection.exec_driver_sql(statement)


def _statements(table: str, column: str, index: str) -> Iterator[str]:
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='key', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    enter = f"INSERT INTO {index}(rowid, {column}) VALUES (new.key, new.{column});"
    leave = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.key, old.{column});"
    yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {enter} END"
    yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {leave} END"
    yield f"CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} BEGIN {leave} {enter} END"
    yield f"INSERT INTO {index}({index}) VALUES ('rebuild')"


class Fts5:
    """The full text of a record in SQLite."""

    def documents(self, connection: Connection, text: str, limit: int) -> list[Hit]:
        return [Hit("document", *found) for found in _found(connection, "document", text, limit)]

    def holding(self, connection: Connection, words: str, limit: int) -> list[str]:
        expression = _expression(words)
        statement = text(
            "SELECT document.id FROM document_search JOIN document ON document.key = document_search.rowid "
            "WHERE document_search MATCH :expression ORDER BY document_search.rowid DESC LIMIT :limit"
        )
        values = {"expression": expression, "limit": limit or -1}
        return list(connection.scalars(statement, values)) if expression else []

    def claims(self, connection: Connection, text: str, limit: int) -> list[Hit]:
        return [Hit("claim", *found) for found in _found(connection, "claim", text, limit)]


def _found(
    connection: Connection, table: str, words: str, limit: int
) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...]]]:
    expression = _expression(words)
    if not expression:
        return
    index = f"{table}_search"
    latest = f"SELECT rowid, rank AS score FROM {index} WHERE {index} MATCH :expression ORDER BY rowid DESC LIMIT :most"
    best = text(f"SELECT rowid FROM ({latest}) ORDER BY score, rowid LIMIT :limit")
    most = max(_RANKED, limit) if limit else -1
    keys = connection.scalars(best, {"expression": expression, "most": most, "limit": limit or -1}).all()
    marked = (
        f"SELECT {table}.id, snippet({index}, 0, :open, :close, '…', {_PASSAGE_WORDS}) "
        f"FROM {index} JOIN {table} ON {table}.key = {index}.rowid "
        f"WHERE {index} MATCH :expression AND {index}.rowid = :key"
    )
    values = {"open": _OPEN, "close": _CLOSE, "expression": expression}
    # Asked for several at once, FTS5 would go through all that match; as it stands, since there are so many of them.
    for key in keys:
        for id, passage in connection.exec_driver_sql(marked, {**values, "key": key}):
            yield id, *_unmarked(passage)


def _expression(words: str) -> str:
    """The words as an FTS5 expression, in which no sign of theirs has a meaning."""
    quoted = ((part.replace('"', '""'), begins) for part, begins in parts(words))
    return " ".join(f'"{part}"{"*" if begins else ""}' for part, begins in quoted)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A passage without its marks, and the spans that they were around."""
    # Each span comes two marks earlier for each span before it.
    spans = tuple(
        (m.start() - 2 * i, m.start() - 2 * i + len(m.group(1))) for i, m in enumerate(_MARKED.finditer(marked))
    )
    return _MARKED.sub(r"\1", marked), spans
