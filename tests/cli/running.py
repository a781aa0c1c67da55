"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typer.testing import Result

Run = Callable[..., Result]
"""Run a command with these arguments, in an empty folder."""

Ask = Callable[..., list[dict[str, Any]]]
"""Everything of one kind that a record holds, as objects."""
