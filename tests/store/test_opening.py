"""Opening a record: what is none, is too new, is locked, full or read-only is told so, and stays as it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from contested.errors import NotARecord, NotFound, RecordFull, RecordLocked, RecordTooNew, StoreError
from contested.model import Document
from contested.store import open_store
from contested.store.sql import SqlStore
from contested.store.sqlite.opening import open_record
from tests.store.world import report, war

NOBODY = 65534


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one report."""
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store:
        store.add(story(0), [], [], reader="rules 1")
    return path


def story(n: int, words: int = 3) -> Document:
    return report(f"Story {n}: " + "the mill fell. " * words, day=date(2015, 8, 3))


def read(path: Path) -> list[str]:
    with open_store(path) as store:
        return [d.text for d in store.documents()]


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00\x01 no record")


def text_file(path: Path) -> None:
    path.write_text("The mill at Qastun fell on Sunday, a resident said.", encoding="utf-8")


def nothing(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def beginning_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()


@pytest.mark.parametrize("make", [garbage, text_file, nothing, folder, beginning_only, other_program])
def test_what_is_no_record_is_told_so_and_left_alone(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "reports"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(NotARecord, match="reports") as caught:
        open_store(path)
    assert caught.value.remedy
    assert before is None or path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["reports"]


def test_a_file_of_something_else_is_not_overwritten_by_a_new_record(tmp_path: Path) -> None:
    for make in (garbage, text_file, beginning_only, other_program):
        path = tmp_path / make.__name__
        make(path)
        before = path.read_bytes()
        with pytest.raises(NotARecord):
            open_store(path, create=True)
        assert path.read_bytes() == before


def test_a_record_that_is_not_there_is_made_only_on_demand(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no record .*new\.db"):
        open_store(tmp_path / "new.db")
    with pytest.raises(NotFound, match="no folder"):
        open_store(tmp_path / "nowhere" / "new.db", create=True)
    assert list(tmp_path.iterdir()) == []
    open_store(tmp_path / "new.db", create=True).close()
    assert read(tmp_path / "new.db") == []


def test_an_empty_file_becomes_a_record_on_demand(tmp_path: Path) -> None:
    nothing(tmp_path / "new.db")
    open_store(tmp_path / "new.db", create=True).close()
    assert read(tmp_path / "new.db") == []


def test_a_record_of_a_later_version_is_refused(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    for readonly in (False, True):
        with pytest.raises(RecordTooNew, match="9999"):
            open_store(record, readonly=readonly)


def test_names_with_signs_of_addresses_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "how? 100%#1 é.db"
    with open_store(path, create=True) as store:
        store.add(story(1), [], [], reader="rules 1")
    assert len(read(path)) == 1
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@contextmanager
def another_process_writing(path: Path) -> Iterator[None]:
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            process.stdin.close()


def test_a_record_that_another_process_writes_is_read_and_not_written(record: Path) -> None:
    with another_process_writing(record), open_record(str(record), busy_ms=50) as store:
        assert len(list(store.documents())) == 1
        with pytest.raises(RecordLocked, match="another process") as caught:
            store.add(story(1), [], [], reader="rules 1")
        assert "Wait" in caught.value.remedy
    with open_store(record) as store:
        assert store.add(story(1), [], [], reader="rules 1")


def test_a_new_record_is_not_made_while_another_process_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with another_process_writing(path), pytest.raises(RecordLocked):
        open_record(str(path), create=True, busy_ms=50)


def test_a_write_waits_for_a_short_one(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_record(str(record), busy_ms=50) as store, pytest.raises(RecordLocked):
            store.add(story(1), [], [], reader="rules 1")
        other.execute("COMMIT")
        with open_record(str(record), busy_ms=50) as store:
            assert store.add(story(1), [], [], reader="rules 1")


def test_a_full_disk_keeps_what_was_there(record: Path) -> None:
    with open_record(str(record)) as store:
        limit_pages(store, spare=4)
        with pytest.raises(RecordFull, match="no space") as caught:
            for n in range(1, 50):
                store.add(story(n, words=200), [], [], reader="rules 1")
        assert "space" in caught.value.remedy
        kept = len(list(store.documents()))
    assert kept >= 1
    assert len(read(record)) == kept
    with open_record(str(record)) as store:
        assert store.add(story(99, words=200), [], [], reader="rules 1")


def limit_pages(store: SqlStore, spare: int) -> None:
    """Give the store's one connection so much room and no more, as a full disk would."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + spare}")


@pytest.fixture
def reach() -> Iterator[Path]:
    """A folder that every user may enter (pytest's own are closed to others)."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write what nobody else may, so give its rights up for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_read_only_record_is_read_where_asked_and_never_written(reach: Path) -> None:
    path = reach / "record.db"
    with open_store(path, create=True) as store:
        store.add(story(0), [], [], reader="rules 1")
    path.chmod(0o444)
    reach.chmod(0o555)
    try:
        with ordinary_user():
            with pytest.raises(RecordFull, match="read-only"):
                open_store(path)
            with open_store(path, readonly=True) as store:
                assert len(list(store.documents())) == 1
                with pytest.raises(RecordFull, match="read-only"):
                    store.add(story(1), [], [], reader="rules 1")
            assert [p.name for p in reach.iterdir()] == ["record.db"]
    finally:
        reach.chmod(0o755)


def test_a_record_out_of_reach_is_told_so(reach: Path) -> None:
    path = reach / "record.db"
    open_store(path, create=True).close()
    path.chmod(0)
    with ordinary_user(), pytest.raises(StoreError, match="can't be opened"):
        open_store(path)


def test_one_opened_for_reading_sees_what_another_adds(record: Path) -> None:
    with open_store(record, readonly=True) as reading, open_store(record) as writing:
        assert reading.counts().documents == 1
        writing.add(story(1), [], [], reader="rules 1")
        assert reading.counts().documents == 2


def test_reading_leaves_one_file_and_writes_nothing(record: Path) -> None:
    before = record.read_bytes()
    with open_store(record, readonly=True) as store:
        assert store.counts().documents == 1
        with pytest.raises(RecordFull, match="read-only"):
            store.add(story(1), [], [], reader="rules 1")
    assert record.read_bytes() == before
    assert list(record.parent.iterdir()) == [record]


def test_a_damaged_record_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store:
        for document, claims, resolutions in war():
            store.add(document, claims, resolutions, reader="rules 1")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotARecord, match="damaged"), open_store(path) as store:
        list(store.documents())
        list(store.claims())
