"""A word that must be one of a few."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypeVar

from contested.errors import UsageError

T = TypeVar("T", bound=str)


def one_of(given: str | None, known: Sequence[T], what: str, option: str) -> T | None:
    """The word of ``known`` that was given, in any case and with - for a space; None where none was.

    Raises UsageError, with those there are, for another.
    """
    if given is None:
        return None
    by_folded = {word.lower(): word for word in known}
    folded = " ".join(given.lower().replace("-", " ").replace("_", " ").split())
    if folded in by_folded:
        return by_folded[folded]
    near = get_close_matches(folded, by_folded, 1, 0.6)
    remedy = f"Did you mean {option} {near[0]}?" if near else f"There are: {', '.join(known)}."
    raise UsageError(f"There is no {what} {given!r}.", remedy=remedy)
