"""What the conflict's chronology and its actors' first days say of the day a report came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from contested.knowledge import Knowledge
from contested.knowledge.language import table
from contested.knowledge.timewords import alternatives
from contested.model import ResolvedClaim
from contested.model.knowledge import DatedFact
from contested.resolve.account import NEAR, fact_days, fact_words
from contested.resolve.undated.days import Days, between
from contested.resolve.undated.own import Bound
from contested.resolve.undated.solving import ENOUGH
from contested.resolve.undated.spoken import Window, patterns
from contested.resolve.undated.tellings import (
    Placed,
    Report,
    Telling,
    happened,
    placed,
    quoted,
    sides_of,
    taking_of,
    telling_of,
)

_ONE = timedelta(days=1)
_TAKEN, _OFFENSIVE = "captured", "offensive"
_STATE = "State forces"
_BY_NO_STATE = "Non-state actor overtakes territory"
# Before a name in one clause: characters in which words of what is still to come are looked for.
_BEFORE = 60


def by_chronology(report: Report, knowledge: Knowledge) -> Iterator[Bound]:
    """Every reading of the report's day that rests on what is known of the war beforehand."""
    yield from _happenings(report, knowledge)
    yield from _launches(report, knowledge)
    yield from _names(report, knowledge)
    yield from _actors(report, knowledge)


def _happenings(report: Report, knowledge: Knowledge) -> Iterator[Bound]:
    """Tellings of dated facts: by month and day, of captures by the weekday too."""
    for one in placed(report, knowledge):
        told = one.claim.claim.sub_event_type if one.claim.claim.kind == "event" else None
        telling = telling_of(report, one.claim)
        if told is None or telling is None:
            continue
        facts = [f for f in knowledge.chronology.at(one.place, told) if _may_be(f, one, knowledge)]
        fitting = [(f, days) for f in facts if (days := _days(telling, f))]
        # Of several nothing tells which is meant.
        if len(fitting) == 1:
            fact, days = fitting[0]
            what = taking_of(_place(one, knowledge)) if fact.kind == _TAKEN else fact_words(fact)
            # No second happening has to bear out one that is told by its side, its place and its very date.
            weight = ENOUGH if _names_date(telling) and one.sides else 1
            yield Bound(days, f"{_told(fact, knowledge)}, {_said(telling)}.", what, weight)


def _launches(report: Report, knowledge: Knowledge) -> Iterator[Bound]:
    """ "Rebels launched an assault in the province in March": an offensive there by that side that began then."""
    for rc in report.claims:
        telling, sides = telling_of(report, rc), sides_of(rc, knowledge)
        if telling is None or not sides or not happened(rc) or not _begun().search(rc.claim.evidence.text):
            continue
        if not _names_date(telling) and not patterns()["month"].search(telling.words or ""):
            continue
        fitting = [f for f in _offensives(rc, knowledge) if _side(f, knowledge) in sides]
        found = [(f, days) for f in fitting if (days := telling.reports((Window(f.start - _ONE, f.start + _ONE),)))]
        if len(found) == 1:
            fact, days = found[0]
            what = f"The beginning of {fact_words(fact)}"
            yield Bound(days, f"{_told(fact, knowledge)}, its beginning {_said(telling)}.", what)


def _offensives(rc: ResolvedClaim, knowledge: Knowledge) -> Iterator[DatedFact]:
    """The offensives of the province that the claim's place lies in."""
    place = knowledge.places.get(rc.place[0].place) if rc.place and rc.place[0].place else None
    if place is None or not place.admin1:
        return
    for fact in knowledge.chronology:
        if fact.kind == _OFFENSIVE and rc.claim.event_type == "Battles":
            units = {(p.country, p.admin1) for p in knowledge.places.of_that_name(fact.place)}
            if units == {(place.country, place.admin1)}:
                yield fact


