"""Errors meet the user in one place: no traceback, the right exit code, nothing lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contested.cli import listing
from tests.cli.running import Run

CONTESTED = [sys.executable, "-m", "contested"]


def test_a_fault_of_the_program_is_told_in_short_and_saved_in_full(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("out of cheese")

    monkeypatch.setattr(listing, "show", fail)
    result = run("claims", "--record", record)
    assert result.exit_code == 70
    assert "out of cheese" in result.stderr
    assert "Traceback" not in result.output
    saved = next(word for word in result.stderr.split() if "contested-error-" in word)
    assert "Traceback" in Path(saved).read_text(encoding="utf-8")
    Path(saved).unlink()


@pytest.mark.parametrize("what", [["claims"], ["claims", "--json"], ["export", "documents", "-o", "-"]])
def test_a_reader_that_leaves_early_is_no_error(record: Path, what: list[str]) -> None:
    process = subprocess.Popen(
        [*CONTESTED, *what, "--record", str(record)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_full_disk_behind_the_standard_output_is_no_fault_of_the_program(record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [*CONTESTED, "claims", "--record", record], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert told.returncode == 1
    assert told.stderr.startswith("Error: The answer could not be written: No space left on device.")
    assert len(told.stderr.splitlines()) == 2


def test_a_folder_that_can_t_be_made_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("demo", "--into", tmp_path / "file" / "demo")
    assert result.exit_code == 2
    assert "can't be made: Not a directory" in result.stderr


def test_ctrl_c_keeps_what_was_read_and_goes_on_where_it_stopped(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(120):
        text = (
            f"Fighters attacked the town of Sarmin on {n % 28 + 1} July 2015, killing {n + 2} people, activists said. "
        )
        (folder / f"{n:03}.txt").write_text(text * 8)
    command = [*CONTESTED, "read", str(folder), "--record", "r.db"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while _stored(tmp_path / "r.db") < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    kept = _stored(tmp_path / "r.db")
    assert process.returncode == 130, errors
    assert 3 <= kept < 120
    assert f"Read {kept} documents" in out
    assert "goes on from here" in errors
    again = run("read", folder, "--record", "r.db")
    assert again.exit_code == 0
    assert f"{kept} documents known already" in again.stdout
    assert f"Read {120 - kept} documents" in again.stdout


def _stored(record: Path) -> int:
    import sqlite3

    if not record.exists() or not record.stat().st_size:
        return 0
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
