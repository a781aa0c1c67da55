"""What the pages list is what the command line lists: the same rows, of the same names and numbers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from contested import knowledge
from contested.model import Query
from contested.pipeline.actors import actors_of
from contested.pipeline.asking import sources_of
from contested.store import open_store

from .browsing import SETTINGS

KNOWN = knowledge.load(SETTINGS.conflict)


def rows(client: TestClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{path}?rows=1000&format=json").json()["records"]
    return found


def test_actors(client: TestClient, sample_record: Path) -> None:
    with open_store(sample_record, readonly=True) as store:
        told = {a.id: asdict(a) for a in actors_of(store, Query(), KNOWN, "known")}
    listed = {a["id"]: a for a in rows(client, "/actors")}
    assert told and told.keys() == listed.keys()
    for id, actor in told.items():
        assert actor == {field: listed[id][field] for field in actor}


def test_sources(client: TestClient, sample_record: Path) -> None:
    with open_store(sample_record, readonly=True) as store:
        told = {s.name: (s.side, s.claims, s.denials, s.documents) for s in sources_of(store, Query(), KNOWN)}
    listed = rows(client, "/sources")
    assert {s["name"]: (s["side"], s["claims"], s["denials"], s["documents"]) for s in listed} == told
