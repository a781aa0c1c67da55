"""The program with all its commands."""

from __future__ import annotations

from contested.cli import (
    actors,
    asking,
    briefing,
    building,
    conflict,
    control,
    copying,
    demo,
    disputes,
    evaluating,
    exporting,
    judging,
    people,
    places,
    reading,
    serve,
    showing,
    summary,
    tolls,
    witnessing,
)
from contested.cli.app import app

__all__ = ["app", "main"]

COMMANDS = (
    *(actors, asking, briefing, building, conflict, control, copying, demo, disputes, evaluating, exporting),
    *(judging, people, places, reading, serve, showing, summary, tolls, witnessing),
)


def main() -> None:
    """Run the program on the arguments that it was started with."""
    app(prog_name="contested")
