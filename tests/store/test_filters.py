"""SQL and plain Python understand every query alike: two ways to say it, one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.model import EVENT_TYPE_OF, GRADES, HARMS, KINDS, Query
from contested.store import Store, filters, open_store
from contested.store import conclusions as conclusions_written
from contested.store.memory import MemoryStore
from tests.store.world import ACTORS, FIRST_DAY, OUTLETS, PLACES, SOURCES, conclusions, war


def filled(store: Store) -> Store:
    reports = war(80, seed=3)
    for document, claims, resolutions in reports:
        store.add(document, claims, resolutions, reader="rules 1")
    drawn = conclusions([c for _, claims, _ in reports for c in claims])
    store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
    return store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    path = tmp_path_factory.mktemp("filters") / "record.db"
    with pytest.MonkeyPatch.context() as patch:
        # The war is short: a week of it is long.
        for module in (conclusions_written, filters):
            patch.setattr(module, "LASTING_DAYS", 2)
        with filled(open_store(path, create=True)) as sql, filled(MemoryStore()) as plain:
            yield sql, plain


def one_of(*names: object) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted({str(name) for name in names if name}))


days = st.none() | st.integers(-3, 18).map(lambda n: FIRST_DAY + timedelta(n))
types = ("event", "dispute", "holds", "nonsense", *KINDS, *HARMS, *GRADES, *EVENT_TYPE_OF, *EVENT_TYPE_OF.values())
queries = st.builds(
    Query,
    place=one_of(*(name for place in PLACES for name in (place[0], place[1], place[4], place[5]))),
    actor=one_of(*(name for actor in ACTORS for name in actor)),
    source=one_of(*OUTLETS, *(name for source in SOURCES for name in source)),
    type=one_of(*types),
    start=days,
    end=days,
    at=days,
    begun=days,
    known_at=days,
    limit=st.sampled_from((0, 0, 1, 5, 40)),
    skip=st.sampled_from((0, 0, 3)),
    reverse=st.booleans(),
)
narrow = st.sampled_from(("place", "actor", "source", "type", "start", "end", "at", "begun", "known_at")).flatmap(
    lambda field: queries.map(lambda q: replace(Query(), **{field: getattr(q, field)}))
)


@given(query=queries | narrow, rare=st.sampled_from((5000, 5, 0)))
def test_the_same_is_found(stores: tuple[Store, Store], query: Query, rare: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filters, "RARE", rare)
        compared(*stores, query)


def compared(sql: Store, plain: Store, query: Query) -> None:
    assert list(sql.claims(query)) == list(plain.claims(query))
    assert list(sql.documents(query)) == list(plain.documents(query))
    assert list(sql.events(query)) == list(plain.events(query))
    assert list(sql.spells(query)) == list(plain.spells(query))
    assert list(sql.tolls(query)) == list(plain.tolls(query))
    assert list(sql.disputes(query)) == list(plain.disputes(query))


def test_the_war_tells_filters_apart(stores: tuple[Store, Store]) -> None:
    """Each filter of the property finds some and leaves some: else it would prove nothing."""
    _, plain = stores
    everything = len(list(plain.claims()))
    day = FIRST_DAY + timedelta(5)
    for query in (
        Query(place="Idlib"),
        Query(actor="isis"),
        Query(source="a resident"),
        Query(type="toll"),
        Query(start=day),
        Query(end=day),
        Query(at=day),
        Query(known_at=day),
        Query(type="disputed"),
    ):
        assert 0 < len(list(plain.claims(query))) < everything, query
    assert list(plain.claims(Query(known_at=date(2010, 1, 1)))) == []
