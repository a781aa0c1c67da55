"""What a build reckons of a whole record, as JSON objects and as columns of a CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from operator import itemgetter
from typing import Any

from contested.export.columns import Column
from contested.export.interchange import Record, actor_ref, days, place_ref
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
        "reported": s.reported.isoformat() if s.reported else None,
        "outcome": s.outcome,
        "claims": list(s.claims),
        "affirmed_by": list(s.affirmed_by),
        "denied_by": list(s.denied_by),
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


def _plain(name: str, meaning: str) -> Column:
    return Column(name, meaning, itemgetter(name))


def _names(field: str) -> Callable[[Record], Any]:
    return lambda record: [item["name"] for item in record[field]]


REVISION_COLUMNS = (
    _plain("id", "Id of the change."),
    _plain("day", "The day on which it became known."),
    _plain("kind", "control, toll or grade."),
    _plain("value", "What changed: a harm, grade, or holder."),
    _plain("before", "What was said before; empty where nothing was."),
    _plain("after", "What is said from then on."),
    _plain("title", "What it is about."),
    _plain("about", "Id of the event or the control spell."),
    Column("place", "Name of the place.", lambda record: record["place"]["name"] if record["place"] else None),
    Column("actors", "Names of those concerned.", _names("actors")),
    Column("time_start", "First day of what it is about.", lambda record: record["time"]["start"]),
    Column("time_end", "Last day of it.", lambda record: record["time"]["end"]),
    _plain("source", "Whose word changed, where it is one source's."),
    _plain("reason", "Why, in words."),
    _plain("claims", "Ids of the claims because of which it changed."),
)
PRESENCE_COLUMNS = (
    _plain("id", "Id of the actor in the directory; p-… where it lacks it."),
    _plain("name", "Name."),
    _plain("kind", "Kind; empty where nobody said it."),
    _plain("side", "Side; empty when neutral or unknown."),
    _plain("claims", "Claims that name it."),
    _plain("acts", "Mentions as the one who acts."),
    _plain("suffers", "Mentions as the one who is acted upon."),
    _plain("harmed", "Mentions as those who came to harm."),
    _plain("says", "Mentions as the source."),
    _plain("events", "Claims of events among them."),
    _plain("controls", "Claims of who holds a place."),
    _plain("tolls", "Counts of people harmed."),
)
SPEAKER_COLUMNS = (
    _plain("id", "Id of the source in the directory; p-… where it lacks it; else its folded name."),
    _plain("name", "Name of the source."),
    _plain("side", "Side; empty when neutral or unknown."),
    _plain("claims", "Claims that are its word."),
    _plain("denials", "Denials among them."),
    _plain("documents", "Documents that carry it."),
)
STATEMENT_COLUMNS = (
    _plain("id", "Id of the statement."),
    _plain("source", "Whose it is."),
    _plain("kind", "event, blame, toll or control."),
    _plain("about", "Id of the event or the control spell."),
    _plain("place", "Name of the place."),
    _plain("reported", "The day on which it was first said."),
    _plain("outcome", "affirmed, denied, both or left alone."),
    _plain("claims", "Ids of its claims."),
    _plain("affirmed_by", "Ids of the later claims that affirm it."),
    _plain("denied_by", "Ids of the later claims that deny it."),
)
RELAY_COLUMNS = (
    _plain("giver", "Whose word it is, or who passes it on."),
    _plain("given_as", "source or between."),
    _plain("taker", "Who carries it."),
    _plain("taken_as", "between or outlet."),
    _plain("claims", "In so many claims."),
    _plain("documents", "Of so many documents."),
)
