"""What a reader has filtered by stays asked for, on the page and on those that it leads to."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

DAYS = {"from": "2015-07-01", "to": "2015-08-31"}
WHO = {"place": "Hassakeh", "actor": "isis", "source": "SOHR"}


def links(page: str, path: str) -> list[dict[str, str]]:
    """What the links of the page to an address ask there; those of every page aside."""
    main = page.split("<main")[1]
    found = [urlsplit(unescape(href)) for href in re.findall(r'href="([^"]*)"', main)]
    return [dict(parse_qsl(url.query)) for url in found if url.path == path]


def sent(page: str) -> dict[str, str]:
    """What the filters of the page ask for when nothing is changed in them."""
    form = re.search(r'<form class="(?:map-)?filters".*?</form>', page, re.S)
    assert form
    fields = re.findall(r"<input[^>]*>", form[0])
    named = {_of("name", field): _of("value", field) for field in fields}
    for name, options in re.findall(r'<select name="([^"]*)">(.*?)</select>', form[0], re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
        named[name] = (chosen[1] if chosen[1] is not None else chosen[2]) if chosen else ""
    return {name: unescape(value) for name, value in named.items() if value}


def _of(attribute: str, field: str) -> str:
    value = re.search(rf' {attribute}="([^"]*)"', field)
    return value[1] if value else ""


@pytest.mark.parametrize(
    "address",
    [
        "/control?at=2015-08-01&agreed=1&within=Hasakah&rows=10",
        "/control?place=Hassakeh&type=holds&rows=10",
        "/control/changes?from=2015-07-01&to=2015-08-31&at=2015-08-01",
        "/events?place=Hassakeh&at=2015-07-28&rows=10",
        "/tolls?by=place&harm=wounded&place=Hassakeh&known_at=2015-08-31&rows=10",
        "/tolls/lines?explain=1&harm=killed&type=incident&rows=10",
        "/disputes?type=denial&rows=10",
        "/changes?type=control&rows=10",
        "/claims?type=toll&place=Hassakeh&rows=10",
        "/review/claims?below=1&at=2015-08-01",
        "/map?at=2015-08-01&known_at=2015-08-05&actor=isis&place=syria-hasakah&box=30,30,50,40",
    ],
)
def test_a_form_keeps_what_the_address_asks(client: TestClient, address: str) -> None:
    asked = dict(parse_qsl(urlsplit(address).query))
    assert asked.items() <= sent(client.get(address).text).items()


def test_a_form_begins_again_with_the_first_page(client: TestClient) -> None:
    assert sent(client.get("/events?rows=5&page=2").text) == {"rows": "5"}


def test_the_pages_of_control_lead_to_each_other_with_what_was_asked(client: TestClient) -> None:
    kept = WHO | {"known_at": "2015-08-31"}
    day = client.get("/control", params={**kept, "within": "Hasakah", "at": "2015-08-01"}).text
    assert links(day, "/control")[0] == links(day, "/control/changes")[0] == kept | {"within": "Hasakah"}
    spells = client.get("/control", params=kept | DAYS | {"type": "holds"}).text
    assert links(spells, "/control/changes")[0] == kept | DAYS
    assert kept | {"at": "2015-08-15"} in links(spells, "/control")
    changes = client.get("/control/changes", params=kept | DAYS).text
    assert links(changes, "/control")[0] == kept | DAYS
    assert kept | {"at": "2015-08-15"} in links(changes, "/control")


def test_a_place_of_a_day_is_shown_on_that_day(client: TestClient) -> None:
    day = {"at": "2015-08-01", "known_at": "2015-08-10"}
    answers = client.get("/control", params=day | {"place": "Hassakeh"}).text
    assert links(answers, "/places/syria-hasakah") == [day] * len(links(answers, "/places/syria-hasakah")) != []


def test_the_pages_of_tolls_lead_to_each_other_with_what_was_asked(client: TestClient) -> None:
    kept = {"place": "syria"} | DAYS
    sums = client.get("/tolls", params=kept | {"harm": "killed", "by": "group"}).text
    totals = [asked for asked in links(sums, "/tolls/lines") if asked.get("type") == "cumulative"]
    assert totals == [kept | {"type": "cumulative", "harm": "killed"}]
    lines = client.get("/tolls/lines", params=kept | {"harm": "killed"}).text
    assert links(lines, "/tolls")[0] == kept | {"harm": "killed"}
    none = client.get("/tolls", params=WHO | DAYS | {"place": "Tartus"}).text
    assert links(none, "/claims") == [WHO | DAYS | {"place": "Tartus", "type": "toll"}]


def test_further_events_of_the_map_are_those_of_its_filters(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contested.web.routes.map._ROWS", 1)
    asked = {"at": "2015-08-01", "around": "7", "known_at": "2015-08-31", "table": "further"}
    for more in ({}, {"type": "Battles"}, {"grade": "single source"}, {"type": "Battles", "grade": "single source"}):
        page = client.get("/map", params=asked | more).text
        (listed,) = [parse_qs(urlsplit(unescape(a)).query) for a in re.findall(r'"([^"]*)">list of events', page)]
        days = {"from": ["2015-07-25"], "to": ["2015-08-08"], "known_at": ["2015-08-31"]}
        kind = {"type": [more.get("type", more.get("grade"))]} if more else {}
        assert listed == days | kind
        data = {"format": "json", "rows": "1000"}
        on_map = {e["id"] for e in client.get("/map", params=asked | more | data).json()["events"]}
        all_events = client.get("/events", params={k: v[0] for k, v in listed.items()} | data).json()["records"]
        assert on_map and on_map <= {e["id"] for e in all_events}
