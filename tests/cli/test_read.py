"""Reading into a record: what is read, what is known, what is not read and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contested.cli.reading import columns_of
from contested.errors import UsageError
from tests.cli.running import Run


def test_reading_again_reads_nothing_and_changes_nothing(run: Run, own_record: Path, reports: Path) -> None:
    before = run("export", "claims", "--record", own_record, "-o", "-").stdout
    result = run("read", reports, "--record", own_record)
    assert result.exit_code == 0
    assert "Read 0 documents" in result.stdout
    assert "2 documents known already" in result.stdout
    assert run("export", "claims", "--record", own_record, "-o", "-").stdout == before


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text("Fighters attacked the town of Sarmin on 3 August 2015, activists said.")
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    result = run("read", folder, tmp_path / "missing.txt", "--record", "r.db")
    assert result.exit_code == 1
    assert "Read 1 document " in result.stdout
    assert "3 not read" in result.stdout
    for name in ("empty.txt", "noise.txt", "missing.txt"):
        assert name in result.stdout
    assert "Traceback" not in result.output


def test_a_record_among_the_reports_is_no_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Rebels shelled the town of Sarmin on Sunday, killing three people.", "utf-8")
    for _ in range(2):
        result = run("read", tmp_path, "--record", tmp_path / "my.db", "--reader", "fast")
        assert result.exit_code == 0 and "not read" not in result.stdout


@pytest.mark.parametrize("wrong", [("--conflict", "nowhere"), ("--reader", "slow")])
def test_a_wrong_setting_leaves_no_record_behind(run: Run, reports: Path, wrong: tuple[str, str]) -> None:
    result = run("read", reports, "--record", "left.db", *wrong)
    assert result.exit_code == 2
    assert wrong[1] in result.output
    assert not Path("left.db").exists()


def test_standard_input_with_given_ids(run: Run) -> None:
    line = json.dumps({"id": "x-1", "date": "2015-08-02", "publisher": "P", "title": "", "url": "", "text": "Quiet."})
    result = run("read", "-", "--verbatim", "--record", "r.db", input=line + "\n")
    assert result.exit_code == 0, result.output
    [document] = json.loads(run("documents", "--json", "--record", "r.db").stdout)
    assert document["id"] == "x-1"


def test_a_table_with_a_map_and_a_prefix(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('nr,body,day\n7,"Rebels shelled Foua, residents said.",2015-08-05\n')
    result = run("read", "t.csv", "--map", "id=nr,text=body,date=day", "--id-prefix", "t-", "--record", "r.db")
    assert result.exit_code == 0, result.output
    [document] = json.loads(run("documents", "--json", "--record", "r.db").stdout)
    assert (document["id"], document["date"]) == ("t-7", "2015-08-05")


@pytest.mark.parametrize("given", ["text", "text=", "=body", "text=a,,title"])
def test_a_map_that_is_none_is_explained(run: Run, tmp_path: Path, given: str) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    result = run("read", "t.csv", "--map", given, "--record", "r.db")
    assert result.exit_code == 2
    assert "text=body" in result.stderr


def test_a_map_to_an_unknown_part_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    result = run("read", "t.csv", "--map", "txt=a", "--record", "r.db")
    assert result.exit_code == 2
    assert "txt" in result.stderr


def test_columns_keep_their_spelling() -> None:
    assert columns_of("text=Full Text, title=Head") == {"text": "Full Text", "title": "Head"}
    assert columns_of(None) == {}
    with pytest.raises(UsageError):
        columns_of("text:body")


def test_without_a_build_the_conclusions_wait(run: Run, reports: Path) -> None:
    assert run("read", reports, "--record", "r.db", "--no-build").exit_code == 0
    events = run("events", "--record", "r.db")
    assert events.stdout == ""
    assert "contested build" in events.stderr
    assert run("build", "--record", "r.db").exit_code == 0
    assert "Sarmin" in run("events", "--record", "r.db").stdout


def test_building_again_and_with_names_resolved_anew_gives_the_same(run: Run, own_record: Path) -> None:
    def exports() -> list[str]:
        return [run("export", what, "--record", own_record, "-o", "-").stdout for what in ("claims", "events", "tolls")]

    before = exports()
    assert run("build", "--record", own_record).exit_code == 0
    assert exports() == before
    assert run("build", "--resolve", "--record", own_record).exit_code == 0
    assert exports() == before


def test_a_file_that_is_no_record_is_left_alone(run: Run, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "notes.db").write_text("not a record")
    result = run("read", reports, "--record", "notes.db")
    assert result.exit_code == 1
    assert "notes.db" in result.stderr
    assert (tmp_path / "notes.db").read_text() == "not a record"


def test_a_setting_of_the_wrong_type_is_wrong_use(run: Run, reports: Path) -> None:
    result = run("read", reports, "--record", "r.db", env={"CONTESTED_BATCH_SIZE": "many"})
    assert result.exit_code == 2
    assert "CONTESTED_BATCH_SIZE" in result.stderr


def test_a_model_that_is_not_there_is_named(run: Run, reports: Path) -> None:
    result = run("read", reports, "--record", "r.db", "--model", "xx_no_such_model")
    assert result.exit_code == 1
    assert "xx_no_such_model" in result.stderr
