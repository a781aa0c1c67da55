"""The interchange form: each record as one JSON object, by the codebook's field names and order.

Dates are ISO strings, offsets code points into the document's text, unknown is null. Fields that the
codebook does not have stand behind those that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from contested.export.coded import claim_from_record
from contested.knowledge.units import unit_of
from contested.link.campaigns import Campaign
from contested.model import (
    HARMS,
    ActorRef,
    ActorResolution,
    ControlSpell,
    Dating,
    Dispute,
    Document,
    Event,
    Evidence,
    Found,
    Identity,
    Judgement,
    Mention,
    PlaceMention,
    PlaceRef,
    PlaceResolution,
    Range,
    ResolvedClaim,
    TimeRef,
    TollEntry,
    Whereabouts,
)

__all__ = [
    "Record",
    "actor_ref",
    "campaign_record",
    "claim_from_record",
    "claim_record",
    "days",
    "dispute_record",
    "document_record",
    "event_record",
    "identity_record",
    "iso",
    "judgement_record",
    "place_ref",
    "range_record",
    "spell_record",
    "toll_record",
]

Record = dict[str, Any]


def claim_record(rc: ResolvedClaim) -> Record:
    """A claim with the decisions about it. ``claim_from_record`` leads back."""
    claim = rc.claim
    return {
        "doc": claim.doc,
        "id": claim.id,
        "kind": claim.kind,
        "evidence": _span(claim.evidence),
        "trigger": _span(claim.trigger),
        "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type,
        "actor": [_person(m, r) for m, r in zip(claim.actor, rc.actor, strict=True)],
        "target": [_person(m, r) for m, r in zip(claim.target, rc.target, strict=True)],
        "place": [_place(m, r) for m, r in zip(claim.place, rc.place, strict=True)],
        "time": _time(rc),
        "toll": _toll(rc),
        "control": claim.control,
        "attribution": [_person(m, r) for m, r in zip(claim.attribution, rc.attribution, strict=True)],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "reader": claim.reader,
        "unverified": claim.unverified,
        "carried": list(claim.carried),
        "reasons": list(_reasons(rc)),
        "publisher": rc.publisher,
        "published": iso(rc.published),
    }


def document_record(document: Document) -> Record:
    """A document. ``text`` stands without the title: offsets count into title, blank line, text."""
    head = f"{document.title}\n\n" if document.title else ""
    titled = bool(head) and document.text.startswith(head)
    return {
        "id": document.id,
        "date": document.date.value,
        "publisher": document.publisher.value,
        "title": document.title if titled else None,
        "url": document.url,
        "text": document.text[len(head) :] if titled else document.text,
        "date_found": _found(document.date),
        "date_inferred": _inferred(document.inferred),
        "publisher_found": _found(document.publisher),
        "origin": document.origin,
    }


def event_record(event: Event) -> Record:
    """An event; each harm of the codebook is a field, null where no claim speaks of it."""
    tolls = dict(event.tolls)
    return {
        "id": event.id,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "time": days(event.time),
        "place": place_ref(event.place),
        "actor": [actor_ref(a) for a in event.actor],
        "target": [actor_ref(a) for a in event.target],
        **{harm: range_record(tolls[harm]) if harm in tolls else None for harm in HARMS},
        "claims": list(event.claims),
        "documents": [{"id": d.id, "salience": d.salience} for d in event.documents],
        "origins": [
            {"name": o.name, "side": o.side, "claims": list(o.claims), "outlets": list(o.outlets)}
            for o in event.origins
        ],
        "grade": event.grade,
        "reason": event.reason,
        "status": event.status,
        "links": [{"claim": link.claim, "to": link.to, **_evidence(link.evidence)} for link in event.links],
        "against_interest": [{"claim": c.claim, "source": c.source, "says": c.says} for c in event.against_interest],
        "dissent": [
            {"field": d.field, "says": d.says, "claims": list(d.claims), "sources": list(d.sources)}
            for d in event.dissent
        ],
        "kind": event.kind,
        "part_of": {"event": event.part_of.event, "reason": event.part_of.reason} if event.part_of else None,
    }


def campaign_record(campaign: Campaign) -> Record:
    """A campaign: its event, the days that its steps lie in, what these rest on, and the steps with their reasons."""
    return event_record(campaign.event) | {
        "first": iso(campaign.start),
        "last": iso(campaign.end),
        "reasons": list(campaign.reasons),
        "steps": [{"event": e.id, "reason": e.part_of.reason if e.part_of else ""} for e in campaign.steps],
    }


def spell_record(spell: ControlSpell) -> Record:
    """A control spell: valid time ``start``/``end``, report time ``known_from``/``known_to``."""
    return {
        "id": spell.id,
        "place": place_ref(spell.place),
        "holders": [actor_ref(a) for a in spell.holders],
        "status": spell.status,
        "besiegers": [actor_ref(a) for a in spell.besiegers],
        "start": iso(spell.start),
        "end": iso(spell.end),
        "known_from": iso(spell.known_from),
        "known_to": iso(spell.known_to),
        "source": spell.source,
        "claims": list(spell.claims),
        "reason": spell.reason,
        "last_said": iso(spell.last_said),
    }


def toll_record(entry: TollEntry) -> Record:
    """A line of the toll ledger."""
    return {
        "id": entry.id,
        "event": entry.event,
        "harm": entry.harm,
        "group": actor_ref(entry.group) if entry.group else None,
        **range_record(entry.range),
        "scope": entry.scope,
        "time": days(entry.time),
        "place": place_ref(entry.place),
        "claims": list(entry.claims),
        "sources": list(entry.sources),
        "within": entry.within,
    }


def dispute_record(dispute: Dispute) -> Record:
    """Claims that cannot both be so."""
    return {
        "id": dispute.id,
        "about": dispute.about,
        "event": dispute.event,
        "place": place_ref(dispute.place),
        "claims": list(dispute.claims),
        "against": list(dispute.against),
        "reason": dispute.reason,
        "sources": list(dispute.sources),
        "opponents": list(dispute.opponents),
    }


def identity_record(identity: Identity) -> Record:
    """Somebody whom the directory lacks, or of whom a person judged."""
    return {
        "id": identity.id,
        "name": identity.name,
        "spellings": list(identity.spellings),
        "kind": identity.kind,
        "side": identity.side,
        "claims": list(identity.claims),
        "reason": identity.reason,
        "judgements": list(identity.judgements),
    }


def judgement_record(j: Judgement) -> Record:
    """A person's decision. ``time`` and ``undone`` are moments in ISO 8601."""
    return {
        "id": j.id,
        "time": j.time.isoformat(),
        "author": j.author,
        "kind": j.kind,
        "subjects": list(j.subjects),
        "first": j.first,
        "field": j.field or None,
        "value": j.value if j.field else None,
        "spellings": list(j.spellings),
        "name": j.name or None,
        "actor_kind": j.actor_kind,
        "side": j.side,
        "known_by": [list(names) for names in j.known_by],
        "note": j.note,
        "undone": iso(j.undone),
    }


