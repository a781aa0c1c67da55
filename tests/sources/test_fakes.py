"""The whole of FA-KES: every article is read, and dated as the hand-coded set dates it."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from contested.model import Document
from contested.sources import ReadOptions, read

SHARED = Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).parents[3] / "shared")
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no hand-coded sets at {GOLD} (set CONTESTED_SHARED)")
COLUMNS = {"text": "article_content", "title": "article_title", "publisher": "source", "date": "date", "id": "unit_id"}


@pytest.fixture(scope="module")
def fakes() -> list[Document]:
    options = ReadOptions(columns=COLUMNS, id_prefix="fakes-", verbatim=True)
    found = list(read(GOLD / "fakes.csv", options))
    assert all(isinstance(item, Document) for item in found)
    return [item for item in found if isinstance(item, Document)]


def test_every_article_is_read_and_no_id_stands_for_two(fakes: list[Document]) -> None:
    assert len(fakes) == 804
    assert len({d.id for d in fakes}) == len({(d.id, d.text) for d in fakes}) == 793


def test_articles_are_dated_as_people_date_them(fakes: list[Document]) -> None:
    dated = {d.id: d.published for d in reversed(fakes)}
    coded = [json.loads(line) for line in (GOLD / "incidents-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    near = 0
    for entry in coded:
        day, wanted = dated[entry["doc"]], dt.date.fromisoformat(entry["published"])
        near += day is not None and abs((day - wanted).days) <= 1
    assert near / len(coded) > 0.97


def test_the_texts_are_those_that_the_claims_count_in(fakes: list[Document]) -> None:
    texts = {d.id: d.text for d in fakes}
    lines = (GOLD / "documents-dev.jsonl").read_text(encoding="utf-8").splitlines()
    coded = [entry for entry in map(json.loads, lines) if entry["id"] in texts]
    assert coded
    assert all(texts[entry["id"]] == f"{entry['title']}\n\n{entry['text']}" for entry in coded)
