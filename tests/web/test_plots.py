"""The plots and the pages around them in a browser: drawn, within the screen, without an error."""

from __future__ import annotations

from typing import Any

import pytest

from .browsing import needs_browser, opened

PLOTTED = ("/tolls", "/tolls?by=group", "/places/Hassakeh")
pytestmark = needs_browser


def an_event(sample_address: str, browser: Any) -> str:
    """The event with a toll that most sources speak of."""
    with opened(browser, sample_address, "/events") as page:
        found = page.evaluate("fetch('/events?format=json&rows=1000').then(r => r.json())")["records"]
    return f"/events/{max((e for e in found if e['killed']), key=lambda e: len(e['origins']))['id']}"


@pytest.mark.parametrize("width", [360, 1280])
def test_plots_are_drawn_within_the_screen(sample_address: str, browser: Any, width: int) -> None:
    for page_of in (*PLOTTED, an_event(sample_address, browser)):
        with opened(browser, sample_address, page_of, width) as page:
            page.wait_for_selector("figure.plotted svg")
            assert page.locator("figure.plotted svg[role=img][aria-label]").count() >= 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page_of
