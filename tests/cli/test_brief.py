"""A brief in the terminal and as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run

DAYS = ("--from", "2015-08-01", "--to", "2015-08-04")


def test_a_brief_is_markdown_footnoted_to_sentences(run: Run, record: Path) -> None:
    out = run("brief", "--record", record, *DAYS).stdout
    assert out.startswith("# Brief of 2015-08-01 to 2015-08-04\n")
    for section in ("What changed hands", "Main events", "Tolls", "Disputes", "Notes"):
        assert f"## {section}\n" in out
    assert "**Kabani, 2015-08-02**: held by Army of Conquest" in out
    assert "(disputed)" in out
    assert "]: “Rebels of the Army of Conquest seized the village of Kubayna" in out
    assert "*Rebels take Kubayna*, Fenland Echo, 2015-08-03" in out


def test_without_days_it_is_of_the_last_week(run: Run, record: Path) -> None:
    assert run("brief", "--record", record).stdout.startswith("# Brief of 2015-07-29 to 2015-08-04\n")
    assert run("brief", "--record", record, "--to", "2015-08-07").stdout.startswith("# Brief of 2015-08-01 to")


@pytest.mark.parametrize(("ending", "begins"), [("md", b"# Brief"), ("html", b"<!doctype html>"), ("pdf", b"%PDF-")])
def test_the_ending_of_the_file_says_how(run: Run, record: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"brief.{ending}"
    result = run("brief", "--record", record, *DAYS, "-o", path)
    assert result.exit_code == 0, result.output
    assert path.read_bytes().startswith(begins)
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".db"] == [path.name]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("-o", "brief.doc"), "ends in .md, .html or .pdf"),
        (("-o", "no/folder/brief.md"), "could not be written"),
        (("--from", "2015-08-04", "--to", "2015-08-01"), "comes after --to 2015-08-01"),
        (("--from", "tomorrow"), "is no date"),
    ],
)
def test_what_can_t_be_is_told(run: Run, record: Path, given: tuple[str, ...], said: str) -> None:
    result = run("brief", "--record", record, *given)
    assert result.exit_code != 0
    assert said in " ".join(result.output.split())
