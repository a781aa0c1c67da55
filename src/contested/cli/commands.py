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

__all__ = ["app"]

COMMANDS = (
    *(actors, asking, briefing, building, conflict, control, copying, demo, disputes, evaluating, exporting),
    *(judging, people, places, reading, serve, showing, summary, tolls, witnessing),
)
