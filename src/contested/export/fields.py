"""The fields of each JSON Lines export, each once: name and meaning. The reference is made from here."""

from __future__ import annotations

from dataclasses import dataclass

from contested.export.kinds import Exported
from contested.model import HARMS


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record in the interchange form."""

    name: str
    meaning: str


_AT = "at_lat, at_lon, radius_km, geo_precision, where_prec, admin1_code, admin1_pcode"
_PLACE = (
    f"`{{name, relation, id, lat, lon, admin1, country, {_AT}}}`, null when unknown; degrees WGS84. `lat` and `lon` "
    "are the place's own; what happened lies within `radius_km` of `at_lat`, `at_lon`, which the relation moves; "
    "`geo_precision` as in ACLED (1 to 3), `where_prec` as in UCDP (1 to 7); GeoNames' code and the P-code of `admin1`"
)
_DAYS = "`{start, end}`: first and last day; null when open or unknown"
_PEOPLE = "list of `{name, id}`; `id` is the directory's, or begins with `p-` for a name that it lacks; else null"
_RANGE = "`{low, best, high, reason}`: people, with the arithmetic in words; `high` null is open"

_CLAIMS = (
    Field("doc", "id of the document that states it"),
    Field("id", "id of the claim"),
    Field("kind", "`event`, `control` or `toll`"),
    Field("evidence", "`{start, end, text}`: the clause that states it; offsets are code points"),
    Field("trigger", "`{start, end, text}`: the words that express it; null when a reader gave none"),
    Field("event_type", "ACLED event type; for a toll its cause; null for control"),
    Field("sub_event_type", "ACLED sub-event type"),
    Field("actor", "list of `{text, name, id, start, end}`: who did it, or holds the place"),
    Field("target", "the same: to whom or what it was done"),
    Field(
        "place",
        f"list of `{{text, name, relation, id, lat, lon, admin1, country, start, end, {_AT}}}`; degrees WGS84; the "
        "fields behind `end` as in events",
    ),
    Field("time", "`{text, start, end, precision, span}`: the words, first and last day, where the words stand"),
    Field(
        "toll",
        "`{harm, group, group_name, low, high, scope, group_id, group_span}`: people harmed; null for other kinds",
    ),
    Field("control", "`holds`, `does not hold`, `contested` or `partly holds`; null for other kinds"),
    Field("attribution", "list of `{text, name, id, start, end}` from the outermost source to the innermost"),
    Field("polarity", "`affirmed` or `denied`"),
    Field("modality", "`actual`, `intended`, `predicted` or `hypothetical`"),
    Field("confidence", "the reader's confidence, 0 to 1"),
    Field("reader", "which reader found it, with its version"),
    Field("unverified", "true when the text says that it could not be checked"),
    Field("carried", "names of the fields that were carried over from an earlier sentence"),
    Field(
        "reasons",
        "list of `{field, index, score, reason}`: why each name, place and time was settled so. Where the whole record "
        "or a judgement told of somebody, also `read_as`, `{name, id, score, reason}`: whom the mention alone means",
    ),
    Field("publisher", "publisher of the document"),
    Field("published", "publication date of the document, stated or inferred to the day: when it was said"),
)
_EVENTS = (
    Field("id", "id of the event, the same at every rebuild as long as its claims stay together"),
    Field("event_type", "ACLED event type"),
    Field("sub_event_type", "ACLED sub-event type"),
    Field("time", _DAYS),
    Field("place", _PLACE),
    Field("actor", _PEOPLE),
    Field("target", _PEOPLE),
    *(Field(harm, _RANGE + "; null when no claim speaks of it") for harm in HARMS),
    Field("claims", "ids of its claims"),
    Field("documents", "list of `{id, salience}`; `main` when the document is chiefly about it, else `other`"),
    Field("origins", "list of `{name, side, claims, outlets}`: the independent sources and who carried them"),
    Field("grade", "`agreed`, `corroborated`, `single source` or `disputed`"),
    Field("reason", "why that grade"),
    Field("status", "`actual`, `intended`, `predicted` or `hypothetical`"),
    Field("links", "list of `{claim, to, score, reason}`: why each claim stands in the event"),
    Field(
        "against_interest",
        "list of `{claim, source, says}`: claims that weigh more, as their source concedes them of its own side",
    ),
    Field(
        "dissent",
        "list of `{field, says, claims, sources}`: what was said otherwise than the `type`, `place`, `time`, `actor` "
        "or `target` above",
    ),
    Field("kind", "`happening`, or `campaign` for what lasts and has happenings as its steps"),
    Field("part_of", "`{event, reason}`: the campaign that it is a step of, null for none"),
)
_CAMPAIGNS = (
    *_EVENTS,
    Field("first", "first day that its steps can have, from its claims, its beginning, the chronology or the reports"),
    Field("last", "last day"),
    Field("reasons", "what these days rest on where its own claims do not tell them"),
    Field("steps", "list of `{event, reason}`: the events that are its steps; their people are counted there"),
)
_DOCUMENTS = (
    Field("id", "id of the document, made from its content unless it was given"),
    Field("date", "publication date as stated, null when none is"),
    Field("publisher", "publisher, null when unknown"),
    Field("title", "title, null when there is none"),
    Field("url", "address"),
    Field("text", "text as given; offsets count into title, blank line, text"),
    Field("date_found", "`{how, reason, others}`: how the date was found, and readings not taken"),
    Field(
        "date_inferred",
        "`{start, end, reasons}`: first and last day on which one that states no date can have come out, null when "
        "that stays unknown, and why; null for one that states its date",
    ),
    Field("publisher_found", "`{how, reason, others}` for the publisher"),
    Field("origin", "where it was read from"),
)
_CONTROL = (
    Field("id", "id of the control spell"),
    Field("place", _PLACE),
    Field("holders", _PEOPLE),
    Field("status", "`holds`, `contested`, `partly holds`, `besieged`, `does not hold` or `unknown`"),
    Field("besiegers", f"who besieges it: {_PEOPLE}"),
    Field("start", "first day, null when open or unknown"),
    Field("end", "last day, null when open or unknown"),
    Field("known_from", "first day on which this was the word of the source"),
    Field("known_to", "day on which it was so no more; null when it still is"),
    Field("source", "the source whose claims make the spell"),
    Field("claims", "ids of the claims that say so"),
    Field("reason", "how it follows from them"),
    Field("last_said", "last day that a claim speaks for; from there on there is silence"),
)
_TOLLS = (
    Field("id", "id of the line"),
    Field("event", "id of the event; null for a cumulative total"),
    Field("harm", "`killed`, `wounded`, `captured`, `missing`, `displaced`, `detained` or `besieged`"),
    Field("group", "`{name, id}`: who was harmed; null when unstated"),
    Field("low", "lowest count of people"),
    Field("best", "most likely count, null when nothing settles it"),
    Field("high", "highest count, null when open"),
    Field("reason", "the arithmetic, in words"),
    Field("scope", "`incident` or `cumulative`"),
    Field("time", _DAYS),
    Field("place", _PLACE),
    Field("claims", "ids of the claims"),
    Field("sources", "the sources that gave the counts"),
    Field("within", "id of the line that counts these people already; add up only lines where this is null"),
)
_DISPUTES = (
    Field("id", "id of the dispute"),
    Field("about", "`denial`, `control`, `toll`, `time`, `means` or `actor`"),
    Field("event", "id of the event, null for one about control"),
    Field("place", _PLACE),
    Field("claims", "ids of one side's claims"),
    Field("against", "ids of the other side's claims"),
    Field("reason", "why they can't both be so"),
    Field("sources", "names of the sources of `claims`"),
    Field("opponents", "names of the sources of `against`"),
)
FIELDS: dict[Exported, tuple[Field, ...]] = {
    "claims": _CLAIMS,
    "events": _EVENTS,
    "campaigns": _CAMPAIGNS,
    "documents": _DOCUMENTS,
    "control": _CONTROL,
    "tolls": _TOLLS,
    "disputes": _DISPUTES,
}
