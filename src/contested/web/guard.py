"""Who may write, and what a browser may do with the pages: nothing but show them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "contested"
FIELD = "csrf"
# Bytes and fields of a form: a dispute's has one field for each of its claims, of which there may be thousands.
LONGEST, MOST_FIELDS = 1_000_000, 10_000
# Observable Plot writes one style sheet into its figures (with the class name "plot"); nothing else comes inline.
PLOT_STYLE = "'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {PLOT_STYLE}",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# What an answer depends on beside its address: a page, its data and its table have one, and who may judge sees more.
VARIES = ("Accept", "Cookie")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it browsers send the forms of our own pages from the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What is kept is asked for again, by its tag: neither the record nor a newer program's scripts go unseen.
    "Cache-Control": "no-cache",
    "Vary": ", ".join(VARIES),
}


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets the bearer of ``token`` write; without one nobody may."""

    def __init__(self, token: str | None) -> None:
        self._token = token
        key = (token or secrets.token_urlsafe()).encode()
        self.csrf = hmac.new(key, b"form", hashlib.sha256).hexdigest()

    def may_write(self, request: Request) -> bool:
        """Whether the request carries the token in its cookie."""
        given = request.cookies.get(_cookie(request), "")
        return self._token is not None and secrets.compare_digest(given.encode(), self._token.encode())

    async def form(self, request: Request) -> FormData:
        """The form, where the bearer sent it from a page of ours. Raises HTTPException 403, 413, and 400."""
        if not self.may_write(request):
            raise HTTPException(403, "Open the link that was printed when the server started: it lets you write.")
        form = await Request(request.scope, _bounded(request.receive)).form(max_fields=MOST_FIELDS)
        if not secrets.compare_digest(str(form.get(FIELD, "")).encode(), self.csrf.encode()) or _foreign(request):
            raise HTTPException(403, "The form is not of this page. Load the page anew and send it again.")
        return form

    def enter(self, request: Request, given: str) -> Response:
        """Keep the token of the printed link in a cookie, and show the record. Raises HTTPException 403."""
        if self._token is None or not secrets.compare_digest(given.encode(), self._token.encode()):
            raise HTTPException(403, "This link is of another start of the server; it printed a new one.")
        response = RedirectResponse("/", 303)
        response.set_cookie(_cookie(request), self._token, httponly=True, samesite="strict", path="/")
        return response


def _bounded(receive: Receive) -> Receive:
    """The same, of no more bytes than a form has. It raises HTTPException 413."""
    left = LONGEST

    async def received() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413, f"The form has more than {LONGEST:,} bytes. Nothing of it was kept.")
        return message

    return received


def _cookie(request: Request) -> str:
    """The name of the cookie: one a port, for browsers send the cookies of a host to all of its ports."""
    port = request.url.port
    return f"{COOKIE}-{port}" if port else COOKIE


def _foreign(request: Request) -> bool:
    """Whether another site's page sent it."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


def _hostname(host: str) -> str:
    """The name in a Host header, without its port; "" for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


class Headers:
    """Puts the safe headers on every answer, and answers to no foreign name (DNS rebinding)."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if self._hosts and _hostname(host) not in self._hosts:
            await Response("Unknown host.", 421, HEADERS)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)
