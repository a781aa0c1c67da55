"""The types that a listing can be asked for: kinds, event types, grades, harms, states, in any case."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from contested.errors import UsageError
from contested.model import EVENT_TYPE_OF, GRADES, HARMS, KINDS, SUB_EVENT_TYPES

TYPES: tuple[str, ...] = (
    *KINDS,
    *SUB_EVENT_TYPES,
    *EVENT_TYPE_OF,
    *GRADES,
    *HARMS,
    *("holds", "does not hold", "contested", "partly holds", "besieged", "unknown"),
    *("intended", "predicted", "hypothetical", "actual"),
    *("incident", "cumulative"),
    *("denial", "time", "means", "actor"),
    *("happening", "campaign"),
)


def type_called(given: str | None, also: Sequence[str] = ()) -> str | None:
    """The type of that name as it is written, in any case; of ``also`` too. None for None. Raises UsageError."""
    if given is None:
        return None
    by_folded = {_folded(name): name for name in (*TYPES, *also)}
    if _folded(given) in by_folded:
        return by_folded[_folded(given)]
    near = [by_folded[name] for name in get_close_matches(_folded(given), by_folded, 3, 0.5)]
    known = f"Did you mean {' or '.join(near)}?" if near else f"Types are: {', '.join(TYPES)}."
    raise UsageError(f"There is no type {given!r}.", remedy=known)


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())
