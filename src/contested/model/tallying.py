"""How counts of people add up: reports of one count are not added, co-ordinate groups are, parts lie inside.

The rules, in their order:

1. Within one report (one source in one document) the counts of one group are tellings of one count: where they fit
   each other they narrow each other, else they span a range whose best is what stands first.
2. A group that is said to be part of another ("among them"), or by its kind lies in one that the report counts too
   (children in civilians, anybody in people), is a part; the other groups are co-ordinate and are added. People at
   large are never added to a group: where the group is the larger, it is the whole. Those counted besides others
   ("another five died") are added to what the report counted before.
3. A later report of the same source that excludes its earlier one replaces it; one that fits narrows it.
4. Counts of fighters of opposing sides are of different people, whoever gives them: of sources that count such groups
   alone, those of one side are one count and the sides are added.
5. Different sources span a range; best is the figure that most sources allow for ("at least 60" allows for 86, not for
   3), of such the one that most give exactly, the later reported on a tie; where some count people at large and others
   a group alone, it is that of the former.
6. A source that tells of one person where others count three or more tells of that person ("the mayor was killed"), not
   of all: it does not lower the range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from contested.model.besides import told_by_one, with_others
from contested.model.conclusions import ActorRef, Range
from contested.model.counting import (
    Count,
    added,
    best_of,
    between,
    clamped,
    fits,
    met,
    narrowed,
    single,
    spanned,
    words,
)

Inside = Callable[[str, str], bool]


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


def tally(counts: Iterable[Count], inside: Inside) -> Tally:
    """Add up the counts of one harm in one happening. ``inside(a, b)`` says that group a is a kind of b.

    Raises ValueError when there is no count.
    """
    ordered = sorted(told_by_one(counts), key=_when)
    if not ordered:
        raise ValueError("there is nothing to count")
    sources = by_source(ordered, inside)
    return Tally(
        _total(_of_both_sides(ordered, sources, inside)),
        tuple(_groups(ordered, inside)),
        tuple(c.claim for c in ordered),
        tuple(s.source for s in sources),
    )


def by_source(counts: Iterable[Count], inside: Inside) -> tuple[SourceCount, ...]:
    """What each source says of one harm in one happening, in the order of their names; ``inside`` as for ``tally``."""
    found: list[SourceCount] = []
    ordered = sorted(told_by_one(counts), key=lambda c: (c.origin, *_when(c)))
    for origin, told in groupby(ordered, lambda c: c.origin):
        own = list(told)
        sides = _by_side(own)
        found.append(_sides_added(origin, own, sides, inside) if len(sides) > 1 else _told(origin, own, inside))
    return tuple(found)


def _told(origin: str, own: Sequence[Count], inside: Inside) -> SourceCount:
    reports = [_report(list(report), inside) for _, report in groupby(own, lambda c: c.doc)]
    last = reports[-1]
    figures = _revised([(r.total, r.reported) for r in reports])
    return SourceCount(origin, figures, last.reported, tuple(c.claim for c in own), last.sum, last.whole)


def _by_side(own: Sequence[Count]) -> dict[str, list[Count]]:
    """The counts by the side whose fighters they are of; none where people of no known side are counted too."""
    if not all(c.side or c.part for c in own):
        return {}
    sides: dict[str, list[Count]] = {}
    for c in own:
        if c.side:
            sides.setdefault(c.side, []).append(c)
    return sides


def _sides_added(origin: str, own: Sequence[Count], sides: Mapping[str, list[Count]], inside: Inside) -> SourceCount:
    each = [(_named(counts), _told(origin, counts, inside).range) for counts in sides.values()]
    total = added([r for _, r in each])
    parts = " + ".join(f"{words(r.low, r.high)} {name}" for name, r in each)
    return SourceCount(origin, total, own[-1].reported, tuple(c.claim for c in own), parts)


def _named(counts: Sequence[Count]) -> str:
    return next((c.ref.name for c in counts if c.ref), "people")


def _total(sources: Sequence[SourceCount]) -> Range:
    reports = [(s.source, s.range, s.reported) for s in sources]
    total = _by_who_counts_all(between(reports), reports, [s.whole for s in sources])
    if any(s.sum for s in sources):
        total = Range(total.low, total.best, total.high, "; ".join(map(_parted, sources)))
    return total


def _of_both_sides(ordered: Sequence[Count], sources: Sequence[SourceCount], inside: Inside) -> Sequence[SourceCount]:
    """The sources, with those that count fighters alone, of opposing sides, as one: each side is counted once."""
    split = {s.source: _by_side([c for c in ordered if c.origin == s.source]) for s in sources}
    alone = [s for s in sources if split[s.source]]
    sides = {side for s in alone for side in split[s.source]}
    if len(alone) < 2 or len(sides) < 2:
        return sources
    joint = _jointly([c for c in ordered if split[c.origin]], inside)
    return [joint, *(s for s in sources if not split[s.source])]


def _jointly(counts: Sequence[Count], inside: Inside) -> SourceCount:
    """What several sources say of the fighters of opposing sides: the sides' counts, added."""
    each: list[tuple[str, Range]] = []
    for _, own in sorted(_by_side(counts).items(), key=lambda item: _when(item[1][0])):
        reports = [(s.source, s.range, s.reported) for s in by_source(own, inside)]
        said = between(reports)
        who = "; ".join(f"{source}: {words(r.low, r.high)}" for source, r, _ in reports)
        each.append((f"{words(said.low, said.high)} {_named(own)} ({who})", said))
    reported = max((c.reported for c in counts if c.reported), default=None)
    parts = " + ".join(part for part, _ in each)
    return SourceCount("", added([r for _, r in each]), reported, tuple(c.claim for c in counts), parts)


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
    best = best_of([report for report, counts_all in zip(reports, whole, strict=True) if counts_all])
    return Range(total.low, clamped(best, total.low, total.high), total.high, total.reason)


