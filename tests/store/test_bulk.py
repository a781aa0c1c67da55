"""Rows written at once are those that SQLAlchemy writes, and the indexes are there again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import inspect, select

from contested.store.bulk import BATCH, emptied, insert_rows
from contested.store.codec import values
from contested.store.schema import cell, conclusion, metadata
from contested.store.sqlite.opening import open_record

TABLES = (conclusion, cell)


def test_tables_are_filled_anew_with_their_indexes(tmp_path: Path) -> None:
    row = {
        "key": 1, "kind": "event", "id": "e-1", "grade": None, "about_from": date(2015, 5, 1),
        "about_to": date.max, "known_from": date.min, "known_to": date.max, "body": {"a": [1, "é"]},
        "alike": None, "size": 2, "lasting": False,
    }  # fmt: skip
    with open_record(str(tmp_path / "r.db"), create=True) as store:
        before = {t.name: inspect(store.engine).get_indexes(t.name) for t in TABLES}
        assert all(before.values())
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            insert_rows(connection, cell, [{"name": "gone", "claim": "c"}])
            with emptied(connection, TABLES):
                insert_rows(connection, conclusion, iter([row, row | {"key": 2, "id": "e-2"}]))
                insert_rows(connection, cell, ({"name": "n", "claim": f"{n:06}"} for n in range(BATCH + 1)))
                insert_rows(connection, cell, [])
            rows = connection.execute(select(conclusion).order_by(conclusion.c.key))
            found = [{**r._mapping, "body": values(r.body)} for r in rows]
            cells = connection.execute(select(cell).order_by(cell.c.claim)).all()
        assert found == [row, row | {"key": 2, "id": "e-2"}]
        assert cells == [("n", f"{n:06}") for n in range(BATCH + 1)]
        assert {t.name: inspect(store.engine).get_indexes(t.name) for t in TABLES} == before
        assert {i.name for t in TABLES for i in metadata.tables[t.name].indexes} <= {
            i["name"] for indexes in before.values() for i in indexes
        }
