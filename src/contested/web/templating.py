"""Templates, and how they write days, counts and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from contested import __version__
from contested.knowledge.witness import speaking_report
from contested.model.counting import words
from contested.model.days import span
from contested.web.links import link

MISSING = "unknown"
# Pages that stand under another's name in the navigation.
_UNDER = {"judgements": "review", "places": "control", "spells": "control", "claims": "documents"}
_WEB = re.compile(r"https?://[^\s/]", re.I)
NAV = (
    ("map", "Map"),
    ("events", "Events"),
    ("control", "Control"),
    ("tolls", "Tolls"),
    ("disputes", "Disputes"),
    ("changes", "Changes"),
    ("actors", "Actors"),
    ("sources", "Sources"),
    ("documents", "Documents"),
    ("brief", "Brief"),
    ("review", "Review"),
)

# What a dispute of each kind is called.
DISPUTED = {
    "denial": "One denies what another affirms",
    "control": "Who held a place",
    "toll": "No number fits both counts",
    "time": "On which day",
    "means": "By what means",
    "actor": "Whose deed it was",
}


@cache
def environment() -> Environment:
    """The templates. Everything is escaped; a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("contested.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        days=days, count=count, path=path, people=people, speaking_report=speaking_report, zipped=zipped
    )
    made.tests.update(weblink=weblink)
    made.globals.update(version=__version__, address=address, onward=onward, nav_items=NAV, disputed=DISPUTED)
    return made


def render(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """A page. ``request`` gives its address and what this visitor may do."""
    site = request.app.state.site
    about = {
        "request": request,
        "request_path": request.url.path,
        "nav": _here(request),
        "may_write": site.guard.may_write(request),
        "csrf": site.guard.csrf,
    }
    text = environment().get_template(template).render(**{"has_csv": False, "nothing": "", **context}, **about)
    return Response(text, status, media_type="text/html; charset=utf-8")


def _here(request: Request) -> str:
    here = request.url.path.split("/")[1]
    return _UNDER.get(here, here)


def days(time: Mapping[str, Any] | None) -> str:
    """Days in words: "2015-08-01", "2015-08-01 to 2015-08-03", "2015-08", "until 2015-08-03", "unknown"."""
    start, end = (time or {}).get("start"), (time or {}).get("end")
    if start and end:
        return span(date.fromisoformat(str(start)), date.fromisoformat(str(end)))
    return f"from {start}" if start else f"until {end}" if end else MISSING


def count(figures: Mapping[str, Any] | None) -> str:
    """A range of persons: "12", "8 to 15", "5 or more", "up to 30"."""
    return words(figures["low"], figures["high"]) if figures else ""


def people(actors: list[Mapping[str, Any]]) -> str:
    """Names of actors, as a list in words."""
    names = [a["name"] for a in actors]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def weblink(url: str | None) -> bool:
    """Whether an address that a document states may be linked: on the web, and nothing that a browser would run."""
    return url is not None and _WEB.match(url) is not None


def zipped(values: Iterable[str]) -> list[tuple[str, str]]:
    """Options of a form that are called what they are."""
    return [(value, value) for value in values]


def path(id: str) -> str:
    """The address of the page of what the id names."""
    return f"/show/{quote(id, safe='')}"


def address(request: Request, **changes: object) -> str:
    """This page's address with parameters changed; None takes one away."""
    kept = {k: v for k, v in request.query_params.items() if k not in changes}
    given = {k: str(v) for k, v in changes.items() if v is not None}
    asked = urlencode({**kept, **given})
    return f"{request.url.path}?{asked}" if asked else request.url.path


def onward(request: Request, to: str, names: Iterable[str], **changes: object) -> str:
    """The address of another page, with those of this page's parameters that are meant there too, and others."""
    kept = {name: value for name in names if (value := request.query_params.get(name))}
    return link(to, **{**kept, **changes})
