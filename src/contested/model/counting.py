"""Counts of people as ranges: what one count says, tellings of one count, sums, and what several sources span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contested.model.conclusions import ActorRef, Range
from contested.model.resolved import ResolvedClaim

# From so many on a source counts people rather than telling of one.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Count:
    """One claim's count of one group. ``group`` is a comparable key, "" for people at large; ``part`` that the
    text calls the group part of another count; ``position`` the offset in the document; ``side`` the side that the
    group fights for, None for people of no known side; ``besides`` that they are others than those counted before."""

    claim: str
    origin: str
    doc: str
    reported: date | None
    position: int
    group: str
    ref: ActorRef | None
    part: bool
    low: int
    high: int | None
    side: str | None = None
    besides: bool = False


def counted(claim: ResolvedClaim) -> bool:
    """Whether a claim counts people of one happening: an affirmed, actual toll that is no cumulative total."""
    c = claim.claim
    return c.toll is not None and c.toll.scope == "incident" and c.polarity == "affirmed" and c.modality == "actual"


def words(low: int, high: int | None) -> str:
    """``low`` and ``high`` as a phrase: "17", "1,700 or more", "up to 30", "8 to 12"."""
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"


def figure(value: Range) -> str:
    """The range, with the best figure where it says more: ``"14 to 20, best 17"``."""
    said = words(value.low, value.high)
    if value.best is None or value.best == value.low == (value.high or value.low):
        return said
    return f"{said}, best {value.best:,}"


def fits(a: Range, b: Range) -> bool:
    """Whether one figure could satisfy both ranges."""
    return (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)


def single(low: int, high: int | None) -> Range:
    """The range of one count; "up to 30" alone settles no best figure. A high figure under the low one is none."""
    high = None if high is None else max(low, high)
    best = None if low == 0 and high != 0 else low
    return Range(low, best, high, words(low, high))


def narrowed(ranges: Sequence[Range]) -> Range:
    """Tellings of one count by one source, in the order told: those that fit narrow each other."""
    result = ranges[0]
    for other in ranges[1:]:
        result = met(result, other) if fits(result, other) else spanned(result, other)
    return result


def met(a: Range, b: Range) -> Range:
    """What satisfies both ranges, which fit each other."""
    low = max(a.low, b.low)
    high = b.high if a.high is None else a.high if b.high is None else min(a.high, b.high)
    best = low if low == high else max((x for x in (a.best, b.best) if x is not None), default=None)
    return Range(low, clamped(best, low, high), high, words(low, high))


def spanned(a: Range, b: Range) -> Range:
    """The range that holds both."""
    low = min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Range(low, clamped(a.best, low, high), high, words(low, high))


def clamped(best: int | None, low: int, high: int | None) -> int | None:
    """``best`` moved between the ends."""
    if best is None:
        return None
    return max(low, best if high is None else min(best, high))


def added(ranges: Sequence[Range]) -> Range:
    """The sum of co-ordinate counts."""
    if len(ranges) == 1:
        return ranges[0]
    low = sum(r.low for r in ranges)
    highs = [r.high for r in ranges]
    high = None if None in highs else sum(h for h in highs if h is not None)
    bests = [r.best for r in ranges]
    best = None if None in bests else sum(b for b in bests if b is not None)
    return Range(low, best, high, words(low, high))


def between(reports: Sequence[tuple[str, Range, date | None]]) -> Range:
    """One count by several sources: (source, its range, when reported). Low and high span what they say."""
    if len(reports) == 1:
        return reports[0][1]
    reason = "; ".join(f"{source}: {r.reason or words(r.low, r.high)}" for source, r, _ in reports)
    reports = _of_all(reports)
    ranges = [r for _, r, _ in reports]
    low = min(r.low for r in ranges)
    closed = [r.high for r in ranges if r.high is not None]
    top = max(closed, default=None)
    high = top if top is not None and all(r.low <= top for r in ranges) else None
    return Range(low, clamped(best_of(reports), low, high), high, reason)


def _of_all(reports: Sequence[tuple[str, Range, date | None]]) -> Sequence[tuple[str, Range, date | None]]:
    """The reports that count all who came to harm, where some count several and others tell of one person."""
    if max(r.low for _, r, _ in reports) < _SEVERAL:
        return reports
    return [report for report in reports if report[1].low != 1 or (report[1].high or 1) > 1]


def best_of(reports: Sequence[tuple[str, Range, date | None]]) -> int | None:
    """The figure that most sources allow for, of such the one that most give exactly, then the later reported."""
    figures = {r.best for _, r, _ in reports if r.best is not None}
    return max(figures, key=lambda figure: _backing(figure, reports), default=None)


def _backing(figure: int, reports: Sequence[tuple[str, Range, date | None]]) -> tuple[int, int, date, int]:
    """How many sources allow for a figure and how many give just it, when it was last said, and the figure."""
    exactly = single(figure, figure)
    allowing = sum(fits(exactly, r) for _, r, _ in reports)
    giving = sum(r.low == r.high == figure for _, r, _ in reports)
    said = max((when for _, r, when in reports if r.best == figure and when), default=date.min)
    return allowing, giving, said, figure
