"""The time of an account that never says its year, by the conflict's chronology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from contested.knowledge import Knowledge
from contested.knowledge.chronology import Chronology, fact_kinds
from contested.model.claim import Claim
from contested.model.document import Document
from contested.model.knowledge import DatedFact
from contested.model.resolution import PlaceResolution
from contested.resolve.calendar import TimeInterval, days
from contested.resolve.timeline import bare_day, in_background, patterns
from contested.resolve.timeparse import parse_time
from contested.resolve.times import report_day

# So many days may lie between the day of the chronology and the one that a text gives.
NEAR = timedelta(days=2)
# A fact of more days is met by a day of the year too easily to say which year is told of.
_SHORT = timedelta(days=7)
# One of many days is told of where several of its days are named.
_LONG, _SEVERAL = timedelta(days=92), 3
_YEAR = timedelta(days=365)
# Facts of two years are of one account when no more days lie between the first and the last.
_OVER_NEW_YEAR = timedelta(days=183)
# Characters in which a text names its subject, where it has no title.
_LEAD = 300
_SCORE = 0.8
_OWN, _OTHER = "the chronology of the conflict", "the chronology of another conflict"

Vote = tuple[DatedFact, str]


def told_by_chronology(
    document: Document, claims: Sequence[Claim], places: Sequence[PlaceResolution], knowledge: Knowledge
) -> TimeInterval | None:
    """The days of the facts that an account tells of by month and day, and by the names of battles and operations.

    Facts of the conflict, and where none of them fits, of the others that come with the program. None where it counts
    from its own date, where no fact fits, where facts are of more than one time, and where the text states another
    year.
    """
    if report_day(document) is not None:
        return None
    for chronology, whose in ((knowledge.chronology, _OWN), (knowledge.elsewhere, _OTHER)):
        votes = [
            *_by_day(claims, places, chronology, knowledge),
            *_by_days(claims, places, chronology),
            *_by_name(document, chronology),
        ]
        if votes:
            return _agreed(document, votes, whose)
    return None


def _agreed(document: Document, votes: Sequence[Vote], whose: str) -> TimeInterval | None:
    """The days of the facts where they are of one time, and of the years that the text states.

    ``whose`` says in the reason which chronology has them.
    """
    first, last = min(fact.start for fact, _ in votes), max(fact.end for fact, _ in votes)
    if first.year != last.year and last - first > _OVER_NEW_YEAR and len({fact for fact, _ in votes}) > 1:
        return None
    stated = _stated(document.text)
    if stated and not stated & {first.year, last.year}:
        return None
    if document.published and first > document.published:
        return None
    reasons = dict.fromkeys(reason for _, reason in sorted(votes, key=lambda v: (v[0].start, v[0].end, v[1])))
    return days(first, last, f"{whose} has {'; '.join(reasons)}", score=_SCORE)


def _by_day(
    claims: Sequence[Claim], places: Sequence[PlaceResolution], chronology: Chronology, knowledge: Knowledge
) -> Iterator[Vote]:
    """The facts that claims tell of on their day at their place; none where facts of two years fit a claim."""
    where = {p.claim: p.place for p in places if p.index == 0 and p.place}
    for claim in claims:
        words = bare_day(claim.time.text) if claim.time else None
        if words is None or claim.id not in where or claim.polarity != "affirmed" or claim.modality != "actual":
            continue
        told = chronology.at(where[claim.id], claim.sub_event_type)
        fitting = [f for f in told if f.end - f.start <= _SHORT and _meets(words, f) and _may_be(f, claim, knowledge)]
        if fitting and len({f.start.year for f in fitting}) == 1:
            fact = fitting[0]
            yield fact, f"{fact_words(fact)} {fact_days(fact)}"


def _by_days(claims: Sequence[Claim], places: Sequence[PlaceResolution], chronology: Chronology) -> Iterator[Vote]:
    """The battles and sieges among whose days all those fall that claims give for their place, if they give several.

    Only kinds of which a report tells the parts: a withdrawal or a truce of weeks has no days of its own to tell.
    """
    where = {p.claim: p.place for p in places if p.index == 0 and p.place}
    given: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        words = bare_day(claim.time.text) if claim.time else None
        if words is not None and claim.id in where:
            given[where[claim.id]].add(words.lower())
    for place, told in given.items():
        long = [f for f in chronology.of(place) if _goes_on(f)] if len(told) >= _SEVERAL else []
        fitting = [f for f in long if all(_meets(words, f) for words in told)]
        if fitting and len({f.start.year for f in fitting}) == 1:
            yield fitting[0], f"{fact_words(fitting[0])} {fact_days(fitting[0])}"


def _goes_on(fact: DatedFact) -> bool:
    return not fact_kinds()[fact.kind].told and _SHORT < fact.end - fact.start <= _LONG


def _by_name(document: Document, chronology: Chronology) -> Iterator[Vote]:
    """The facts that the title or the lead names, if a day of the text falls among their days."""
    text = document.text
    named_days = {words for m in patterns()["day"].finditer(text) if (words := bare_day(m[0]))}
    end = len(document.title) if document.title and text.startswith(document.title) else _LEAD
    for found in chronology.named(text[:end]):
        fitting = [f for f in found.facts if f.end - f.start <= _YEAR and any(_meets(w, f) for w in named_days)]
        if len(fitting) == 1:
            yield fitting[0], f"{text[found.start : found.end]} {fact_days(fitting[0])}"


def _meets(words: str, fact: DatedFact) -> bool:
    """Whether a day without a year is near the days of a fact, in one of their years."""
    for year in range((fact.start - NEAR).year, (fact.end + NEAR).year + 1):
        day = parse_time(f"{words} {year}", None)
        if day and day.start and day.end and fact.start - NEAR <= day.start and day.end <= fact.end + NEAR:
            return True
    return False


def _may_be(fact: DatedFact, claim: Claim, knowledge: Knowledge) -> bool:
    """Whether those whom the claim names can be on the side of the fact's actor; unknown ones can."""
    side = knowledge.actors.side(fact.actor, fact.start) if fact.actor else None
    matched = (knowledge.actors.match(mention.text, fact.start) for mention in claim.actor)
    sides = {s for found in matched if found and (s := knowledge.actors.side(found[0].id, fact.start))}
    return side is None or not sides or side in sides


def _stated(text: str) -> set[int]:
    """The years that a text dwells upon."""
    found: Iterator[re.Match[str]] = patterns()["year"].finditer(text)
    return {int(m[0]) for m in found if not in_background(text, m.start())}


def fact_words(fact: DatedFact) -> str:
    """A fact in words: the capture of Idlib."""
    return f"{fact_kinds()[fact.kind].called} {fact.place}"


def fact_days(fact: DatedFact) -> str:
    """The days of a fact in words."""
    return f"on {fact.start}" if fact.start == fact.end else f"from {fact.start} to {fact.end}"
