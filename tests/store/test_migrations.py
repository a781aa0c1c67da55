"""The revisions lead to the tables that the code speaks of, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from contested.model import Judged, Judgement
from contested.store.migrations import HEAD, REVISIONS
from contested.store.migrations.run import configuration, upgrade
from contested.store.schema import metadata
from contested.store.sql import SqlStore
from contested.store.sqlite.opening import open_record
from tests.store.world import conclusions, war


@contextmanager
def empty() -> Iterator[Connection]:
    """A transaction on a database without tables."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_the_revisions_named_are_those_there_are() -> None:
    with empty() as connection:
        script = ScriptDirectory.from_config(configuration(connection))
    assert tuple(r.revision for r in script.walk_revisions())[::-1] == REVISIONS
    assert script.get_current_head() == HEAD


def test_the_latest_revision_has_the_tables_of_the_schema(tmp_path: Path) -> None:
    def is_ours(name: str | None, kind: str, parents: Any) -> bool:
        return kind != "table" or "_search" not in (name or "")

    with open_record(str(tmp_path / "record.db"), create=True) as store, store.engine.connect() as connection:
        options = {"include_name": is_ours, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_going_back_leaves_nothing_behind() -> None:
    with empty() as connection:
        upgrade(connection)
        command.downgrade(configuration(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_what_waits_for_review_is_known_of_a_record_of_before(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "record.db"), create=True) as store:
        claims = []
        for document, said, decisions in war():
            store.add(document, said, decisions, reader="rules 1")
            claims += said
        drawn = conclusions(claims)
        store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
        judgement = Judgement("j-1", "reject", (claims[0].id,), "Rana", datetime(2026, 1, 1))
        store.add_judgement(judgement)
        before = _reviewed(store)
        with store.engine.begin() as connection:
            command.downgrade(configuration(connection), "0002")
        with store.engine.begin() as connection:
            upgrade(connection)
        assert _reviewed(store) == before
        assert list(store.judged(Judged(subject=claims[0].id))) == [judgement]


def _reviewed(store: SqlStore) -> list[list[Any]]:
    columns = ("id, confidence FROM claim", "id, alike, size FROM conclusion", "* FROM judgement_about")
    with store.engine.connect() as connection:
        return [sorted(map(tuple, connection.execute(text(f"SELECT {c}"))), key=repr) for c in columns]
