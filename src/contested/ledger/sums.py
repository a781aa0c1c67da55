"""Sums of toll entries: what is added, a tree of happenings and the groups inside them; what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contested.model import Range, TollEntry
from contested.model.codes import Harm
from contested.model.counting import added, words
from contested.model.reckoning import counted_in, widespread

# Terms of a sum that are written out.
WRITTEN = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the ledger in a sum: what of it is counted, why not all where it is less, and the groups inside it."""

    entry: TollEntry
    counted: Range
    note: str = ""
    parts: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the ledger that a sum leaves out, and why; ``apart`` for a total, which is checked against sums."""

    entry: TollEntry
    why: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """How many came to ``harm`` in all, with the arithmetic."""

    harm: Harm
    total: Range
    terms: tuple[Term, ...]
    left_out: tuple[LeftOut, ...]


def toll_sum(entries: Iterable[TollEntry], harm: Harm = "killed") -> Range:
    """How many came to ``harm`` in all, over the events of ``entries``; the reason names what is left out."""
    return account(entries, harm).total


def account(
    entries: Iterable[TollEntry], harm: Harm = "killed", start: date | None = None, end: date | None = None
) -> Account:
    """How many came to ``harm`` in all, over the events of ``entries``, from ``start`` to ``end`` (None open).

    Entries that lie within another of those given are not added again. Totals are kept apart, counts of no event are
    left out (they may be of one that is counted). Of what may lie outside the period, none or all is counted.
    """
    given = sorted((e for e in entries if e.harm == harm), key=lambda e: (e.event or "", e.id))
    ids = {e.id for e in given}
    inside: dict[str, list[TollEntry]] = {}
    for e in given:
        if e.within in ids:
            inside.setdefault(str(e.within), []).append(e)
    left, terms = [], []
    for e in (e for e in given if e.within not in ids):
        if out := _left_out(e):
            left.append(out)
        else:
            terms.append(_term(e, inside, start, end))
    total = added([t.counted for t in terms]) if terms else Range(0, None, None)
    reason = "; ".join(_reasons(terms, left, total))
    return Account(harm, Range(total.low, total.best, total.high, reason), tuple(terms), tuple(left))


def _left_out(e: TollEntry) -> LeftOut | None:
    if e.scope == "cumulative":
        of = f"of the campaign {e.event}, whose steps are" if e.event else "of a longer time, whose events are"
        return LeftOut(e, f"a total {of} counted one by one", apart=True)
    if e.event is None:
        return LeftOut(e, "of no event: it may count people of one that is counted")
    if widespread(e):
        return LeftOut(e, "of many days in a whole province: it may count people of other events", apart=True)
    return None


def _term(e: TollEntry, inside: dict[str, list[TollEntry]], start: date | None, end: date | None) -> Term:
    parts = tuple(_term(p, inside, start, end) for p in inside.get(e.id, ()))
    counted = counted_in(e, start, end)
    return Term(e, counted, "" if counted is e.range else "its days reach beyond the period", parts)


def _reasons(terms: Sequence[Term], left: Sequence[LeftOut], total: Range) -> Iterator[str]:
    if terms:
        said = [f"{words(t.counted.low, t.counted.high)} ({t.entry.event})" for t in terms]
        more = [f"{len(said) - WRITTEN} more"] if len(said) > WRITTEN else []
        yield f"{' + '.join(said[:WRITTEN] + more)} = {words(total.low, total.high)}"
    else:
        yield "no event counts any"
    if apart := [o.entry for o in left if o.apart]:
        yield f"kept apart: {_list(apart)} in cumulative totals"
    if loose := [o.entry for o in left if not o.apart]:
        yield f"left out: {_list(loose)} of no event"


def _list(entries: Sequence[TollEntry]) -> str:
    terms = [words(e.range.low, e.range.high) for e in entries[:WRITTEN]]
    more = f" and {len(entries) - WRITTEN} more" if len(entries) > WRITTEN else ""
    return ", ".join(terms) + more
