"""Answers given again: the same as the first, anew after the record changed, never another visitor's."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from contested import knowledge
from contested.pipeline.building import build
from contested.pipeline.reading import read
from contested.store import open_store
from contested.web import create_app
from contested.web.again import LONGEST, Again
from contested.web.kept import Keeper

from .browsing import SETTINGS, TOKEN


class Counting:
    """Answers with how often it was asked, as long as the address says."""

    def __init__(self) -> None:
        self.asked = 0
        self.state: object = 1

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        asked = Request(scope).query_params
        text = f"{self.asked}".ljust(int(asked.get("long", 0)), ".")
        response: Response = PlainTextResponse(text, int(asked.get("status", 200)))
        if "cookie" in asked:
            response.set_cookie("a", "b")
        if "secret" in asked:
            response.headers["Cache-Control"] = "no-store"
        await response(scope, receive, send)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def visitor(counting: Counting) -> TestClient:
    return TestClient(Again(counting, lambda: counting.state, most=10_000))


def test_who_asks_again_gets_the_same_until_the_record_changes(visitor: TestClient, counting: Counting) -> None:
    assert [visitor.get("/events").text for _ in range(3)] == ["1", "1", "1"]
    counting.state = 2
    assert visitor.get("/events").text == "2"
    counting.state = None
    assert [visitor.get("/events").text for _ in range(2)] == ["3", "4"]


@pytest.mark.parametrize("other", [{"accept": "text/csv"}, {"cookie": "contested=1"}, {"host": "other"}])
def test_another_form_another_visitor_and_another_host_are_asked_for_anew(
    visitor: TestClient, other: dict[str, str]
) -> None:
    assert [visitor.get("/events", headers=h).text for h in ({}, other, {}, other)] == ["1", "2", "1", "2"]


@pytest.mark.parametrize(
    "page", ["/a?status=404", "/a?cookie=1", "/a?secret=1", f"/a?long={LONGEST + 1}", "/static/a", "/review/drawing"]
)
def test_what_must_not_be_kept_is_not(visitor: TestClient, counting: Counting, page: str) -> None:
    first, second = visitor.get(page), visitor.get(page)
    assert counting.asked == 2
    assert (first.text[0], second.text[0]) == ("1", "2")
    assert "etag" not in first.headers


class Slow(Counting):
    """Answers when it is told to; what it is asked for "wrong" fails then."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        number = self.asked
        streamed = b"stream" in scope["query_string"]
        if streamed:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        await self.go.wait()
        if b"wrong" in scope["query_string"] and number == 1:
            raise RuntimeError("wrong")
        if streamed:
            await send({"type": "http.response.body", "body": str(number).encode()})
        else:
            await PlainTextResponse(str(number))(scope, receive, send)


@pytest.mark.parametrize(
    ("page", "told", "made"),
    [("/events", ["1"] * 4, 1), ("/events?wrong", ["", "2", "2", "2"], 2), ("/events?stream", ["1", "2", "3", "4"], 4)],
)
def test_what_several_ask_for_at_once_is_made_once_where_it_may_be(page: str, told: list[str], made: int) -> None:
    slow = Slow()
    app = Again(slow, lambda: slow.state)

    async def asked() -> list[str]:
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            tasks = [asyncio.create_task(client.get(page)) for _ in range(4)]
            for _ in range(20):
                await asyncio.sleep(0)
            slow.go.set()
            answers = await asyncio.wait_for(asyncio.gather(*tasks), 10)
        return [a.text if a.status_code == 200 else "" for a in answers]

    assert asyncio.run(asked()) == told
    assert slow.asked == made


def test_who_waits_for_one_who_left_makes_it_himself() -> None:
    slow = Slow()
    app = Again(slow, lambda: slow.state)

    async def asked() -> str:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://127.0.0.1") as client:
            first, second = (asyncio.create_task(client.get("/events")) for _ in range(2))
            for _ in range(20):
                await asyncio.sleep(0)
            first.cancel()
            slow.go.set()
            return (await asyncio.wait_for(second, 10)).text

    assert asyncio.run(asked()) == "2"


def test_only_reading_is_answered_again(visitor: TestClient) -> None:
    assert [visitor.post("/judgements").text for _ in range(2)] == ["1", "2"]


def test_the_least_asked_for_are_forgotten(visitor: TestClient) -> None:
    pages = [f"/{n}?long=4000" for n in range(3)]
    first = [visitor.get(page).text for page in (*pages[:2], pages[0], pages[2])]
    assert visitor.get(pages[0]).text == first[0]
    assert visitor.get(pages[2]).text == first[3]
    assert visitor.get(pages[1]).text != first[1]


def test_who_has_an_answer_is_told_so(visitor: TestClient) -> None:
    first = visitor.get("/events")
    for known in (first.headers["etag"], f'W/"other", W/{first.headers["etag"]}'):
        again = visitor.get("/events", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert visitor.get("/events", headers={"If-None-Match": '"other"'}).text == "1"


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Iterator[Path]:
    """A record of one's own."""
    yield Path(shutil.copy(sample_record, tmp_path / "own.db"))


def test_pages_follow_the_record(record: Path, tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text("2015-09-09\n\nShelling killed nine people in Daraya on 9 September 2015, activists said.\n")
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        before = {page: client.get(page).text for page in ("/documents?rows=1000", "/events?rows=1000", "/map")}
        assert {page: client.get(page).text for page in before} == before
        with open_store(record) as store:
            known = knowledge.load(SETTINGS.conflict)
            read([report], store, known, SETTINGS)
            build(store, known, SETTINGS)
        after = {page: client.get(page).text for page in before}
        assert all(after[page] != before[page] for page in ("/documents?rows=1000", "/events?rows=1000"))


def test_pages_go_by_the_last_day_that_was_read_also_before_it_is_built(record: Path, tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text("2016-09-09\n\nShelling killed nine people in Daraya on 9 September 2016, activists said.\n")
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        assert client.get("/control/changes?format=json").json()["to"] < "2016"
        with open_store(record) as store:
            read([report], store, knowledge.load(SETTINGS.conflict), SETTINGS)
        assert client.get("/control/changes?format=json").json()["to"] == "2016-09-09"
        assert 'href="/control?at=2016-09-09"' in client.get("/control").text


def test_pages_carry_their_tag_and_the_safe_headers_again(record: Path) -> None:
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        first, second = client.get("/events"), client.get("/events")
        assert second.headers == first.headers
        assert second.headers["cache-control"] == "no-cache"
        assert second.headers["content-security-policy"]
        known = client.get("/events", headers={"If-None-Match": first.headers["etag"]})
        assert (known.status_code, known.headers["vary"]) == (304, first.headers["vary"])


def test_who_only_looks_at_a_record_does_not_change_it(record: Path) -> None:
    keeper = Keeper(record, lambda: knowledge.load(SETTINGS.conflict))
    before = keeper.state()
    keeper.kept()
    with open_store(record, readonly=True) as store:
        assert store.counts().documents
        assert keeper.state() == before is not None
    assert keeper.state() == before
