"""Console blocks of a Markdown page: the commands, and the output that the page states."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
FRAME = re.compile(r"[\u2500-\u257f|]+")
ELLIPSIS = "..."


@dataclass(frozen=True)
class Step:
    """One command, the lines of its output that the page shows, and the exit code that it states."""

    command: str
    shown: tuple[str, ...]
    code: int = 0


def steps(page: Path) -> list[Step]:
    """The steps of a page, in order.

    A line that starts with ``$ `` is a command, lines with ``> `` go on with it; ``...`` stands for what is left out;
    ``(exit code N)`` states the code.
    """
    found = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, output = _command(part.splitlines())
            code = re.search(r"^\(exit code (\d+)\)$", output, re.M)
            lines = [plain(line) for line in output.splitlines()]
            shown = tuple(x for x in lines if x.strip(". ") and not x.startswith("(exit code"))
            found.append(Step(command, shown, int(code[1]) if code else 0))
    return found


def _command(lines: list[str]) -> tuple[str, str]:
    """The command with its continuation lines, and the output behind it."""
    end = next((i for i, line in enumerate(lines) if i and not line.startswith(">")), len(lines))
    command = [lines[0], *(line[1:].removeprefix(" ") for line in lines[1:end])]
    return "\n".join(command), "\n".join(lines[end:])


def plain(text: str) -> str:
    """A line without frames of tables, its runs of blanks made one."""
    return " ".join(FRAME.sub(" ", text).split())


def run(step: Step, folder: Path, width: int = 140) -> subprocess.CompletedProcess[str]:
    """Run a step in ``folder`` as a user would: `make demo` is the program's demo, all else goes to the shell."""
    command = re.sub(r"^make demo$", "contested demo", step.command)
    binaries = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}", "COLUMNS": str(width)}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def missing(step: Step, output: str) -> list[str]:
    """The shown lines that the output does not have, in the order shown."""
    lines = [plain(line) for line in output.splitlines()]
    absent, at = [], 0
    for wanted in step.shown:
        place = next((i for i in range(at, len(lines)) if _fits(wanted, lines[i])), None)
        if place is None:
            absent.append(wanted)
        else:
            at = place + 1
    return absent


def _fits(wanted: str, line: str) -> bool:
    """Equal, with ``...`` standing for any part of a line."""
    pattern = ".*".join(map(re.escape, wanted.split(ELLIPSIS)))
    return re.fullmatch(pattern, line) is not None
