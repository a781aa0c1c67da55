"""A place: by id, by any spelling, and where the gazetteer lacks it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi.testclient import TestClient


def asked(client: TestClient, name: str) -> Any:
    return client.get(f"/places/{quote(name)}", headers={"Accept": "application/json"}).json()


def places(client: TestClient) -> list[dict[str, Any]]:
    events = client.get("/events?format=json&rows=1000").json()["records"]
    return [e["place"] for e in events if e["place"]]


def test_a_place_is_the_same_by_id_and_name(client: TestClient) -> None:
    by_id, by_name = asked(client, "syria-hasakah"), asked(client, "Hassakeh")
    assert by_id["place"]["id"] == by_name["place"]["id"] == "syria-hasakah"
    assert by_id["place"]["gazetteer"]["lat"] and by_id["place"]["gazetteer"]["precision_km"]


def test_a_place_tells_its_control_by_source_its_events_and_tolls(client: TestClient) -> None:
    told = asked(client, "Hassakeh")
    assert told["records"] and all(s["place"]["id"] == "syria-hasakah" for s in told["records"])
    assert told["holding"] and told["events"] and told["tolls"]
    html = client.get("/places/Hassakeh").text
    assert 'data-plot="spells"' in html
    for spell in told["records"]:
        assert f"/spells/{spell['id']}" in html
    for event in told["events"]:
        assert f"/events/{event['id']}" in html


def test_a_day_can_be_chosen(client: TestClient) -> None:
    told = client.get("/places/Hassakeh?at=2015-08-01&format=json").json()
    assert told["day"] == "2015-08-01"
    assert "Who held it on 2015-08-01" in client.get("/places/Hassakeh?at=2015-08-01").text


def test_the_spellings_of_reports_are_told(client: TestClient) -> None:
    told = asked(client, "Hassakeh")["place"]
    assert "Hassakeh" in told["written"] or "Hasakah" in told["written"]


def test_an_area_has_what_lies_in_it(client: TestClient) -> None:
    town, area = asked(client, "syria-hasakah"), asked(client, "Hasakah province")
    assert area["place"]["gazetteer"]["kind"] == "province"
    assert len(area["events"]) >= len(town["events"])


def test_every_place_of_an_event_has_its_page(client: TestClient) -> None:
    for place in {p["id"] or p["name"]: p for p in places(client)}.values():
        response = client.get(f"/places/{quote(place['id'] or place['name'], safe='')}")
        assert response.status_code == 200 and "<h1>" in response.text


def test_a_place_of_which_nothing_is_told_says_so(client: TestClient) -> None:
    page = client.get("/places/Tartus").text
    assert "No source says who held it." in page and "No event of the record lies there." in page


def test_no_place_at_all_is_not_found(client: TestClient) -> None:
    response = client.get("/places/Zzyzzx%20Nowhere")
    assert response.status_code == 404 and "Zzyzzx Nowhere" in response.text
