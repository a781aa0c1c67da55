"""Measuring against a coder: the table, JSON, groups, the page, and what bad input is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from contested.cli.commands import app
from tests.cli.conftest import REPORTS
from tests.cli.running import Run

FILES = ("--gold", "coded.jsonl", "--documents", "reports.jsonl")


@pytest.fixture(scope="session")
def read_claims(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The program's claims of the reports, read as they stand."""
    folder = tmp_path_factory.mktemp("verbatim")
    reports, record, claims = (str(folder / name) for name in ("reports.jsonl", "r.db", "claims.jsonl"))
    write_reports(Path(reports))
    for command in (["read", reports, "--verbatim", "--no-build"], ["export", "claims", "-o", claims]):
        result = CliRunner().invoke(app, [*command, "--record", record])
        assert result.exit_code == 0, result.output
    return [json.loads(line) for line in Path(claims).read_text(encoding="utf-8").splitlines()]


def write_reports(path: Path) -> None:
    """The reports as JSON lines."""
    path.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")


@pytest.fixture
def files(run: Run, read_claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reports as a file, and the program's claims of them as a coder's, which are returned."""
    write_reports(Path("reports.jsonl"))
    code([*read_claims])
    return read_claims


def code(claims: list[dict[str, Any] | str]) -> None:
    """Write what the coder has; a string stands as it is."""
    lines = (claim if isinstance(claim, str) else json.dumps(claim) for claim in claims)
    Path("coded.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_the_program_agrees_with_itself(run: Run, files: list[dict[str, Any]]) -> None:
    result = run("evaluate", *FILES, "--json")
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert (figures["documents"], figures["claims"]["gold"]) == (2, len(files))
    assert figures["claims"]["f1"] == figures["right_record"]["f1"] == figures["time_accuracy"] == 1.0


def test_the_table(run: Run, files: list[dict[str, Any]]) -> None:
    code([files[0] | {"time": {"text": None, "start": "1999-01-01", "end": "1999-01-01"}}, *files[1:]])
    result = run("evaluate", *FILES)
    assert result.exit_code == 0, result.output
    rows = {line[:22].strip(): line[22:].split() for line in result.stdout.splitlines()}
    assert rows["Claims found"] == ["1.000", "1.000", "1.000", *[str(len(files))] * 3]
    assert rows["Time right"][1:] == [str(len(files) - 1), str(len(files))]


def test_groups(run: Run, files: list[dict[str, Any]]) -> None:
    figures = json.loads(run("evaluate", *FILES, "--predicted", "coded.jsonl", "--by", "publisher", "--json").stdout)
    assert {name: some["documents"] for name, some in figures["groups"].items()} == {
        "Fenland Echo": 1,
        "Steppe Wire": 1,
    }
    table = run("evaluate", *FILES, "--predicted", "coded.jsonl", "--by", "collection").stdout
    assert "COLLECTION" in table
    assert "echo" in table
    assert run("evaluate", *FILES, "--by", "weather").exit_code == 2


def test_the_page(run: Run, files: list[dict[str, Any]]) -> None:
    missed = files[0] | {"kind": "control", "control": "holds"}
    code([*files[1:], missed])
    result = run("evaluate", *FILES, "-o", "differences.html")
    assert result.exit_code == 0, result.output
    assert "differences.html" in result.stderr
    text = Path("differences.html").read_text(encoding="utf-8")
    for words in (
        "Rebels take Kubayna",
        "Steppe Wire",
        "the program found no such claim",
        "the coder has no such claim",
    ):
        assert words in text


def test_what_is_left_out_is_named_and_the_rest_is_measured(run: Run, files: list[dict[str, Any]]) -> None:
    elsewhere = files[0] | {"doc": "lost"}
    shifted = files[0] | {"evidence": files[0]["evidence"] | {"start": 1}}
    code([*files, '{"doc": ', elsewhere, shifted])
    result = run("evaluate", *FILES, "--predicted", "coded.jsonl", "--json", "--report", "d.html")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["claims"]["gold"] == len(files)
    for words in (
        f"coded.jsonl:{len(files) + 1}: It is not whole JSON",
        "document lost",
        f"coded.jsonl:{len(files) + 3}: Its",
    ):
        assert words in result.stderr
        assert words.replace("'", "&#x27;") in Path("d.html").read_text(encoding="utf-8")


def test_documents_that_are_not_coded_are_left_out(run: Run, files: list[dict[str, Any]]) -> None:
    code([claim for claim in files if claim["doc"] == "echo"])
    result = run("evaluate", *FILES)
    assert result.exit_code == 0
    assert "1 document without a coded claim" in result.stderr
    assert "Claims found" in result.stdout


@pytest.mark.parametrize(
    "content", ["", "\n\n", "no JSON\n", '{"doc": "lost", "kind": "event", "evidence": {"start": 0, "end": 4}}']
)
def test_nothing_to_measure(run: Run, files: list[dict[str, Any]], content: str) -> None:
    Path("coded.jsonl").write_text(content, encoding="utf-8")
    result = run("evaluate", *FILES)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "no claim that can be measured" in result.stderr
    assert ("left out" in result.stderr) == bool(content.strip())


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--gold", "none.jsonl", "--documents", "reports.jsonl"), "none.jsonl"),
        (("--gold", "coded.jsonl", "--documents", "none.jsonl"), "none.jsonl"),
        ((*FILES, "--predicted", "none.jsonl"), "none.jsonl"),
        ((*FILES, "--report", "no/such/d.html"), "no/such"),
        ((*FILES, "--report", "."), "folder"),
        (("--gold", ".", "--documents", "reports.jsonl"), "folder"),
        (("--gold", "coded.jsonl"), "--documents"),
    ],
)
def test_wrong_use_is_explained(run: Run, files: list[dict[str, Any]], options: tuple[str, ...], named: str) -> None:
    result = run("evaluate", *options)
    assert result.exit_code == 2
    assert named in result.stderr
    assert "Traceback" not in result.output


def test_a_gold_file_that_is_no_text_is_named(run: Run, files: list[dict[str, Any]]) -> None:
    Path("coded.jsonl").write_bytes(b"\x89PNG\x00\x01")
    result = run("evaluate", *FILES)
    assert result.exit_code == 1
    assert "coded.jsonl" in result.stderr
