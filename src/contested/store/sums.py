"""Sums of the toll ledger as one row each, whatever they are summed by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contested.model import Query, Range, TollEntry
from contested.model.codes import Harm
from contested.model.counting import added
from contested.model.reckoning import CountsAs, SideOf, SumBy, TollSum, counted_in, counts_as
from contested.store.terms import LAST, conclusion_days


def began(entry: TollEntry) -> date:
    """The first day of what is counted, the last one where only that is known, else ``LAST``."""
    first, last = conclusion_days(entry)
    return last if first == date.min else first


def period(query: Query) -> tuple[date | None, date | None]:
    """The days that a query asks for, None open."""
    return query.start or query.at, query.end or query.at


def summed(
    chosen: Iterable[TollEntry], query: Query, by: SumBy, harm: Harm | None, which: CountsAs, sides: SideOf
) -> list[TollSum]:
    """The sums of ``chosen`` (those that the query asks for), by key; the unknown key first."""
    by_id = {e.id: e for e in chosen if (harm is None or e.harm == harm) and counts_as(e) == which}
    groups: dict[tuple[str | None, str | None], list[TollEntry]] = {}
    for e in by_id.values():
        key = _key(e, by, sides)
        wider = by_id.get(e.within or "")
        if wider is None or _key(wider, by, sides) != key:
            groups.setdefault(key, []).append(e)
    return [_sum(key, name, es, query) for (key, name), es in sorted(groups.items(), key=lambda g: order(*g[0]))]


def order(key: str | None, name: str | None) -> tuple[bool, str, str]:
    """Sums stand in the order of their keys and names."""
    return (key is not None, key or "", name or "")


def _key(e: TollEntry, by: SumBy, sides: SideOf) -> tuple[str | None, str | None]:
    match by:
        case "harm":
            return e.harm, e.harm
        case "month":
            month = None if began(e) == LAST else f"{began(e):%Y-%m}"
            return month, month
        case "group":
            return (e.group.id or e.group.name, e.group.name) if e.group else (None, None)
        case "place":
            return (e.place.id or e.place.name, e.place.name) if e.place else (None, None)
        case "province":
            province = e.place.admin1 if e.place else None
            return province, province
    side = sides.get(e.group.id) if e.group and e.group.id else None
    return side, side


def _sum(key: str | None, name: str | None, entries: list[TollEntry], query: Query) -> TollSum:
    days = [day for e in entries if (day := began(e)) != LAST]
    total = added([counted_in(e, *period(query)) for e in entries])
    known = Range(total.low, total.best, total.high)
    return TollSum(key, name, known, len(entries), min(days, default=None), max(days, default=None))
