"""Writing is for the bearer of the token alone, and no script of a document ever runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from contested.model import (
    ActorRef,
    ActorResolution,
    Dispute,
    Evidence,
    Identity,
    Judgement,
    PlaceRef,
    TimeRef,
)
from contested.store import open_store
from contested.web import create_app
from contested.web.templating import weblink
from tests.store.world import conclusions, report, war

from .browsing import SETTINGS, TOKEN

EVIL = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)> \u202e\u0000\ufeff ‮ 𝕏 {{ 7*7 }}"
ADDRESS = "javascript:alert(document.cookie)//https://ok.example"
WRITES = ("/review/judge", "/review/undo")


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_record, tmp_path / "record.db"))


def form(client: TestClient, record: Path) -> dict[str, str]:
    """A form that would be kept if its sender might write."""
    with open_store(record, readonly=True) as store:
        claim = next(store.claims()).claim.id
    csrf = client.app.state.site.guard.csrf  # type: ignore[attr-defined]
    return {"csrf": csrf, "author": "Mallory", "kind": "reject", "subject": claim}


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("wrong", ["no token", "wrong token", "no csrf", "wrong csrf", "foreign origin", "null origin"])
def test_nobody_else_writes(record: Path, path: str, wrong: str) -> None:
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        given, headers = form(client, record), {}
        if wrong == "wrong token":
            client.cookies.set("contested", "guessed")
        elif wrong != "no token":
            client.get(f"/enter/{TOKEN}")
        if wrong == "no csrf":
            del given["csrf"]
        elif wrong == "wrong csrf":
            given["csrf"] = "0" * 64
        elif wrong.endswith("origin"):
            headers["Origin"] = "null" if wrong == "null origin" else "https://evil.example"
        assert client.post(path, data=given, headers=headers, follow_redirects=False).status_code == 403
    with open_store(record, readonly=True) as store:
        assert list(store.judgements()) == []


def test_a_page_of_ours_may_write_and_its_cookies_stay_home(record: Path) -> None:
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        client.get(f"/enter/{TOKEN}")
        given = form(client, record)
        answer = client.post(WRITES[0], data=given, headers={"Origin": "http://127.0.0.1"}, follow_redirects=False)
        assert answer.status_code == 303
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie


def test_a_record_that_is_served_for_reading_lets_nobody_write(record: Path) -> None:
    with TestClient(create_app(record, SETTINGS, None), base_url="http://127.0.0.1") as client:
        for cookie in ("", "None", TOKEN):
            client.cookies.set("contested", cookie)
            assert client.post(WRITES[0], data=form(client, record)).status_code == 403


def test_nothing_is_changed_by_looking(record: Path) -> None:
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        client.get(f"/enter/{TOKEN}")
        assert {client.get(path).status_code for path in (WRITES[0], WRITES[1])} <= {404, 405}


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """A record in which every name, title and text is an attack."""
    path = tmp_path / "hostile.db"
    claims = next(claims for _, claims, _ in war() if claims)
    with open_store(path, create=True) as store:
        text = f"{EVIL} moved on {EVIL}."
        document = replace(report(text, day=date(2015, 8, 1), publisher=EVIL, title=EVIL), url=ADDRESS)
        start = document.text.index("moved on")
        span = replace(claims[0].evidence, text=document.text[start:], start=start, end=len(document.text))
        bare = replace(claims[0], doc=document.id, evidence=span, trigger=None, actor=(span,), target=(), place=())
        bare = replace(bare, kind="event", attribution=(), toll=None, time=None, confidence=0.1)
        own = [replace(bare, id=f"c-{n}") for n in range(3)]
        why = Evidence(0.5, EVIL)
        named = [ActorResolution(c.id, "actor", 0, EVIL, "p-1", why) for c in own]
        store.add(document, own, named, reader="rules 1")
        place = PlaceRef(EVIL, "in", "sy-evil", 35.0, 36.0, EVIL, EVIL)
        like = conclusions(own * 2).events[0]
        like = replace(like, event_type="Battles", time=TimeRef(date(2015, 8, 1), date(2015, 8, 1)), reason=EVIL)
        like = replace(like, place=place, actor=(ActorRef(EVIL, "p-1"),))
        events = [replace(like, id=f"e-{n}", claims=(c.id,)) for n, c in enumerate(own)]
        disputes = [Dispute("x-1", "denial", "e-0", place, ("c-0",), ("c-1",), EVIL, (EVIL,), (EVIL,))]
        unknown = Identity("p-1", EVIL, (EVIL, EVIL + "2"), None, None, ("c-0",), EVIL)
        store.conclude(events=events, spells=(), tolls=(), disputes=disputes, identities=[unknown])
        now = datetime(2026, 1, 1, tzinfo=UTC)
        store.add_judgement(Judgement("j-1", "reject", ("c-2",), EVIL, now, EVIL))
        store.add_judgement(Judgement("j-2", "correct", ("c-2",), "Rana", now, field="place", value=EVIL))
    with TestClient(create_app(path, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        client.get(f"/enter/{TOKEN}")
        client.cookies.set("reviewer", "%3Cscript%3Ealert('x')%3C/script%3E")
        client.document = document.id  # type: ignore[attr-defined]
        yield client


PAGES = (
    *("/", "/events", "/events/e-0", "/documents", "/review", "/review/claims", "/review/events", "/review/disputes"),
    *("/review/actors", "/review/second", "/judgements", "/judgements/j-1", "/judgements/j-2", "/judgements/agreement"),
    *("/review/claims?id=c-2", "/review/split/e-0", "/review?judged=j-1&undone=j-2"),
)


@pytest.mark.parametrize("page", [*PAGES, "/documents/{}"])
def test_what_a_document_says_is_text_and_nothing_else(hostile: TestClient, page: str) -> None:
    response = hostile.get(page.format(hostile.document))  # type: ignore[attr-defined]
    assert response.status_code == 200
    assert "<script>alert" not in response.text and "<img" not in response.text
    assert not re.search(r"""(href|src|action)=["']?\s*javascript:""", response.text, re.I)
    assert "style=" not in response.text and not re.search(r"\son\w+=", re.sub(r"&\S+;[^<]*", "", response.text))
    assert "script-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("page", ["/review/claims?place=%3Cscript%3Ealert(1)", "/search?q=%22%3E%3Cscript%3Ealert(1)"])