def _tops(counts: list[tuple[Count, Range]], inside: Inside) -> list[tuple[Count, Range]]:
    """The counts that are added: those that lie in no other. People at large are never added to a group of them."""
    tops = [(c, r) for c, r in counts if not any(_lies_in(c, r, d, s, inside) for d, s in counts)]
    named = any(c.group and not c.besides for c, _ in tops)
    return [(c, r) for c, r in tops if c.group or c.besides or not named]


def _by_group(counts: list[Count]) -> list[tuple[Count, Range]]:
    groups: dict[tuple[object, ...], list[Count]] = {}
    for c in counts:
        groups.setdefault((c.group, c.part, *((c.low, c.high) if c.besides else ())), []).append(c)
    return [(cs[0], narrowed([single(c.low, c.high) for c in cs])) for cs in groups.values()]


def _lies_in(a: Count, low: Range, b: Count, whole: Range, inside: Inside) -> bool:
    if a.besides or b.besides:
        return False
    return a.group != b.group and inside(a.group, b.group) and (whole.high is None or low.low <= whole.high)


def _revised(reports: list[tuple[Range, date | None]]) -> Range:
    """What a source says in the end: a report that excludes the earlier ones replaces them."""
    result, said = reports[0]
    for other, when in reports[1:]:
        replaced = _instead(other, when, result, said) if when != said else spanned(result, other)
        result = met(result, other) if fits(result, other) else replaced
        said = when
    return result


def _instead(new: Range, when: date | None, old: Range, said: date | None) -> Range:
    """A later report's range, with the one that it replaces."""
    before = f"on {said}" if said else "without a date"
    reason = f"{words(new.low, new.high)}{f' on {when}' if when else ''}, before {old.reason} {before}"
    return Range(new.low, new.best, new.high, reason)


def _parted(s: SourceCount) -> str:
    said = words(s.range.low, s.range.high)
    told = f"{s.sum} = {said}" if s.sum else said
    return f"{s.source}: {told}" if s.source else told


def _groups(counts: list[Count], inside: Inside) -> Iterable[GroupCount]:
    groups: dict[str, list[Count]] = {}
    for c in counts:
        groups.setdefault(c.group, []).append(c)
    for key, members in sorted(groups.items()):
        sources: dict[str, list[Count]] = {}
        for c in members:
            sources.setdefault(c.origin, []).append(c)
        yield GroupCount(
            key,
            members[0].ref,
            between([(o, _of_group(own), own[-1].reported) for o, own in sources.items()]),
            tuple(c.claim for c in members),
            tuple(sorted(sources)),
            all(c.part for c in members) or any(inside(key, other) for other in groups if other != key),
        )


def _of_group(own: Sequence[Count]) -> Range:
    """What one source says of one group in the end."""
    plain = [(single(c.low, c.high), c.reported) for c in own if not c.besides]
    return with_others(_revised(plain) if plain else None, (c for c in own if c.besides))
