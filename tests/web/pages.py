"""Every address that the program answers, by its route: no test that sees all pages can forget a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi.routing import APIRoute

from contested.web.routers import ROUTERS

# In braces the things of a record that pages are of.
PAGES: dict[str, tuple[str, ...]] = {
    "/": ("/",),
    "/map": ("/map?at=2015-08-01&place={place}", "/map?at=2015-08-01&event={event}"),
    "/events": ("/events",),
    "/events/{id}": ("/events/{event}",),
    "/control": ("/control", "/control?at=2015-08-01", "/control?at=2015-08-01&agreed=1"),
    "/control/changes": ("/control/changes",),
    "/spells/{id}": ("/spells/{spell}",),
    "/tolls": ("/tolls", "/tolls?by=place"),
    "/tolls/lines": ("/tolls/lines", "/tolls/lines?explain=1&rows=5"),
    "/tolls/{id}": ("/tolls/{toll}",),
    "/places/{asked_for:path}": ("/places/{place}",),
    "/documents": ("/documents",),
    "/documents/{id:path}": ("/documents/{document}",),
    "/claims": ("/claims",),
    "/claims/{id}": ("/claims/{claim}",),
    "/actors": ("/actors",),
    "/actors/{name:path}": ("/actors/{actor}",),
    "/sources": ("/sources",),
    "/sources/{name:path}": ("/sources/{source}", "/sources/{source}?kind=event"),
    "/disputes": ("/disputes",),
    "/disputes/{id}": ("/disputes/{dispute}",),
    "/changes": ("/changes",),
    "/changes/{id}": ("/changes/{change}",),
    "/search": ("/search?q=Hasaka",),
    "/brief": ("/brief",),
    "/review": ("/review",),
    "/review/split/{event}": ("/review/split/{event}",),
    "/review/{queue}": (
        "/review/claims?below=1",
        "/review/events",
        "/review/disputes",
        "/review/actors",
        "/review/second",
    ),
    "/judgements": ("/judgements",),
    "/judgements/agreement": ("/judgements/agreement",),
    "/judgements/{id}": ("/judgements/{judgement}",),
}
# Parts of pages, ways to pages, and data.
PARTS: dict[str, tuple[str, ...]] = {
    "/map/place/{id:path}": ("/map/place/{place}?at=2015-08-01",),
    "/map/event/{id}": ("/map/event/{event}",),
    "/map/timeline.json": ("/map/timeline.json",),
    "/map/boundaries.json": ("/map/boundaries.json",),
    "/show/{id:path}": ("/show/{event}",),
    "/changes.atom": ("/changes.atom",),
    "/review/state": ("/review/state",),
}
# It lets its bearer write, and shows nothing.
DOOR = "/enter/{token}"

LISTED = {"spell": "control", "toll": "tolls/lines"} | {
    kind: f"{kind}s" for kind in ("event", "document", "claim", "actor", "dispute", "change")
}


def routes() -> set[str]:
    """The routes that can be looked at."""
    asked = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return {route.path for route in asked if "GET" in (route.methods or ())}


def addresses(*groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of these routes, the things that they are of still in braces."""
    return tuple(address for group in groups for some in group.values() for address in some)


def things(told: Callable[[str], Any]) -> dict[str, str]:
    """One thing of each kind of the sample's record, of which ``told`` gives the data at an address."""
    first = {kind: told(f"/{listing}?format=json")["records"][0]["id"] for kind, listing in LISTED.items()}
    # Nobody has judged the sample: the page of all judgements stands for that of one.
    return first | {"place": "syria-hasakah", "source": "Syrian Observatory for Human Rights", "judgement": "agreement"}