def _side(fact: DatedFact, knowledge: Knowledge) -> str | None:
    actor = knowledge.actors.get(fact.actor) if fact.actor else None
    return knowledge.actors.side(actor.id, fact.start) if actor else None


def _may_be(fact: DatedFact, one: Placed, knowledge: Knowledge) -> bool:
    """Whether the claim's actors can be the fact's; who took a town for no state has to be known."""
    actor, side = knowledge.actors.get(fact.actor) if fact.actor else None, _side(fact, knowledge)
    if fact.kind != _TAKEN:
        return side is None or not one.sides or side in one.sides
    if one.claim.claim.sub_event_type == _BY_NO_STATE or one.sides:
        return side in one.sides
    return actor is not None and actor.kind == _STATE


def _days(telling: Telling, fact: DatedFact) -> Days | None:
    """The days of a report that can tell so of the fact, None where it names neither date, month nor very weekday.

    News of a day that is not named is mostly of something else: parts of a town are taken many times.
    """
    words = telling.words or ""
    if _names_date(telling):
        return telling.reports((Window(fact.start - NEAR, fact.end + NEAR),))
    if fact.kind == _TAKEN and (patterns()["weekday"].search(words) or patterns()["month"].search(words)):
        return telling.reports((Window(fact.start, fact.end),))
    return None


def _names_date(telling: Telling) -> bool:
    return patterns()["date"].search(telling.words or "") is not None


def _names(report: Report, knowledge: Knowledge) -> Iterator[Bound]:
    """The operations and battles that a report names have begun; of several of one name, at least the first."""
    begun: list[tuple[date, str]] = []
    for found in knowledge.chronology.named(report.document.text):
        number = report.number(found.start)
        start, _ = report.bounds(number)
        text = report.document.text
        if patterns()["ahead"].search(text[max(start, found.start - _BEFORE) : found.start]):
            continue
        name, first = text[found.start : found.end], found.facts[0].start
        begun.append((first - NEAR, f"The report names {name}, which began on {first} by the conflict's chronology."))
        if len(found.facts) == 1:
            yield from _first_day(report, number, name, found.facts[0])
    if begun:
        day, reason = max(begun)
        yield Bound(between(day, None), reason)


def _first_day(report: Report, number: int, name: str, fact: DatedFact) -> Iterator[Bound]:
    """ "Operation X was launched on Wednesday": the day of its beginning, by the only time in the sentence."""
    said, sentence = report.spoken_in(number), report.sentence(number)
    if len(said) != 1 or not _begun().search(sentence):
        return
    telling = Telling(report.id, said[0].words, quoted(sentence))
    days = telling.reports((Window(fact.start - _ONE, fact.start + _ONE),))
    if days:
        what = f"The beginning of {name}"
        yield Bound(days, f"By the conflict's chronology {name} began on {fact.start}, {_said(telling)}.", what)


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(table('undated')['begun'])}\b", re.IGNORECASE)


def _actors(report: Report, knowledge: Knowledge) -> Iterator[Bound]:
    """A report is not older than the actors that it names."""
    known: list[tuple[date, str]] = []
    for start, end, actor in knowledge.actors.find_sure(report.document.text):
        first = knowledge.actors.first_day(actor)
        if first:
            known.append((first, f"The report names {report.document.text[start:end]}, known from {first} on."))
    if known:
        day, reason = max(known)
        yield Bound(between(day, None), reason)


def _told(fact: DatedFact, knowledge: Knowledge) -> str:
    actor = knowledge.actors.get(fact.actor) if fact.actor else None
    by = f" by {actor.name}" if actor else ""
    return f"The chronology of the conflict has {fact_words(fact)}{by} {fact_days(fact)}"


def _said(telling: Telling) -> str:
    return f"told with “{' '.join((telling.words or '').split())}” in {telling.quote}"


def _place(one: Placed, knowledge: Knowledge) -> str:
    place = knowledge.places.get(one.place)
    return place.name if place else one.place
