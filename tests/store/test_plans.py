"""Every filter is met through an index: a listing must not look at a million claims to find ten."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, text

from contested.model import ControlSpell, Dispute, Event, Query, TollEntry
from contested.store import queues
from contested.store.conclusions import select_conclusions
from contested.store.documents import select_claims, select_documents
from contested.store.heads import count_days, select_heads
from contested.store.sql import SqlStore
from contested.store.sqlite.opening import open_record

DAY = date(2015, 8, 1)
NAMED = (Query(place="Qastun"), Query(actor="isis"), Query(source="a resident"), Query(place="Idlib", actor="isis"))
TYPED = (Query(type="toll"), Query(type="Battles"), Query(type="Armed clash"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with open_record(str(tmp_path_factory.mktemp("plans") / "record.db"), create=True) as store:
        yield store


def plan(store: SqlStore, statement: Select[Any]) -> str:
    with store.engine.connect() as connection:
        sql = statement.compile(connection, compile_kwargs={"literal_binds": True})
        return "\n".join(row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {sql}")))


def test_all_claims_come_in_the_order_of_an_index(store: SqlStore) -> None:
    steps = plan(store, select_claims(Query()))
    assert "SCAN claim USING INDEX ix_claim_order" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("query", (*NAMED, *TYPED, Query(known_at=DAY)))
def test_claims_are_found_through_an_index(store: SqlStore, query: Query) -> None:
    assert "SCAN" not in plan(store, select_claims(query))


@pytest.mark.parametrize("query", (*NAMED[:2], *TYPED, Query(known_at=DAY), Query(start=DAY, end=DAY)))
def test_documents_are_found_through_an_index(store: SqlStore, query: Query) -> None:
    assert "SCAN document" not in plan(store, select_documents(query)).replace("SCAN document USING INDEX", "")


@pytest.mark.parametrize("cls", [Event, ControlSpell, TollEntry, Dispute])
@pytest.mark.parametrize("query", (*NAMED, Query(type="disputed"), Query(at=DAY), Query()))
def test_conclusions_are_found_through_an_index(store: SqlStore, cls: type[Event], query: Query) -> None:
    assert "SCAN" not in plan(store, select_conclusions(cls, query))


@pytest.mark.parametrize("cls", [Event, TollEntry, Dispute])
@pytest.mark.parametrize("query", [Query(at=DAY), Query(start=DAY, end=DAY + timedelta(days=30)), Query(begun=DAY)])
def test_what_is_about_a_period_is_two_stretches_of_an_index(store: SqlStore, cls: type[Event], query: Query) -> None:
    steps = plan(store, select_conclusions(cls, query))
    assert "SEARCH conclusion USING INTEGER PRIMARY KEY" in steps
    one, other = (step for step in steps.splitlines() if "conclusion_1 USING COVERING INDEX" in step)
    assert "about_from>? AND about_from<?" in one
    assert "lasting=?" in other or "about_from=?" in other


@pytest.mark.parametrize("query", (*NAMED, *TYPED, Query()))
def test_doubtful_claims_come_in_the_order_of_an_index_or_are_found_through_one(store: SqlStore, query: Query) -> None:
    steps = plan(store, queues.select_doubtful(query, 0.6))
    assert "SCAN" not in steps.replace("SCAN claim USING INDEX ix_claim_confidence", "")


def test_the_first_doubtful_claim_waits_for_no_sorting(store: SqlStore) -> None:
    steps = plan(store, queues.select_doubtful(Query(limit=1), math.inf))
    assert "SCAN claim USING INDEX ix_claim_confidence" in steps and "TEMP B-TREE" not in steps


def test_the_first_pair_of_events_waits_for_the_sorting_of_one_event_s_pairs(store: SqlStore) -> None:
    steps = plan(store, queues.select_near_events(Query(limit=1)))
    assert "other USING INDEX ix_conclusion_alike (alike=? AND about_from>? AND about_from<?)" in steps
    assert "SCAN" not in steps and "TEMP B-TREE FOR ORDER BY" not in steps


@pytest.mark.parametrize(
    "statement",
    [queues.select_unsettled(Query()), queues.select_unknown_actors(1, 0), queues.select_second_opinions("Rana", 1, 0)],
)
def test_queues_are_found_through_indexes(store: SqlStore, statement: Select[Any]) -> None:
    steps = plan(store, statement)
    assert "TEMP B-TREE" not in steps and "SCAN" not in steps.replace("SCAN judgement", "")


def test_days_are_counted_without_reading_the_events(store: SqlStore) -> None:
    steps = plan(store, count_days(Query(), None))
    assert "SEARCH conclusion USING COVERING INDEX ix_conclusion_order" in steps and "TEMP B-TREE" not in steps


@pytest.mark.parametrize("query", (*NAMED, Query(at=DAY)))
def test_events_in_brief_are_found_through_an_index(store: SqlStore, query: Query) -> None:
    assert "SCAN" not in plan(store, select_heads(replace(query, begun=DAY), "agreed"))
