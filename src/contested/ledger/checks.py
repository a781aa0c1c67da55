"""Totals of a longer time beside the sum of the record's own events in that time and area. They are never added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contested.knowledge.groups import Groups
from contested.ledger.sums import Account, account
from contested.model import TollEntry
from contested.model.counting import words


@dataclass(frozen=True, slots=True)
class Check:
    """A total, the account of the record's events that it must hold, and how the two stand, in words.

    ``held`` is None where nothing can be summed, as the total's days are not told.
    """

    total: TollEntry
    held: Account | None
    says: str


def check(total: TollEntry, entries: Iterable[TollEntry] | None) -> Check:
    """``total`` beside ``entries``, the lines of its time and area; None where its time is not known."""
    said = words(total.range.low, total.range.high)
    if entries is None:
        return Check(total, None, f"of which days the {said} are is not told")
    start, end = total.time.start, total.time.end
    held = account(_of_group(total, entries), total.harm, start, end)
    if not held.terms:
        return Check(total, held, f"the record holds none of the {said}")
    low, high = held.total.low, held.total.high
    if total.range.high is not None and low > total.range.high:
        return Check(total, held, f"the record holds {words(low, high)}, more than the {said}")
    return Check(total, held, f"the record holds {words(low, high)} of the {said}")


def _of_group(total: TollEntry, entries: Iterable[TollEntry]) -> list[TollEntry]:
    """The entries that count people of the total's group: all where it is of people at large."""
    groups = Groups.load()
    wanted = groups.key(total.group.name if total.group else None)
    if wanted == "":
        return list(entries)
    named = ((e, groups.key(e.group.name if e.group else None)) for e in entries)
    return [e for e, key in named if key == wanted or (key != "" and groups.inside(key, wanted))]
