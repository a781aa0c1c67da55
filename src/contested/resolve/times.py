"""From the time expressions of a document's claims to days: which day they count from, and the reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from contested.knowledge.timewords import time_words
from contested.model.claim import Claim, Mention
from contested.model.document import Dating, Document
from contested.model.evidence import Evidence
from contested.model.resolution import TimeResolution
from contested.resolve.calendar import TimeInterval
from contested.resolve.timeline import Timeline, patterns
from contested.resolve.timeparse import parse_time

__all__ = ["TimeInterval", "parse_time", "report_day", "resolve_times", "tells_of_the_past"]

# A dated account of days that all lie this far before its own date does not count from that date.
PAST_ACCOUNT = timedelta(days=365)
# How much less sure a day is that counts from an inferred one.
_INFERRED = 0.9


def resolve_times(
    document: Document, claims: Sequence[Claim], known: TimeInterval | None = None
) -> tuple[TimeResolution, ...]:
    """The days of each claim of one document, in the order of ``claims``.

    ``known`` are the days that it tells of by the conflict's chronology (``account``), with the reason.

    Expressions that count from a day spoken of before ("the next day", "two weeks later") take the
    last one that the text dates before them. What can't be dated keeps None and says why. In a report
    whose own date is inferred, the days are all those that they can be by it.
    """
    dating = document.inferred
    if document.date.value or dating is None or dating.start is None or dating.end is None:
        return _on(document, claims, known)
    last = (dating.end - dating.start).days
    possible = [dating.start + timedelta(days=n) for n in range(last + 1)]
    alike = [_on(replace(document, inferred=Dating(day, day, ())), claims) for day in possible]
    bare = _on(replace(document, inferred=None), claims, known)
    return tuple(_of_any(*readings, day=telling(dating)) for readings in zip(bare, *alike, strict=True))


def _of_any(bare: TimeResolution, *readings: TimeResolution, day: str) -> TimeResolution:
    """The days of any reading; open where one of them is. ``bare`` is what is known without the report's day."""
    first = readings[0]
    if all((r.start, r.end) == (bare.start, bare.end) for r in readings):
        return bare
    starts, ends = [r.start for r in readings if r.start], [r.end for r in readings if r.end]
    start = min(starts) if len(starts) == len(readings) else None
    end = max(ends) if len(ends) == len(readings) else None
    same = all((r.start, r.end) == (first.start, first.end) for r in readings)
    reason = first.evidence.reason if same else "it counts from the report's day"
    return TimeResolution(
        first.claim,
        start,
        end,
        first.precision if same else "range",
        Evidence(first.evidence.score * _INFERRED, f"{reason}; the report's own date is inferred: {day}"),
    )


def telling(dating: Dating) -> str:
    """The days of a dating in words."""
    return f"{dating.start}" if dating.day else f"{dating.start} to {dating.end}"


def _on(document: Document, claims: Sequence[Claim], known: TimeInterval | None = None) -> tuple[TimeResolution, ...]:
    past = tells_of_the_past(document)
    timeline = Timeline(report_day(document), document.text, past=past, known=known)
    timed = [(claim.time.start, i, claim.time) for i, claim in enumerate(claims) if claim.time]
    read: dict[int, TimeInterval | None] = {}
    for _, i, time in sorted(timed, key=lambda item: item[:2]):
        ahead, opens = _looks_ahead(claims[i], time), _opens(claims[i], time, document.text)
        read[i] = timeline.read(time.text, time.start, future=ahead, opens=opens)
    return tuple(_resolution(claim, read.get(i)) for i, claim in enumerate(claims))


def _looks_ahead(claim: Claim, time: Mention) -> bool:
    """Whether the expression stands in the clause of something that is still to come."""
    inside = claim.evidence.start <= time.start and time.end <= claim.evidence.end
    return inside and claim.modality in ("intended", "predicted", "hypothetical")


def _opens(claim: Claim, time: Mention, text: str) -> bool:
    """Whether the expression opens the claim's clause, but for a word such as "just"."""
    start = claim.evidence.start
    return not text[time.end : start].strip() and len(text[start : time.start].split()) <= 1


def _resolution(claim: Claim, interval: TimeInterval | None) -> TimeResolution:
    if interval is None:
        reason = f"“{claim.time.text}” is no expression of time that is known" if claim.time else "no time is stated"
        return TimeResolution(claim.id, None, None, "unknown", Evidence(0.0, reason))
    evidence = Evidence(interval.score, interval.reason)
    return TimeResolution(claim.id, interval.start, interval.end, interval.precision, evidence)


def report_day(document: Document) -> date | None:
    """The day that "Monday" and "last week" count from: the publication date of a report on its own days.

    None for an account of times past, whose own date says nothing of the days that it tells of.
    """
    return None if tells_of_the_past(document) else document.published


def tells_of_the_past(document: Document) -> bool:
    """Whether a document is an encyclopaedia's page, or an account of days long before its own date.

    The latter has dates with a year, all long past, and no word such as "Monday" or "yesterday". It has three dates of
    days; months count too where the first date has its year ("In late July 2015 … On 5 August").
    """
    if (document.publisher.value or "").lower() in time_words().encyclopaedias:
        return True
    if document.published is None or patterns()["deictic"].search(document.text):
        return False
    years = [int(match[0]) for match in patterns()["year"].finditer(document.text)]
    if not years or date(max(years), 12, 31) >= document.published - PAST_ACCOUNT:
        return False
    told = [match for form in ("day", "dated month") for match in patterns()[form].finditer(document.text)]
    first = min(told, key=lambda match: match.start(), default=None)
    if first is None or not patterns()["year"].search(first[0]):
        told = [match for match in told if match.re is patterns()["day"]]
    return len(told) >= 3
