"""A document: every claim is reached from the words that it rests on, by the keyboard too."""

from __future__ import annotations

from typing import Any

import pytest

from contested.web.marking import marked

from .browsing import bars, needs_browser, opened


def claim(id: str, start: int, end: int) -> dict[str, Any]:
    return {"id": id, "evidence": {"start": start, "end": end}}


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 5)], [("01234", "a", ""), ("56789", "", "")]),
        ([(0, 8), (2, 5)], [("01", "a", ""), ("234", "b", ""), ("567", "a", ""), ("89", "", "")]),
        ([(2, 5), (2, 5)], [("01", "", ""), ("234", "b", "a"), ("56789", "", "")]),
        ([(0, 99)], [("0123456789", "a", "")]),
    ],
)
def test_each_claim_is_led_to_from_its_words(
    spans: list[tuple[int, int]], expected: list[tuple[str, str, str]]
) -> None:
    claims = [claim(id, start, end) for id, (start, end) in zip("abc", spans, strict=False)]
    pieces = marked("0123456789", claims)
    found = [(p.text, p.claims[-1]["id"] if p.claims else "", "".join(c["id"] for c in p.also)) for p in pieces]
    assert found == expected


@needs_browser
def test_marks_are_links_that_say_what_they_lead_to(browser: Any, sample_address: str) -> None:
    with opened(browser, sample_address, "/documents") as page:
        documents = page.request.get(f"{sample_address}/documents?format=json").json()["records"]
        also = 0
        for document in documents:
            told = page.request.get(f"{sample_address}/documents/{document['id']}?format=json").json()
            page.goto(f"{sample_address}/documents/{document['id']}")
            links = page.locator(".text a").evaluate_all(
                """links => links.map(a => [a.getAttribute("href"),
                    document.getElementById(a.getAttribute("aria-describedby")).textContent])"""
            )
            assert {href for href, _ in links} == {f"/claims/{c['id']}" for c in told["records"]}
            kinds = {f"/claims/{c['id']}": c["kind"] for c in told["records"]}
            assert all(line.startswith(f"{kinds[href]}: ") for href, line in links)
            also += page.locator(".text a.also").count()
            assert bars(page) == []
        assert also, "some claims rest on the same words"
        link = page.locator(".text mark a").first
        link.focus()
        assert page.locator(".margin li.lit").count() >= 1
        with page.expect_navigation(url=f"**{link.get_attribute('href')}"):
            page.keyboard.press("Enter")
