"""One transaction a document: whatever happens, what was stored is whole and the rest is still to be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested import knowledge
from contested.errors import RecordFull
from contested.pipeline.reading import ReadReport, read
from contested.pipeline.watching import Watch
from contested.settings import Settings
from contested.sources import ReadOptions
from contested.store import Store, open_store
from tests.pipeline.readers import CHOKES_ON, Plain

VERBATIM = ReadOptions(verbatim=True)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        yield opened


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write(tmp_path / "feed.jsonl", [f"Clashes near Sarmin, day {n}." for n in range(10)])


def write(path: Path, texts: list[str]) -> Path:
    rows = [{"id": f"n-{n}", "date": "2015-08-01", "text": text} for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(store: Store, *paths: Path, watch: Watch | None = None, reader: Plain | None = None) -> ReadReport:
    return read(paths, store, knowledge.load(), Settings(), VERBATIM, watch, reader or Plain())


def test_all_is_read_and_then_known_without_being_parsed(store: Store, feed: Path) -> None:
    first = run(store, feed)
    assert (first.documents, first.known, first.claims, first.failures) == (10, 0, (("event", 10),), ())
    reader = Plain()
    second = run(store, feed, reader=reader)
    assert (second.documents, second.known) == (0, 10)
    assert reader.asked == []


def test_the_same_file_named_twice_is_read_once(store: Store, feed: Path) -> None:
    report = run(store, feed, feed)
    assert (report.documents, report.known) == (10, 10)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(1, 5))
def test_a_document_that_the_reader_fails_on_is_named_and_costs_no_other(
    tmp_path: Path, bad: list[bool], batch: int
) -> None:
    texts = [f"{CHOKES_ON if b else 'Clashes.'} Number {n}." for n, b in enumerate(bad)]
    with open_store(":memory:") as store:
        report = run(store, write(tmp_path / "some.jsonl", texts), reader=Plain(batch))
        assert {d.id for d in store.documents()} == {f"n-{n}" for n, b in enumerate(bad) if not b}
    assert [f"n-{n}" in failure.where for failure, n in zip(report.failures, _numbers(bad), strict=True)] == [
        True
    ] * sum(bad)
    assert all("[E088] too long" in failure.error.what for failure in report.failures)


def _numbers(bad: list[bool]) -> list[int]:
    return [n for n, b in enumerate(bad) if b]


def test_what_cannot_be_read_is_a_failure_with_its_reason(store: Store, feed: Path, tmp_path: Path) -> None:
    report = run(store, tmp_path / "missing.txt", feed)
    assert report.documents == 10
    [failure] = report.failures
    assert "missing.txt" in failure.where


@pytest.mark.parametrize("at_once", [True, False])
def test_another_text_under_a_known_id_is_told(store: Store, feed: Path, tmp_path: Path, at_once: bool) -> None:
    other = write(tmp_path / "other.jsonl", ["A different report."])
    reports = [run(store, feed, other)] if at_once else [run(store, feed), run(store, other)]
    assert sum(r.documents for r in reports) == 10
    [failure] = reports[-1].failures
    assert "n-0" in failure.where
    assert "another text" in failure.error.what
    stored = store.document("n-0")
    assert stored is not None
    assert "day 0" in stored.text


def test_a_stop_keeps_the_document_at_hand_and_the_next_run_reads_the_rest(store: Store, feed: Path) -> None:
    stored = 0

    def count(label: str, done: int, total: int | None) -> None:
        nonlocal stored
        stored = done
        assert (label, total) == ("Reading", 10)

    report = run(store, feed, watch=Watch(count, lambda: stored >= 4))
    assert report.stopped
    assert report.documents == stored == 4
    assert store.counts().documents == 4
    rest = run(store, feed)
    assert (rest.documents, rest.known, rest.stopped) == (6, 4, False)


def test_a_record_that_cannot_be_written_ends_the_run_and_keeps_what_it_has(
    feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "r.db", create=True) as store:
        add, calls = store.add, iter(range(100))

        def full_after_three(*given: object, **named: object) -> bool:
            if next(calls) == 3:
                raise RecordFull("No space is left.")
            return add(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(store, "add", full_after_three)
        with pytest.raises(RecordFull):
            run(store, feed)
        assert store.counts().documents == 3
        monkeypatch.undo()
        assert run(store, feed).documents == 7
