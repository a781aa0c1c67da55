"""Help that teaches, and a start that loads nothing it does not need."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from contested import __version__
from contested.cli.commands import app
from tests.cli.running import Run


def _all(commands: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in commands.items():
        yield before + name, command
        yield from _all(getattr(command, "commands", {}), f"{before}{name} ")


COMMANDS = dict(_all(get_command(app).commands))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert "Examples" in result.output
    assert all(p.help for p in COMMANDS[name].params), "an option without help"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_that_parses(name: str) -> None:
    lines = [line.strip().replace("\\[", "[") for line in COMMANDS[name].epilog.splitlines()[1:]]
    assert lines
    for line in lines:
        words = shlex.split(line.rpartition("| contested")[2] if "| contested" in line else line.partition("|")[0])
        words = words[1:] if words[0] == "contested" else words
        named = max((c for c in COMMANDS if words[: len(c.split())] == c.split()), key=len)
        with COMMANDS[named].make_context(named, words[len(named.split()) :]):
            pass


def test_the_version(run: Run) -> None:
    assert run("--version").output == f"contested {__version__}\n"


def test_no_arguments_show_the_help(run: Run) -> None:
    assert "demo" in run().output


def test_a_slip_of_a_command_is_met_with_the_right_one(run: Run) -> None:
    result = run("clams")
    assert result.exit_code == 2
    assert "claims" in result.stderr


def test_help_loads_no_engine() -> None:
    heavy = ("spacy", "sqlalchemy", "alembic", "trafilatura", "pandas", "numpy", "dateparser", "rapidfuzz", "yaml")
    code = (
        "import sys, json\n"
        "from contested.cli.commands import app\n"
        "try: app(['--help'], prog_name='contested')\n"
        f"except SystemExit: print('\\n' + json.dumps([m for m in {heavy!r} if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []
