"""Claims, actors, sources, disputes, changes, search and brief, and a document's copies."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SOHR = "Syrian Observatory for Human Rights"


def data(client: TestClient, page: str) -> dict[str, Any]:
    response = client.get(page, headers={"Accept": "application/json"})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def rows(client: TestClient, page: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data(client, page)["records"]
    return found


@pytest.mark.parametrize("page", ["/claims", "/actors", "/sources", "/disputes", "/changes", "/search?q=Hasaka"])
def test_a_listing_is_html_json_and_csv_at_one_address(client: TestClient, page: str) -> None:
    assert client.get(page).headers["content-type"].startswith("text/html")
    listed = rows(client, page)
    table = [*csv.DictReader(io.StringIO(client.get(page, headers={"Accept": "text/csv"}).text))]
    key = "name" if page == "/sources" else "id"
    assert [r[key] for r in table] == [r[key] for r in listed] != []


@pytest.mark.parametrize("page", ["/claims", "/actors", "/sources", "/changes"])
def test_pages_follow_each_other(client: TestClient, page: str) -> None:
    key = "name" if page == "/sources" else "id"
    whole = [r[key] for r in rows(client, f"{page}?rows=1000")]
    assert len(whole) > 7
    first, second = (data(client, f"{page}?rows=7&page={n}") for n in (1, 2))
    assert [r[key] for r in (*first["records"], *second["records"])] == whole[:14]
    assert first["more"]
    assert 'rel="next"' in client.get(f"{page}?rows=7").text


def test_a_claim_tells_every_field_with_its_reason(client: TestClient) -> None:
    for claim in rows(client, "/claims?type=toll"):
        page = client.get(f"/claims/{claim['id']}").text
        for reason in claim["reasons"]:
            assert _escaped(reason["reason"]) in page
        assert f"/documents/{claim['doc']}#{claim['id']}" in page
        assert "<mark" in page and _escaped(claim["evidence"]["text"]) in page
        for event in data(client, f"/claims/{claim['id']}")["events"]:
            assert f"/events/{event['id']}" in page


def test_claims_are_chosen_by_a_place_in_any_spelling(client: TestClient) -> None:
    assert rows(client, "/claims?place=Hasaka") == rows(client, "/claims?place=Hassakeh") != []


def test_an_actor_is_called_by_any_of_its_names(client: TestClient) -> None:
    response = client.get("/actors/Jaysh al-Fath")
    assert response.url.path == "/actors/army-of-conquest"
    assert "<svg" in response.text and "member of" in response.text
    answer = data(client, "/actors/army-of-conquest")["actor"]
    assert answer["presence"]["acts"] > 0
    assert {"member of"} <= {r["relation"] for r in answer["relations"]}


def test_whom_nobody_names_is_shown_by_claims(client: TestClient) -> None:
    nameless = next(a["name"] for c in rows(client, "/claims") for a in c["actor"] if a["id"] is None)
    response = client.get(f"/actors/{quote(nameless, safe='')}")
    assert response.status_code == 200 and response.url.path == "/claims"
    quoted = next(a["name"] for c in rows(client, "/claims?rows=1000") for a in c["attribution"] if a["id"] is None)
    response = client.get(f"/actors/{quote(quoted, safe='')}")
    assert response.status_code == 200 and response.url.path == "/claims"
    assert response.url.params["source"] == quoted and quoted in response.text


def test_actors_are_chosen_by_side_kind_and_name(client: TestClient) -> None:
    chosen = rows(client, "/actors?side=government&kind=State forces")
    assert chosen
    assert {(a["side"], a["kind"]) for a in chosen} == {("government", "State forces")}
    assert [a["id"] for a in rows(client, "/actors?name=Daesh")] == ["isis"]
    assert "Nobody in this record" in client.get("/actors?name=nobody-at-all").text


def test_sources_are_chosen_by_name_in_any_spelling(client: TestClient) -> None:
    assert [s["name"] for s in rows(client, "/sources?name=SOHR")] == [SOHR]
    assert rows(client, "/sources?name=nobody-at-all") == []


def test_a_source_s_numbers_lead_to_its_statements(client: TestClient) -> None:
    page = client.get("/sources/SOHR")
    assert page.url.path == f"/sources/{SOHR}"
    source = data(client, f"/sources/{SOHR}?rows=1000")
    for kind in source["source"]["kinds"]:
        assert f"?kind={kind['kind']}#statements" in page.text
        chosen = rows(client, f"/sources/{SOHR}?kind={kind['kind']}&rows=1000")
        assert len(chosen) == kind["statements"]
        for outcome, cell in kind["outcomes"].items():
            of_it = [s for s in chosen if s["outcome"] == outcome]
            assert (len(of_it), cell["low"] <= cell["share"] <= cell["high"]) == (cell["n"], True)
    assert all(s["said"] for s in source["records"])
    assert client.get(f"/sources/{SOHR}?outcome=praised").status_code == 400


def test_who_relies_on_whom_is_drawn_and_told(client: TestClient) -> None:
    page = client.get("/sources").text
    relays = data(client, "/sources")["relays"]
    assert relays and "<svg" in page
    for relay in relays:
        assert _escaped(f"{relay['taker']} carries {relay['giver']}: {relay['claims']} claim") in page
    of_one = data(client, f"/sources/{SOHR}")["relays"]
    assert all(SOHR in (r["giver"], r["taker"]) for r in of_one)


def test_a_dispute_shows_both_sides_sentences(client: TestClient) -> None:
    for dispute in rows(client, "/disputes"):
        page = client.get(f"/disputes/{dispute['id']}").text
        for claim in (*dispute["claims"], *dispute["against"]):
            assert f'id="{claim}"' in page
        assert _escaped(dispute["reason"]) in page
    assert {d["about"] for d in rows(client, "/disputes?type=denial")} == {"denial"}


def test_a_change_says_what_it_was_what_it_is_and_why(client: TestClient) -> None:
    changes = rows(client, "/changes?rows=500")
    assert [c["day"] for c in changes] == sorted((c["day"] for c in changes), reverse=True)
    figure = next(c for c in changes if c["before"])
    assert figure["before"] != figure["after"] and figure["because"]
    page = client.get(f"/changes/{figure['id']}").text
    assert figure["day"] in page and _escaped(figure["because"][0]["text"]) in page
    assert all(c["place"] for c in rows(client, "/changes?place=Hassakeh"))


def test_the_feed_is_valid_atom_with_ids_that_stay(client: TestClient) -> None:
    response = client.get("/changes.atom?type=control")
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == len(rows(client, "/changes?type=control&rows=60"))
    ids = [e.findtext("a:id", namespaces=ATOM) or "" for e in entries]
    assert len(set(ids)) == len(ids) and all(i.startswith("urn:uuid:") for i in ids)
    for e in entries:
        assert (e.findtext("a:updated", namespaces=ATOM) or "").endswith("T00:00:00Z")
        link = e.find("a:link", ATOM)
        assert link is not None and client.get(link.attrib["href"]).status_code == 200
    again = ET.fromstring(client.get("/changes.atom?type=control").content)
    assert [e.findtext("a:id", namespaces=ATOM) for e in again.findall("a:entry", ATOM)] == ids
    assert ET.fromstring(client.get("/changes.atom?place=Nowhere-at-all").content).findall("a:entry", ATOM) == []


def test_hasaka_finds_hassakeh(client: TestClient) -> None:
    answer = data(client, "/search?q=Hasaka")
    place = next(n for n in answer["understood"] if n["kind"] == "place")
    assert place["text"] == "Hasakah"
    assert client.get(place["claims"]).status_code == 200
    assert any("Hassakeh" in r["text"] for r in answer["records"])
    page = client.get("/search?q=Hasaka").text
    assert "Understood" in page and place["address"] in page and "<mark>" in page


@pytest.mark.parametrize("typed", ["", '"', "zzz-nothing", "<script>alert(1)</script>", "a*" * 400])
def test_any_search_has_a_page(client: TestClient, typed: str) -> None:
    response = client.get("/search", params={"q": typed})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_a_brief_is_a_page_markdown_and_pdf(client: TestClient) -> None:
    days = "from=2015-07-27&to=2015-08-05"
    page = client.get(f"/brief?{days}").text
    notes = rows(client, f"/brief?{days}")
    for note in notes:
        assert f'id="note-{note["number"]}"' in page and f'href="#note-{note["number"]}"' in page
    markdown = client.get(f"/brief?{days}&format=md")
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert markdown.text.startswith("# Brief of 2015-07-27 to 2015-08-05")
    assert client.get(f"/brief?{days}&format=pdf").content.startswith(b"%PDF-")
    assert "2015-08-09 to 2015-08-15" in client.get("/brief").text
    assert client.get("/brief?from=2015-08-05&to=2015-08-01").status_code == 400


def test_a_document_s_copies_stand_on_its_page(client: TestClient) -> None:
    copied = 0
    for document in rows(client, "/documents?rows=1000"):
        answer = data(client, f"/documents/{document['id']}")
        page = client.get(f"/documents/{document['id']}").text
        copied += bool(answer["copies"])
        for copy in answer["copies"]:
            assert f"/documents/{copy['id']}" in page and _escaped(copy["reason"]) in page
            assert document["id"] in {c["id"] for c in data(client, f"/documents/{copy['id']}")["copies"]}
    assert copied >= 2


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/claims/c-nothing", "no claim c-nothing"),
        ("/actors/zzz qqq", "no actor"),
        ("/sources/zzz qqq", "speaks in the record"),
        ("/disputes/d-nothing", "no dispute"),
        ("/changes/r-nothing", "no change"),
    ],
)
def test_what_is_not_there_is_told(client: TestClient, page: str, said: str) -> None:
    response = client.get(page)
    assert response.status_code == 404 and said in response.text and "<h1>" in response.text


def _escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(text))


def test_a_name_is_not_said_twice(client: TestClient) -> None:
    for c in client.get("/search?q=army&format=json").json()["records"]:
        if c["kind"] == "claim" and c["source"] == c["publisher"]:
            assert f"{c['source']}, in {c['publisher']}" not in client.get("/search?q=army").text
            break
    dispute = next(iter(client.get("/disputes?format=json").json()["records"]))
    page = client.get(f"/disputes/{dispute['id']}").text
    for publisher in {c["publisher"] for c in client.get("/claims?rows=1000&format=json").json()["records"]}:
        assert f"via {publisher}</strong>, {publisher}" not in page


def test_a_report_without_a_publisher_is_a_source_that_leads_to_it(client: TestClient) -> None:
    name = next(s["name"] for s in client.get("/sources?format=json").json()["records"] if s["name"][:9] == "document ")
    assert f">{name}<" not in client.get("/sources?rows=99").text
    page = client.get(f"/sources/{name}").text
    assert "A report of an unknown publisher</h1>" in page and f'href="/documents/{name[9:]}"' in page
