"""The columns of each CSV export, each once: name, meaning, value. The reference is made from here.

A value is drawn from the record in the interchange form: a string, number, boolean, None, or a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from contested.export.interchange import Record
from contested.export.kinds import Exported
from contested.model import HARMS

Value = Callable[[Record], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a CSV export."""

    name: str
    meaning: str
    value: Value


def plain(name: str, meaning: str) -> Column:
    """A column with the field of that name as it is."""
    return Column(name, meaning, itemgetter(name))


def _inside(outer: str, key: str) -> Value:
    """Field ``key`` of the object in field ``outer``, None where there is no object."""
    return lambda record: record[outer][key] if record[outer] else None


def _each(field: str, key: str) -> Value:
    """Field ``key`` of each object in the list ``field``, leaving out those without."""
    return lambda record: [item[key] for item in record[field] if item[key] is not None]


def _first_place(record: Record) -> Record | None:
    places = record["place"]
    return (places[0] if places else None) if isinstance(places, list) else places


def _of_place(key: str) -> Value:
    def value(record: Record) -> Any:
        place = _first_place(record)
        return place[key] if place else None

    return value


def _otherwise(record: Record) -> Any:
    """What was said otherwise, as "time: 2015-05-02 (Observatory)"."""
    return [f"{d['field']}: {d['says']} ({', '.join(d['sources'])})" for d in record["dissent"]]


def _people(field: str, who: str) -> tuple[Column, Column]:
    return (
        Column(field, f"Names of {who}.", _each(field, "name")),
        Column(f"{field}_id", "Their ids in the directory; p-… for names that it lacks.", _each(field, "id")),
    )


def _time(whose: str) -> tuple[Column, Column]:
    return (
        Column("time_start", f"First day of {whose}; empty when open or unknown.", _inside("time", "start")),
        Column("time_end", f"Last day of {whose}; empty when open or unknown.", _inside("time", "end")),
    )


def _where(which: str) -> tuple[Column, ...]:
    return (
        Column("place_relation", f"How it lies to {which}: in, near, north of, …", _of_place("relation")),
        Column("place_id", f"Id of {which} in the gazetteer.", _of_place("id")),
        Column("lat", f"Latitude of {which}, degrees WGS84.", _of_place("lat")),
        Column("lon", f"Longitude of {which}, degrees WGS84.", _of_place("lon")),
        Column("admin1", f"First-level unit (governorate, province) of {which}.", _of_place("admin1")),
        Column("country", f"Country of {which}.", _of_place("country")),
        Column("at_lat", "Latitude of where it lies by its relation to the place.", _of_place("at_lat")),
        Column("at_lon", "Longitude of where it lies.", _of_place("at_lon")),
        Column("radius_km", "It lies within so many kilometres of that point.", _of_place("radius_km")),
        Column("geo_precision", "How exactly the place is known, as in ACLED (1 to 3).", _of_place("geo_precision")),
        Column("where_prec", "The same as in UCDP (1 to 7).", _of_place("where_prec")),
        Column("admin1_code", "GeoNames' code of the first-level unit.", _of_place("admin1_code")),
        Column("admin1_pcode", "P-code of it, where known.", _of_place("admin1_pcode")),
    )


_PLACE = (Column("place", "Name of the place.", _of_place("name")), *_where("the place"))


def _harm(harm: str) -> Iterable[Column]:
    for bound, meaning in (("low", "lowest"), ("best", "most likely"), ("high", "highest")):
        yield Column(f"{harm}_{bound}", f"People {harm} in the event, {meaning} count.", _inside(harm, bound))


