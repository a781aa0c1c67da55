"""Reports without a date, dated by what they say and what they share with the record's other reports.

A reading of a report's day is a set of days with its reason: what its own text says (``own``), or a happening that
another report dates (``tellings``, ``passages``). Readings are intersected (``solving``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contested.knowledge import Knowledge
from contested.model import Dating
from contested.resolve.undated.chronicle import by_chronology
from contested.resolve.undated.days import between, union
from contested.resolve.undated.own import Bound, leaning, own_bounds
from contested.resolve.undated.passages import Passage, passages
from contested.resolve.undated.solving import ENOUGH, Link, solved, told_of
from contested.resolve.undated.spoken import sharpest
from contested.resolve.undated.tellings import LEAD, Report, Telling, Told, dates_others, quoted, taking_of, told

__all__ = ["Report", "date_undated", "dates_others"]

# From so many sentences in common on two reports are one story of an agency, and come out within so many days: 155
# pairs of FA-KES articles on one incident all did.
STORY_SENTENCES, STORY_DAYS = 3, 3
# A passage of so many words is no chance.
LONG_PASSAGE = 10


def date_undated(reports: Sequence[Report], knowledge: Knowledge) -> dict[str, Dating]:
    """The dating of every report whose document states no date, by document id; in any order the same.

    Claims of dated reports come with their days. Anything inferred before is not looked at.
    """
    undated = [report for report in reports if not report.document.date.value]
    if not undated:
        return {}
    known = {r.id: date.fromisoformat(r.document.date.value) for r in reports if r.document.date.value}
    bounds = {report.id: [*own_bounds(report), *by_chronology(report, knowledge)] for report in undated}
    links: list[Link] = []
    shared = passages(undated, reports, known)
    by_id = {report.id: report for report in reports}
    for group in (*_by_told(undated, reports, knowledge), *_by_passages(shared, by_id, known)):
        links.extend(_compare(group, known, bounds))
    for id, bound in _by_story(shared, by_id, known):
        bounds[id].append(bound)
    leans = {report.id: lean for report in undated if (lean := leaning(report))}
    return solved(bounds, links, leans)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Tellings of an undated report, tellings of others of the same, and what that is; any pair may be meant."""

    mine: tuple[Telling, ...]
    others: tuple[Telling, ...]
    what: str
    weight: int = 1


def _compare(group: _Comparison, known: Mapping[str, date], bounds: Mapping[str, list[Bound]]) -> Iterator[Link]:
    """Add the reading that dated reports give; the links to reports that are undated too.

    What happened more than once, by the dated reports, is not known to be meant here, and dates nothing.
    """
    dated = [(t, w) for t in group.others if t.doc in known and (w := t.days(known[t.doc]))]
    meant = sharpest(w for _, w in dated)
    if len(meant) > 1:
        return
    if meant:
        days = union(t.reports(meant) for t in group.mine)
        theirs = min((t for t, w in dated if w == meant[0]), key=lambda t: (t.doc, t.quote))
        reason = told_of(group.mine[0], theirs, group.what, meant)
        if days:
            bounds[group.mine[0].doc].append(Bound(days, reason, group.what, group.weight))
    if len(group.mine) == 1:
        mine = group.mine[0]
        for other in group.others:
            if other.doc not in known and mine.doc < other.doc:
                yield Link(mine, other, group.what, group.weight)


def _by_told(undated: Sequence[Report], reports: Sequence[Report], knowledge: Knowledge) -> Iterator[_Comparison]:
    """Captures of one town by one side, and equal counts of people harmed in one town."""
    mine = [one for report in undated for one in told(report, knowledge)]
    wanted = {one.key for one in mine}
    by_key: dict[object, list[Told]] = defaultdict(list)
    for report in reports:
        for one in told(report, knowledge):
            if one.key in wanted:
                by_key[one.key].append(one)
    for one in mine:
        others = tuple(o.telling for o in by_key[one.key] if o.telling.doc != one.telling.doc and _one_side(one, o))
        if others:
            yield _Comparison((one.telling,), others, _named(one, knowledge))


def _one_side(a: Told, b: Told) -> bool:
    """Whether two tellings can have one actor; who took a town for no state has to be known."""
    if a.key[1] == "Non-state actor overtakes territory":
        return bool(a.sides & b.sides)
    return not a.sides or not b.sides or bool(a.sides & b.sides)


def _named(one: Told, knowledge: Knowledge) -> str:
    place = knowledge.places.get(str(one.key[-1]))
    where = place.name if place else str(one.key[-1])
    return taking_of(where) if one.key[0] == "taken" else f"The {one.key[2]} {one.key[1]} at {where}"


def _by_passages(
    shared: Sequence[Passage], by_id: Mapping[str, Report], known: Mapping[str, date]
) -> Iterator[_Comparison]:
    """Sentences with a passage in common, each with a time."""
    for passage in shared:
        mine = _tellings(by_id[passage.one[0]], passage.one[1])
        others = _tellings(by_id[passage.other[0]], passage.other[1])
        if mine and others and (len(others) == 1 or passage.other[0] in known):
            long = len(passage.words.split()) >= LONG_PASSAGE
            yield _Comparison(mine, others, f"“{passage.words}”", ENOUGH if long else 1)


def _tellings(report: Report, number: int) -> tuple[Telling, ...]:
    quote = quoted(report.sentence(number))
    return tuple(Telling(report.id, said.words, quote) for said in report.spoken_in(number))


def _by_story(
    shared: Sequence[Passage], by_id: Mapping[str, Report], known: Mapping[str, date]
) -> Iterator[tuple[str, Bound]]:
    """Reports with many sentences in common, one of them in the lead of both."""
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in shared:
        if passage.other[0] in known:
            pairs[passage.one[0], passage.other[0]].append(passage)
    for (id, other), found in sorted(pairs.items()):
        lead = [p for p in found if _leads(by_id[id], p.one[1]) and _leads(by_id[other], p.other[1])]
        if lead and len({p.one for p in found}) >= STORY_SENTENCES:
            day, reach = known[other], timedelta(days=STORY_DAYS)
            words = f"It tells one story with {other} of {day}: “{lead[0].words}”."
            yield id, Bound(between(day - reach, day + reach), words, words, ENOUGH)


def _leads(report: Report, number: int) -> bool:
    return report.starts[number] < LEAD
