"""What a person sees: tables that fit the screen, sources side by side."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run


def seen(width: int, *arguments: str | Path) -> str:
    """What ``contested`` prints on a terminal of so many columns, without the colours."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "COLUMNS": str(width), "LINES": "50", "TERM": "xterm"}
    command = [sys.executable, "-m", "contested", *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        assert process.wait() == 0
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # The end of a terminal whose other side is closed.
        return b""


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(run: Run, record: Path, width: int) -> None:
    text = seen(width, "claims", "--record", record)
    assert max(map(len, text.splitlines())) <= width
    for claim in json.loads(run("claims", "--record", record, "--json").stdout):
        assert claim["id"][:10] in text
        assert all(word in text for word in claim["evidence"]["text"].split() if len(word) < 10)


def test_the_sources_of_an_event_stand_side_by_side(run: Run, record: Path) -> None:
    events = json.loads(run("events", "--record", record, "--place", "Kubayna", "--json").stdout)
    event = next(e for e in events if len(e["origins"]) == 2)
    text = seen(140, "show", event["id"], "--record", record)
    names = [origin["name"] for origin in event["origins"]]
    assert any(all(name in line for name in names) for line in text.splitlines())


def test_reading_ends_with_a_clean_screen(tmp_path: Path, reports: Path) -> None:
    text = seen(100, "read", reports, "--record", tmp_path / "r.db")
    assert "Read 2 documents" in text
    assert "Drew" in text