def iso(day: date | None) -> str | None:
    """A day, or a moment, as in JSON."""
    return day.isoformat() if day else None


def days(time: TimeRef) -> Record:
    """First and last day."""
    return {"start": iso(time.start), "end": iso(time.end)}


def _span(m: Mention | None) -> Record | None:
    return {"start": m.start, "end": m.end, "text": m.text} if m else None


def _person(m: Mention, r: ActorResolution) -> Record:
    return {"text": m.text, "name": r.name, "id": r.actor, "start": m.start, "end": m.end}


def _place(m: PlaceMention, r: PlaceResolution) -> Record:
    return {
        "text": m.text,
        "name": r.name,
        "relation": m.relation,
        "id": r.place,
        "lat": r.lat,
        "lon": r.lon,
        "admin1": r.admin1,
        "country": r.country,
        "start": m.start,
        "end": m.end,
        **_lies(r.lies),
        **_unit(r.country, r.admin1),
    }


def _time(rc: ResolvedClaim) -> Record:
    m, r = rc.claim.time, rc.time
    return {
        "text": m.text if m else None,
        "start": iso(r.start),
        "end": iso(r.end),
        "precision": r.precision,
        "span": {"start": m.start, "end": m.end} if m else None,
    }


def _toll(rc: ResolvedClaim) -> Record | None:
    toll = rc.claim.toll
    if toll is None:
        return None
    return {
        "harm": toll.harm,
        "group": toll.group.text if toll.group else None,
        "group_name": rc.group.name if rc.group else None,
        "low": toll.low,
        "high": toll.high,
        "scope": toll.scope,
        "group_id": rc.group.actor if rc.group else None,
        "group_span": {"start": toll.group.start, "end": toll.group.end} if toll.group else None,
    }


def _reasons(rc: ResolvedClaim) -> Iterator[Record]:
    group = (rc.group,) if rc.group else ()
    for person in (*rc.actor, *rc.target, *rc.attribution, *group):
        own = person.read_as
        read_as = {"read_as": {"name": own.name, "id": own.actor, **_evidence(own.evidence)}} if own else {}
        yield {"field": person.role, "index": person.index, **_evidence(person.evidence), **read_as}
    for place in rc.place:
        yield {"field": "place", "index": place.index, **_evidence(place.evidence)}
    yield {"field": "time", "index": 0, **_evidence(rc.time.evidence)}


def _evidence(evidence: Evidence) -> Record:
    return {"score": evidence.score, "reason": evidence.reason}


def _inferred(dating: Dating | None) -> Record | None:
    if dating is None:
        return None
    return {"start": iso(dating.start), "end": iso(dating.end), "reasons": list(dating.reasons)}


def _found(found: Found) -> Record:
    return {
        "how": found.how,
        "reason": found.reason,
        "others": [{"how": how, "value": value} for how, value in found.others],
    }


def actor_ref(actor: ActorRef) -> Record:
    """An actor by name and id."""
    return {"name": actor.name, "id": actor.id}


def place_ref(place: PlaceRef | None) -> Record | None:
    """A place as settled; None where there is none."""
    if place is None:
        return None
    return {
        "name": place.name,
        "relation": place.relation,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "admin1": place.admin1,
        "country": place.country,
        **_lies(place.lies),
        **_unit(place.country, place.admin1),
    }


def _lies(at: Whereabouts | None) -> Record:
    return {
        "at_lat": at.lat if at else None,
        "at_lon": at.lon if at else None,
        "radius_km": at.radius_km if at else None,
        "geo_precision": at.geo_precision if at else None,
        "where_prec": at.where_prec if at else None,
    }


def _unit(country: str | None, admin1: str | None) -> Record:
    unit = unit_of(country, admin1)
    return {"admin1_code": unit.code if unit else None, "admin1_pcode": unit.pcode if unit else None}


def range_record(r: Range) -> Record:
    """A range with how it came about."""
    return {"low": r.low, "best": r.best, "high": r.high, "reason": r.reason}
