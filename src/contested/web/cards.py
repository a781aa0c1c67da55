"""What opens when a place or an event of the map is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from contested import ledger
from contested.errors import NotFound
from contested.export.interchange import claim_record, event_record, spell_record
from contested.knowledge import Knowledge
from contested.knowledge.areas import province_of
from contested.ledger import Holding, Implied
from contested.ledger.answers import called
from contested.model import ControlSpell, Document, PlaceRef, Query, ResolvedClaim
from contested.pipeline.asking import in_order
from contested.pipeline.happened import event_called
from contested.pipeline.holding import implied_of
from contested.store import Store
from contested.web.mapped import LASTS, MapAsked, event_row
from contested.web.sentences import sentence_of

# Sentences under one source's answer, and claims and other spells on a card; the rest is on pages of its own.
_SENTENCES, _CLAIMS, _SPELLS, _EVENTS = 2, 5, 12, 8
# Several claims may rest on one sentence: among so many the first sentences are looked for.
_LOOKED_AT = 8


def place_card(id: str, asked: MapAsked, store: Store, knowledge: Knowledge, stale_days: int) -> dict[str, Any]:
    """What each source says of a place (by id or name) on the day, what else is told of it, and what happened there.

    Raises NotFound for a place of which nobody says who holds it and where nothing happened.
    """
    spells = [s for s in store.spells(Query(place=id)) if called(s.place, id)]
    near = _happened(id, asked, store)
    known = knowledge.places.get(id)
    if not spells and not near and known is None:
        raise NotFound(f"The record has no place {id}.", remedy="Look for it by name: the search takes any spelling.")
    ref = spells[0].place if spells else PlaceRef(known.name, id=known.id, admin1=known.admin1) if known else None
    answers = ledger.holders(spells, None, asked.at, asked.known_at, stale_days=stale_days)
    return {
        "name": ref.name if ref else near[0]["place"]["name"],
        "id": (ref.id if ref else None) or id,
        "admin1": ref.admin1 if ref else None,
        "answers": _answers(sorted(answers, key=_freshest), store),
        "others": [spell_record(s) for s in _others(spells, answers)][:_SPELLS],
        "implied": _province(ref, asked, store, knowledge, stale_days),
        "events": near,
    }


def event_card(id: str, store: Store) -> dict[str, Any]:
    """An event in short: what, its grade and why, and the first of its claims. Raises NotFound."""
    found = event_called(store, id)
    claims = in_order(store, found.claims[:_CLAIMS])
    documents = {d.id: d for d in store.documents_named({c.claim.doc for c in claims})}
    return {
        "event": event_record(found),
        "claims": [_claim(c, documents) for c in claims],
        "more": len(found.claims) - len(claims),
    }


def _freshest(h: Holding) -> tuple[bool, int, str]:
    return (h.stale_since is not None, -(h.last_said.toordinal() if h.last_said else 0), h.source or "")


def _answers(answers: Sequence[Holding], store: Store) -> list[dict[str, Any]]:
    """The answers with their first sentences; claims that rest on the same words are shown once."""
    claims = {rc.claim.id: rc for rc in store.claims_named({c for h in answers for c in h.claims[:_LOOKED_AT]})}
    shown = [(h, _first(claims[c] for c in h.claims[:_LOOKED_AT] if c in claims)) for h in answers]
    documents = {d.id: d for d in store.documents_named({c.claim.doc for _, own in shown for c in own})}
    return [{"holding": h, "claims": [_claim(c, documents) for c in own], "all": len(h.claims)} for h, own in shown]


def _first(claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    words: dict[tuple[str, int], ResolvedClaim] = {}
    for c in claims:
        words.setdefault((c.claim.doc, c.claim.evidence.end), c)
    return list(words.values())[:_SENTENCES]


def _claim(c: ResolvedClaim, documents: Mapping[str, Document]) -> dict[str, Any]:
    return {"claim": claim_record(c), "origin": c.origin, "passage": sentence_of(c, documents.get(c.claim.doc))}


def _others(spells: Sequence[ControlSpell], answers: Sequence[Holding]) -> list[ControlSpell]:
    """The spells of other days, as they are known now, in the order of the days."""
    shown = {h.spell for h in answers}
    now = [s for s in spells if s.known_to is None and s.id not in shown]
    return sorted(now, key=lambda s: (str(s.start or s.first_said), s.source or ""))


def _happened(id: str, asked: MapAsked, store: Store) -> list[dict[str, Any]]:
    reach = timedelta(days=asked.around)
    first, last = asked.at - reach, asked.at + reach
    near = Query(place=id, start=first, end=last, begun=first - LASTS, known_at=asked.known_at, limit=_EVENTS)
    return [event_row(e) for e in store.event_heads(near)]


def _province(
    ref: PlaceRef | None, asked: MapAsked, store: Store, knowledge: Knowledge, stale_days: int
) -> tuple[Implied, ...]:
    """What is said of the province, as far as it says something of the place."""
    town = knowledge.places.get(ref.id) if ref and ref.id else None
    province = province_of(town, knowledge.places) if town else None
    if town is None or province is None or province.id == town.id:
        return ()
    spells = store.spells(Query(place=province.id))
    every = ledger.holders(spells, province.id, asked.at, asked.known_at, stale_days=stale_days)
    return implied_of((town,), every, store, knowledge)
