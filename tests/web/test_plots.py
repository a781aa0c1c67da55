"""The plots and the pages around them in a browser: drawn, within the screen, without an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contested.model import PlaceRef, TimeRef
from contested.store import open_store
from tests.store.world import conclusions, report, war

from .browsing import needs_browser, opened, served

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


def alike(record: Path) -> None:
    """A record that counts people at two places of one name, and at one of a name as long that begins the same."""
    claims = [c for _, claims, _ in war() for c in claims]
    like, on = conclusions(claims).tolls[1], date(2015, 8, 1)
    names = ("Al Mansurah", "gn-360761"), ("Al Mansurah", "gn-78931"), ("Al Mansurah", None)
    long = [(f"The village of many wells in the {side}", None) for side in ("east", "west")]
    tolls = [
        replace(like, id=f"t-{n}", event=f"e-{n}", harm="killed", scope="incident", within=None,
                time=TimeRef(on, on), place=PlaceRef(name, "in", id))
        for n, (name, id) in enumerate((*names, *long))
    ]  # fmt: skip
    with open_store(record, create=True) as store:
        store.add(report("Something happened.", day=on), [], [], reader="rules 1")
        store.conclude(tolls)


@pytest.mark.parametrize("width", [360, 1280])
def test_places_of_one_name_stand_apart(browser: Any, tmp_path: Path, width: int) -> None:
    alike(tmp_path / "alike.db")
    with served(tmp_path / "alike.db") as address, opened(browser, address, "/tolls?by=place", width) as page:
        rows = page.locator("section[aria-labelledby=bands] tbody th").all_inner_texts()
        assert {row for row in rows if row.startswith("Al M")} == {
            "Al Mansurah",
            "Al Mansurah (Ad Daqahliyah)",
            "Al Mansurah (Adan)",
        }
        page.wait_for_selector("figure.plotted svg")
        bars = page.locator("figure.plotted rect").evaluate_all("bars => bars.map(b => b.getAttribute('y'))")
        labels = page.locator("figure.plotted svg text").all_text_contents()
        assert len(bars) == len(set(bars)) == 5
        told = [label for label in labels if label.startswith(("Al M", "The v"))]
        assert len(told) == len(set(told)) == 5


@needs_browser
@pytest.mark.parametrize("path", ["/sources", "/sources/Syrian Observatory for Human Rights"])
def test_names_in_the_drawing_of_who_relies_on_whom_lie_on_nothing_else(
    browser: Any, sample_address: str, path: str
) -> None:
    with opened(browser, sample_address, path) as page:
        boxes = page.evaluate(
            "() => [...document.querySelectorAll('.sketch a text, .sketch a rect')].map(e => {"
            "const b = e.getBoundingClientRect(); return [e.textContent, b.left, b.top, b.right, b.bottom]; })"
        )
        assert len(boxes) > 6
        for n, (name, left, top, right, bottom) in enumerate(boxes):
            for other, left2, top2, right2, bottom2 in boxes[n + 1 :]:
                # Lines of text may touch above and below.
                beside = right <= left2 or right2 <= left or min(bottom, bottom2) - max(top, top2) < 4
                assert beside, (name, other)
