"""Claims: the list, and one claim with every field, its reason and its passage."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import COLUMNS
from contested.export.interchange import claim_record, event_record, iso, judgement_record
from contested.link import rejected
from contested.model import EVENT_TYPE_OF, GRADES, KINDS, SUB_EVENT_TYPES, Judged, ResolvedClaim, placed
from contested.store import Store
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor, paged
from contested.web.passages import passage
from contested.web.site import TheStore

router = APIRouter()
TYPES = (*KINDS, *SUB_EVENT_TYPES, *EVENT_TYPE_OF, *GRADES)
# Characters of the text around a claim that its page shows.
_AROUND = 600
# What a field may lead to, and more that may be known of it.
_LINKS: dict[str, Any] = dict.fromkeys(("actor", "place", "source", "point", "read_as"))


@router.get("/claims")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The claims that meet the filters, by the day of the report."""
    found = [claim_record(rc) for rc in store.claims(paged(asked))]
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    context = {"asked": asked, "types": TYPES}
    return respond(request, Answer("claims.html", found[: asked.rows], COLUMNS["claims"], extra, context))


@router.get("/claims/{id}")
def claim(request: Request, id: str, store: TheStore) -> Response:
    """One claim. Raises NotFound."""
    found = store.claim(id)
    if found is None:
        raise NotFound(f"There is no claim {id} in the record.")
    judged = list(store.judged(Judged(subject=id, in_force=True)))
    extra = {
        "events": [event_record(event) for event in store.events_of(id)],
        "judgements": [judgement_record(j) for j in judged],
        "rejected": id in rejected(judged),
    }
    context = {"claim": claim_record(found), "fields": _fields(found), **_text(store, found)}
    return respond(request, Answer("claim.html", [claim_record(found)], COLUMNS["claims"], extra, context))


def _text(store: Store, rc: ResolvedClaim) -> dict[str, Any]:
    """The claim's passage, and what stands around it."""
    document, evidence = store.document(rc.claim.doc), rc.claim.evidence
    if document is None:
        return {"passage": None, "title": None, "before": "", "behind": ""}
    here = passage(document.text, evidence.start, evidence.end, document.title)
    first = evidence.start - len(here.before)
    last = evidence.end + len(here.behind)
    return {
        "passage": here,
        "title": document.title,
        "before": _from_space(document.text[max(0, first - _AROUND) : first], cut=first > _AROUND),
        "behind": _to_space(document.text[last : last + _AROUND], cut=last + _AROUND < len(document.text)),
    }


def _from_space(text: str, *, cut: bool) -> str:
    return f"… {text.partition(' ')[2]}" if cut else text


def _to_space(text: str, *, cut: bool) -> str:
    return f"{text.rpartition(' ')[0]} …" if cut else text


def _fields(rc: ResolvedClaim) -> list[dict[str, Any]]:
    """Each field that was settled: what it is called, its value with its id, the words of the text, and why."""
    claim, rows = rc.claim, []

    def row(label: str, value: str | None, words: str = "", why: Any = None, **more: Any) -> None:
        reason = {"reason": why.reason, "score": why.score} if why else {"reason": "", "score": None}
        rows.append({**_LINKS, "label": label, "value": value, "words": words, **reason, **more})

    for role, label, mentions in (("actor", "Who", claim.actor), ("target", "To whom", claim.target)):
        for m, person in zip(mentions, getattr(rc, role), strict=True):
            row(label, person.name, m.text, person.evidence, actor=person.actor or person.name, read_as=person.read_as)
    for where, at in zip(claim.place, rc.place, strict=True):
        row("Where", placed(where.relation, at.name), where.text, at.evidence, place=at.place or at.name, point=at)
    row("When", _days(rc), claim.time.text if claim.time else "", rc.time.evidence)
    if claim.toll:
        words = claim.toll.group.text if claim.toll.group else ""
        why = rc.group.evidence if rc.group else None
        row("Who was harmed", rc.group.name if rc.group else None, words, why, actor=rc.group and rc.group.actor)
    for m, person in zip(claim.attribution, rc.attribution, strict=True):
        row("According to", person.name, m.text, person.evidence, source=person.name, read_as=person.read_as)
    return rows


def _days(rc: ResolvedClaim) -> str | None:
    start, end = rc.time.start, rc.time.end
    if start == end:
        return iso(start)
    return f"{start or '…'} to {end or '…'}"
