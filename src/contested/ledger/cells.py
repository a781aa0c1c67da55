"""Which claims the ledgers put together: so that what one document changes can be drawn anew by itself.

A line of the ledger of control is drawn from the claims of its place's cell and from their events; a count of no event
from the claims of one cell of the ledger of tolls. Whatever else the record holds changes neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from contested.knowledge.names import fold
from contested.knowledge.witness import Directory
from contested.ledger.sightings import Ground, sightings
from contested.ledger.tolls import setting
from contested.model import ControlSpell, Dispute, ResolvedClaim, Revision, Statement

_CONTROL, _TOLL = "control", "toll"


def cells(claims: Sequence[ResolvedClaim], directory: Directory, ground: Ground) -> dict[str, tuple[str, ...]]:
    """The cells that the claims of one document go into, each with the ids of those that do."""
    found = {name: tuple(sorted(told)) for name, told in _tolls(claims).items()}
    # One that nothing dates yet may get its day from an event.
    dated = [c if c.published else replace(c, published=date.min) for c in claims]
    seen = sightings(dated, (), directory, ground)
    # What a report says of a place may hang on what else it says of it and of the places around it.
    told = tuple(sorted({s.claim for s in seen}))
    return found | {f"{_CONTROL}\x1f{s.place_key}": told for s in seen}


def _tolls(claims: Iterable[ResolvedClaim]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for c in claims:
        if c.claim.toll is not None:
            found.setdefault("\x1f".join((_TOLL, *setting(c))), set()).add(c.claim.id)
    return found


def is_control(cell: str) -> bool:
    """Whether a cell is one of the ledger of control."""
    return cell.startswith(f"{_CONTROL}\x1f")


def cell_of(line: ControlSpell | Dispute | Revision | Statement) -> str | None:
    """The cell that a spell, or what follows from spells of its place, is drawn from; None for what names no place."""
    return f"{_CONTROL}\x1f{line.place.id or fold(line.place.name)}" if line.place else None
