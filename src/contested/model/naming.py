"""Ids of events: each is its earliest claim's, so that later claims change none and one that is gone finds it."""

from __future__ import annotations

_CLAIM, _EVENT = "c-", "e-"


def event_id(first: str) -> str:
    """The id of the event whose earliest claim has the id ``first``."""
    return _EVENT + first.removeprefix(_CLAIM)


def first_claim(event: str) -> str:
    """The id of the claim that the event of this id has, or had, for its earliest."""
    return _CLAIM + event.removeprefix(_EVENT)
