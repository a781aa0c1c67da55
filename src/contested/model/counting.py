"""How counts of people add up: reports of one count are not added, co-ordinate groups are, parts lie inside.

The rules, in their order:

1. Within one report (one source in one document) the counts of one group are tellings of one count: where they fit
   each other they narrow each other, else they span a range whose best is what stands first.
2. A group that is said to be part of another ("among them"), or by its kind lies in one that the report counts too
   (children in civilians, anybody in people), is a part; the other groups are co-ordinate and are added. People at
   large are never added to a group: where the group is the larger, it is the whole.
3. A later report of the same source that excludes its earlier one replaces it; one that fits narrows it.
4. Different sources span a range; best is the exact figure that most sources give, the later reported on a tie; where
   some count people at large and others a group alone, it is that of the former.
5. A source that tells of one person where others count three or more tells of that person ("the mayor was killed"), not
   of all: it does not lower the range.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from contested.model.conclusions import ActorRef, Range
from contested.model.resolved import ResolvedClaim

# From so many on a source counts people rather than telling of one.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What one source says of all who came to harm, in the end: its range, the day of its last report, its claims in
    the order told, and the sum by groups of that report, in words, where it is one. ``whole`` is whether that report
    counts people at large."""

    source: str
    range: Range
    reported: date | None
    claims: tuple[str, ...]
    sum: str = ""
    whole: bool = False


Inside = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Count:
    """One claim's count of one group. ``group`` is a comparable key, "" for people at large; ``part`` that the
    text calls the group part of another count; ``position`` the offset in the document."""

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


def counted(claim: ResolvedClaim) -> bool:
    """Whether a claim counts people of one happening: an affirmed, actual toll that is no cumulative total."""
    c = claim.claim
    return c.toll is not None and c.toll.scope == "incident" and c.polarity == "affirmed" and c.modality == "actual"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What all sources say of one group; ``part`` that it lies inside another of the same happening."""

    group: str
    ref: ActorRef | None
    range: Range
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    part: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The people harmed in one happening, in all and by group."""

    total: Range
    groups: tuple[GroupCount, ...]
    claims: tuple[str, ...]
    sources: tuple[str, ...]


def words(low: int, high: int | None) -> str:
    """``low`` and ``high`` as a phrase: "17", "17 or more", "up to 30", "8 to 12"."""
    if high is None:
        return f"{low} or more"
    if low == high:
        return str(low)
    return f"up to {high}" if low == 0 else f"{low} to {high}"


def figure(value: Range) -> str:
    """The range, with the best figure where it says more: ``"14 to 20, best 17"``."""
    said = words(value.low, value.high)
    if value.best is None or value.best == value.low == (value.high or value.low):
        return said
    return f"{said}, best {value.best}"


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
        result = _meet(result, other) if fits(result, other) else _span(result, other)
    return result


def _meet(a: Range, b: Range) -> Range:
    low = max(a.low, b.low)
    high = b.high if a.high is None else a.high if b.high is None else min(a.high, b.high)
    best = low if low == high else max((x for x in (a.best, b.best) if x is not None), default=None)
    return Range(low, _clamp(best, low, high), high, words(low, high))


def _span(a: Range, b: Range) -> Range:
    low = min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Range(low, _clamp(a.best, low, high), high, words(low, high))


def _clamp(best: int | None, low: int, high: int | None) -> int | None:
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
    return Range(low, _clamp(_best(reports), low, high), high, reason)


def _of_all(reports: Sequence[tuple[str, Range, date | None]]) -> Sequence[tuple[str, Range, date | None]]:
    """The reports that count all who came to harm, where some count several and others tell of one person."""
    if max(r.low for _, r, _ in reports) < _SEVERAL:
        return reports
    return [report for report in reports if report[1].low != 1 or (report[1].high or 1) > 1]


def _best(reports: Sequence[tuple[str, Range, date | None]]) -> int | None:
    exact = [(r.low, when) for _, r, when in reports if r.low == r.high]
    if exact:
        often = Counter(figure for figure, _ in exact)
        latest = {f: max((w for g, w in exact if g == f and w), default=date.min) for f in often}
        return max(often, key=lambda f: (often[f], latest[f], f))
    return max((r.best for _, r, _ in reports if r.best is not None), default=None)


def tally(counts: Iterable[Count], inside: Inside) -> Tally:
    """Add up the counts of one harm in one happening. ``inside(a, b)`` says that group a is a kind of b.

    Raises ValueError when there is no count.
    """
    ordered = sorted(counts, key=_when)
    if not ordered:
        raise ValueError("there is nothing to count")
    sources = by_source(ordered, inside)
    reports = [(s.source, s.range, s.reported) for s in sources]
    total = _by_who_counts_all(between(reports), reports, [s.whole for s in sources])
    if any(s.sum for s in sources):
        total = Range(total.low, total.best, total.high, "; ".join(map(_parted, sources)))
    return Tally(
        total,
        tuple(_groups(ordered, inside)),
        tuple(c.claim for c in ordered),
        tuple(s.source for s in sources),
    )


