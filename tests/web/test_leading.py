"""Addresses that lead to where a thing is told, and the search."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_claims_and_disputes_lead_to_where_they_are_told(client: TestClient) -> None:
    event = client.get("/events?format=json").json()["records"][0]
    [claim, *_] = event["claims"]
    response = client.get(f"/claims/{claim}", follow_redirects=False)
    assert response.headers["location"].endswith(f"#{claim}")
    assert client.get("/claims/c-nothing").status_code == 404
    assert client.get("/disputes/x-nothing").status_code == 404


def test_actors_lead_to_their_events(client: TestClient) -> None:
    assert client.get("/actors/isis").status_code == 200


def test_words_are_found_and_what_is_not_found_helps_on(client: TestClient) -> None:
    found = client.get("/search?q=town&format=json").json()["records"]
    assert found and all("town" in hit["passage"].lower() for hit in found)
    assert "Nothing in the record" in client.get("/search?q=xyzzyqq").text
    assert client.get("/search").status_code == 200
