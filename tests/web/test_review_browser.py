"""Review as a person does it, in Chromium, by the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .browsing import TOKEN, needs_browser, opened, served

pytestmark = needs_browser


@pytest.fixture
def address(sample_record: Path, tmp_path: Path) -> Iterator[str]:
    """A copy of the sample's record, which may be judged."""
    with served(Path(shutil.copy(sample_record, tmp_path / "record.db"))) as url:
        yield url


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page of somebody who may judge."""
    with opened(browser, address, f"/enter/{TOKEN}") as page:
        yield page


def two_events(address: str, page: Any) -> tuple[Any, Any]:
    events = page.request.get(f"{address}/events?format=json&rows=1000").json()["records"]
    single = [e for e in events if len(e["claims"]) == 1 and e["place"] and e["event_type"] == "Battles"]
    return single[0], next(e for e in single if e["place"]["name"] != single[0]["place"]["name"])


def together(address: str, page: Any, one: Any, other: Any) -> bool:
    events = page.request.get(f"{address}/events?format=json&rows=1000").json()["records"]
    return any({*one["claims"], *other["claims"]} <= {*e["claims"]} for e in events)


def drawn(page: Any) -> None:
    page.locator(".drawing", has_text="Drawn anew").wait_for(timeout=60_000)


def test_two_events_are_merged_and_parted_again_by_keys(address: str, page: Any) -> None:
    one, other = two_events(address, page)
    page.goto(f"{address}/review/events?one={one['id']}&other={other['id']}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "author":
            break
    page.keyboard.type("Rana s")
    page.keyboard.press("Enter")
    assert "judged=" not in page.url, "Enter in a field judges nothing"
    page.keyboard.press("Escape")
    with page.expect_navigation(url="**judged=j-*"):
        page.keyboard.press("s")
    drawn(page)
    assert together(address, page, one, other)
    page.goto(f"{address}/review")
    with page.expect_navigation(url="**undone=j-*"):
        page.keyboard.press("u")
    drawn(page)
    assert not together(address, page, one, other)


def test_an_answer_that_fails_is_told_and_asked_for_again(address: str, page: Any) -> None:
    page.route("**/review/state", lambda route: route.fulfill(status=404, body="It is gone."))
    page.goto(f"{address}/review/claims?below=1")
    page.get_by_label("Your name").fill("Rana")
    page.get_by_role("button", name="Wrong").click()
    page.locator(".drawing", has_text="can't be told (the answer was 404)").wait_for()
    page.unroute("**/review/state")
    drawn(page)
    page.route("**/review/state", lambda route: route.fulfill(status=404, body="It is gone."))
    with page.expect_navigation(url="**undone=j-*"):
        page.keyboard.press("u")
    page.locator(".drawing", has_text="can't be told").wait_for()
    with page.expect_navigation(url="**skip=1**"):
        page.keyboard.press("k")


def test_the_keys_are_told_and_can_be_switched_off(address: str, page: Any) -> None:
    page.goto(f"{address}/review/claims?below=1")
    page.keyboard.press("?")
    assert page.locator("#keys table").is_visible()
    page.locator("[data-keys-switch]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("k")
    page.goto(f"{address}/review/claims?below=1")
    page.keyboard.press("k")
    assert "skip" not in page.url
    page.evaluate("localStorage.removeItem('contested-keys')")
    with page.expect_navigation(url="**skip=1**"):
        page.keyboard.press("k")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "field"


def test_everything_works_without_scripts(address: str, page: Any) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{address}/enter/{TOKEN}")
    plain.goto(f"{address}/review/claims?below=1")
    plain.get_by_label("Your name").fill("Sami")
    plain.get_by_role("button", name="Wrong").click()
    plain.get_by_text("Kept: wrong, by Sami").wait_for()
    plain.get_by_role("button", name="Take back my last").click()
    plain.get_by_text("Taken back:").wait_for()
    assert plain.get_by_text("Kept: wrong, by Sami").count() == 0
    context.close()
