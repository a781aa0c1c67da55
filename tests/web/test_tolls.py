"""Tolls: sums, the lines behind them, and the sentences behind those."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from contested.ledger import toll_sum
from contested.store import open_store


def asked(client: TestClient, address: str) -> Any:
    return client.get(address, headers={"Accept": "application/json"}).json()


def test_the_sum_is_that_of_the_ledger(client: TestClient, sample_record: Any) -> None:
    with open_store(sample_record, readonly=True) as store:
        expected = toll_sum(store.tolls(), "killed")
    killed = next(t for t in asked(client, "/tolls")["all"] if t["key"] == "killed")
    assert (killed["low"], killed["best"], killed["high"]) == (expected.low, expected.best, expected.high)


@pytest.mark.parametrize("by", ["month", "place", "province"])
def test_the_parts_of_a_sum_add_up(client: TestClient, by: str) -> None:
    told = asked(client, f"/tolls?by={by}&rows=1000")
    whole = next(t for t in told["all"] if t["key"] == "killed")
    assert sum(r["low"] for r in told["records"]) == whole["low"]
    assert sum(r["entries"] for r in told["records"]) == whole["entries"]


@pytest.mark.parametrize("by", ["month", "group", "place", "province", "side"])
def test_every_sum_is_a_row_and_leads_to_its_lines(client: TestClient, by: str) -> None:
    told = asked(client, f"/tolls?by={by}&rows=1000")
    assert told["records"]
    rows = [*csv.DictReader(io.StringIO(client.get(f"/tolls?by={by}&rows=1000&format=csv").text))]
    assert [r["name"] for r in rows] == [r["name"] for r in told["records"]]
    for row in [r for r in told["records"] if r["href"]]:
        lines = asked(client, f"{row['href']}&rows=1000")["records"]
        counted = [line for line in lines if line["event"] and line["scope"] == "incident"]
        if by == "month":
            counted = [line for line in counted if began(line).startswith(row["key"])]
        # Who is counted within another line is not added again.
        ids = {line["id"] for line in counted}
        assert sum(line["within"] not in ids for line in counted) == row["entries"]


def began(line: dict[str, Any]) -> str:
    return line["time"]["start"] or line["time"]["end"] or ""


def test_a_month_of_a_period_leads_to_lines_of_the_period(client: TestClient) -> None:
    rows = [row for row in asked(client, "/tolls?by=month&from=2015-07-30&to=2015-08")["records"] if row["href"]]
    assert rows
    for row in rows:
        given = dict(parse_qsl(urlsplit(row["href"]).query))
        wanted = {"2015-07": ("2015-07-30", "2015-07-31"), "2015-08": ("2015-08-01", "2015-08-31")}[row["key"]]
        assert (given["from"], given["to"]) == wanted


def test_lines_are_explained_down_to_their_sentences(client: TestClient) -> None:
    lines = asked(client, "/tolls/lines?explain=1&rows=20")["records"]
    html = client.get("/tolls/lines?explain=1&rows=20").text
    for line in lines:
        assert f"/tolls/{line['id']}" in html
        assert any(f"#{claim}" in html for claim in line["claims"])


def test_a_line_has_its_sources_and_its_parts(client: TestClient) -> None:
    lines = asked(client, "/tolls/lines?rows=1000")["records"]
    part = next(line for line in lines if line["within"])
    whole = asked(client, f"/tolls/{part['within']}")
    assert part["id"] in {p["id"] for p in whole["parts"]}
    assert {s["source"] for s in whole["sources"]} == set(whole["toll"]["sources"])
    page = client.get(f"/show/{part['within']}").text
    assert f"/tolls/{part['id']}" in page
    assert all(f'id="{claim}"' in page for claim in whole["toll"]["claims"])


def test_a_total_stands_beside_what_the_record_holds(client: TestClient) -> None:
    totals = asked(client, "/tolls/lines?type=cumulative&rows=1000")["records"]
    assert totals
    for total in totals[:5]:
        told = asked(client, f"/tolls/{total['id']}")
        page = client.get(f"/tolls/{total['id']}").text
        if total["within"] is None:
            assert told["beside"]["says"] and told["beside"]["says"][1:] in page


def test_the_lines_of_an_event_are_its_own(client: TestClient) -> None:
    event = next(line["event"] for line in asked(client, "/tolls/lines?rows=1000")["records"] if line["event"])
    lines = asked(client, f"/tolls/lines?event={event}")["records"]
    assert lines and {line["event"] for line in lines} == {event}


@pytest.mark.parametrize(
    ("page", "status", "said"),
    [
        ("/tolls/t-nothing", 404, "There is no toll t-nothing"),
        ("/tolls?by=colour", 400, "not added up by"),
        ("/tolls?harm=bored", 400, "There is no harm"),
        ("/tolls?place=Tartus", 200, "No count of people is tied to an event that meets this"),
    ],
)
def test_what_goes_wrong_is_told(client: TestClient, page: str, status: int, said: str) -> None:
    response = client.get(page)
    assert response.status_code == status and said in response.text
