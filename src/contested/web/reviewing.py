"""What a reviewer is shown of one thing: its claims with their text, and what people judged of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from contested.export.interchange import claim_record, event_record, judgement_record
from contested.knowledge import Knowledge
from contested.model import Dispute, Document, Event, Identity, Judged, Judgement, ResolvedClaim
from contested.pipeline.asking import in_order
from contested.pipeline.correcting import FIELDS
from contested.pipeline.likeness import events_alike, resembling
from contested.store import Store
from contested.web.passages import Passage

# Characters of a document on either side of the evidence: of one claim, and of several on a page.
_AROUND, _AROUND_MANY = 420, 220
# So many claims of an event, and sentences of an actor, are shown side by side.
SHOWN = 12

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and what it does."""

    key: str
    does: str


KEYS = (
    Key("r", "right: the claim is what the text says; both sides of a dispute are"),
    Key("w", "wrong: the text does not say so"),
    Key("c", "correct a field: go to the choice of fields"),
    Key("s", "the same event: merge the two"),
    Key("d", "not the same event"),
    Key("m", "merge an actor into another: go to the choice of actors"),
    Key("p", "split: go to the claims or spellings to part"),
    Key("n", "name an actor that the directory lacks"),
    Key("1 … 9", "wrong: the claim of that number"),
    Key("k", "skip: nothing is judged"),
    Key("u", "take back your last judgement"),
    Key("Esc", "leave a field, so that keys count again"),
    Key("?", "show or hide the keys"),
)


def claim_card(store: Store, rc: ResolvedClaim, blind: bool = False, reach: int = _AROUND) -> Card:
    """A claim with its text; with what was judged of it unless ``blind``."""
    return _card(store, rc, store.document(rc.claim.doc), blind, reach)


def _card(store: Store, rc: ResolvedClaim, document: Document | None, blind: bool, reach: int) -> Card:
    text = document.text if document else rc.claim.evidence.text
    start, end = (rc.claim.evidence.start, rc.claim.evidence.end) if document else (0, len(text))
    judged = [] if blind else [judgement_record(j) for j in store.judged(Judged(subject=rc.claim.id, limit=SHOWN))]
    return {
        "claim": claim_record(rc),
        "passage": around(text, start, end, reach),
        "title": document.title if document else None,
        "judgements": judged,
        "fields": [f for f in FIELDS if rc.claim.kind in f.kinds],
    }


def around(text: str, start: int, end: int, reach: int) -> Passage:
    """The words around the characters ``[start, end)`` of a text, cut between words."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    if first:
        first = min(text.find(" ", first, start) + 1 or first, start)
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    before, behind = "… " if first else "", " …" if last < len(text) else ""
    return Passage(before + text[first:start], text[start:end], text[end:last] + behind, start)


def cards(store: Store, ids: Iterable[str], blind: bool = False, most: int = SHOWN) -> list[Card]:
    """The cards of the first of these claims that are in the record, ``most`` of them."""
    # Some may be gone from the record; many hundred may be there.
    some = in_order(store, islice(ids, 2 * most))[:most]
    documents = {d.id: d for d in store.documents_named({rc.claim.doc for rc in some})}
    return [_card(store, rc, documents.get(rc.claim.doc), blind, _AROUND_MANY) for rc in some]


def pair(store: Store, one: Event, other: Event, knowledge: Knowledge) -> Card:
    """Two events side by side, with the score and the reasons that linking has for them."""
    return {
        "sides": [
            {"event": event_record(e), "cards": cards(store, e.claims), "of": len(e.claims)} for e in (one, other)
        ],
        "evidence": events_alike(store, one, other, knowledge),
    }


def dispute_sides(store: Store, dispute: Dispute) -> list[Card]:
    """The claims of both sides of a dispute, each with its sources."""
    return [
        {"name": "; ".join(names) or "unknown source", "cards": cards(store, ids), "of": len(ids)}
        for names, ids in ((dispute.sources, dispute.claims), (dispute.opponents, dispute.against))
    ]


def actor_card(store: Store, identity: Identity, knowledge: Knowledge) -> Card:
    """An actor that the directory lacks, with sentences that name it and whom its names resemble."""
    return {
        "cards": cards(store, identity.claims),
        "of": len(identity.claims),
        "resembling": resembling((identity.name, *identity.spellings), knowledge),
    }


def second_card(store: Store, judgement: Judgement) -> Card:
    """What another judged, without what he said: the claims of the one thing, and of the other where there are two."""
    first = judgement.first or 1
    two = judgement.kind in ("same", "different")
    sides = (judgement.subjects[:first], judgement.subjects[first:]) if two else (judgement.subjects,)
    return {"two": two, "sides": [cards(store, ids, blind=True) for ids in sides], "first": first if two else 0}
