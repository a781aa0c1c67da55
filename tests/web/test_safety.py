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
from pathlib import Path

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from contested.store import open_store
from contested.web import create_app
from contested.web.templating import weblink

from .browsing import SETTINGS, TOKEN
from .hostile import attacked
from .pages import LISTED, PAGES, PARTS, addresses

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


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """Somebody who may judge a record of attacks, under a name that is one, and one thing of each kind in it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    things = attacked(path)
    with TestClient(create_app(path, SETTINGS, TOKEN), base_url="http://127.0.0.1") as client:
        client.get(f"/enter/{TOKEN}")
        client.cookies.set("reviewer", "%3Cscript%3Ealert('x')%3C/script%3E")
        yield client, things


MORE = ("/judgements/j-2", "/review/claims?id=c-2", "/review?judged=j-1&undone=j-2", "/tolls?by=group&harm=killed")


@pytest.mark.parametrize("page", [*MORE, *addresses(PAGES, PARTS)])
def test_what_a_document_says_is_text_and_nothing_else(hostile: tuple[TestClient, dict[str, str]], page: str) -> None:
    client, things = hostile
    response = client.get(page.format_map(things))
    assert response.status_code == 200
    assert "<script>alert" not in response.text and "<img" not in response.text
    assert not re.search(r"""(href|src|action)=["']?\s*javascript:""", response.text, re.I)
    # Data in a script of no language is no markup.
    markup = re.sub(r'<script type="application/json">.*?</script>', "", response.text, flags=re.S)
    assert "style=" not in markup and not re.search(r"\son\w+=", re.sub(r"&\S+;[^<]*", "", markup))
    assert "script-src 'self'" in response.headers["content-security-policy"]


def test_every_listing_of_the_hostile_record_holds_an_attack(hostile: tuple[TestClient, dict[str, str]]) -> None:
    client, things = hostile
    for listing in {*LISTED.values(), "sources", "judgements"}:
        told = client.get(f"/{listing}?format=json").json()["records"]
        assert any("<script>" in str(row) for row in told), listing
    assert "&lt;script&gt;" in client.get(f"/places/{things['place']}").text


@pytest.mark.parametrize("page", ["/review/claims?place=%3Cscript%3Ealert(1)", "/search?q=%22%3E%3Cscript%3Ealert(1)"])
def test_what_an_address_says_is_text_and_nothing_else(hostile: tuple[TestClient, dict[str, str]], page: str) -> None:
    assert "<script>alert" not in hostile[0].get(page).text


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
        assert judged == 303, "a judgement is kept while reports are read in"
    with open_store(record, readonly=True) as store:
        assert [(j.author, j.subjects) for j in store.judgements()] == [("Rana", (claim,))]
