"""From readings to a date: intersect them, let undated reports date each other, and say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from contested.model import Dating
from contested.resolve.undated.days import EVERY, Days
from contested.resolve.undated.own import Bound
from contested.resolve.undated.spoken import Window
from contested.resolve.undated.tellings import Telling

# A report is dated when the days left lie within so many.
WIDEST = 31
# A date rests on so much: two happenings or passages that agree, or one long passage.
ENOUGH = 2
# An undated report says when something happened once it is itself known to within so many days.
_KNOWN = 62
# Nothing is said of an end of the days when these are left to the ends of the calendar that is looked at.
_ENDS = timedelta(days=400)
_NOTHING = "Nothing that it says, and nothing that it shares with the record's other reports, dates it."

_ALONE = "One thing alone dates it, and nothing bears that out."

Domains = Mapping[str, Days]


@dataclass(frozen=True, slots=True)
class Link:
    """Two undated reports tell of one happening."""

    one: Telling
    other: Telling
    what: str
    weight: int = 1


def intersection(bounds: Iterable[Bound]) -> Days:
    """The days that every reading leaves."""
    days = EVERY
    for bound in bounds:
        days = days & bound.days
    return days


def solved(
    bounds: Mapping[str, Sequence[Bound]], links: Sequence[Link], leans: Mapping[str, Bound] | None = None
) -> dict[str, Dating]:
    """The dating of each report of ``bounds``, whatever order reports, readings and links come in. ``leans`` are the
    readings that choose among the days that all others leave, where they leave any of theirs.

    All reports are narrowed at once by what the round before left of the others, until nothing changes. A report
    whose readings do not meet stays unknown, and says nothing of the others any more.
    """
    broken: dict[str, Dating] = {}
    while True:
        held = {doc: sorted(bs, key=_order) for doc, bs in bounds.items() if doc not in broken}
        state = _narrowed(held, [k for k in links if {k.one.doc, k.other.doc} <= held.keys()])
        empty = {doc for doc, left in state.items() if not left.days}
        if not empty:
            return broken | {doc: _dating(left, (leans or {}).get(doc)) for doc, left in state.items()}
        broken |= {doc: Dating(None, None, (_conflict(state[doc].used),)) for doc in empty}


@dataclass(frozen=True, slots=True)
class _Left:
    """The days left of a report, and the readings that left them, in the order in which they did."""

    days: Days
    used: tuple[Bound, ...]
    anchors: frozenset[tuple[str, int]] = frozenset()

    def narrowed(self, bounds: Sequence[Bound]) -> _Left:
        """What readings leave of this, the one that narrows most first; those that narrow nothing are not used."""
        days, used = self.days, [*self.used]
        anchors = self.anchors | {(b.anchor, b.weight) for b in bounds if b.anchor}
        while bounds:
            best = min(bounds, key=lambda b: (len(days & b.days), b.reason))
            if days & best.days == days:
                break
            days = days & best.days
            used.append(best)
        return _Left(days, tuple(used), anchors)


def _narrowed(held: Mapping[str, Sequence[Bound]], links: Sequence[Link]) -> dict[str, _Left]:
    """What is left of each report by its own readings, then by those that other undated reports give it in turn."""
    state = {doc: _Left(EVERY, ()).narrowed(bounds) for doc, bounds in held.items()}
    while all(left.days for left in state.values()):
        shared = _by_links(links, {doc: left.days for doc, left in state.items()})
        after = {doc: left.narrowed(shared.get(doc, ())) for doc, left in state.items()}
        if after == state:
            break
        state = after
    return state


def _by_links(links: Sequence[Link], domains: Domains) -> dict[str, list[Bound]]:
    found: dict[str, list[Bound]] = {}
    for link in links:
        for mine, theirs in ((link.one, link.other), (link.other, link.one)):
            meant = _meant(theirs, domains[theirs.doc])
            if meant:
                found.setdefault(mine.doc, []).append(
                    Bound(mine.reports(meant), told_of(mine, theirs, link.what, meant), link.what, link.weight)
                )
    return found


def _meant(telling: Telling, days: Days) -> tuple[Window, ...]:
    """When it happened, by what is known of an undated report's day; empty when that is too little."""
    if not days or days.span > _KNOWN:
        return ()
    named = [telling.days(day) for day in days]
    return tuple(sorted({w for w in named if w}, key=lambda w: (w.first, w.last, w.night))) if all(named) else ()


def told_of(mine: Telling, theirs: Telling, what: str, meant: Sequence[Window]) -> str:
    """Why what report ``theirs`` tells dates ``mine``."""
    when = " or ".join(dict.fromkeys(_words(w) for w in meant[:3])) + (" …" if len(meant) > 3 else "")
    said = f"is told with “{' '.join(mine.words.split())}”" if mine.words else "is told as news"
    return f"{what}, which {theirs.doc} dates {when} ({theirs.quote}), {said} in {mine.quote}."


def _words(w: Window) -> str:
    if w.night:
        return f"in the night of {w.first}"
    return f"{w.first}" if w.first == w.last else f"{w.first} to {w.last}"


def _order(bound: Bound) -> tuple[int, str]:
    return len(bound.days), bound.reason


def _dating(left: _Left, lean: Bound | None) -> Dating:
    reasons, days = tuple(bound.reason for bound in left.used), left.days
    if not reasons:
        return Dating(None, None, (_NOTHING,))
    if days.span > WIDEST:
        return Dating(None, None, (f"What dates it leaves more than a month: {_range(days)}.", *reasons))
    if sum(weight for _, weight in left.anchors) < ENOUGH:
        return Dating(None, None, (f"{_ALONE} It would be {_range(days)}.", *reasons))
    if lean and (leaned := days & lean.days) and leaned != days:
        days, reasons = leaned, (*reasons, lean.reason)
    return Dating(days.first, days.last, reasons)


def _range(days: Days) -> str:
    first = f"from {days.first}" if days.first > EVERY.first + _ENDS else ""
    last = f"to {days.last}" if days.last < EVERY.last - _ENDS else ""
    return " ".join(part for part in (first, last) if part) or "any year"


def _conflict(bounds: Sequence[Bound]) -> str:
    *before, last = bounds
    against = [b for b in before if not b.days & last.days][:1] or before
    return "Two readings do not meet: " + " ".join(b.reason for b in against) + " But: " + last.reason
