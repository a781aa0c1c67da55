"""The audit: who judged what, when and why, what was taken back, and how far two reviewers agree."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound
from contested.export.columns import plain
from contested.export.interchange import judgement_record
from contested.model import JUDGEMENT_KINDS, ON_ACTORS, Judged
from contested.pipeline.agreeing import FEW, Agreement, agreements
from contested.web.answers import Answer, respond
from contested.web.asked import AskedFor
from contested.web.reviewing import cards
from contested.web.site import TheSite, TheStore
from contested.web.templating import address

router = APIRouter()


_JUDGEMENTS = (
    plain("id", "Id of the judgement."),
    plain("time", "When it was made."),
    plain("author", "Who made it."),
    plain("kind", "same, different, reject, accept, correct, merge, split or name."),
    plain("subjects", "Ids of the claims or actors that it is about."),
    plain("first", "Of what is compared so many are the one thing, the rest the other; 0: each for itself."),
    plain("field", "For a correction: the field."),
    plain("value", "What the field should be."),
    plain("spellings", "For a split: the spellings that are another's."),
    plain("name", "The name given."),
    plain("actor_kind", "The kind given."),
    plain("side", "The side given."),
    plain("note", "Why."),
    plain("undone", "When it was taken back; empty while it is in force."),
)
_BOTH = (
    plain("about", "claims or pairs."),
    plain("unit", "Ids of the claims judged by both."),
    plain("one", "What the one said last."),
    plain("other", "What the other said last."),
)


@router.get("/judgements")
def listing(request: Request, store: TheStore, asked: AskedFor) -> Response:
    """The judgements asked for, the latest first."""
    given = asked.given
    author, kind, subject = (given.get(name, "") for name in ("author", "kind", "subject"))
    in_force = {"yes": True, "no": False}.get(given.get("in_force", ""))
    found = [*map(judgement_record, store.judged(Judged(author, kind, subject, in_force, asked.rows + 1, asked.skip)))]
    context = {
        "given": given,
        "kinds": JUDGEMENT_KINDS,
        "judges": dict(store.judges()),
        "back": address(request, judged=None, undone=None),
    }
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    return respond(request, Answer("judgements.html", found[: asked.rows], _JUDGEMENTS, extra, context))


@router.get("/judgements/agreement")
def agreement(request: Request, store: TheStore) -> Response:
    """How far two reviewers agree on what both judged."""
    judges = dict(store.judges())
    one, other = _two(request, list(judges))
    found = agreements(store, one, other) if one and other and one != other else ()
    rows = [{"about": a.about, "unit": b.unit, "one": b.one, "other": b.other} for a in found for b in a.both]
    extra = {"author": one, "other": other, "agreement": [_told(a) for a in found]}
    context = {"judges": judges, "found": found, "few": FEW}
    return respond(request, Answer("agreement.html", rows, _BOTH, extra, context))


@router.get("/judgements/{id}")
def judgement(request: Request, id: str, site: TheSite, store: TheStore) -> Response:
    """One judgement. Raises NotFound."""
    found = store.judgement(id)
    if found is None:
        raise NotFound(f"There is no judgement {id} in the record.", remedy="See all: /judgements.")
    context = {
        "cards": [] if found.kind in ON_ACTORS else cards(store, found.subjects),
        "on_actors": found.kind in ON_ACTORS,
        # One that was merged into another has no page.
        "there": {s for s in found.subjects if site.known.actors.get(s) or store.identity(s)},
        "back": address(request, judged=None, undone=None),
    }
    extra = {"judgement": judgement_record(found)}
    return respond(request, Answer("judgement.html", [extra["judgement"]], _JUDGEMENTS, extra, context))


def _two(request: Request, judges: list[str]) -> tuple[str, str]:
    """Who is compared: those asked for, else the first two that there are."""
    asked = request.query_params
    one = asked.get("one", "").strip() or next(iter(judges), "")
    other = asked.get("other", "").strip() or next((name for name in judges if name != one), "")
    return one, other


def _told(a: Agreement) -> dict[str, Any]:
    return {
        "about": a.about,
        "both": len(a.both),
        "agreed": a.share.n,
        "low": a.share.low,
        "high": a.share.high,
        "kappa": a.kappa,
        "few": a.few,
    }
