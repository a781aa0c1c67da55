"""The brief of a day or a week, as a page to print, JSON, Markdown and PDF."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from operator import itemgetter

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.export.briefs import as_markdown, as_pdf
from contested.export.columns import Column
from contested.export.interchange import iso
from contested.model.brief import Brief
from contested.pipeline.briefing import brief, last_week
from contested.pipeline.holding import with_losers
from contested.pipeline.turning import changed_in
from contested.web.answers import Answer, respond
from contested.web.asked import day
from contested.web.site import Site, TheSite, TheStore

router = APIRouter()
_NOTES = tuple(
    Column(name, meaning, itemgetter(name))
    for name, meaning in (
        ("number", "Number of the note."),
        ("claim", "Id of the claim."),
        ("doc", "Id of the document."),
        ("sentence", "The sentence."),
        ("evidence", "The words of it that state the claim."),
        ("source", "Whose word it is."),
        ("title", "Title of the document."),
        ("publisher", "Its publisher."),
        ("published", "Day of its publication."),
        ("url", "Where it stood."),
    )
)


@router.get("/brief")
def page(request: Request, site: TheSite, store: TheStore) -> Response:
    """The brief from ``from`` to ``to``; the last week of the record where neither is given. Raises UsageError."""
    asked = request.query_params
    start, end = day(asked.get("from")), day(asked.get("to"), last=True)
    if start is None and end is None:
        start, end = last_week(store)
    elif start is None or end is None:
        start, end = (start or (end or date.min) - timedelta(days=6)), (end or (start or date.max))
    found = _brief(site, start, end)
    name = f"brief-{start}-{end}"
    if asked.get("format") == "md":
        return _file(as_markdown(found).encode(), "text/markdown; charset=utf-8", f"{name}.md")
    if asked.get("format") == "pdf":
        made = site.remembered.get(store.edition(), ("brief pdf", start, end), lambda: as_pdf(found))
        return _file(made, "application/pdf", f"{name}.pdf")
    length = (end - start).days + 1
    context = {
        "brief": found,
        "earlier": (start - timedelta(days=length), end - timedelta(days=length)),
        "later": (start + timedelta(days=length), end + timedelta(days=length)),
    }
    extra = {"from": start.isoformat(), "to": end.isoformat(), "documents": found.documents}
    sections = [
        {"title": s.title, "left_out": s.left_out, "lines": [asdict(n) for n in s.lines]} for s in found.sections
    ]
    notes = [asdict(n) | {"published": iso(n.published)} for n in found.notes]
    return respond(request, Answer("brief.html", notes, _NOTES, extra | {"sections": sections}, context))


def _brief(site: Site, start: date, end: date) -> Brief:
    store = site.store

    def made() -> Brief:
        # Of a large record all spells would have to be read.
        changes = changed_in(store, site.keeper.kept().control, start, end)
        told = None if changes is None else with_losers(changes, store, site.directory)
        return brief(store, start, end, site.known, told)

    return site.remembered.get(store.edition(), ("brief", start, end), made)


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})
