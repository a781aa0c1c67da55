"""``contested sources show`` and ``contested disputes``, by kind and with sentences."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Run


@pytest.mark.parametrize("name", ["SOHR", "the Observatory", "Syrian Observatory for Human Rights"])
def test_a_source_in_any_spelling(run: Run, record: Path, name: str) -> None:
    [found] = json.loads(run("sources", "show", name, "--record", record, "--json").stdout)
    assert (found["name"], found["side"]) == ("Syrian Observatory for Human Rights", "opposition")


def test_each_number_leads_to_its_claims(run: Run, record: Path) -> None:
    [found] = json.loads(run("sources", "show", "SOHR", "--record", record, "--json").stdout)
    claims = {c["id"]: c for c in json.loads(run("claims", "--record", record, "--json").stdout)}
    [event] = [k for k in found["kinds"] if k["kind"] == "event"]
    denied = [s for s in found["statements"] if (s["kind"], s["outcome"]) == ("event", "denied")]
    assert event["denied"]["n"] == len(denied) == 1
    assert event["denied"]["low"] < event["denied"]["share"] <= event["denied"]["high"]
    assert {claims[c]["polarity"] for c in denied[0]["denied_by"]} == {"denied"}
    assert all(c in claims for s in found["statements"] for c in s["claims"])


def test_the_page_tells_what_is_counted_and_the_list_its_sentences(run: Run, record: Path) -> None:
    page = run("sources", "show", "SOHR", "--record", record).stdout
    assert "Wilson" in page
    assert "on a later day" in page
    listed = run("sources", "show", "SOHR", "--record", record, "--list", "denied", "--kind", "event").stdout
    assert "seized the village of Kubayna" in " ".join(listed.split())
    assert "Denied by" in listed
    none = run("sources", "show", "SOHR", "--record", record, "--list", "both")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "No statement" in none.stderr


def test_statements_as_rows(run: Run, record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("sources", "show", "SOHR", "--record", record, "--csv").stdout)))
    assert "denied" in {row["outcome"] for row in rows}


def test_known_at_a_day_before_the_denial(run: Run, record: Path) -> None:
    arguments = ("--known-at", "2015-08-03", "--json")
    [found] = json.loads(run("sources", "show", "SOHR", "--record", record, *arguments).stdout)
    assert {s["outcome"] for s in found["statements"]} == {"left alone"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sources", "show", "Fenland Ecko"), "Fenland Echo"),
        (("sources", "show", "SOHR", "--kind", "tol"), "--kind toll"),
        (("sources", "show", "SOHR", "--list", "praised"), "left alone"),
        (("disputes", "--kind", "denials"), "--kind denial"),
        (("disputes", "--kind", "denial", "--type", "toll"), "--type"),
    ],
)
def test_wrong_words_are_met_with_right_ones(run: Run, record: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments, "--record", record)
    assert result.exit_code == 2
    assert told in result.stderr


def test_disputes_of_a_kind_with_the_sentences_of_both_sides(run: Run, record: Path) -> None:
    found = json.loads(run("disputes", "--record", record, "--kind", "denial", "--json").stdout)
    assert {d["about"] for d in found} == {"denial"}
    [dispute] = found
    assert "seized the village of Kubayna" in dispute["said"][0]["text"]
    assert dispute["said_against"][0]["claim"] in dispute["against"]
    assert dispute["opponents"] == ["Syrian government"]
    [row] = csv.DictReader(io.StringIO(run("disputes", "--record", record, "--kind", "denial", "--csv").stdout))
    assert row["said_against"] == dispute["said_against"][0]["text"]
    assert f"»{row['said_against']}«" in run("disputes", "--record", record).stdout
    assert json.loads(run("disputes", "--record", record, "--kind", "blame", "--json").stdout) == []
