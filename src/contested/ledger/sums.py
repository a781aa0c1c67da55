"""Sums of toll entries, with the arithmetic as words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.model import Range, TollEntry
from contested.model.codes import Harm
from contested.model.counting import added, words

# Terms of a sum that are written out.
WRITTEN = 12


def toll_sum(entries: Iterable[TollEntry], harm: Harm = "killed") -> Range:
    """How many came to ``harm`` in all, over the events of ``entries``.

    Entries that lie within another of those given are not added again. Cumulative totals are kept apart, counts of no
    event are left out (they may be of one that is counted); the reason names both.
    """
    given = sorted((e for e in entries if e.harm == harm), key=lambda e: (e.event or "", e.id))
    ids = {e.id for e in given}
    counted = [e for e in given if e.event and e.scope == "incident" and e.within not in ids]
    total = added([e.range for e in counted]) if counted else Range(0, None, None)
    return Range(total.low, total.best, total.high, "; ".join(_reasons(given, counted, total)))


def _reasons(given: Sequence[TollEntry], counted: Sequence[TollEntry], total: Range) -> Iterable[str]:
    if counted:
        terms = [f"{words(e.range.low, e.range.high)} ({e.event})" for e in counted]
        more = [f"{len(terms) - WRITTEN} more"] if len(terms) > WRITTEN else []
        yield f"{' + '.join(terms[:WRITTEN] + more)} = {words(total.low, total.high)}"
    else:
        yield "no event counts any"
    apart = [e for e in given if e.scope == "cumulative"]
    if apart:
        yield f"kept apart: {_list(apart)} in cumulative totals"
    loose = [e for e in given if e.scope == "incident" and not e.event and e.within is None]
    if loose:
        yield f"left out: {_list(loose)} of no event"


def _list(entries: Sequence[TollEntry]) -> str:
    terms = [words(e.range.low, e.range.high) for e in entries[:WRITTEN]]
    more = f" and {len(entries) - WRITTEN} more" if len(entries) > WRITTEN else ""
    return ", ".join(terms) + more
