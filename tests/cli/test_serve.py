"""Where a served record answers, and to which names."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path

import pytest

from contested.store import open_store
from tests.cli.running import serving


def answers_at(host: str) -> bool:
    """Whether this machine has the address: not every one has all of 127.0.0.0/8, or IPv6."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        try:
            tried.bind((host, 0))
        except OSError:
            return False
    return True


def status(address: str, host: str) -> int:
    """What the server at the address says to who takes it for ``host``."""
    connection = http.client.HTTPConnection(address, timeout=60)
    connection.request("GET", "/static/contested.css", headers={"Host": host})
    said = connection.getresponse().status
    connection.close()
    return said


@pytest.mark.parametrize("host", ["127.0.0.2", "LOCALHOST", "::1"])
def test_it_answers_to_its_own_address_and_to_no_foreign_name(tmp_path: Path, host: str) -> None:
    if not answers_at(host):
        pytest.skip(f"this machine has no {host}")
    record = tmp_path / "empty.db"
    open_store(record, create=True).close()
    with serving(record, "--host", host, "--processes", "1") as (_, address, _):
        port = address.rpartition(":")[2]
        assert [status(address, name) for name in (address, address.lower(), f"localhost:{port}")] == [200] * 3
        assert [status(address, name) for name in ("evil.example", f"127.0.0.3:{port}")] == [421] * 2
