"""What a person comes for, from the first page to the answer, in a browser, with real reports."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contested import knowledge
from contested.pipeline.building import build
from contested.pipeline.reading import read
from contested.store import open_store

from .browsing import SETTINGS, needs_browser, opened, served

SHARED = Path(os.environ.get("CONTESTED_SHARED", Path(__file__).parents[3] / "shared"))
SEEDS = SHARED / "seeds"
pytestmark = [needs_browser, pytest.mark.skipif(not SEEDS.is_dir(), reason=f"there are no reports in {SEEDS}")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("walk") / "seeds.db"
    known = knowledge.load(SETTINGS.conflict)
    with open_store(path, create=True) as store:
        read([str(SEEDS)], store, known, SETTINGS)
        build(store, known, SETTINGS)
    with served(path) as url:
        yield url


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    with opened(browser, address, "/events") as page:
        yield page


def search(page: Any, words: str) -> None:
    page.fill("#find", words)
    page.press("#find", "Enter")
    page.wait_for_url(re.compile("/search"))


def test_from_a_figure_to_its_sentence(page: Any) -> None:
    search(page, "287")
    page.locator("main a", has_text="287").first.click()
    page.locator('main a[href^="/documents/"]').first.click()
    page.wait_for_url(re.compile("/documents/.*#c-"))
    assert "287" in "".join(page.locator("mark.aim").all_inner_texts())


def test_an_event_shows_each_figure_and_who_gives_it(page: Any, address: str) -> None:
    events = page.request.get(f"{address}/events?format=json&rows=1000&place=Hassakeh").json()["records"]
    event = max(events, key=lambda e: (e["killed"] or {"low": 0})["low"])
    page.goto(f"{address}/events/{event['id']}")
    assert "287" in page.inner_text("#tolls") and "Observatory" in page.inner_text("#tolls")
    page.locator("#tolls tbody a").first.click()
    assert "287" in page.locator("article.claim:target").inner_text()


def test_a_dispute_is_found(page: Any) -> None:
    page.click("nav >> text=Disputes")
    page.locator("article.dispute a", has_text="denies").or_(
        page.locator("article.dispute", has_text="denies").locator("h2 a")
    ).first.click()
    assert "poison gas" in page.inner_text("main") and "denied the claim" in page.inner_text("main")


def test_any_spelling_finds_the_place(page: Any) -> None:
    search(page, "Hasaka")
    assert "Hassakeh" in page.inner_text("main")


def test_a_week_is_printed(page: Any, address: str) -> None:
    page.goto(f"{address}/brief?from=2015-07-22&to=2015-07-28")
    assert page.pdf()[:5] == b"%PDF-"
    made = page.request.get(f"{address}/brief?from=2015-07-22&to=2015-07-28&format=pdf")
    assert made.body()[:5] == b"%PDF-"
    assert "Hasakah" in page.inner_text("main") and page.locator(".notes li").count()
