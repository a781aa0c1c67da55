"""Who held a place, how many died, what is disputed: each answer down to its sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run


def test_who_held_a_place_on_a_day_and_who_says_so(run: Run, record: Path) -> None:
    text = run("control", "--record", record, "--place", "Idlib", "--at", "2015-08-01").stdout
    assert "Idlib on 2015-08-01: held by Army of Conquest" in text
    assert "Fenland Echo" in text
    assert "»Idlib has been held by the Army of Conquest since March 28" in text
    [answer] = json.loads(run("control", "--record", record, "--place", "Idlib", "--at", "2015-08-01", "--json").stdout)
    assert (answer["status"], answer["source"], answer["since"]) == ("holds", "Fenland Echo", "2015-03-28")


def test_before_it_was_reported_nobody_knew(run: Run, record: Path) -> None:
    asked = ("control", "--record", record, "--place", "Idlib", "--at", "2015-08-01", "--known-at", "2015-08-02")
    result = run(*asked)
    assert "No source of the record says" in result.stderr
    assert "Army of Conquest" in result.stdout, "what is said of other days"
    assert json.loads(run(*asked, "--json").stdout) == []


def test_every_place_of_a_day(run: Run, record: Path) -> None:
    assert "Idlib" in run("control", "--record", record, "--at", "2015-08-03").stdout


def test_a_toll_with_its_arithmetic_and_sentence(run: Run, record: Path) -> None:
    text = run("tolls", "--record", record, "--place", "Sarmin", "--actor", "civilians", "--explain").stdout
    assert "Killed: 9" in text and "9 civilians" in text
    assert "killing nine civilians" in text
    assert "In all" in text


def test_tolls_of_several_events_are_added_up(run: Run, record: Path) -> None:
    entries = json.loads(run("tolls", "--record", record, "--type", "killed", "--json").stdout)
    low = sum(e["low"] for e in entries if e["event"] and e["scope"] == "incident" and not e.get("within"))
    [line] = [s for s in run("tolls", "--record", record, "--type", "killed").stdout.splitlines() if "Killed" in s]
    assert f" {low}" in line
    assert all(e["event"] in line for e in entries if e["event"])


def test_what_is_disputed_with_both_sides(run: Run, record: Path) -> None:
    assert "denial" in run("disputes", "--record", record, "--place", "Kubayna").stdout
    text = run("disputes", "--record", record, "--place", "Kubayna", "--explain").stdout
    assert text.index("Some say") < text.index("Others say")
    assert "rebels had seized the village of Kubayna" in text


@pytest.mark.parametrize("what", ["documents", "claims", "events", "control", "tolls", "disputes"])
def test_show_opens_every_id_by_its_beginning(run: Run, record: Path, what: str) -> None:
    things = json.loads(run(what, "--record", record, "--json").stdout)
    for thing in things:
        page = run("show", thing["id"][:12], "--record", record)
        assert page.exit_code == 0, page.output
        assert thing["id"] in page.stdout
        [again] = json.loads(run("show", thing["id"], "--record", record, "--json").stdout)
        assert again == thing


def test_a_claim_is_shown_in_its_context(run: Run, record: Path) -> None:
    [claim] = json.loads(run("claims", "--record", record, "--place", "Sarmin", "--type", "event", "--json").stdout)
    page = run("show", claim["id"], "--record", record).stdout
    assert f"»{claim['evidence']['text']}«" in page
    assert "the agency said" in page, "the words before it"


def test_a_document_is_shown_with_every_claim_marked(run: Run, record: Path) -> None:
    [document] = json.loads(run("documents", "--record", record, "--source", "Steppe Wire", "--json").stdout)
    claims = [c for c in json.loads(run("claims", "--record", record, "--json").stdout) if c["doc"] == document["id"]]
    page = run("show", document["id"], "--record", record).stdout
    for number, claim in enumerate(claims, 1):
        assert f"[{number}»" in page
        assert claim["id"] in page


def test_an_event_shows_each_source_with_its_words(run: Run, record: Path) -> None:
    events = json.loads(run("events", "--record", record, "--place", "Kubayna", "--json").stdout)
    event = max(events, key=lambda e: len(e["origins"]))
    page = run("show", event["id"], "--record", record).stdout
    assert len(event["origins"]) > 1
    for origin in event["origins"]:
        assert origin["name"] in page
    for claim in event["claims"]:
        assert claim in page


def test_an_unknown_id_and_a_beginning_of_several(run: Run, record: Path) -> None:
    assert run("show", "c-nothing", "--record", record).exit_code == 2
    result = run("show", "c-", "--record", record)
    assert result.exit_code == 2
    assert "Several" in result.stderr


def test_events_and_tolls_as_known_on_a_day_leave_out_later_reports(run: Run, record: Path) -> None:
    for what in ("events", "tolls", "disputes"):
        then = json.loads(run(what, "--record", record, "--known-at", "2015-08-03", "--json").stdout)
        now = json.loads(run(what, "--record", record, "--json").stdout)
        assert len(then) < len(now)
    assert (
        json.loads(run("events", "--record", record, "--known-at", "2015-08-03", "--json", "--type", "disputed").stdout)
        == []
    )


def test_a_claim_shows_where_it_lies_and_how_exactly(run: Run, record: Path) -> None:
    [event] = json.loads(run("events", "--record", record, "--place", "Sarmin", "--json").stdout)
    place = event["place"]
    assert (place["geo_precision"], place["where_prec"], place["radius_km"] > 0) == (1, 1, True)
    assert place["admin1_code"].startswith("SY.")
    assert f"[{place['at_lat']:.4f}, {place['at_lon']:.4f}]" in run("show", event["id"], "--record", record).stdout
    page = run("show", event["claims"][0], "--record", record).stdout
    assert "geo_precision 1 (ACLED), where_prec 1 (UCDP)" in page
