"""``contested places``: a country's places loaded, listed, found and removed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.knowledge.dumps import serving, table, zipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of its own; what is built in it holds no towns of the world, which take long to write."""
    from contested import knowledge

    cache = tmp_path / "cache"
    monkeypatch.setenv("CONTESTED_CACHE", str(cache))
    monkeypatch.setattr("contested.knowledge.gazetteer_file.town_places", lambda *_: iter(()))
    knowledge.load.cache_clear()
    yield cache
    knowledge.load.cache_clear()


def test_from_a_file_to_a_find_and_back(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "No country is loaded" in run("places", "list").stderr
    (tmp_path / "SY.zip").write_bytes(zipped(table()))
    added = run("places", "add", "SY", "--from", "SY.zip")
    assert added.exit_code == 0, added.output
    assert "6 places of 7 rows loaded" in added.stdout
    assert "loaded already" in run("places", "add", "Syria", "--from", "SY.zip").stdout
    [card] = json.loads(run("places", "list", "--json").stdout)
    assert (card["iso"], card["places"], len(card["sha256"])) == ("SY", 6, 64)
    assert "2020-02-02" in run("places", "list").stdout
    [first, *_] = json.loads(run("places", "find", "Tell", "Qarnofil", "--json").stdout)
    assert (first["id"], first["kind"], first["admin1_code"]) == ("gn-900001", "village", "SY.12")
    assert (first["admin1_pcode"], first["basis"]) == ("SY07", "geonames dump")
    assert 0 < first["score"] <= 1
    assert "the name is the same" in run("places", "find", "Qarnufil bridge").stdout
    assert "6 loaded places of Syria" in run("places", "remove", "SY").stdout


def test_find_says_what_there_is_not(run: Run) -> None:
    result = run("places", "find", "Wells of Qarn Nowhere")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No place named" in result.stderr
    assert run("places", "find", "Saraqib", "--in", "Nowhereland").exit_code == 2
    assert json.loads(run("places", "find", "Saraqib", "--in", "Idlib", "--json").stdout)[0]["admin1"] == "Idlib"


def test_errors_reach_the_user(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "page.zip").write_bytes(b"<html>")
    wrong = run("places", "add", "SY", "--from", "page.zip")
    assert wrong.exit_code == 1
    assert "no line of a GeoNames dump" in wrong.stderr
    assert run("places", "add", "Atlantis").exit_code == 2
    assert run("places", "remove", "SY").exit_code == 2


def test_ctrl_c_keeps_what_has_come(tmp_path: Path) -> None:
    with serving() as server:
        server.files["/SY.zip"] = zipped(table())
        server.stall_after = 64
        command = [sys.executable, "-m", "contested", "places", "add", "SY", "--from", f"{server.url}/SY.zip"]
        env = {**os.environ, "CONTESTED_CACHE": str(tmp_path)}
        # Where the tests run in the background the shell has SIGINT ignored, and a child inherits that.
        running = subprocess.Popen(
            command, env=env, stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        part = tmp_path / "geonames" / "SY.part"
        waited = time.monotonic()
        while not (part.exists() and part.stat().st_size) and time.monotonic() - waited < 30:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
        assert running.returncode == 130, told
        assert "goes on from there" in told
        assert part.stat().st_size == 64
