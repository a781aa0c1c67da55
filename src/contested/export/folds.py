"""What a build reckons of a whole record, as JSON objects and as columns of a CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from contested.export.columns import Column, plain
from contested.export.interchange import Record, actor_ref, days, iso, place_ref
from contested.model import Presence, Relay, Revision, Speaker, Statement


def revision_record(r: Revision) -> Record:
    """What changed when reports came in."""
    return {
        "id": r.id,
        "kind": r.kind,
        "value": r.value,
        "day": r.day.isoformat(),
        "about": r.about,
        "title": r.title,
        "time": days(r.time),
        "place": place_ref(r.place),
        "actors": [actor_ref(a) for a in r.actors],
        "before": r.before,
        "after": r.after,
        "claims": list(r.claims),
        "source": r.source,
        "reason": r.reason,
    }


def presence_record(p: Presence) -> Record:
    """Somebody in the claims of a record."""
    return asdict(p)


def speaker_record(s: Speaker) -> Record:
    """A source of a record."""
    return asdict(s)


def statement_record(s: Statement) -> Record:
    """One thing that a source said, and what became of it."""
    return {
        "id": s.id,
        "source": s.source,
        "kind": s.kind,
        "about": s.about,
        "place": s.place.name if s.place else None,
        "reported": iso(s.reported),
        "outcome": s.outcome,
        "claims": list(s.claims),
        "affirmed_by": list(s.affirmed_by),
        "denied_by": list(s.denied_by),
        "before": list(s.before),
        "not_counted": s.passed or None,
    }


def relay_record(r: Relay) -> Record:
    """How often one carries the word of another."""
    return {
        "giver": r.giver,
        "given_as": r.given_as,
        "taker": r.taker,
        "taken_as": r.taken_as,
        "claims": r.claims,
        "documents": r.documents,
    }


def _names(field: str) -> Callable[[Record], Any]:
    return lambda record: [item["name"] for item in record[field]]


REVISION_COLUMNS = (
    plain("id", "Id of the change."),
    plain("day", "The day on which it became known."),
    plain("kind", "control, toll or grade."),
    plain("value", "What changed: a harm, grade, or holder."),
    plain("before", "What was said before; empty where nothing was."),
    plain("after", "What is said from then on."),
    plain("title", "What it is about."),
    plain("about", "Id of the event or the control spell."),
    Column("place", "Name of the place.", lambda record: record["place"]["name"] if record["place"] else None),
    Column("actors", "Names of those concerned.", _names("actors")),
    Column("time_start", "First day of what it is about.", lambda record: record["time"]["start"]),
    Column("time_end", "Last day of it.", lambda record: record["time"]["end"]),
    plain("source", "Whose word changed, where it is one source's."),
    plain("reason", "Why, in words."),
    plain("claims", "Ids of the claims because of which it changed."),
)
PRESENCE_COLUMNS = (
    plain("id", "Id of the actor in the directory; p-… where it lacks it."),
    plain("name", "Name."),
    plain("kind", "Kind; empty where nobody said it."),
    plain("side", "Side; empty when neutral or unknown."),
    plain("claims", "Claims that name it."),
    plain("acts", "Mentions as the one who acts."),
    plain("suffers", "Mentions as the one who is acted upon."),
    plain("harmed", "Mentions as those who came to harm."),
    plain("says", "Mentions as the source."),
    plain("events", "Claims of events among them."),
    plain("controls", "Claims of who holds a place."),
    plain("tolls", "Counts of people harmed."),
)
SPEAKER_COLUMNS = (
    plain("id", "Id of the source in the directory; p-… where it lacks it; else its folded name."),
    plain("name", "Name of the source."),
    plain("side", "Side; empty when neutral or unknown."),
    plain("claims", "Claims that are its word."),
    plain("denials", "Denials among them."),
    plain("documents", "Documents that carry it."),
)
STATEMENT_COLUMNS = (
    plain("id", "Id of the statement."),
    plain("source", "Whose it is."),
    plain("kind", "event, blame, toll or control."),
    plain("about", "Id of the event or the control spell."),
    plain("place", "Name of the place."),
    plain("reported", "The day on which it was first said."),
    plain("outcome", "affirmed, denied, both or left alone."),
    plain("claims", "Ids of its claims."),
    plain("affirmed_by", "Ids of the later claims that affirm it."),
    plain("denied_by", "Ids of the later claims that deny it."),
    plain("before", "Ids of claims of another side's sources made that day or before."),
    plain("not_counted", "Why it is in none of the numbers; empty where it is."),
)
RELAY_COLUMNS = (
    plain("giver", "Whose word it is, or who passes it on."),
    plain("given_as", "source or between."),
    plain("taker", "Who carries it."),
    plain("taken_as", "between or outlet."),
    plain("claims", "In so many claims."),
    plain("documents", "Of so many documents."),
)
