"""Processes that work together: all end when they are told to, and none goes on alone when one dies."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from contested.store import open_store
from tests.cli.running import serving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes can be forked here")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record."""
    path = tmp_path_factory.mktemp("crew") / "empty.db"
    open_store(path, create=True).close()
    return path


def members(server: subprocess.Popen[str]) -> list[int]:
    """The processes that were forked, once both are there."""
    for _ in range(600):
        found = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        if len(found) == 2:
            return [int(member) for member in found]
        time.sleep(0.05)
    raise AssertionError("there are no two processes")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_all_answer_know_the_token_and_end_together(record: Path) -> None:
    with serving(record, "--processes", "2") as (server, address, token):
        forked = members(server)
        for _ in range(20):
            connection = http.client.HTTPConnection(address, timeout=60)
            connection.request("GET", f"/enter/{token}")
            assert connection.getresponse().status == 303
            connection.close()
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0
        assert not any(map(alive, forked))


def test_where_one_dies_the_server_ends_and_says_so(record: Path) -> None:
    with serving(record, "--processes", "2") as (server, _, _):
        forked = members(server)
        os.kill(forked[0], signal.SIGKILL)
        assert server.wait(60) != 0
        assert not any(map(alive, forked))
        assert server.stderr and "ended by itself" in server.stderr.read()
