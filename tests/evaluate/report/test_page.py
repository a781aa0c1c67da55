"""The page holds every difference in its sentence, needs nothing else, and believes no text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from contested.evaluate import DIFFERENCES, MEASURES, coded, compare, measure
from contested.evaluate.report import Report, page
from contested.model import Document, Found, OffsetMap
from tests.evaluate.coding import FALLEN, SEIZED, TEXT, claim, control, person, toll

EMPTY = {"meta", "br"}


def document(text: str = TEXT, title: str | None = "Clashes by the Weir", **fields: Any) -> Document:
    """The document of the claims."""
    publisher, day = (Found(fields.get(key), "field", "") for key in ("publisher", "date"))
    return Document("weir", text, text, OffsetMap.identity(len(text)), title, publisher, day)


class Checker(HTMLParser):
    """Follows the elements of a page; fails on one that is not closed, and collects ids, links and sources."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "action", "style") or name.startswith("on"):
                self.outside.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(text: str) -> Checker:
    """The page, parsed."""
    checker = Checker()
    checker.feed(text)
    checker.close()
    assert checker.open == []
    return checker


CODER = [claim(), coded(toll()), claim(FALLEN, id="c9", polarity="denied"), coded(control())]
PROGRAM = [claim(id="p1", actor=[person("Weir brigade")]), coded(toll(id="p2")), claim("The governor", id="p3")]


@pytest.fixture(scope="module")
def report() -> str:
    """The page on a few claims."""
    compared = compare(PROGRAM, CODER)
    texts = {"weir": document(publisher="Fenland Echo", date="2019-05-04")}
    groups = {"Fenland Echo": (1, measure(compared))}
    return page(Report(compared, texts, "coded.jsonl", "fast 1", groups, ["coded.jsonl:7: It is <broken>."]))


def test_it_is_well_formed_and_every_link_leads_somewhere(report: str) -> None:
    checker = checked(report)
    assert len(set(checker.ids)) == len(checker.ids)
    assert {link.removeprefix("#") for link in checker.links} <= set(checker.ids)
    assert all(link.startswith("#") for link in checker.links)


def test_it_needs_nothing_else(report: str) -> None:
    checker = checked(report)
    assert checker.outside == []
    assert not checker.tags & {"script", "link", "img", "iframe", "form"}
    assert "default-src &#x27;none&#x27;" in report
    assert not re.search(r"https?:|url\(|@import", report)


def test_it_tells_what_is_measured_and_where_each_is_from(report: str) -> None:
    for it in MEASURES:
        assert it.label in report
    for words in ("Fenland Echo", "2019-05-04", "coded.jsonl", "fast 1", "Clashes by the Weir"):
        assert words in report
    assert "coded.jsonl:7: It is &lt;broken&gt;." in report


def test_each_difference_stands_in_its_sentence(report: str) -> None:
    assert f"<u>{SEIZED}</u></mark>, the Fen Monitor said." in report
    assert re.search(r'class="differs"><th scope="row">actor.*?Harbour militia.*?Weir brigade', report)
    assert "the program found no such claim here" in report
    assert "the coder has no such claim here" in report
    assert report.count('<details class="claim is-alike"') == 1


def test_a_link_for_each_kind_of_difference_with_its_number(report: str) -> None:
    shown = dict(re.findall(r'href="#only-([a-z-]+)"[^>]*>[^<]*<b>(\d+)</b>', report))
    assert shown == {"missed": "2", "spurious": "1", "actor": "1", "alike": "1"}
    for difference in DIFFERENCES:
        assert f"#only-{difference.key}:target ~ main" in report


def test_no_text_of_a_document_becomes_markup() -> None:
    nasty = "<script>alert(1)</script> & \"quotes\" 'x' \x00 \ud800 <b>"
    claims = [
        coded(
            {
                "doc": "weir",
                "id": nasty,
                "kind": "toll",
                "evidence": {"start": 0, "end": 8},
                "toll": {"harm": nasty, "group": nasty, "group_name": "x", "scope": nasty},
                **{role: [{"text": nasty, "name": nasty + "2", "relation": nasty}] for role in ("actor", "place")},
                "attribution": [{"text": nasty, "name": nasty}],
                "time": {"text": nasty},
                "polarity": nasty,
            }
        )
    ]
    texts = {"weir": document(nasty, nasty, publisher=nasty)}
    for program, coder in ((claims, claims), ([], claims)):
        compared = compare(program, coder)
        text = page(Report(compared, texts, nasty, nasty, {nasty: (1, measure(compared))}, [nasty]))
        assert not checked(text).tags & {"script"}
        assert "\x00" not in text
        text.encode("utf-8")
