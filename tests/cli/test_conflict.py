"""The conflicts that are known, and the check of a folder, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run

ACTORS = (
    "- {id: hill-front, name: Hill Front, kind: Rebel group, side: rebels}\n"
    "- {id: hill-radio, name: Hill Radio, kind: Outlet}\n"
)


@pytest.fixture
def war(tmp_path: Path) -> Path:
    folder = tmp_path / "war"
    folder.mkdir()
    (folder / "conflict.yaml").write_text("title: the war\ncountry: Peru\n", encoding="utf-8")
    (folder / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    head = "name\taliases\tlat\tlon\tkind\tadmin1\tprecision_km\tbasis\n"
    (folder / "places.tsv").write_text(head, encoding="utf-8")
    (folder / "relations.tsv").write_text("actor\trelation\tother\tstart\tend\n", encoding="utf-8")
    return folder


def test_the_list_counts_what_is_known(run: Run) -> None:
    listed = json.loads(run("conflict", "list", "--json").stdout)
    syria = next(one for one in listed if one["name"] == "syria")
    assert syria["country"] == "Syria"
    assert all(syria[n] > 50 for n in ("actors", "sources", "relations", "places"))
    assert "the war in Syria" in run("conflict", "list").stdout


def test_hints_alone_are_no_failure(run: Run, war: Path) -> None:
    result = run("conflict", "check", str(war))
    assert result.exit_code == 0
    assert f"{war}/actors.yaml:2: hint: hill-radio" in result.stdout
    assert "0 errors, 1 hint." in result.stderr
    assert run("conflict", "check", str(war), "--errors").stdout == ""


def test_errors_are_told_all_and_fail(run: Run, war: Path) -> None:
    (war / "actors.yaml").write_text(
        ACTORS.replace("kind: Rebel group", "kind: Rebels, parents: [x]"), encoding="utf-8"
    )
    (war / "relations.tsv").unlink()
    result = run("conflict", "check", f"{war}/")
    assert result.exit_code == 1
    assert result.stdout.count(f"{war}/actors.yaml:1: error: ") == 2
    assert f"{war}/relations.tsv: hint: " in result.stdout
    found = json.loads(run("conflict", "check", str(war), "--errors", "--json").stdout)
    assert [(f["file"], f["line"], f["level"]) for f in found] == [("actors.yaml", 1, "error")] * 2


def test_the_settings_name_the_conflict(run: Run, war: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTESTED_CONFLICT", str(war))
    assert str(war) in run("conflict", "check").stdout


def test_one_that_is_not_there(run: Run) -> None:
    result = run("conflict", "check", "atlantis")
    assert result.exit_code == 2
    assert "syria" in result.stderr


def test_a_folder_with_errors_is_refused_with_the_way_out(run: Run, war: Path) -> None:
    (war / "actors.yaml").write_text("- {id: a}\n", encoding="utf-8")
    (war / "report.txt").write_text("Nothing happened in Lima on Monday.", encoding="utf-8")
    result = run("read", str(war / "report.txt"), "--conflict", str(war), "--record", str(war / "record.db"))
    assert result.exit_code == 1
    assert f"contested conflict check {war}" in result.stderr
