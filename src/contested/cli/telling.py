"""Records in a few words, for tables and pages of text. Unknown is a dash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contested.model import (
    ActorRef,
    Document,
    Event,
    Judgement,
    PlaceRef,
    ResolvedClaim,
    TimeRef,
    Toll,
    Whereabouts,
    placed,
)
from contested.model.counting import figure, words
from contested.model.days import span as of_days

UNKNOWN = "–"


def many(n: int, noun: str) -> str:
    """``"1 event"``, ``"2 events"``."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def names(people: Iterable[ActorRef]) -> str:
    """The names, with commas."""
    return ", ".join(person.name for person in people) or UNKNOWN


def where(place: PlaceRef | None) -> str:
    """``"Kubayna"``, ``"near Kubayna"``."""
    if place is None:
        return UNKNOWN
    return place.placed


def point(at: Whereabouts) -> str:
    """``"within 14 km of [36.1100, 37.1600]"``."""
    return f"within {at.radius_km:.3g} km of [{at.lat:.4f}, {at.lon:.4f}]"


def exactness(at: Whereabouts) -> str:
    """How exactly a place is known, in the codes of ACLED and UCDP."""
    return f"geo_precision {at.geo_precision} (ACLED), where_prec {at.where_prec} (UCDP)"


def days(start: date | None, end: date | None) -> str:
    """``"2015-08-01 to 2015-08-03"``, ``"2015-08"``, ``"since 2015-08-01"``, ``"until 2015-08-03"``."""
    if start and end:
        return of_days(start, end)
    return f"since {start}" if start else f"until {end}" if end else UNKNOWN


def span(start: str | None, end: str | None) -> str:
    """``"2012-01-23 to 2017-01-27"`` of ISO dates, empty when both are open."""
    return f"{start or '…'} to {end or '…'}" if start or end else ""


def published(document: Document) -> str:
    """When a document came out: ``"2015-08-01"``, ``"2015-08-01 to 2015-08-03 (inferred)"``."""
    dating = document.inferred
    if document.date.value or dating is None or dating.start is None:
        return document.date.value or UNKNOWN
    return f"{days(dating.start, dating.end)} (inferred)"


def when(time: TimeRef) -> str:
    """The days of a conclusion."""
    return days(time.start, time.end)


def day(value: date | None) -> str:
    """An ISO date or a dash."""
    return value.isoformat() if value else UNKNOWN


def toll(value: Toll, group: str | None) -> str:
    """``"killed: 17 ISIS"``, with ``(in total)`` for a cumulative one."""
    total = " (in total)" if value.scope == "cumulative" else ""
    return f"{value.harm}: {words(value.low, value.high)}{f' {group}' if group else ''}{total}"


def tolls(event: Event) -> str:
    """``"killed 17, wounded 3 or more"``."""
    return ", ".join(f"{harm} {figure(value)}" for harm, value in event.tolls) or UNKNOWN


def what(rc: ResolvedClaim) -> str:
    """What the claim says, in its codes: a denial, a plan or a guess is marked as such."""
    claim = rc.claim
    if claim.toll:
        said = toll(claim.toll, rc.group.name if rc.group else None)
    elif claim.control:
        said = claim.control
    else:
        said = claim.sub_event_type or claim.event_type or claim.kind
    marks = [mark for mark, plain in ((claim.polarity, "affirmed"), (claim.modality, "actual")) if mark != plain]
    return f"{said} ({', '.join(marks)})" if marks else said


def verdict(j: Judgement) -> str:
    """What a judgement says of a claim, in the words of the pages of review."""
    match j.kind:
        case "accept":
            return "right"
        case "reject":
            return "wrong"
        case "correct":
            return f"{j.field} should be {j.value or 'nobody'}"
        case "same":
            return "the same event as another claim"
        case "different":
            return "not the same event as another claim"
    return j.kind


def judged(j: Judgement) -> str:
    """What a judgement is about: ids of claims, with what a correction says; for actors what it says of them,
    ``"p-91d0b6 is Northern Shield"``.
    """
    match j.kind:
        case "correct":
            return f"{j.subjects[0]}: {j.field} should be {j.value or 'nobody'}"
        case "merge":
            return " is ".join(j.subjects)
        case "split":
            return f"{j.subjects[0]} without {', '.join(j.spellings)}"
        case "name":
            more = ", ".join(part for part in (j.actor_kind, j.side) if part)
            return f"{j.subjects[0]} is {j.name or 'as it was'}{f' ({more})' if more else ''}"
    return ", ".join(j.subjects)


def claim_where(rc: ResolvedClaim) -> str:
    """The places of a claim, each with its relation."""
    pairs = zip(rc.claim.place, rc.place, strict=True)
    places = (placed(m.relation, r.name) for m, r in pairs)
    return ", ".join(dict.fromkeys(places)) or UNKNOWN


def claim_source(rc: ResolvedClaim) -> str:
    """Who says so, from the innermost outwards: ``"Observatory, via Jazira Beacon"``."""
    chain = [r.name for r in reversed(rc.attribution)]
    if rc.publisher:
        chain.append(rc.publisher)
    return " via ".join(dict.fromkeys(chain)) or UNKNOWN
