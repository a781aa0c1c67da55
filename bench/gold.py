"""Where the hand-coded sets lie, and reading and writing JSONL.

The sets are too large, and partly not ours, to stand in the repository: they lie in a folder ``shared`` beside the
checkout, or where the environment variable ``CONTESTED_SHARED`` says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
FURTHER = Path(__file__).resolve().parent / "incidents-further.jsonl"
"""Which incidents 113 further articles of FA-KES report; what it is and how it was drawn: README.md beside it."""


class NoGold(Exception):
    """The hand-coded sets are not there."""


def shared() -> Path:
    """The folder with ``gold/`` and ``seeds/``. Raises NoGold."""
    folder = Path(os.environ.get("CONTESTED_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        raise NoGold(f"{folder} has no folder gold: set CONTESTED_SHARED to the folder that has it.")
    return folder


def rows(path: Path) -> list[Row]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path: Path, objects: Iterable[Row]) -> Path:
    """Write objects as JSONL; returns the path."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in objects)
    return path
