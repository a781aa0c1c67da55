"""The command line: the only part that prints. One file a group of commands."""

from __future__ import annotations

from contested.cli import (
    actors,
    asking,
    building,
    conflict,
    control,
    demo,
    disputes,
    evaluating,
    exporting,
    judging,
    people,
    reading,
    showing,
    summary,
    tolls,
)
from contested.cli.app import app

__all__ = ["app", "main"]

COMMANDS = (
    *(actors, asking, building, conflict, control, demo, disputes, evaluating, exporting),
    *(judging, people, reading, showing, summary, tolls),
)


def main() -> None:
    """Run the program on the arguments that it was started with."""
    app(prog_name="contested")
