"""The map of a day: how places stand, what happened around it, its forms, filters and cards."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contested import knowledge
from contested.settings import Settings
from contested.store import open_store
from contested.web import create_app
from contested.web.kept import Keeper

from .browsing import SETTINGS, TOKEN

DAY = "2015-06-01"


def asked(client: TestClient, **given: Any) -> dict[str, Any]:
    """The map as JSON."""
    response = client.get("/map", params={"format": "json", "at": DAY, **given})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def places(client: TestClient, **given: Any) -> dict[str, dict[str, Any]]:
    """The places of the map by name, with the names of their sides."""
    found = asked(client, **given)
    sides = [*found["sides"], "no side"]
    return {p["name"]: {**p, "sides": [sides[n] for n in p["sides"]]} for p in found["records"]}


def test_idlib_changes_hands(client: TestClient) -> None:
    assert "Idlib" not in places(client, at="2015-02-01")
    after = places(client, at="2015-05-15")["Idlib"]
    assert after["sides"] == ["opposition"] and after["state"] in ("held", "claimed", "contested")


def test_what_was_not_reported_yet_was_not_known(client: TestClient) -> None:
    assert "Idlib" in places(client, at="2015-05-15")
    assert "Idlib" not in places(client, at="2015-05-15", known_at="2015-03-01")


def test_numbers_stand_for_sides_actors_types_and_grades(client: TestClient) -> None:
    found = asked(client, around=31)
    assert found["records"] and found["events"]
    for p in found["records"]:
        assert all(-1 <= n < len(found["sides"]) for n in p["sides"]) and p["lat"] is not None
        assert all(found["actors"][n] for n in p["holders"])
    for e in found["events"]:
        assert found["types"][e["type"]] and found["grades"][e["grade"]] and e["lat"] is not None
    assert found["left_out"]["places"] == found["left_out"]["events"] == 0


def test_the_page_tells_the_same_without_a_script(client: TestClient) -> None:
    page = client.get("/map", params={"at": DAY}).text
    for name in places(client):
        assert f">{name}</a>" in page
    assert 'href="/map?at=2015-06-02"' in page, "the day after"


def test_the_csv_has_all_places_in_words(client: TestClient) -> None:
    rows = [*csv.DictReader(io.StringIO(client.get("/map", params={"at": DAY, "format": "csv"}).text))]
    assert {r["name"] for r in rows} == places(client).keys()
    assert {r["state"] for r in rows} <= {"held", "claimed", "contested", "not held"}


def test_according_to_one_source_and_to_both_sides(client: TestClient) -> None:
    everything = places(client)
    page = client.get("/map", params={"at": DAY}).text
    source = "Syrian Observatory for Human Rights"
    assert f"<option>{source}</option>" in page
    own = places(client, according=source)
    assert own and own.keys() < everything.keys()
    assert places(client, according="agreed").keys() <= everything.keys()
    assert places(client, according="nobody") == {}


def test_events_are_filtered_by_type_grade_and_actor(client: TestClient) -> None:
    whole = asked(client, around=31)
    battles = [e for e in whole["events"] if whole["types"][e["type"]] == "Battles"]
    assert asked(client, around=31, type="Battles")["events"] == battles
    graded = asked(client, around=31, grade="single source")["events"]
    assert graded == [e for e in whole["events"] if whole["grades"][e["grade"]] == "single source"]
    theirs = asked(client, around=31, actor="Da'esh")
    assert 0 < len(theirs["events"]) < len(whole["events"])
    assert all("ISIS" in [theirs["actors"][n][0] for n in p["holders"]] for p in theirs["records"])


def test_a_box_keeps_what_lies_in_it(client: TestClient) -> None:
    north = places(client, box="30,35.5,50,38")
    assert north and all(p["lat"] >= 35.5 for p in north.values())
    assert north.keys() < places(client).keys()


def test_too_many_are_left_out_and_counted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(client, at="2015-08-01", around=31)
    monkeypatch.setattr("contested.web.mapped.MOST_PLACES", 2)
    monkeypatch.setattr("contested.web.mapped.MOST_EVENTS", 3)
    # Another address: what was answered already is answered again.
    few = asked(client, at="2015-08-01", around=31, box="-180,-90,180,90")
    assert len(few["records"]) == 2 and few["left_out"]["places"] == len(whole["records"]) - 2
    assert few["around"] < 31 and len(few["events"]) <= 3
    assert not few["records"][0].get("stale"), "the latest go first"


def test_the_timeline_counts_the_events_of_each_day(client: TestClient) -> None:
    found = client.get("/map/timeline.json").json()
    days = dict(found["records"])
    assert list(days) == sorted(days) and found["first"] <= min(days) and max(days) <= found["last"]
    listed = client.get("/events?format=json&rows=1000").json()["records"]
    # An event that states no day is of the days of its claims.
    undated = sum(e["status"] == "actual" and not e["time"]["start"] for e in listed)
    more = [n - sum(e["time"]["start"] == day and e["status"] == "actual" for e in listed) for day, n in days.items()]
    assert min(more) == 0 and sum(more) <= undated
    months = dict(client.get("/map/timeline.json?by=month").json()["records"])
    assert sum(months.values()) == sum(days.values()) and {m[:7] for m in days} == months.keys()
    fewer = client.get("/map/timeline.json?type=Battles").json()["records"]
    assert 0 < sum(n for _, n in fewer) < sum(days.values())


def test_the_card_of_a_place_has_each_sources_word_with_its_sentence(client: TestClient) -> None:
    idlib = places(client, at="2015-05-15")["Idlib"]
    card = client.get(f"/map/place/{idlib['id']}?at=2015-05-15").text
    assert f'href="/places/{idlib["id"]}"' in card and '<q class="sentence">' in card and "/documents/" in card
    assert "<html" not in card
    before = client.get(f"/map/place/{idlib['id']}?at=2015-02-01").text
    assert "Nobody tells who held it on 2015-02-01" in before
    assert "Said of other days" in before
    page = client.get(f"/map?at=2015-05-15&place={idlib['id']}").text
    assert 'id="card-title"' in page, "the page has the card too"


def test_the_card_of_an_event(client: TestClient) -> None:
    event = max(client.get("/events?format=json").json()["records"], key=lambda e: len(e["claims"]))
    card = client.get(f"/map/event/{event['id']}").text
    assert event["grade"] in card and f'href="/events/{event["id"]}"' in card and '<q class="sentence">' in card


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/map?at=tomorrow", 400, "is no day"),
        ("/map?grade=certain", 400, "There is no grade"),
        ("/map?box=1,2", 400, "is no box"),
        ("/map?around=x", 400, "is no number"),
        ("/map/timeline.json?by=hour", 400, "no counting by"),
        ("/map/place/nowhere-at-all", 404, "The record has no place"),
        ("/map/event/e-nothing", 404, "There is no event"),
    ],
)
def test_what_goes_wrong_is_told(client: TestClient, address: str, status: int, said: str) -> None:
    response = client.get(address)
    assert response.status_code == status and said in response.text


def test_a_card_that_is_gone_does_not_break_the_page(client: TestClient) -> None:
    assert client.get("/map?place=nowhere-at-all").status_code == 200


def test_the_first_page_shows_the_map_and_what_the_record_holds(client: TestClient) -> None:
    page = client.get("/").text
    assert 'id="map"' in page and "claims in" in page
    assert client.get("/?format=json").json()["documents"] == 17


def test_an_empty_record_says_how_to_begin(tmp_path: Path) -> None:
    open_store(tmp_path / "empty.db", create=True).close()
    with TestClient(create_app(tmp_path / "empty.db", SETTINGS, TOKEN), base_url="http://127.0.0.1") as visitor:
        assert "contested read" in visitor.get("/").text
        assert visitor.get("/map").status_code == 200
        assert visitor.get("/map/timeline.json").json()["records"] == []


def test_the_borders_are_the_programs_or_those_of_the_setting(
    client: TestClient, sample_record: Path, tmp_path: Path
) -> None:
    assert client.get("/map/boundaries.json").json()["type"] == "Topology"
    own = {"type": "FeatureCollection", "features": []}
    (tmp_path / "boundaries.json").write_text(json.dumps(own))
    (tmp_path / "wrong.json").write_text("[1]")
    for given, status in ((tmp_path, 200), (tmp_path / "boundaries.json", 200), (tmp_path / "wrong.json", 400)):
        settings = Settings(reader="fast", boundaries=str(given))
        with TestClient(create_app(sample_record, settings, TOKEN), base_url="http://127.0.0.1") as visitor:
            response = visitor.get("/map/boundaries.json")
            assert response.status_code == status
            assert status != 200 or response.json() == own


def test_what_is_kept_follows_the_record(tmp_path: Path) -> None:
    path = tmp_path / "growing.db"
    with open_store(path, create=True) as store:
        keeper = Keeper(path, knowledge.load)
        assert keeper.kept().counts.documents == 0
        assert keeper.kept() is keeper.kept()
        from tests.store.world import report

        store.add(report("The mill at Qastun fell.", day=date(2015, 8, 3)), [], [], reader="fast")
        assert keeper.kept().counts.documents == 1
