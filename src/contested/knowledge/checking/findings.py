"""What a check finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful: the name of the file, the line from 1 (0: the whole file), and what it is."""

    file: str
    line: int
    level: Level
    what: str


def error(file: str, line: int, what: str) -> Finding:
    """A finding that keeps the data from being used as they are meant."""
    return Finding(file, line, "error", what)


def hint(file: str, line: int, what: str) -> Finding:
    """A finding that may be right as it is."""
    return Finding(file, line, "hint", what)


def nearest(word: str, known: Iterable[str]) -> str:
    """``Is “x” meant?`` for the known word that looks most like ``word``; empty where none does."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return f" Is “{found[0]}” meant?" if found else ""
