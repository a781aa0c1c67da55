"""Every page in a browser, narrow and wide, light and dark: within the screen, without an error, and fit for all."""

from __future__ import annotations

from typing import Any

import pytest

from .browsing import bars, needs_browser, opened

pytestmark = needs_browser

LISTS = ("/events", "/control", "/control?at=2015-08-01", "/control/changes", "/tolls", "/tolls/lines?explain=1&rows=5",
         "/claims", "/disputes", "/changes", "/actors", "/sources", "/documents", "/search?q=Hasaka", "/brief",
         "/review", "/review/claims?below=1", "/review/events", "/review/disputes", "/review/actors", "/judgements",
         "/judgements/agreement", "/places/Idlib", "/nowhere")  # fmt: skip
ONES = ("events", "claims", "documents", "disputes", "changes")
SOURCE = "/sources/Syrian%20Observatory%20for%20Human%20Rights?kind=event"


@pytest.fixture(scope="module")
def pages(browser: Any, sample_address: str) -> tuple[str, ...]:
    """The lists, and one thing of each."""
    with opened(browser, sample_address, "/documents") as page:
        first = [page.request.get(f"{sample_address}/{name}?format=json").json()["records"][0]["id"] for name in ONES]
    return (*LISTS, *(f"/{name}/{id}" for name, id in zip(ONES, first, strict=True)), SOURCE, "/actors/isis")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(browser: Any, sample_address: str, pages: tuple[str, ...], scheme: str) -> None:
    with opened(browser, sample_address, scheme=scheme) as page:
        for path in pages:
            page.goto(sample_address + path)
            assert bars(page) == [], path


@pytest.mark.parametrize("width", [360, 2560])
def test_nothing_hangs_over_the_edge(browser: Any, sample_address: str, pages: tuple[str, ...], width: int) -> None:
    with opened(browser, sample_address, width=width) as page:
        for path in pages:
            page.goto(sample_address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
