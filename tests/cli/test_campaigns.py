"""Campaigns on the command line, and sums of tolls as a tree: from reports to answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contested.cli.commands import app
from tests.cli.running import Run

REPORTS = (
    {
        "id": "echo",
        "date": "2016-08-14",
        "publisher": "Fenland Echo",
        "text": "The Syrian Democratic Forces captured the city of Manbij from ISIS on Friday after a ten-week "
        "offensive, the Syrian Observatory for Human Rights said.\n\n"
        "Some 1,000 ISIS fighters died in the offensive.",
    },
    {
        "id": "wire",
        "date": "2016-07-20",
        "publisher": "Steppe Wire",
        "text": "Air strikes by the US-led coalition killed 56 civilians, including 11 children, in the village of "
        "Tokhar north of Manbij on Tuesday, the Syrian Observatory for Human Rights said.",
    },
    {
        "id": "beacon",
        "date": "2016-09-02",
        "publisher": "Jazira Beacon",
        "text": "A car bomb killed three people in the town of Manbij on Thursday. The town, which the Syrian "
        "Democratic Forces captured in August, lies near the border.\n\nIn Tokhar, where 56 civilians were killed in a "
        "coalition air strike in July, people mourned.\n\nAround 2,000 people were killed in Aleppo province in July, "
        "the Observatory said.",
    },
)


@pytest.fixture(scope="module")
def offensive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a campaign and its steps."""
    folder = tmp_path_factory.mktemp("offensive")
    lines = "".join(json.dumps(report) + "\n" for report in REPORTS)
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    path = folder / "offensive.db"
    result = CliRunner().invoke(app, ["read", str(folder / "reports.jsonl"), "--record", str(path)])
    assert result.exit_code == 0, result.output
    return path


def test_a_campaign_is_listed_apart_from_events_with_its_steps(run: Run, offensive: Path) -> None:
    [found] = json.loads(run("events", "--campaigns", "--record", offensive, "--json").stdout)
    events = {e["id"]: e for e in json.loads(run("events", "--record", offensive, "--json").stdout)}
    assert (found["kind"], found["first"], found["last"]) == ("campaign", "2016-05-31", "2016-08-12")
    assert found["id"] not in events
    steps = {(events[s["event"]]["place"]["name"], events[s["event"]]["time"]["start"]) for s in found["steps"]}
    assert steps == {("Manbij", "2016-08-12"), ("Tukhar", "2016-07-19")}
    assert all(events[s["event"]]["part_of"]["event"] == found["id"] for s in found["steps"])
    table = run("events", "--campaigns", "--record", offensive).stdout
    assert found["id"] in table
    assert "2016-05-31 to 2016-08-12" in table


def test_show_tells_a_campaigns_steps_and_a_steps_campaign(run: Run, offensive: Path) -> None:
    [found] = json.loads(run("events", "--campaigns", "--record", offensive, "--json").stdout)
    page = " ".join(run("show", found["id"], "--record", offensive).stdout.split())
    assert "Its steps (2)" in page
    assert "US-led coalition backs one of its parties" in page
    assert "the chronology has the offensive in Manbij" in page
    step = found["steps"][0]["event"]
    assert found["id"] in run("show", step, "--record", offensive).stdout
    [shown] = json.loads(run("show", found["id"], "--record", offensive, "--json").stdout)
    assert shown["steps"] == found["steps"]


def test_a_background_mention_is_of_the_event_that_it_tells_of(run: Run, offensive: Path) -> None:
    events = json.loads(run("events", "--record", offensive, "--json").stdout)
    [taken] = [e for e in events if e["sub_event_type"] == "Non-state actor overtakes territory" and e["documents"][1:]]
    [raid] = [e for e in events if e["killed"] and e["killed"]["low"] == 56]
    assert [len(taken["documents"]), len(raid["documents"])] == [2, 2]


def test_campaigns_and_events_as_files(run: Run, offensive: Path) -> None:
    def rows(what: str) -> list[dict[str, str]]:
        text = run("export", what, "--record", offensive, "--format", "csv", "-o", "-").stdout
        return list(csv.DictReader(io.StringIO(text)))

    [campaign] = rows("campaigns")
    steps = [row["id"] for row in rows("events") if row["part_of"]]
    assert sorted(campaign["steps"].split("; ")) == sorted(steps)
    assert {row["part_of"] for row in rows("events")} == {campaign["id"], ""}


def test_tolls_are_summed_over_steps_and_totals_checked(run: Run, offensive: Path) -> None:
    told = " ".join(run("tolls", "--type", "killed", "--record", offensive).stdout.split())
    assert "Killed 59" in told
    assert "the record holds 56 of the 2,000" in told
    assert "the record holds none of the 1,000" in told


def test_the_tree_down_to_the_sentences(run: Run, offensive: Path) -> None:
    tree = run("tolls", "--type", "killed", "--record", offensive, "--explain").stdout
    lines = [" ".join(line.split()) for line in tree.splitlines()]
    at = next(n for n, line in enumerate(lines) if line.startswith("+ 56 civilians"))
    rest = " ".join(lines[at:])
    assert rest.index("in the village of Tokhar") < rest.index("of them 11 children")
    assert any(line.startswith("not added: 1,000 ISIS") and "of the campaign" in line for line in lines)
    [found] = json.loads(run("tolls", "--type", "killed", "--record", offensive, "--explain", "--json").stdout)
    [killed] = found["accounts"]
    assert (killed["low"], len(killed["terms"])) == (59, 2)
    assert {c["says"] for c in found["totals"]} >= {"the record holds 56 of the 2,000"}


def test_tolls_by_who_did_it(run: Run, offensive: Path) -> None:
    found = json.loads(run("tolls", "--by", "the coalition", "--record", offensive, "--json").stdout)
    assert {t["low"] for t in found} <= {56, 11}
    assert found or "coalition" in run("actors", "--record", offensive).stdout
    assert json.loads(run("tolls", "--by", "US-led coalition", "--record", offensive, "--json").stdout)


def test_tolls_of_a_period_leave_out_the_others(run: Run, offensive: Path) -> None:
    told = " ".join(run("tolls", "--from", "2016-09-01", "--to", "2016-09-30", "--record", offensive).stdout.split())
    assert "Killed 3 " in told
