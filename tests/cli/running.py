"""What the tests of the command line share."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.testing import Result

Run = Callable[..., Result]
"""Run a command with these arguments, in an empty folder."""

Ask = Callable[..., list[dict[str, Any]]]
"""Everything of one kind that a record holds, as objects."""


@contextmanager
def serving(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A record that is served on a free port: the program, where it answers ("127.0.0.1:8765"), and the token."""
    command = [sys.executable, "-m", "contested", "serve", "--record", str(record), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        told = re.search(r"http://([^/]+)/", server.stdout.readline())
        token = re.search(r"/enter/(\S+)", server.stdout.readline())
        assert told and token
        try:
            yield server, told[1], token[1]
        finally:
            server.kill()