_CLAIMS = (
    plain("doc", "Id of the document that states it."),
    plain("id", "Id of the claim."),
    plain("kind", "event, control or toll."),
    plain("published", "Publication date of the document; empty when unknown."),
    plain("publisher", "Publisher of the document."),
    Column("evidence", "The clause that states the claim, word for word.", _inside("evidence", "text")),
    Column("evidence_start", "Offset of its first character in the document.", _inside("evidence", "start")),
    Column("evidence_end", "Offset behind its last character.", _inside("evidence", "end")),
    Column("trigger", "The words that express it.", _inside("trigger", "text")),
    plain("event_type", "ACLED event type; for a toll its cause."),
    plain("sub_event_type", "ACLED sub-event type."),
    *_people("actor", "who did it, or holds the place"),
    *_people("target", "whom or what it was done to"),
    Column("place", "Names of the places stated.", _each("place", "name")),
    *_where("the first of them"),
    Column("time_text", "The words that state the time.", _inside("time", "text")),
    *_time("what is claimed"),
    Column("time_precision", "day, range, week, month, season, year or unknown.", _inside("time", "precision")),
    Column(
        "harm",
        "For a toll: killed, wounded, captured, missing, displaced, detained, besieged.",
        _inside("toll", "harm"),
    ),
    Column("group", "For a toll: who was harmed, in the text's words.", _inside("toll", "group")),
    Column("group_name", "For a toll: name of the group.", _inside("toll", "group_name")),
    Column("low", "For a toll: at least so many people.", _inside("toll", "low")),
    Column("high", "For a toll: at most so many people; empty when open.", _inside("toll", "high")),
    Column("scope", "For a toll: incident or cumulative.", _inside("toll", "scope")),
    plain("control", "For control: holds, does not hold, contested, partly holds."),
    Column("attribution", "Sources named, from the outermost to the innermost.", _each("attribution", "name")),
    plain("polarity", "affirmed or denied."),
    plain("modality", "actual, intended, predicted or hypothetical."),
    plain("unverified", "true when the text says that it could not be checked."),
    plain("carried", "Fields carried over from an earlier sentence."),
    plain("confidence", "The reader's confidence, 0 to 1."),
    plain("reader", "Which reader found it."),
)
_EVENTS = (
    plain("id", "Id of the event."),
    plain("event_type", "ACLED event type."),
    plain("sub_event_type", "ACLED sub-event type."),
    *_time("the event"),
    *_PLACE,
    *_people("actor", "who did it"),
    *_people("target", "whom or what it was done to"),
    *(column for harm in HARMS for column in _harm(harm)),
    plain("grade", "agreed, corroborated, single source or disputed."),
    plain("reason", "Why that grade."),
    plain("status", "actual, intended, predicted or hypothetical."),
    Column("origins", "The independent sources behind it.", _each("origins", "name")),
    Column("documents", "Ids of its documents.", _each("documents", "id")),
    Column(
        "main_documents",
        "Ids of the documents that are chiefly about it.",
        lambda record: [d["id"] for d in record["documents"] if d["salience"] == "main"],
    ),
    plain("claims", "Ids of its claims."),
    Column(
        "against_interest",
        "Ids of those that their source concedes of its own side.",
        _each("against_interest", "claim"),
    ),
    Column("part_of", "Id of the campaign that it is a step of.", _inside("part_of", "event")),
    Column("part_of_reason", "Why it is a step of that campaign.", _inside("part_of", "reason")),
    Column("dissent", "What was said otherwise than the fields above.", _otherwise),
)
_CAMPAIGNS = (
    plain("id", "Id of the campaign's event."),
    plain("event_type", "ACLED event type."),
    plain("first", "First day that its steps can have; empty when unknown."),
    plain("last", "Last day."),
    plain("reasons", "What these days rest on where its own claims do not tell them."),
    *_PLACE,
    *_people("actor", "who leads it"),
    *_people("target", "against whom"),
    plain("grade", "agreed, corroborated, single source or disputed."),
    Column("origins", "The independent sources behind it.", _each("origins", "name")),
    Column("documents", "Ids of its documents.", _each("documents", "id")),
    Column("steps", "Ids of the events that are its steps; their people are counted there.", _each("steps", "event")),
    plain("claims", "Ids of its claims."),
)
_DOCUMENTS = (
    plain("id", "Id of the document."),
    plain("date", "Publication date; empty when unknown."),
    Column("date_how", "How the date was found.", _inside("date_found", "how")),
    Column("date_reason", "Why that date.", _inside("date_found", "reason")),
    Column("inferred_start", "First day inferred where no date is stated.", _inside("date_inferred", "start")),
    Column("inferred_end", "Last day inferred.", _inside("date_inferred", "end")),
    Column("inferred_reasons", "Why these days, or why none.", _inside("date_inferred", "reasons")),
    plain("publisher", "Publisher; empty when unknown."),
    Column("publisher_how", "How the publisher was found.", _inside("publisher_found", "how")),
    plain("title", "Title, where there is one."),
    plain("url", "Address."),
    plain("origin", "Where it was read from."),
    plain("text", "Text, without the title."),
)
_CONTROL = (
    plain("id", "Id of the control spell."),
    *_PLACE,
    *_people("holders", "who holds it"),
    plain("status", "holds, contested, partly holds, besieged, does not hold or unknown."),
    *_people("besiegers", "who besieges it"),
    plain("start", "First day of the spell; empty when open or unknown."),
    plain("end", "Last day of the spell; empty when open or unknown."),
    plain("last_said", "Last day that a claim speaks for; from there on there is silence."),
    plain("known_from", "First day on which this was the word of the source."),
    plain("known_to", "Day on which it was so no more; empty when it still is."),
    plain("source", "The source whose claims make the spell."),
    plain("reason", "How it follows from the claims."),
    plain("claims", "Ids of the claims that say so."),
)
_TOLLS = (
    plain("id", "Id of the line."),
    plain("event", "Id of the event; empty for a cumulative total."),
    plain("harm", "killed, wounded, captured, missing, displaced, detained or besieged."),
    Column("group", "Name of the group harmed.", _inside("group", "name")),
    Column("group_id", "Its id in the directory.", _inside("group", "id")),
    plain("low", "Lowest count of people."),
    plain("best", "Most likely count; empty when nothing settles it."),
    plain("high", "Highest count; empty when open."),
    plain("reason", "The arithmetic, in words."),
    plain("scope", "incident or cumulative."),
    plain("within", "Id of the line that counts these people already: add up only lines where this is empty."),
    *_time("what is counted"),
    *_PLACE,
    plain("sources", "The sources that gave the counts."),
    plain("claims", "Ids of the claims."),
)
_DISPUTES = (
    plain("id", "Id of the dispute."),
    plain("about", "What they disagree on: denial, control, toll, time, means or actor."),
    plain("event", "Id of the event."),
    *_PLACE,
    plain("reason", "Why they can't both be so."),
    plain("claims", "Ids of one side's claims."),
    plain("against", "Ids of the other side's claims."),
    plain("sources", "Names of the sources on the one side."),
    plain("opponents", "Names of those on the other."),
)
COLUMNS: dict[Exported, tuple[Column, ...]] = {
    "claims": _CLAIMS,
    "events": _EVENTS,
    "campaigns": _CAMPAIGNS,
    "documents": _DOCUMENTS,
    "control": _CONTROL,
    "tolls": _TOLLS,
    "disputes": _DISPUTES,
}