def test_what_an_address_says_is_text_and_nothing_else(hostile: TestClient, page: str) -> None:
    assert "<script>alert" not in hostile.get(page).text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://echo.example/1", True),
        ("HTTP://echo.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)//https://x", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//evil.example", False),
        ("https:///", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_are_linked(url: str | None, linked: bool) -> None:
    assert weblink(url) is linked


@contextmanager
def served(record: Path) -> Iterator[tuple[str, str]]:
    """The record served by a process of its own: its address, and the link that lets one write."""
    command = [sys.executable, "-m", "contested", "serve", "--record", str(record), "--port", "0"]
    environment = os.environ | {"CONTESTED_READER": "fast", "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline(), process.stdout.readline()]
            found = [re.search(r"http://\S+", line) for line in lines]
            assert all(found), lines
            address, link = (match.group() for match in found if match)
            yield address.rstrip("/"), link
        finally:
            process.terminate()


def test_reading_in_blocks_no_page(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n}.txt").write_text(
            f"BEIRUT, August {1 + n % 28}, 2015 - Rebels seized the village of Kubayna on Sunday, killing {n + 2} "
            f"soldiers, a monitor said. Warplanes bombed Sarmin on Monday, killing {n + 1} civilians."
        )
    reading = [sys.executable, "-m", "contested", "read", str(folder), "--record", str(record)]
    with served(record) as (address, link), httpx.Client(base_url=address, timeout=60) as client:
        client.get(link, follow_redirects=True)
        before = client.get("/?format=json").json()["documents"]
        csrf = re.search(r'name="csrf" value="(\w+)"', client.get("/review/claims?below=1").text)
        claim = client.get("/review/claims?below=1&format=json").json()["records"][0]["id"]
        assert csrf
        process = subprocess.Popen(reading, env=os.environ | {"CONTESTED_READER": "fast"}, stdout=subprocess.DEVNULL)
        waits: list[float] = []
        judged = None
        while process.poll() is None:
            for page in ("/", "/events", "/documents", "/review", "/review/claims?below=1"):
                started = time.monotonic()
                assert client.get(page).status_code == 200
                waits.append(time.monotonic() - started)
            if judged is None and client.get("/?format=json").json()["documents"] > before:
                fields = {"csrf": csrf[1], "author": "Rana", "kind": "accept", "subject": claim}
                judged = client.post("/review/judge", data=fields).status_code
        assert process.returncode == 0
        # A page that waited for a writer would wait as long as a store does: five seconds.
        assert max(waits) < 4, sorted(waits)[-5:]
        assert client.get("/?format=json").json()["documents"] == before + 60
        assert judged in (None, 303)
