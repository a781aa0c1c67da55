"""Every page in a browser, narrow and wide, light and dark: within the screen, without an error, and fit for all."""

from __future__ import annotations

from typing import Any

import pytest

from .browsing import bars, needs_browser, opened
from .pages import PAGES, addresses, things

pytestmark = needs_browser

# The map takes long, and is looked at with what moves it.
MAP = ("/", "/map")
MORE = ("/places/Idlib", "/actors/isis", "/nowhere")


@pytest.fixture(scope="module")
def pages(browser: Any, sample_address: str) -> tuple[str, ...]:
    """Every page, of one thing of each kind."""
    with opened(browser, sample_address, "/documents") as page:
        of = things(lambda address: page.request.get(sample_address + address).json())
    every = addresses({route: some for route, some in PAGES.items() if route not in MAP})
    return (*(address.format_map(of) for address in every), *MORE)


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
