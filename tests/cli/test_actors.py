"""Actors that the directory lacks, and people's judgements on actors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run

REPORTS = (
    (
        "2015-08-03",
        "Fenland Echo",
        "The Liwaa Al-Waadi brigade seized the village of Kubayna on Sunday, the Sarmin Media Center said. "
        "Its fighters killed nine soldiers.",
    ),
    (
        "2015-08-05",
        "Steppe Wire",
        "Wadi Brigade militants withdrew from Kubayna on Tuesday, activists said. Gunmen of the Nahr Martyrs' Brigade "
        "shot dead two civilians in Sarmin on Monday, residents said.",
    ),
    (
        "2015-08-06",
        "Marsh Courier",
        "Liwa al-Wadi shelled the town of Sarmin on Wednesday, killing three civilians, the Sarmin Media Center said. "
        "ISIS captured the village of Samra on Wednesday.",
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("unknown")
    for n, (day, publisher, text) in enumerate(REPORTS):
        report = {"id": f"u{n}", "date": day, "publisher": publisher, "title": None, "text": text}
        (made / f"{n}.json").write_text(json.dumps(report), encoding="utf-8")
    return made


@pytest.fixture
def of(run: Run, folder: Path, tmp_path: Path) -> Path:
    """A record of the reports of its own."""
    path = tmp_path / "unknown.db"
    result = run("read", folder, "--record", path, "--reader", "fast")
    assert result.exit_code == 0, result.output
    return path


def ask(run: Run, record: Path, *words: str) -> list[dict[str, Any]]:
    result = run(*words, "--record", record, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def new(run: Run, record: Path) -> dict[str, dict[str, Any]]:
    """Those whom the directory lacks, by each of their spellings."""
    return {name: a for a in ask(run, record, "actors", "--new") for name in a["spellings"]}


def test_where_everybody_is_known_that_is_said(run: Run, of: Path) -> None:
    result = run("actors", "new", "--actor", "ISIS", "--record", of)
    assert result.exit_code == 0
    assert "The directory knows everybody" in result.stderr


def test_unknown_actors_are_listed_once_with_spellings_counts_and_sentences(run: Run, of: Path) -> None:
    found = new(run, of)
    wadi = found["Liwa al-Wadi"]
    assert wadi["id"].startswith("p-")
    assert set(wadi["spellings"]) == {"Liwa al-Wadi", "Wadi Brigade", "Liwaa Al-Waadi brigade"}
    assert wadi["acts"] >= 3
    assert any("withdrew from Kubayna" in s["text"] for s in wadi["sentences"])
    assert "Sarmin Media Center" in found
    assert not {"residents", "activists", "Gunmen", "civilians"} & set(found)
    text = run("actors", "new", "--record", of).stdout
    assert "Wadi" in text and "withdrew from Kubayna" in text
    assert "Liwaa" in run("actors", "--new", "--csv", "--record", of).stdout


def test_known_actors_are_listed_by_side_and_kind(run: Run, of: Path) -> None:
    everyone = ask(run, of, "actors", "list")
    assert {"isis", "civilians"} <= {a["id"] for a in everyone}
    assert not any(a["id"].startswith("p-") for a in everyone)
    assert everyone == ask(run, of, "actors")
    assert [a["id"] for a in ask(run, of, "actors", "list", "--side", "isis")] == ["isis"]
    assert {a["kind"] for a in ask(run, of, "actors", "--kind", "civilians")} == {"Civilians"}
    first = next(a["id"] for a in everyone if a["side"] != "ISIS")
    assert first != "isis" and [a["id"] for a in ask(run, of, "actors", "--side", "isis", "-n", "1")] == ["isis"]


def test_exports_give_the_provisional_id_and_keep_the_words(run: Run, of: Path) -> None:
    wadi = new(run, of)["Liwa al-Wadi"]
    mine = [a for c in ask(run, of, "claims") for a in c["actor"] if a["id"] == wadi["id"]]
    assert {a["name"] for a in mine} == {wadi["name"]}
    assert "Wadi Brigade militants" in {a["text"] for a in mine}
    assert {c["id"] for c in ask(run, of, "claims", "--actor", "Liwaa al-Waadi")} >= {
        c["claim"] for c in wadi["sentences"]
    }


def test_one_actor_is_shown_with_all_that_is_known(run: Run, of: Path) -> None:
    [isis] = ask(run, of, "actors", "show", "isis")
    assert isis["side"] == "ISIS" and "Daesh" in isis["spellings"] and isis["start"] == "2013-04-08"
    assert {v["id"] for v in isis["voices"]} >= {"amaq-news-agency"} or isis["voices"]
    assert isis["claims"]["event"] >= 1
    [conquest] = ask(run, of, "actors", "show", "Jaish al-Fatah")
    assert any(r["relation"] == "member of" and r["start"] for r in conquest["relations"])
    assert "member of it" in run("actors", "show", conquest["id"], "--record", of).stdout
    wadi = new(run, of)["Liwa al-Wadi"]
    page = run("actors", "show", wadi["id"][:8], "--record", of).stdout
    assert wadi["id"] in page and "Wadi Brigade" in page and "event" in page
    assert run("show", wadi["id"], "--record", of).exit_code == 0


def test_a_merge_survives_build_and_a_new_reading_and_can_be_taken_back(run: Run, of: Path, folder: Path) -> None:
    found = new(run, of)
    wadi, nahr = found["Liwa al-Wadi"], found["Nahr Martyrs' Brigade"]
    before = ask(run, of, "events"), ask(run, of, "claims")
    result = run("actors", "merge", wadi["id"], nahr["id"], "--record", of, "--author", "ana", "--note", "its wing")
    assert result.exit_code == 0, result.output
    [judgement] = re.findall(r"j-[0-9a-f]{16}", result.stdout)[:1]
    assert new(run, of)["Nahr Martyrs' Brigade"]["id"] == wadi["id"]
    assert any(a["id"] == wadi["id"] for e in ask(run, of, "events", "--type", "Attack") for a in e["actor"])
    (folder.parent / "later.txt").write_text("On 9 August 2015 Liwa al-Wadi captured the village of Samra.\n")
    assert run("build", "--resolve", "--record", of).exit_code == 0
    assert run("read", folder.parent / "later.txt", "--record", of, "--reader", "fast").exit_code == 0
    assert new(run, of)["Nahr Martyrs' Brigade"]["id"] == wadi["id"]
    listed = run("judgements", "--record", of).stdout
    assert "ana" in listed and "its wing" in listed and nahr["id"] in listed
    assert "its wing" in run("show", judgement, "--record", of).stdout
    assert run("undo", judgement, "--record", of).exit_code == 0
    assert new(run, of)["Nahr Martyrs' Brigade"]["id"] == nahr["id"]
    ids = {c["id"] for c in before[1]}
    assert [c for c in ask(run, of, "claims") if c["id"] in ids] == before[1]


def test_a_name_with_its_side_is_known_from_then_on(run: Run, of: Path) -> None:
    wadi = new(run, of)["Liwa al-Wadi"]
    given = ("actors", "name", wadi["id"], "Valley Brigade", "--kind", "rebel group", "--side", "Opposition")
    assert run(*given, "--record", of).exit_code == 0
    [valley] = ask(run, of, "actors", "list", "--side", "opposition", "--kind", "Rebel group")
    assert (valley["name"], valley["id"]) == ("Valley Brigade", wadi["id"])
    assert any(a["name"] == "Valley Brigade" for e in ask(run, of, "events") for a in e["actor"])
    assert run("actors", "name", "Valley Brigade", "Vale Brigade", "--record", of).exit_code == 0
    [again] = ask(run, of, "actors", "list", "--side", "opposition", "--kind", "Rebel group")
    assert again["name"] == "Vale Brigade"
    assert len(re.findall(r"j-[0-9a-f]{16}", run("judgements", "--record", of).stdout)) == 2, "both are kept"


def test_a_split_spelling_goes_its_own_way(run: Run, of: Path) -> None:
    wadi = new(run, of)["Liwa al-Wadi"]
    assert run("actors", "split", wadi["id"], "wadi brigade", "--record", of).exit_code == 0
    found = new(run, of)
    assert found["Wadi Brigade"]["id"] != wadi["id"] == found["Liwa al-Wadi"]["id"]


def test_what_cannot_be_judged_is_told_with_what_can_be_done(run: Run, of: Path) -> None:
    wadi = new(run, of)["Liwa al-Wadi"]["id"]
    for words, said in (
        (("merge", wadi, "Liwa al-Wadi"), "needs two actors"),
        (("merge", wadi, "Nobody of This Name"), "no actor"),
        (("split", wadi, "Northern Shield"), "It is called"),
        (("split", wadi, "Wadi Brigade", "Liwa al-Wadi", "Liwaa Al-Waadi brigade"), "nothing would be left"),
        (("name", wadi, "Ahrar al-Sham"), "contested actors merge"),
        (("name", wadi, "Valley", "--kind", "club"), "Kinds are"),
        (("show", "isiss"), "isis"),
    ):
        result = run("actors", *words, "--record", of)
        assert result.exit_code == 2, words
        assert said in result.stderr
    assert "No" not in run("judgements", "--record", of).stdout
