"""A small record, read once from reports made up for these tests, and a way to run commands on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contested.cli.commands import app
from tests.cli.running import Run

REPORTS = (
    {
        "id": "echo",
        "date": "2015-08-03",
        "publisher": "Fenland Echo",
        "title": "Rebels take Kubayna",
        "url": "https://echo.example/1",
        "text": "Rebels of the Army of Conquest seized the village of Kubayna on Sunday after a day of clashes, the "
        "Syrian Observatory for Human Rights said. At least 14 soldiers were killed in the fighting, it added.\n\n"
        "Idlib has been held by the Army of Conquest since March 28.",
    },
    {
        "id": "wire",
        "date": "2015-08-04",
        "publisher": "Steppe Wire",
        "title": "Army says it holds Kubayna",
        "url": "https://wire.example/1",
        "text": "SANA denied on Monday that rebels had seized the village of Kubayna on Sunday. Government forces "
        "repelled the attack on Kubayna and killed 30 militants, the agency said.\n\n"
        "Syrian warplanes bombed the town of Sarmin on Monday, killing nine civilians, activists said.",
    },
)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports."""
    folder = tmp_path_factory.mktemp("reports")
    for report in REPORTS:
        (folder / f"{report['id']}.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def record(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the reports, built. Tests that write to it take ``own_record``."""
    path = tmp_path_factory.mktemp("record") / "two.db"
    result = CliRunner().invoke(app, ["read", str(reports), "--record", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def own_record(record: Path, tmp_path: Path) -> Path:
    """A copy of the record."""
    path = tmp_path / "own.db"
    path.write_bytes(record.read_bytes())
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Run]:
    """Run a command in an empty folder; standard output and error stand apart in the result."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    yield lambda *arguments, **more: runner.invoke(app, [str(a) for a in arguments], **more)
