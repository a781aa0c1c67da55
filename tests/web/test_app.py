"""Pages in their forms, errors that help, and what guards them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from contested.web import create_app

from .browsing import SETTINGS, TOKEN


@pytest.mark.parametrize("page", ["/", "/events", "/documents"])
def test_a_page_is_html_json_and_csv_at_one_address(client: TestClient, page: str) -> None:
    html = client.get(page)
    assert html.status_code == 200 and html.headers["content-type"].startswith("text/html")
    as_json = client.get(page, headers={"Accept": "application/json"})
    assert "records" in as_json.json() and as_json.json() == client.get(page, params={"format": "json"}).json()
    if as_json.json()["records"]:
        rows = [*csv.DictReader(io.StringIO(client.get(page, params={"format": "csv"}).text))]
        assert [r["id"] for r in rows] == [r["id"] for r in as_json.json()["records"]]


def test_an_event_leads_to_its_claims_and_they_to_their_sentences(client: TestClient) -> None:
    event = max(client.get("/events?format=json").json()["records"], key=lambda e: len(e["claims"]))
    page = client.get(f"/show/{event['id']}").text
    claims = client.get(f"/events/{event['id']}?format=json").json()["records"]
    assert {c["id"] for c in claims} == set(event["claims"])
    for claim in claims:
        assert f"/documents/{claim['doc']}#{claim['id']}" in page
        assert f'id="{claim["id"]}"' in client.get(f"/documents/{claim['doc']}").text


def test_pages_of_a_listing_follow_each_other(client: TestClient) -> None:
    whole = [e["id"] for e in client.get("/events?format=json&rows=1000").json()["records"]]
    parts: list[str] = []
    for page in range(1, 100):
        answer = client.get(f"/events?format=json&rows=5&page={page}").json()
        parts += [e["id"] for e in answer["records"]]
        if not answer["more"]:
            break
    assert parts == whole


@pytest.mark.parametrize(
    ("page", "status", "said"),
    [
        ("/nothing", 404, "There is no such page."),
        ("/events/e-nothing", 404, "There is no event e-nothing"),
        ("/show/zzz", 404, "zzz"),
        ("/events?from=tomorrow", 400, "is no day"),
        ("/events?format=xml", 400, "There is no format"),
        ("/events?page=x", 400, "is no number"),
    ],
)
def test_what_goes_wrong_is_told(client: TestClient, page: str, status: int, said: str) -> None:
    response = client.get(page)
    assert response.status_code == status and said in response.text and "<h1>" in response.text


@pytest.mark.parametrize(
    ("page", "current"),
    [
        ("/", "/"),
        ("/map", "/map"),
        ("/places/Hassakeh", "/control"),
        ("/spells/{}", "/control"),
        ("/claims", "/documents"),
        ("/judgements", "/review"),
        ("/search?q=x", None),
    ],
)
def test_the_navigation_says_where_one_is(client: TestClient, page: str, current: str | None) -> None:
    spell = client.get("/control?format=json").json()["records"][0]["id"]
    top = client.get(page.format(spell)).text.split("</header>")[0]
    assert re.findall(r'href="([^"]*)" aria-current="page"', top) == ([current] if current else [])


def test_every_answer_is_guarded(client: TestClient) -> None:
    for page in ("/", "/nothing", "/static/contested.css", "/events?format=json"):
        headers = client.get(page).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-cache" and "Accept" in headers["vary"]


@pytest.mark.parametrize("page", ["/disputes", "/disputes?format=json", "/disputes?format=csv", "/review", "/nothing"])
def test_an_answer_says_what_else_it_depends_on(client: TestClient, page: str) -> None:
    """Who may judge gets other pages at the same address."""
    assert client.get(page).headers["vary"] == "Accept, Cookie"


def test_a_foreign_name_is_not_answered(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_the_printed_link_is_kept_in_a_strict_cookie(sample_record: Path) -> None:
    with TestClient(create_app(sample_record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as visitor:
        assert visitor.get("/enter/wrong").status_code == 403
        response = visitor.get(f"/enter/{TOKEN}", follow_redirects=False)
        assert response.status_code == 303
        cookie = response.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie


def test_what_a_browser_keeps_is_asked_for_by_its_tag(client: TestClient) -> None:
    sheet = client.get("/static/contested.css")
    assert sheet.headers["cache-control"] == "no-cache"
    assert client.get("/static/contested.css", headers={"If-None-Match": sheet.headers["etag"]}).status_code == 304
