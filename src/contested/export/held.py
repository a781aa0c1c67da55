"""Who held what on a day, what opposing sides agree on, and what changed hands: as JSON objects and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.export.columns import Column
from contested.export.interchange import Record, iso
from contested.ledger import Agreement, Change, Holding, Implied
from contested.model import ActorRef


def holding_record(holding: Holding) -> Record:
    """A source's answer as a JSON object."""
    return {
        "place": holding.place.name,
        "status": holding.status,
        "holders": people(holding.holders),
        "besiegers": people(holding.besiegers),
        "since": iso(holding.since),
        "last_said": iso(holding.last_said),
        "stale_since": iso(holding.stale_since),
        "source": holding.source,
        "claims": list(holding.claims),
        "reason": holding.reason,
        "spell": holding.spell,
    }


def implied_record(i: Implied) -> Record:
    """A source's answer for a province, with what it says of the place that was asked for."""
    asked = {"asked": i.town, "of_asked": i.says or "unknown", "extent": i.extent, "but": i.but}
    return {**holding_record(i.holding), "holders": people(i.holders), "claims": list(i.claims), **asked}


def agreement_record(a: Agreement) -> Record:
    """What is agreed as a JSON object."""
    return {
        "place": a.place.name,
        "status": a.status,
        "holders": people(a.holders),
        "basis": list(a.basis),
        "reason": a.reason,
        "sources": sorted({h.source or "" for h in a.answers}),
        "dissent": sorted({h.source or "" for h in a.dissent}),
        "claims": sorted({c for h in a.answers for c in h.claims}),
        "spells": [h.spell for h in a.answers],
    }


def change_record(c: Change, sentences: Sequence[str]) -> Record:
    """A change of hands as a JSON object, with its sentences."""
    return {
        "place": c.place.name,
        "day": iso(c.day),
        "earliest": iso(c.earliest),
        "before": people(c.before),
        "was": c.was,
        "after": people(c.after),
        "status": c.status,
        "source": c.source,
        "sentences": list(sentences),
        "claims": list(c.claims),
        "reason": c.reason,
        "spell": c.spell,
    }


def people(refs: Iterable[ActorRef]) -> list[Record]:
    """Actors as objects."""
    return [{"name": r.name, "id": r.id} for r in refs]


def _field(name: str, meaning: str) -> Column:
    return Column(name, meaning, lambda record: record.get(name))


def _names(name: str, meaning: str) -> Column:
    return Column(name, meaning, lambda record: [who["name"] for who in record[name]])


HOLDINGS: tuple[Column, ...] = (
    _field("place", "Name of the place."),
    _field("status", "holds, contested, partly holds, besieged, does not hold or unknown."),
    _names("holders", "Who holds it."),
    _names("besiegers", "Who besieges it."),
    _field("since", "First day of it; empty when not stated."),
    _field("last_said", "Last day that the source speaks for."),
    _field("stale_since", "Day from which its silence is too long to lean on."),
    _field("source", "Who says so."),
    _field("claims", "Ids of the claims."),
    _field("reason", "How it follows from them."),
    _field("spell", "Id of the control spell."),
    _field("asked", "The town asked for, where the answer is of its province."),
    _field("of_asked", "What that says of the town."),
    _field("extent", "How much of the province is meant."),
    _field("but", "What is left out of it."),
)
AGREEMENTS: tuple[Column, ...] = (
    _field("place", "Name of the place."),
    _field("status", "holds, contested, partly holds or does not hold."),
    _names("holders", "Who holds it."),
    _field("basis", "opposing sides, against interest."),
    _field("reason", "Who says so, and why that counts."),
    _field("sources", "Who says so."),
    _field("dissent", "Those of no side who say otherwise."),
    _field("claims", "Ids of the claims."),
    _field("spells", "Ids of the control spells."),
)
CHANGES: tuple[Column, ...] = (
    _field("place", "Name of the place."),
    _field("day", "Day of the change, or by which it had come."),
    _field("earliest", "First day on which it may have come."),
    _names("before", "Who held it before."),
    _field("was", "The status before; empty when nothing is said of it."),
    _names("after", "Who holds it then; empty when only who is gone is said."),
    _field("status", "The status then."),
    _field("source", "Who says so."),
    _field("sentences", "The words of the claims."),
    _field("claims", "Ids of the claims."),
    _field("reason", "How it follows from them."),
    _field("spell", "Id of the control spell that began."),
)
