"""Answers given again: to who asks for the same while the record stays as it is, and not even sent where he has it.

What several ask for at once is made once, for the first of them.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contested.web.guard import VARIES

# Bytes of the answers that are kept, and of the longest of them: a large table is made for the one who asks.
MOST, LONGEST = 64_000_000, 2_000_000
# Files have tags of their own; the pages of review say how far drawing is, which is not in the record.
_PASSED = ("/static/", "/review")

Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Given:
    """An answer as it was sent."""

    start: Message
    body: bytes
    tag: str


class Again:
    """Keeps answers by what was asked (host, address, form, cookies), the least asked for forgotten first.

    ``state`` gives what the record's state is told by; None while pages may show the state before, of which nothing is
    kept. Answers that set a cookie or forbid storing are not kept.
    """

    def __init__(self, app: ASGIApp, state: Callable[[], Hashable | None], most: int = MOST) -> None:
        self._app, self._state, self._most = app, state, most
        self._given: OrderedDict[Key, Given] = OrderedDict()
        # What is being made, each with its sign that it is, or that it may not be kept.
        self._making: dict[Key, asyncio.Event] = {}
        self._of: Hashable | None = None
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it from what is kept."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_PASSED):
            await self._app(scope, receive, send)
            return
        headers, state = Headers(scope=scope), self._state()
        # A feed names the host that it was asked of.
        named = (headers.get(name) for name in ("host", *VARIES))
        key = (scope["path"], scope["query_string"], *named)
        given = self._known(state, key)
        if given is None and state is not None and (made := self._making.get(key)):
            await made.wait()
            given = self._known(self._state(), key)
        if given is None:
            given = await self._made(state, key, scope, receive, send)
        if given is not None:
            await _send(given, headers.get("if-none-match", ""), send)

    async def _made(self, state: Hashable | None, key: Key, scope: Scope, receive: Receive, send: Send) -> Given | None:
        """The answer made now, and kept where it may be; None where it went out as it came."""
        done = self._making.setdefault(key, asyncio.Event())
        answer = _Answer(send, done)
        try:
            await self._app(scope, receive, answer.take)
            given = answer.whole()
            if given is not None and state is not None and state == self._state():
                self._keep(state, key, given)
        finally:
            done.set()
            self._making.pop(key, None)
        return given

    def _known(self, state: Hashable | None, key: Key) -> Given | None:
        if state != self._of or state is None or key not in self._given:
            return None
        self._given.move_to_end(key)
        return self._given[key]

    def _keep(self, state: Hashable, key: Key, given: Given) -> None:
        if state != self._of:
            self._given.clear()
            self._of, self._size = state, 0
        if key not in self._given:
            self._size += len(given.body)
        self._given[key] = given
        while self._size > self._most:
            self._size -= len(self._given.popitem(last=False)[1].body)


class _Answer:
    """Holds an answer back until it is whole, where it may be given again; of all others, which go on as they come,
    ``through`` is set at once."""

    def __init__(self, send: Send, through: asyncio.Event) -> None:
        self._send, self._known = send, through
        self._start: Message | None = None
        self._body = b""
        self._through = False

    async def take(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start" and not _may_be_kept(message):
            self._through = True
            self._known.set()
        if self._through:
            await self._send(message)
        elif message["type"] == "http.response.start":
            self._start = message
        else:
            self._body += message.get("body", b"")

    def whole(self) -> Given | None:
        """What was held back."""
        if self._start is None:
            return None
        tag = f'"{hashlib.blake2b(self._body, digest_size=16).hexdigest()}"'
        MutableHeaders(scope=self._start)["ETag"] = tag
        return Given(self._start, self._body, tag)


def _may_be_kept(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    length = headers.get("content-length")
    return (
        start["status"] == 200
        and length is not None
        and int(length) <= LONGEST
        and "set-cookie" not in headers
        and "no-store" not in headers.get("cache-control", "")
    )


async def _send(given: Given, known: str, send: Send) -> None:
    """The answer, or only that the visitor has it, where one of the tags ``known`` is its."""
    headers = list(given.start["headers"])
    if given.tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        headers = [(name, value) for name, value in headers if name.lower() not in (b"content-length", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({**given.start, "headers": headers})
    await send({"type": "http.response.body", "body": given.body})
