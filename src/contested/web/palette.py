"""Which side has which colour, the same on every page."""

from __future__ import annotations

from collections import Counter

from contested.knowledge import Knowledge


def sides_of(knowledge: Knowledge) -> tuple[str, ...]:
    """The sides of a conflict, those of most actors first: by their place here they have their colours."""
    counted = Counter(actor.side for actor in knowledge.actors.all() if actor.side)
    return tuple(sorted(counted, key=lambda side: (-counted[side], side)))
