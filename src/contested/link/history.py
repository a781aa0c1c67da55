"""How an event came to be told: what each report added to it or changed in it, in the order of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from contested.knowledge.groups import Groups
from contested.knowledge.witness import Directory, Witness
from contested.link.facets import Facets
from contested.link.grade import grade
from contested.link.harm import harmed
from contested.link.interest import concessions
from contested.link.settle import settled_actors, settled_place, settled_time, settled_type
from contested.model import ActorRef, PlaceRef, TimeRef
from contested.model.counting import figure

# Reports after so many are taken together: each is settled with all before it.
MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of the event, in words, before and after a report; None where nothing was known of it."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one report brought to the event; the last step may be of several.

    ``published`` is the day of the (first) report. ``claims`` are those that it brings, ``heard`` the names of the
    witnesses who were not heard before, ``again`` of those who were. The first step changes every field that it tells.
    """

    documents: tuple[str, ...]
    published: date | None
    claims: tuple[str, ...]
    heard: tuple[str, ...]
    again: tuple[str, ...]
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Settling:
    """What an event is settled with: whose word each claim is (as is known now, of all reports), the groups, the
    directory, and whether a report is chiefly about it."""

    whose: Mapping[str, Witness]
    groups: Groups
    directory: Directory
    leads: bool


def history(claims: Iterable[Facets], by: Settling, most: int = MOST_STEPS) -> tuple[Step, ...]:
    """The steps in which the event of ``claims`` was told, the earliest report first, undated ones last.

    After ``most`` - 1 reports all further ones are one step. The order of the claims does not matter.
    """
    found: list[Step] = []
    known: list[Facets] = []
    before: dict[str, str] = {}
    for report in _reports(claims, most):
        heard = {by.whose[f.id].name for f in known}
        known += report
        after = told(known, by)
        found.append(_step(report, heard, by, tuple(_changes(before, after))))
        before = after
    return tuple(found)


def told(claims: Sequence[Facets], by: Settling) -> dict[str, str]:
    """What ``claims`` tell of their event, in words, by field; a field of which they tell nothing is left out."""
    affirming = [f for f in claims if f.source.claim.polarity == "affirmed"] or list(claims)
    whose = dict(by.whose)
    type_, sub = settled_type(affirming, whose)
    said: dict[str, str | None] = {
        "what": sub or type_,
        "when": _days(settled_time(affirming, whose, by.leads)),
        "where": _where(settled_place(affirming, whose)),
        "who": _names(settled_actors(affirming, whose, lambda f: f.source.actor if f.kind == "event" else ())),
        "to whom": _names(settled_actors(affirming, whose, lambda f: f.source.target if f.kind == "event" else ())),
        **{harm: figure(figures) for harm, figures in harmed(claims, whose, by.groups, by.directory)},
        "grade": grade(claims, whose, concessions(claims, whose, by.directory), by.directory)[0],
    }
    return {field: value for field, value in said.items() if value}


def _reports(claims: Iterable[Facets], most: int) -> list[list[Facets]]:
    ordered = sorted(claims, key=lambda f: (f.published or date.max, f.doc, f.position, f.id))
    reports = [list(group) for _, group in groupby(ordered, lambda f: f.doc)]
    if len(reports) <= most:
        return reports
    return [*reports[: most - 1], [f for report in reports[most - 1 :] for f in report]]


def _step(report: Sequence[Facets], heard: set[str], by: Settling, changes: tuple[Changed, ...]) -> Step:
    voices = dict.fromkeys(by.whose[f.id].name for f in report)
    return Step(
        documents=tuple(dict.fromkeys(f.doc for f in report)),
        published=report[0].published,
        claims=tuple(f.id for f in report),
        heard=tuple(v for v in voices if v not in heard),
        again=tuple(v for v in voices if v in heard),
        changes=changes,
    )


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[Changed]:
    for field in dict.fromkeys((*after, *before)):
        if before.get(field) != after.get(field):
            yield Changed(field, before.get(field), after.get(field))


def _days(time: TimeRef) -> str:
    if time.start == time.end:
        return time.start.isoformat() if time.start else ""
    if time.start and time.end:
        return f"{time.start} to {time.end}"
    return f"from {time.start}" if time.start else f"until {time.end}"


def _where(place: PlaceRef | None) -> str:
    if place is None:
        return ""
    return place.placed


def _names(refs: Iterable[ActorRef]) -> str:
    return ", ".join(r.name for r in refs)
