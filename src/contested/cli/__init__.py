"""The command line: the only part that prints. One file a group of commands, which ``commands`` brings together."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the program on the arguments that it was started with."""
    from contested.cli.commands import app

    app(prog_name="contested")
