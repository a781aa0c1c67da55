"""The tables of fields and columns say what is written, and the reference says it too."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.export import COLUMNS, EXPORTED, Exported, lines
from contested.export.csv import cell
from contested.export.fields import FIELDS
from contested.export.interchange import (
    Record,
    campaign_record,
    claim_record,
    dispute_record,
    document_record,
    event_record,
    spell_record,
    toll_record,
)
from contested.export.reference import page
from contested.link.campaigns import Campaign
from contested.model import join
from tests.store.world import conclusions, war

REPORTS = war(40)
DRAWN = conclusions([c for _, claims, _ in REPORTS for c in claims])
RECORDS: dict[Exported, list[Record]] = {
    "claims": [claim_record(rc) for report in REPORTS for rc in join(*report)],
    "events": [event_record(e) for e in DRAWN.events],
    "campaigns": [campaign_record(Campaign(e, None, None, frozenset(), (), DRAWN.events[:2])) for e in DRAWN.events],
    "documents": [document_record(d) for d, _, _ in REPORTS],
    "control": [spell_record(s) for s in DRAWN.spells],
    "tolls": [toll_record(t) for t in DRAWN.tolls],
    "disputes": [dispute_record(x) for x in DRAWN.disputes],
}


@pytest.mark.parametrize("what", EXPORTED)
def test_the_fields_are_those_written(what: Exported) -> None:
    assert RECORDS[what]
    for record in RECORDS[what]:
        assert list(record) == [f.name for f in FIELDS[what]]


@pytest.mark.parametrize("what", EXPORTED)
def test_json_lines_hold_the_records(what: Exported) -> None:
    written = list(lines(what, RECORDS[what], "jsonl"))
    assert [json.loads(line) for line in written] == RECORDS[what]
    assert all(line.endswith("\n") and "\n" not in line[:-1] for line in written)


@pytest.mark.parametrize("what", EXPORTED)
def test_csv_has_a_row_a_record_and_the_columns_stated(what: Exported) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(lines(what, RECORDS[what], "csv")), newline="")))
    assert len(rows) == len(RECORDS[what])
    assert list(rows[0]) == [c.name for c in COLUMNS[what]]
    assert [row["id"] for row in rows] == [record["id"] for record in RECORDS[what]]


def row(what: Exported, wanted: Callable[[Record], Any]) -> tuple[Record, dict[str, str]]:
    """The first record that has what is wanted, with its row."""
    record = next(r for r in RECORDS[what] if wanted(r))
    (found,) = csv.DictReader(io.StringIO("".join(lines(what, [record], "csv")), newline=""))
    return record, found


def test_a_claim_is_flattened() -> None:
    record, found = row("claims", lambda r: r["actor"] and r["place"] and r["attribution"])
    assert found["actor"] == record["actor"][0]["name"]
    assert found["admin1"] == (record["place"][0]["admin1"] or "")
    assert found["evidence_end"] == str(record["evidence"]["end"])
    assert found["unverified"] == "false"
    assert found["harm"] == ""


def test_a_toll_is_flattened() -> None:
    record, found = row("claims", lambda r: r["toll"])
    assert (found["low"], found["high"]) == (str(record["toll"]["low"]), "")
    assert found["group_name"] == record["toll"]["group_name"]


def test_an_event_is_flattened() -> None:
    record, found = row("events", lambda r: r["killed"] and r["place"])
    assert (found["killed_low"], found["killed_best"], found["wounded_low"]) == ("3", "", "")
    assert found["lat"] == repr(record["place"]["lat"])
    assert found["claims"] == "; ".join(record["claims"])
    assert found["main_documents"] == found["documents"] == "d-1"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (-36.5, "-36.5"),
        (0, "0"),
        (["ISIS", "YPG"], "ISIS; YPG"),
        ([], ""),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (["-2+3", "x"], "'-2+3; x"),
        ("@here", "'@here"),
        ("\r\n=1", "'\n=1"),
        ("a\rb", "a\nb"),
    ],
)
def test_cells(value: Any, written: str) -> None:
    assert cell(value) == written


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell(text).removeprefix("'").replace("\n", "") == text.removeprefix("'").replace("\r", "").replace("\n", "")


def names() -> Iterator[tuple[str, str]]:
    for what in EXPORTED:
        yield from ((what, f.name) for f in FIELDS[what])
        yield from ((what, c.name) for c in COLUMNS[what])


def test_the_reference_is_up_to_date_and_names_everything() -> None:
    file = Path(__file__).parents[2] / "docs" / "reference" / "export.md"
    assert file.read_text(encoding="utf-8") == page(), "run `make docs`"
    missing = [name for name in names() if f"| `{name[1]}` | " not in page()]
    assert not missing
