"""The map as a person uses it, in Debian's Chromium: slide time, choose a place, follow a link."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from contested.web import create_app

from .conftest import SETTINGS, TOKEN

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's Chromium is not installed")
# WebGL without a graphics card, and nothing that looks for the network.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
PATIENCE = 120_000


@pytest.fixture(scope="module")
def served(sample_record: Path) -> Iterator[str]:
    """The address of a served record of the sample."""
    app = create_app(sample_record, SETTINGS, TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page that fails the test when a script fails or another machine is asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda m: troubles.append(m.text) if m.type == "error" and "404" not in m.text else None)
    page.on(
        "request", lambda r: None if re.match(r"(http://127\.0\.0\.1|blob:|data:)", r.url) else troubles.append(r.url)
    )
    yield page
    context.close()
    assert troubles == []


def drawn(page: Any, day: str) -> None:
    """Wait till the map shows a day."""
    page.wait_for_selector(f'#atlas[data-drawn="{day}"]')


def holders(page: Any, name: str) -> list[str]:
    """What the map draws for a place: the names of its pictures."""
    found: list[str] = page.evaluate(
        """name => contested.map.querySourceFeatures("marks")
            .filter(f => f.properties.layer === "places" && f.properties.name === name).map(f => f.properties.icon)""",
        name,
    )
    return found


def test_sliding_time_shows_idlib_change_hands(page: Any, served: str) -> None:
    page.goto(f"{served}/map?at=2015-02-15&place=syria-idlib")
    drawn(page, "2015-02-15")
    assert holders(page, "Idlib") == []
    assert "Nobody tells who held it on 2015-02-15" in page.inner_text("#card")
    page.select_option("#step", "30")
    for _ in range(3):
        page.click("#forth")
    drawn(page, "2015-05-16")
    assert page.inner_text("#day") == "2015-05-16"
    assert re.match(r"place/(held|claimed|contested)/0", holders(page, "Idlib")[0]), "the opposition, first colour"
    page.wait_for_selector("#card .said")
    assert "at=2015-05-16" in page.url and "place=syria-idlib" in page.url


def test_the_keyboard_is_enough(page: Any, served: str) -> None:
    page.goto(f"{served}/map?at=2015-05-16")
    drawn(page, "2015-05-16")
    page.focus("#slide")
    page.keyboard.press("ArrowRight")
    drawn(page, "2015-05-17")
    page.keyboard.press(",")
    drawn(page, "2015-05-10")
    page.focus("#as-table summary")
    page.keyboard.press("Enter")
    page.wait_for_selector('#tables a[data-place="syria-idlib"]')
    page.focus('#tables a[data-place="syria-idlib"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("#card #card-title")
    assert page.evaluate("document.activeElement.id") == "card-title"
    page.keyboard.press("Escape")
    assert page.locator("#card > *").count() == 0


def test_a_click_on_the_map_opens_the_card_and_the_filters_the_address(page: Any, served: str) -> None:
    page.goto(f"{served}/map?at=2015-05-16&view=35.93,36.63,9")
    drawn(page, "2015-05-16")
    x, y = page.evaluate(
        """() => {
            const p = contested.map.project([36.63, 35.93]);
            const box = document.getElementById("map").getBoundingClientRect();
            return [p.x + box.x, p.y + box.y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#card .map-card")
    assert "Idlib" in page.inner_text("#card")
    page.select_option("select[name=according]", "agreed")
    page.wait_for_url(re.compile("according=agreed"))
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "true"
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "false"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_bars_anybody_from_the_map(browser: Any, served: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{served}/map?at=2015-05-16&place=syria-idlib&table=1")
    drawn(page, "2015-05-16")
    results = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over the edge"
    context.close()
