"""The plots and the pages around them in a browser: drawn, within the screen, without an error, and fit for all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from contested.web import create_app

from .conftest import SETTINGS

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PLOTTED = ("/tolls", "/tolls?by=group", "/places/Hassakeh")
PAGES = (*PLOTTED, "/control", "/control?at=2015-08-01", "/control/changes", "/tolls/lines?explain=1&rows=5")

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"there is no {CHROMIUM}")


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of a record served on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(record, SETTINGS), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def address(sample_record: Path) -> Iterator[str]:
    with served(sample_record) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def opened(browser: Any, url: str, width: int = 1280, scheme: str = "light") -> Iterator[Any]:
    """The page at ``url``; what it complains of fails the test, and so does any request to elsewhere."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(url[:16]) else wrong.append(request.url))
    page.goto(url, wait_until="load")
    yield page
    context.close()
    assert wrong == []


def an_event(address: str, browser: Any) -> str:
    """The event with a toll that most sources speak of."""
    with opened(browser, f"{address}/events") as page:
        found = page.evaluate("fetch('/events?format=json&rows=1000').then(r => r.json())")["records"]
    return f"/events/{max((e for e in found if e['killed']), key=lambda e: len(e['origins']))['id']}"


@pytest.mark.parametrize("width", [360, 1280])
def test_plots_are_drawn_within_the_screen(address: str, browser: Any, width: int) -> None:
    for page_of in (*PLOTTED, an_event(address, browser)):
        with opened(browser, address + page_of, width) as page:
            page.wait_for_selector("figure.plotted svg")
            assert page.locator("figure.plotted svg[role=img][aria-label]").count() >= 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page_of


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_fit_for_all(address: str, browser: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    for page_of in (*PAGES, an_event(address, browser)):
        with opened(browser, address + page_of, scheme=scheme) as page:
            found = axe.run(page, options=rules).response["violations"]
            assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found] == [], page_of
