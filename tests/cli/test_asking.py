"""The listings: as tables, JSON and CSV, filtered, and with help where there is no answer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Run

LISTINGS = ("documents", "claims", "events", "control", "tolls", "disputes", "sources", "actors")


@pytest.mark.parametrize("what", LISTINGS)
def test_json_and_csv_hold_what_the_table_holds(run: Run, record: Path, what: str) -> None:
    objects = json.loads(run(what, "--record", record, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(what, "--record", record, "--csv").stdout)))
    table = run(what, "--record", record)
    assert table.exit_code == 0
    assert len(objects) == len(rows)
    assert objects, f"the reports give no {what}"
    for thing in objects:
        assert str(thing.get("id") or thing["name"]) in table.stdout


@pytest.mark.parametrize("what", LISTINGS)
def test_the_limit(run: Run, record: Path, what: str) -> None:
    assert len(json.loads(run(what, "--record", record, "--json", "--limit", 1).stdout)) == 1


def test_a_table_on_a_pipe_is_not_cut(run: Run, record: Path) -> None:
    sentences = [c["evidence"]["text"] for c in json.loads(run("claims", "--record", record, "--json").stdout)]
    table = run("claims", "--record", record).stdout
    assert max(map(len, sentences)) > 60
    assert all(" ".join(sentence.split()) in table for sentence in sentences)
    assert "\x1b" not in table


@pytest.mark.parametrize("spelling", ["Kubayna", "kubayna", "KUBAYNA"])
def test_a_place_in_any_spelling(run: Run, record: Path, spelling: str) -> None:
    found = json.loads(run("claims", "--record", record, "--place", spelling, "--json").stdout)
    assert {c["publisher"] for c in found} == {"Fenland Echo", "Steppe Wire"}
    assert all(any(p["text"].casefold() == "kubayna" for p in c["place"]) for c in found)


def test_filters_hold_together(run: Run, record: Path) -> None:
    arguments = ("--actor", "civilians", "--type", "toll", "--from", "2015-08", "--to", "2015-08-04", "--json")
    [toll] = json.loads(run("claims", "--record", record, *arguments).stdout)
    assert (toll["kind"], toll["toll"]["low"]) == ("toll", 9)


def test_what_was_known_by_a_day(run: Run, record: Path) -> None:
    found = json.loads(run("claims", "--record", record, "--known-at", "2015-08-03", "--json").stdout)
    assert {c["publisher"] for c in found} == {"Fenland Echo"}


def test_an_unknown_place_is_met_with_those_like_it(run: Run, record: Path) -> None:
    result = run("claims", "--record", record, "--place", "Sarmin al-Gharbi Bridge")
    assert result.exit_code == 2
    assert "Sarmin" in result.stderr


def test_a_name_that_is_like_none_is_met_with_a_way_to_see_all(run: Run, record: Path) -> None:
    result = run("claims", "--record", record, "--actor", "Zzyzx")
    assert result.exit_code == 2
    assert "contested actors" in result.stderr


def test_filters_that_nothing_meets(run: Run, record: Path) -> None:
    result = run("events", "--record", record, "--place", "Kubayna", "--to", "2011")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "filters" in result.stderr
    assert json.loads(run("events", "--record", record, "--place", "Kubayna", "--to", "2011", "--json").stdout) == []


@pytest.mark.parametrize(
    ("option", "given"),
    [("--from", "yesterday"), ("--at", "2015-13-01"), ("--to", "2015-02-30"), ("--at", "2015-08"), ("--known-at", "1")],
)
def test_a_date_that_is_none_is_explained(run: Run, record: Path, option: str, given: str) -> None:
    result = run("claims", "--record", record, option, given)
    assert result.exit_code == 2
    assert given in result.stderr


def test_a_type_that_is_none_is_met_with_the_right_one(run: Run, record: Path) -> None:
    result = run("claims", "--record", record, "--type", "airstrike")
    assert result.exit_code == 2
    assert "Air/drone strike" in result.stderr


def test_a_type_in_any_case(run: Run, record: Path) -> None:
    [event] = json.loads(run("events", "--record", record, "--type", "air/drone STRIKE", "--json").stdout)
    assert event["place"]["name"] == "Sarmin"


def test_two_forms_at_once_are_wrong_use(run: Run, record: Path) -> None:
    assert run("claims", "--record", record, "--json", "--csv").exit_code == 2


def test_no_record_is_met_with_what_to_do(run: Run, record: Path, tmp_path: Path) -> None:
    result = run("claims", "--record", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "contested read" in result.stderr
    (tmp_path / "other.db").write_bytes(record.read_bytes())
    assert "other.db" in run("claims", "--record", tmp_path / "none.db").stderr


def test_an_empty_record_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    run("read", "nothing", "--record", "empty.db")
    for what in (*LISTINGS, "summary"):
        result = run(what, "--record", "empty.db")
        assert result.exit_code == 0
        assert "empty" in result.output.lower() or what == "summary"


def test_words_are_found_in_claims_and_documents(run: Run, record: Path) -> None:
    found = run("search", "warplanes", "--record", record).stdout
    assert "Claims" in found
    assert "Documents" in found
    assert "zeppelin" in run("search", "zeppelin", "--record", record).stderr


def test_a_denial_counts_for_its_source(run: Run, record: Path) -> None:
    sources = {s["name"]: s for s in json.loads(run("sources", "--record", record, "--json").stdout)}
    assert sum(s["denials"] for s in sources.values()) >= 1
    assert sources["Syrian Observatory for Human Rights"]["outlets"] == ["Fenland Echo"]


def test_the_summary_counts_everything(run: Run, record: Path) -> None:
    text = run("summary", "--record", record, "--at", "2015-08-03").stdout
    assert "Documents      2" in text
    assert "Who holds what on 2015-08-03" in text


@pytest.mark.parametrize("what", LISTINGS)
def test_days_in_the_wrong_order_and_options_left_empty_are_wrong_use(run: Run, record: Path, what: str) -> None:
    backwards = run(what, "--record", record, "--from", "2015-08-05", "--to", "2015-08-01")
    assert backwards.exit_code == 2
    assert "comes after --to 2015-08-01" in backwards.stderr
    empty = run(what, "--record", record, "--place", "")
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "--place is given nothing" in empty.stderr
