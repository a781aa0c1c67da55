"""The page of an event: tolls by source, sentences by side, origins, disputes, and how it came to be told."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

Record = dict[str, Any]


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[Record]:
    found: list[Record] = client.get("/events?format=json&rows=1000").json()["records"]
    return found


def page(client: TestClient, event: Record) -> tuple[str, Record]:
    """An event's page, and the same as JSON."""
    address = f"/events/{event['id']}"
    return client.get(address).text, client.get(address, params={"format": "json"}).json()


def test_campaigns_are_listed_apart_from_what_happened(client: TestClient, events: list[Record]) -> None:
    """As the command line and the exports do: who counts rows counts nothing twice."""
    lasting = client.get("/events?type=campaign&format=json").json()["records"]
    assert lasting and {e["kind"] for e in lasting} == {"campaign"} and {e["kind"] for e in events} == {"happening"}
    rows = client.get("/events?rows=1000&format=csv").text.splitlines()[1:]
    assert not any(row.startswith(e["id"]) for e in lasting for row in rows)
    # Where a campaign stands in a row, it is what the row's event is a step of.
    assert any(e["part_of"] and e["part_of"]["event"] in {c["id"] for c in lasting} for e in events)
    assert "campaign</span>" in client.get("/events?type=campaign").text
    # A filter by type holds beside it.
    some = client.get("/events?type=single%20source&rows=1000&format=json").json()["records"]
    assert [e["id"] for e in some] == [e["id"] for e in events if e["grade"] == "single source"]


def test_every_figure_of_a_toll_leads_to_its_sentences(client: TestClient, events: list[Record]) -> None:
    event = max((e for e in events if e["killed"]), key=lambda e: len(e["origins"]))
    html, told = page(client, event)
    killed = next(t for t in told["tolls"] if t["harm"] == "killed")
    assert killed["event"]["low"] == event["killed"]["low"]
    assert killed["sources"]
    for source in killed["sources"]:
        assert set(source["claims"]) <= set(event["claims"])
        for claim in source["claims"]:
            assert f'href="#{claim}"' in html and f'id="{claim}"' in html


def test_the_figures_of_the_plot_stand_in_a_table(client: TestClient, events: list[Record]) -> None:
    event = next(e for e in events if e["killed"])
    html, _ = page(client, event)
    assert 'data-plot="counts"' in html and '<script type="application/json">' in html
    assert "<caption>Killed</caption>" in html


def test_the_origins_are_those_of_the_event(client: TestClient, events: list[Record]) -> None:
    event = max(events, key=lambda e: len(e["origins"]))
    html, told = page(client, event)
    names = {n["name"] for n in told["witnesses"]["nodes"] if n["kind"] == "origin"}
    assert names == {o["name"] for o in event["origins"]}
    assert '<svg class="witnesses"' in html and f"{len(names)} independent source" in html


def test_the_history_ends_with_what_the_event_says(client: TestClient, events: list[Record]) -> None:
    for event in events[:20]:
        _, told = page(client, event)
        steps = told["history"]
        assert {c for s in steps for c in s["claims"]} == set(event["claims"])
        said = {c["field"]: c["after"] for s in steps for c in s["changes"]}
        assert said["grade"] == event["grade"]
        assert said["what"] == (event["sub_event_type"] or event["event_type"])
        assert said.get("where", "").endswith(event["place"]["name"] if event["place"] else "")


def test_a_dispute_shows_both_sides(client: TestClient) -> None:
    disputes = [d for e in client.get("/events?format=json&type=disputed").json()["records"]
                for d in client.get(f"/events/{e['id']}?format=json").json()["disputes"]]  # fmt: skip
    assert disputes
    for dispute in disputes:
        assert dispute["said"] and dispute["said_against"]
        html = client.get(f"/events/{dispute['event']}").text if dispute["event"] else ""
        assert not html or ("Some say" in html and "Others say" in html)


def test_claims_of_an_event_are_a_table(client: TestClient, events: list[Record]) -> None:
    lines = client.get(f"/events/{events[0]['id']}?format=csv").text.splitlines()
    assert lines[0].startswith("doc,id,kind")
    assert len(lines) == 1 + len(events[0]["claims"])


def test_an_event_of_no_known_day_tells_when_it_was_told(client: TestClient, events: list[Record]) -> None:
    """It is listed by that day, between those that have one."""
    page = client.get("/events?rows=900").text
    rows = {e["id"]: row for e in events for row in page.split("<tr>") if e["id"] in row}
    undated = [e for e in events if not e["time"] or not any(e["time"].values())]
    assert undated
    for e in undated:
        days = [client.get(f"/documents/{d['id']}?format=json").json()["document"]["date"] for d in e["documents"]]
        assert ("told " in rows[e["id"]]) is any(days)
        assert not any(days) or f"told {min(filter(None, days))}" in rows[e["id"]]


def test_counts_of_one_sentence_are_told_apart(client: TestClient, events: list[Record]) -> None:
    for event in events:
        claims = client.get(f"/events/{event['id']}?format=json").json()["records"]
        tolls = [c for c in claims if c["toll"]]
        if len(tolls) > len({c["evidence"]["text"] for c in tolls}):
            html = client.get(f"/events/{event['id']}").text
            for claim in tolls:
                of_claim = html.split(f'<article class="claim" id="{claim["id"]}">')[1].split("</article>")[0]
                assert f"{claim['toll']['harm']}: {claim['toll']['low']:,}" in of_claim or "up to" in of_claim
            break
    else:
        pytest.fail("no sentence of the sample gives two counts")


def test_a_dispute_is_called_the_same_everywhere(client: TestClient, events: list[Record]) -> None:
    listing = client.get("/disputes?rows=500").text
    for d in client.get("/disputes?rows=500&format=json").json()["records"]:
        head = client.get(f"/disputes/{d['id']}").text.split("<title>")[1].split("<")[0].split(",")[0].split(" · ")[0]
        assert f"{head}," in listing or f"{head}</a>" in listing
        assert f"{head}</a>" in client.get(f"/review/disputes?id={d['id']}").text
        if d["event"]:
            assert f'href="/disputes/{d["id"]}">{head}</a>' in client.get(f"/events/{d['event']}").text
