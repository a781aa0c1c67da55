"""HEAD is answered wherever GET is, with the same headers and no body."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Message

from contested.web.head import Head

PAGES = (
    *("/", "/map", "/events", "/control", "/tolls", "/disputes", "/changes", "/actors", "/sources", "/documents"),
    *("/brief", "/search?q=army", "/claims", "/judgements", "/review", "/review/claims", "/changes.atom"),
    *("/events?format=csv&rows=3", "/events?format=json&rows=3", "/map/boundaries.json", "/static/contested.css"),
    *("/nothing", "/events?page=x", "/show/zzz"),
)


@pytest.mark.parametrize("page", PAGES)
def test_head_says_what_get_would(client: TestClient, page: str) -> None:
    head = client.head(page)
    get = client.get(page)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers == get.headers and int(head.headers["content-length"]) == len(get.content)


def test_who_has_the_answer_is_told_so_to_head_too(client: TestClient) -> None:
    tag = client.head("/events?rows=4").headers["etag"]
    assert client.head("/events?rows=4", headers={"If-None-Match": tag}).status_code == 304


def test_a_form_is_not_sent_by_head(client: TestClient) -> None:
    assert client.head("/review/undo").status_code in (404, 405)


def test_no_byte_of_the_body_goes_out() -> None:
    """A server would cut it off too; not every server does."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    answering = Head(PlainTextResponse("told"))({"type": "http", "method": "HEAD"}, receive, send)
    # The browser of other tests keeps a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, answering).result()
    start, body = sent
    assert (b"content-length", b"4") in start["headers"]
    assert body["body"] == b""
