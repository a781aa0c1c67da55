"""One set of records as JSON, CSV and tables."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.cli.output import Column, print_csv, print_json, print_table

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
records = st.lists(st.fixed_dictionaries({"id": words, "n": st.none() | st.integers(), "many": st.lists(words)}))
lenient = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@lenient
@given(records)
def test_json_gives_back_what_went_in(capsys: pytest.CaptureFixture[str], given_records: list[dict[str, Any]]) -> None:
    assert print_json(given_records) == len(given_records)
    assert json.loads(capsys.readouterr().out) == given_records


@lenient
@given(records)
def test_csv_has_a_row_for_each(capsys: pytest.CaptureFixture[str], given_records: list[dict[str, Any]]) -> None:
    assert print_csv(given_records, None) == len(given_records)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["id"].removeprefix("'") for row in rows] == [r["id"].removeprefix("'") for r in given_records]


@lenient
@given(st.lists(st.tuples(words, words), min_size=1))
def test_a_plain_table_has_one_line_for_each_and_cuts_nothing(
    capsys: pytest.CaptureFixture[str], rows: list[tuple[str, str]]
) -> None:
    columns: tuple[Column[tuple[str, str]], ...] = (Column("First", lambda r: r[0]), Column("Second", lambda r: r[1]))
    assert print_table(rows, columns) == len(rows)
    lines = capsys.readouterr().out.removesuffix("\n").split("\n")
    assert lines[0].startswith("FIRST")
    assert len(lines) == len(rows) + 1
    for line, row in zip(lines[1:], rows, strict=True):
        assert all(" ".join(cell.split()) in line for cell in row)
