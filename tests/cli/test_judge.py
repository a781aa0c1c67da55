"""People's judgements change conclusions, never claims, and can be taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import Ask, Run


@pytest.fixture
def ask(run: Run, own_record: Path) -> Ask:
    """Everything of one kind, as objects."""
    return lambda what, *more: json.loads(run(what, "--record", own_record, "--json", *more).stdout)


def test_that_nobody_has_judged_is_said(run: Run, own_record: Path) -> None:
    assert "Nobody has judged anything" in run("judgements", "--record", own_record).stderr


def test_a_rejected_claim_counts_no_more_until_that_is_undone(run: Run, own_record: Path, ask: Ask) -> None:
    [event] = ask("events", "--place", "Sarmin")
    before = ask("events"), ask("claims")
    result = run("judge", "reject", *event["claims"], "--record", own_record, "--note", "made up", "--author", "tester")
    assert result.exit_code == 0, result.output
    assert event["id"] not in {e["id"] for e in ask("events")}
    assert ask("claims") == before[1], "the claims stay"
    gone = run("show", event["id"], "--record", own_record)
    assert gone.exit_code == 2 and "is in no event now" in gone.stderr
    [judgement] = re.findall(r"j-[0-9a-f]{16}", result.stdout)[:1]
    assert "made up" in run("judgements", "--record", own_record).stdout
    assert "tester" in run("show", judgement, "--record", own_record).stdout
    told = run("show", event["claims"][0], "--record", own_record).stdout
    assert "wrong, tester" in told and "nothing is concluded from it" in told
    assert run("undo", judgement[:8], "--record", own_record).exit_code == 0
    assert "Rejected" not in run("show", event["claims"][0], "--record", own_record).stdout
    assert (ask("events"), ask("claims")) == before


def test_claims_judged_of_one_event_stand_in_one(run: Run, own_record: Path, ask: Ask) -> None:
    ids = {e["claims"][0]: e["id"] for place in ("Sarmin", "Kubayna") for e in ask("events", "--place", place)[:1]}
    one, other = ids
    assert run("judge", "same", one, other, "--record", own_record).exit_code == 0
    [whole] = [e for e in ask("events") if {one, other} <= set(e["claims"])]
    [gone] = {ids[one], ids[other]} - {whole["id"]}
    assert f"is now one of event {whole['id']}" in run("show", gone, "--record", own_record).stderr.replace("\n", " ")
    assert run("judge", "different", one, other, "--record", own_record).exit_code == 0
    assert not any({one, other} <= set(e["claims"]) for e in ask("events"))


def test_judgements_are_about_claims_and_pairs_of_them(run: Run, own_record: Path, ask: Ask) -> None:
    [event, *_] = ask("events")
    result = run("judge", "reject", event["id"], "--record", own_record)
    assert result.exit_code == 2
    assert "judgements are about claims" in result.stderr
    assert run("judge", "same", event["claims"][0], "--record", own_record).exit_code == 2
    assert run("undo", event["id"], "--record", own_record).exit_code == 2
