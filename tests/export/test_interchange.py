"""The interchange form is lossless for claims, and has the codebook's fields in its order."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import UsageError
from contested.export.interchange import claim_from_record, claim_record, document_record
from contested.model import Document, Found, OffsetMap, join
from tests.records import claims, documents

CODEBOOK = [
    *("doc", "id", "kind", "evidence", "trigger", "event_type", "sub_event_type", "actor", "target", "place"),
    *("time", "toll", "control", "attribution", "polarity", "modality"),
]
TEXT = "Opposition fighters took the mill at Qastun on Sunday, a resident said. Two of them died at the mill."


def unknown(reason: str) -> Found:
    return Found(None, "unknown", reason)


@pytest.fixture
def report() -> Document:
    found = unknown("not given")
    return Document("d-1", TEXT, TEXT, OffsetMap.identity(len(TEXT)), None, found, found)


def coded(**fields: Any) -> dict[str, Any]:
    """A claim as a person codes it: without offsets, and without what only the program adds."""
    return {
        "doc": "d-1",
        "id": "c1",
        "kind": "event",
        "evidence": {"start": 0, "end": 53, "text": TEXT[:53]},
        "event_type": "Battles",
        "sub_event_type": "Non-state actor overtakes territory",
        "actor": [{"text": "Opposition fighters", "name": "rebels"}],
        "target": [],
        "place": [{"text": "Qastun", "name": "Qastun", "relation": "in"}],
        "time": {"text": "Sunday", "start": "2015-08-02", "end": "2015-08-02"},
        "toll": None,
        "control": None,
        "attribution": [{"text": "a resident", "name": "residents", "start": 55, "end": 65}],
        "polarity": "affirmed",
        "modality": "actual",
    } | fields


@given(st.data())
def test_a_claim_comes_back_as_it_was(data: st.DataObject) -> None:
    document = data.draw(documents())
    claim, resolutions = data.draw(claims(document))
    (rc,) = join(document, [claim], resolutions)
    record = claim_record(rc)
    assert list(record)[: len(CODEBOOK)] == CODEBOOK
    again = json.loads(json.dumps(record))
    assert again == record
    assert claim_from_record(again, document) == (claim, resolutions)


@given(documents())
def test_offsets_count_into_title_blank_line_text(document: Document) -> None:
    record = document_record(document)
    head = f"{record['title']}\n\n" if record["title"] else ""
    assert head + record["text"] == document.text
    assert record["date"] == document.date.value
    assert record["date_found"]["how"] == "dateline"


def test_a_hand_coded_claim_is_found_in_its_text(report: Document) -> None:
    claim, resolutions = claim_from_record(coded(), report)
    assert TEXT[claim.actor[0].start : claim.actor[0].end] == "Opposition fighters"
    assert claim.time is not None
    assert TEXT[claim.time.start : claim.time.end] == "Sunday"
    (rc,) = join(report, [claim], resolutions)
    assert (rc.actor[0].name, rc.place[0].name, rc.time.precision, rc.origin) == (
        "rebels",
        "Qastun",
        "day",
        "residents",
    )


def test_the_same_hand_given_id_in_two_documents_gives_two_ids(report: Document) -> None:
    one, _ = claim_from_record(coded(), report)
    other, _ = claim_from_record(coded(doc="d-2"), report)
    assert one.id != other.id
    assert claim_from_record(coded(id=one.id), report)[0].id == one.id


def test_the_mention_nearest_to_the_evidence_is_taken(report: Document) -> None:
    second = coded(evidence={"start": 72, "end": 101}, target=[{"text": "the mill", "name": "mill"}])
    claim, _ = claim_from_record(second | {"actor": [], "time": {"text": None, "start": None, "end": None}}, report)
    assert claim.target[0].start == TEXT.rindex("the mill")


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": {"start": 1, "end": 5, "text": "mill"}},
        {"actor": [{"text": "the brigade", "name": "brigade"}]},
        {"actor": [{"text": "Sunday", "name": "x", "start": 0, "end": 6}]},
        {"time": {"text": "Sunday", "start": "last Sunday", "end": None}},
        {"place": [{"text": "Qastun"}]},
        {"actor": None},
    ],
)
def test_a_claim_that_does_not_fit_its_document_is_refused(report: Document, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="c1"):
        claim_from_record(coded(**wrong), report)
