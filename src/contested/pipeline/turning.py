"""Who held what on a day, and what changed hands, of a whole record: the spells kept in memory tell which count, and
only these are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contested import ledger
from contested.ledger import Change, Holding
from contested.model import ControlSpell
from contested.pipeline.standing import Control
from contested.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """Some of the answers for a day, and whether there are further ones."""

    answers: tuple[Holding, ...]
    more: bool


def held_on(
    store: Store, control: Control, at: date, known_at: date | None, stale_days: int, skip: int, limit: int
) -> Held | None:
    """``limit`` of the answers that ``who_holds`` gives of every place, behind the first ``skip`` of them.

    None where the record has other spells by now than those in memory.
    """
    every = control.on(at, known_at)
    wanted = every[skip : skip + limit]
    spells = list(store.concluded(ControlSpell, wanted))
    if len(spells) < len(wanted):
        return None
    return Held(ledger.holders(spells, None, at, known_at, stale_days=stale_days), len(every) > skip + limit)


def changed_in(
    store: Store, control: Control, start: date | None, end: date | None, known_at: date | None = None
) -> tuple[Change, ...] | None:
    """What changed hands from ``start`` to ``end``, by source; from whom where a source tells of the time before.

    None where the record has other spells by now than those in memory.
    """
    began = dict(control.turns(start, end, known_at))
    wanted = {*began, *filter(None, began.values())}
    spells = list(store.concluded(ControlSpell, wanted))
    if len(spells) < len(wanted):
        return None
    found = ledger.changes(spells, start, end, known_at)
    # Without what lies between them two that are read may look like a change.
    return tuple(c for c in found if c.spell in began)
