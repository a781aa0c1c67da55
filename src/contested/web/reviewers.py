"""Who reviews: a name that is typed once and kept in a cookie."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Request
from fastapi.responses import Response

from contested.errors import UsageError

COOKIE = "reviewer"
LONGEST = 80
_YEAR = 365 * 24 * 3600


def reviewer_of(request: Request) -> str:
    """The name of whoever judges from this browser; "" before it is typed."""
    return _plain(unquote(request.cookies.get(COOKIE, "")))[:LONGEST]


def named(given: str) -> str:
    """A name as it is kept. Raises UsageError for none, and for one that is too long."""
    name = _plain(given)
    if not name:
        raise UsageError("A judgement needs the name of whoever judges.", remedy="Go back and type yours.")
    if len(name) > LONGEST:
        raise UsageError(f"A reviewer's name has no more than {LONGEST} characters.")
    return name


def remember(response: Response, name: str) -> None:
    """Keep the name in the browser."""
    response.set_cookie(COOKIE, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict", path="/")


def _plain(name: str) -> str:
    """On one line, without what is not printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


Reviewer = Annotated[str, Depends(reviewer_of)]
