"""Who held what: every spell, on a day, what is agreed, and what changed hands."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient


def asked(client: TestClient, address: str) -> Any:
    return client.get(address, headers={"Accept": "application/json"}).json()


def test_every_spell_has_a_page_with_its_sentences(client: TestClient) -> None:
    spells = asked(client, "/control?rows=1000")["records"]
    assert spells
    html = client.get("/control").text
    for spell in spells[:15]:
        assert f"/spells/{spell['id']}" in html
        page = client.get(f"/show/{spell['id']}").text
        for claim in spell["claims"]:
            assert f"#{claim}" in page


def test_a_day_is_answered_by_source_with_sentences(client: TestClient) -> None:
    answer = asked(client, "/control?at=2015-08-01")
    assert answer["records"]
    html = client.get("/control?at=2015-08-01").text
    for holding in answer["records"]:
        assert f"/spells/{holding['spell']}" in html
        assert any(f"#{claim}" in html for claim in holding["claims"])
    rows = [*csv.DictReader(io.StringIO(client.get("/control?at=2015-08-01&format=csv").text))]
    assert [r["spell"] for r in rows] == [h["spell"] for h in answer["records"]]


def test_what_is_agreed_is_fewer_than_what_is_said(client: TestClient) -> None:
    every = {h["spell"] for h in asked(client, "/control?at=2015-08-01")["records"]}
    agreed = asked(client, "/control?at=2015-08-01&agreed=1")["records"]
    assert all(set(a["spells"]) <= every for a in agreed)
    assert all(a["basis"] and a["reason"] for a in agreed)


def test_an_area_holds_the_places_in_it(client: TestClient) -> None:
    whole = asked(client, "/control?rows=1000")["records"]
    here = asked(client, "/control?rows=1000&within=Idlib")["records"]
    assert 0 < len(here) < len(whole)
    assert {s["place"]["admin1"] for s in here} == {"Idlib"}
    first, second = (asked(client, f"/control?rows=1&within=Idlib&page={n}") for n in (1, 2))
    assert [r["id"] for r in first["records"] + second["records"]] == [s["id"] for s in here[:2]]


def test_a_place_of_which_nobody_speaks_that_day_tells_of_other_days(client: TestClient) -> None:
    place = asked(client, "/control?rows=1")["records"][0]["place"]["name"]
    page = client.get(f"/control?at=1999-01-01&place={place}")
    assert page.status_code == 200 and "Said of other days" in page.text


def test_what_changed_hands_leads_to_its_sentences(client: TestClient) -> None:
    address = "/control/changes?from=2015-01&to=2016-12"
    changes = asked(client, address)["records"]
    assert changes
    html = client.get(address).text
    for change in changes:
        assert change["sentences"] and f"/spells/{change['spell']}" in html
    assert [c["day"] for c in changes] == sorted(c["day"] for c in changes)
    rows = [*csv.DictReader(io.StringIO(client.get(f"{address}&format=csv").text))]
    assert [r["spell"] for r in rows] == [c["spell"] for c in changes]


def test_without_days_the_last_months_are_told(client: TestClient) -> None:
    lately = asked(client, "/control/changes")
    assert lately["from"] and lately["to"] == asked(client, "/")["last"]


@pytest.mark.parametrize(
    ("page", "status", "said"),
    [
        ("/spells/s-nothing", 404, "There is no control spell s-nothing"),
        ("/control?within=Atlantis", 400, "Atlantis"),
        ("/control?agreed=1", 400, "asked of a day"),
    ],
)
def test_what_goes_wrong_is_told(client: TestClient, page: str, status: int, said: str) -> None:
    response = client.get(page)
    assert response.status_code == status and said in response.text
