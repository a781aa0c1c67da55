"""Sources: who speaks, what became of what each said, and who relies on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from contested.errors import UsageError
from contested.export.folds import (
    SPEAKER_COLUMNS,
    STATEMENT_COLUMNS,
    relay_record,
    speaker_record,
    statement_record,
)
from contested.ledger import share
from contested.model import OUTCOMES, STATED, Query, Relay, Speaker, Statement
from contested.pipeline.judging import sides
from contested.pipeline.speaking import speaker_called
from contested.store import Store
from contested.web.answers import Answer, form_of, respond
from contested.web.asked import Asked, AskedFor, named
from contested.web.figures.flow import Flow, flow
from contested.web.links import link
from contested.web.site import TheSite, TheStore

router = APIRouter()
SAID = {
    "event": "that something happened, or did not",
    "blame": "whose deed it was",
    "toll": "how many came to harm",
    "control": "who holds a place",
}
# So many of the ways between sources are drawn.
_DRAWN, _DRAWN_OF_ONE = 36, 24
# So many statements are on a page, each with so many sentences of either side.
_STATEMENTS, _SENTENCES = 30, 2


@router.get("/sources")
def listing(request: Request, site: TheSite, store: TheStore, asked: AskedFor) -> Response:
    """The sources of the record, those that say most first."""
    query = Query(source=site.called(asked.given.get("name")), limit=asked.rows + 1, skip=asked.skip)
    types = (f"side {asked.given['side']}",) if "side" in asked.given else ()
    found = list(store.folds(Speaker, query, types))
    rows = [speaker_record(s) for s in found[: asked.rows]]
    relays = list(store.folds(Relay, Query(limit=_DRAWN))) if asked.page == 1 else []
    extra = {"page": asked.page, "more": len(found) > asked.rows, "relays": [relay_record(r) for r in relays]}
    context = {"asked": asked, "sides": sides(site.known), "flow": _drawing(relays)}
    return respond(request, Answer("sources.html", rows, SPEAKER_COLUMNS, extra, context))


@router.get("/sources/{name:path}")
def source(request: Request, name: str, site: TheSite, store: TheStore, asked: AskedFor) -> Response:
    """One source's record, by any of its names; ``kind`` and ``outcome`` choose the statements. Raises NotFound."""
    named(name, "source")
    asked = asked.by(_STATEMENTS)
    found = speaker_called(store, name, site.known, site.own)
    if found.name != name:
        return RedirectResponse(str(request.url.replace(path=link(f"/sources/{found.name}"))), 307)
    types = _types(asked)
    query = Query(source=found.name, limit=asked.rows + 1, skip=asked.skip, reverse=True)
    statements = list(store.folds(Statement, query, types)) if _wants_statements(request, asked) else []
    relays = list(store.folds(Relay, Query(source=found.name, limit=_DRAWN_OF_ONE)))
    rows = _rows(store, statements[: asked.rows])
    extra = {
        "source": speaker_record(found) | _became(store, found),
        "relays": [relay_record(r) for r in relays],
        "page": asked.page,
        "more": len(statements) > asked.rows,
    }
    context = {
        "asked": asked,
        "flow": _drawing(relays),
        "said": SAID,
        "outcomes": OUTCOMES,
        "chosen": types,
        "known": found.id in site.own.by_id or site.known.actors.get(found.id) is not None,
    }
    return respond(request, Answer("source.html", rows, STATEMENT_COLUMNS, extra, context))


def _wants_statements(request: Request, asked: Asked) -> bool:
    """A page shows them once it is asked which; data always has them."""
    return form_of(request) != "html" or any(key in asked.given for key in ("kind", "outcome", "page"))


def _types(asked: Asked) -> tuple[str, ...]:
    kind, outcome = asked.given.get("kind"), asked.given.get("outcome")
    if kind and kind not in STATED:
        raise UsageError(f"There is no kind {kind!r} of statements.", remedy=f"There are: {', '.join(STATED)}.")
    if outcome and outcome not in OUTCOMES:
        raise UsageError(f"There is no outcome {outcome!r}.", remedy=f"There are: {', '.join(OUTCOMES)}.")
    return tuple(filter(None, (kind, outcome or (kind and "counted"))))


def _drawing(relays: Sequence[Relay]) -> Flow | None:
    return flow(relays) if relays else None


def _became(store: Store, found: Speaker) -> dict[str, Any]:
    """For each kind of statement how many came to what, as shares with what so few can tell; and what is not counted,
    by reason."""
    counts = {(kind, outcome): n for kind, outcome, n in store.stated(found.name)}
    kinds, passed = [], Counter[str]()
    for kind in STATED:
        of = sum(counts.get((kind, outcome), 0) for outcome in OUTCOMES)
        if of:
            shares = {outcome: share(counts.get((kind, outcome), 0), of) for outcome in OUTCOMES}
            cells = {o: {"n": s.n, "share": s.n / of, "low": s.low, "high": s.high} for o, s in shares.items()}
            kinds.append({"kind": kind, "statements": of, "outcomes": cells})
    for (_, outcome), n in counts.items():
        if outcome not in OUTCOMES:
            passed[outcome] += n
    return {"kinds": kinds, "not_counted": [{"reason": why, "statements": n} for why, n in sorted(passed.items())]}


def _rows(store: Store, found: Sequence[Statement]) -> list[dict[str, Any]]:
    """The statements with some sentences: the source's, and those that affirm or deny it."""
    sides_of = [(s.claims[:_SENTENCES], s.affirmed_by[:_SENTENCES], s.denied_by[:_SENTENCES]) for s in found]
    said = store.claims_named(tuple(dict.fromkeys(c for three in sides_of for some in three for c in some)))
    texts = {rc.claim.id: {"claim": rc.claim.id, "text": rc.claim.evidence.text, "by": rc.origin} for rc in said}

    def sentences(claims: Sequence[str]) -> list[dict[str, Any]]:
        return [texts[c] for c in claims if c in texts]

    return [
        statement_record(s) | {"said": sentences(own), "affirming": sentences(yes), "denying": sentences(no)}
        for s, (own, yes, no) in zip(found, sides_of, strict=True)
    ]