def by_source(counts: Iterable[Count], inside: Inside) -> tuple[SourceCount, ...]:
    """What each source says of one harm in one happening, in the order of their names; ``inside`` as for ``tally``."""
    found: list[SourceCount] = []
    ordered = sorted(counts, key=lambda c: (c.origin, *_when(c)))
    for origin, told in groupby(ordered, lambda c: c.origin):
        own = list(told)
        reports = [_report(list(report), inside) for _, report in groupby(own, lambda c: c.doc)]
        last = reports[-1]
        figures = _revised([(r.total, r.reported) for r in reports])
        found.append(SourceCount(origin, figures, last.reported, tuple(c.claim for c in own), last.sum, last.whole))
    return tuple(found)


def _when(count: Count) -> tuple[date, str, int, str]:
    return (count.reported or date.max, count.doc, count.position, count.claim)


@dataclass(frozen=True, slots=True)
class _Report:
    """What one source says in one document."""

    total: Range
    reported: date | None
    sum: str
    whole: bool


def _report(counts: list[Count], inside: Inside) -> _Report:
    whole = [(c, r) for c, r in _by_group(counts) if not c.part] or _by_group(counts)
    tops = _tops(whole, inside)
    total = added([r for _, r in tops])
    parts = " + ".join(f"{words(r.low, r.high)} {c.ref.name if c.ref else 'people'}" for c, r in tops)
    whole_counted = any(c.group == "" for c, _ in tops)
    return _Report(total, counts[0].reported, parts if len(tops) > 1 else "", whole_counted)


def _by_who_counts_all(total: Range, reports: Sequence[tuple[str, Range, date | None]], whole: Sequence[bool]) -> Range:
    """The total with the best figure of those that count people at large, where others count a group alone."""
    if all(whole) or not any(whole):
        return total
    best = _best([report for report, counts_all in zip(reports, whole, strict=True) if counts_all])
    return Range(total.low, _clamp(best, total.low, total.high), total.high, total.reason)


def _tops(counts: list[tuple[Count, Range]], inside: Inside) -> list[tuple[Count, Range]]:
    """The counts that are added: those that lie in no other. People at large are never added to a group of them."""
    tops = [(c, r) for c, r in counts if not any(_lies_in(c, r, d, s, inside) for d, s in counts)]
    return [(c, r) for c, r in tops if c.group] or tops


def _by_group(counts: list[Count]) -> list[tuple[Count, Range]]:
    groups: dict[tuple[str, bool], list[Count]] = {}
    for c in counts:
        groups.setdefault((c.group, c.part), []).append(c)
    return [(cs[0], narrowed([single(c.low, c.high) for c in cs])) for cs in groups.values()]


def _lies_in(a: Count, low: Range, b: Count, whole: Range, inside: Inside) -> bool:
    return a.group != b.group and inside(a.group, b.group) and (whole.high is None or low.low <= whole.high)


def _revised(reports: list[tuple[Range, date | None]]) -> Range:
    """What a source says in the end: a report that excludes the earlier ones replaces them."""
    result, said = reports[0]
    for other, when in reports[1:]:
        replaced = _instead(other, when, result, said) if when != said else _span(result, other)
        result = _meet(result, other) if fits(result, other) else replaced
        said = when
    return result


def _instead(new: Range, when: date | None, old: Range, said: date | None) -> Range:
    """A later report's range, with the one that it replaces."""
    before = f"on {said}" if said else "without a date"
    reason = f"{words(new.low, new.high)}{f' on {when}' if when else ''}, before {old.reason} {before}"
    return Range(new.low, new.best, new.high, reason)


def _parted(s: SourceCount) -> str:
    said = words(s.range.low, s.range.high)
    return f"{s.source}: {s.sum} = {said}" if s.sum else f"{s.source}: {said}"


def _groups(counts: list[Count], inside: Inside) -> Iterable[GroupCount]:
    groups: dict[str, list[Count]] = {}
    for c in counts:
        groups.setdefault(c.group, []).append(c)
    for key, members in sorted(groups.items()):
        sources: dict[str, list[tuple[Range, date | None]]] = {}
        for c in members:
            sources.setdefault(c.origin, []).append((single(c.low, c.high), c.reported))
        yield GroupCount(
            key,
            members[0].ref,
            between([(o, _revised(rs), rs[-1][1]) for o, rs in sources.items()]),
            tuple(c.claim for c in members),
            tuple(sorted(sources)),
            all(c.part for c in members) or any(inside(key, other) for other in groups if other != key),
        )
