"""What the record would conclude from the reports of a day and before."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from contested import knowledge
from contested.pipeline.building import build
from contested.pipeline.exporting import lines
from contested.pipeline.past import as_known
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.store import Store, open_store
from tests.cli.conftest import REPORTS

KNOWN = knowledge.load()


def record_of(path: Path, reports: tuple[dict[str, str], ...]) -> Store:
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    store = open_store(":memory:")
    read([path], store, KNOWN, Settings())
    build(store, KNOWN, Settings())
    return store


def exports(store: Store) -> list[str]:
    return ["".join(lines(store, what, "jsonl")) for what in ("claims", "events", "control", "tolls", "disputes")]


def test_the_past_is_what_one_would_have_concluded_then(tmp_path: Path) -> None:
    with record_of(tmp_path / "first.jsonl", REPORTS[:1]) as then, record_of(tmp_path / "both.jsonl", REPORTS) as now:
        assert exports(as_known(now, date(2015, 8, 3), KNOWN, Settings())) == exports(then)
        assert exports(as_known(now, date(2015, 8, 4), KNOWN, Settings())) == exports(now)
        assert exports(now) != exports(then)


def test_before_the_first_report_nothing_was_known(tmp_path: Path) -> None:
    with record_of(tmp_path / "both.jsonl", REPORTS) as now:
        assert exports(as_known(now, date(2015, 8, 2), KNOWN, Settings())) == [""] * 5
