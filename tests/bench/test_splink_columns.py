"""What Splink compares, against what linking compares: the macros' codes stand for the values of our features."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from bench.splink_columns import MACROS, tabled  # noqa: E402
from contested.link.facets import Days, Spot  # noqa: E402
from contested.link.features import counts, words  # noqa: E402
from contested.link.likeness import KIN, nearness, simultaneity  # noqa: E402
from contested.link.telling import Telling  # noqa: E402
from contested.model import PlaceResolution  # noqa: E402
from contested.model.evidence import Evidence  # noqa: E402

# The values of our feature that a code stands for.
FIT = {12: {1.0}, 11: {0.8, 0.6}, 10: {0.8, 0.3, 0.1}, 9: {0.2}, 8: {0.1}, 7: {-0.1}, 6: {-0.1}, 5: {-0.15}} | {
    4: {-0.3},
    3: {-0.3, -0.5},
    2: {-0.5},
    1: {-0.6},
    0: {-0.7, -1.0},
}
NEW_YEAR = date(2015, 1, 1)

spot = st.builds(
    lambda key, level, at, reach, admin1, country: Spot(
        key, key, level, "in", None, at and at[0], at and at[1], reach, admin1 if level != "country" else "", country,
        PlaceResolution("c", 0, key, None, None, None, None, None, Evidence(1.0, "")),
    ),
    st.sampled_from("abcd"),
    st.sampled_from(["place", "place", "province", "country"]),
    st.none() | st.sampled_from([(35.0, 37.0), (35.02, 37.0), (35.1, 37.0), (35.3, 37.0), (36.5, 38.0)]),
    st.sampled_from([1.0, 3.0, 12.0]),
    st.sampled_from(["", "west", "east"]),
    st.sampled_from(["", "meadowland", "hillland"]),
)  # fmt: skip
span = st.builds(
    lambda start, length, stated: Days(NEW_YEAR + timedelta(start), NEW_YEAR + timedelta(start + length), stated),
    st.integers(0, 60),
    st.sampled_from([0, 0, 1, 3, 8, 20]),
    st.booleans(),
)  # fmt: skip
count = st.tuples(
    st.sampled_from(["killed", "wounded"]), st.sampled_from(["", "civilians"]), st.integers(0, 30), st.none()
)


@pytest.fixture(scope="module")
def sql() -> Any:
    connection = duckdb.connect()
    for macro in MACROS:
        connection.execute(f"CREATE MACRO {macro}")
    return connection


def telling(doc: str, **given: Any) -> Telling:
    none: dict[str, Any] = dict.fromkeys(
        ("actors", "sides", "targets", "counts", "words", "shingles", "kinds"), frozenset()
    )
    none |= {
        "type": None,
        "subs": frozenset(),
        "spots": (),
        "days": (),
        "published": None,
        "happened": True,
        "vague": False,
    }
    return Telling(doc=doc, claims=(), **(none | given))


def asked(sql: Any, expression: str, a: Telling, b: Telling) -> Any:
    table = tabled([a, b])
    sql.register("tellings", table)
    found = sql.execute(
        f"SELECT {expression} FROM tellings l, tellings r WHERE l.unique_id = 0 AND r.unique_id = 1"
    ).fetchall()
    return found[0][0]


@given(st.lists(spot, min_size=1, max_size=2), st.lists(spot, min_size=1, max_size=2))
@settings(max_examples=60, deadline=None)
def test_places(sql: Any, a: list[Spot], b: list[Spot]) -> None:
    # A name that covers more than a town is as near to itself as a town is; ours takes a fifth off.
    value = asked(sql, "near(l.spots, r.spots)", telling("a", spots=tuple(a)), telling("b", spots=tuple(b)))
    assert nearness(a, b)[0] <= value + 1e-9 <= nearness(a, b)[0] + 0.2 + 1e-8


@given(span, span)
@settings(max_examples=80, deadline=None)
def test_days(sql: Any, a: Days, b: Days) -> None:
    code = asked(sql, "fit(l.spans, r.spans)", telling("a", days=(a,)), telling("b", days=(b,)))
    assert simultaneity((a,), (b,))[0] in FIT[code]


@given(st.frozensets(count, min_size=1, max_size=3), st.frozensets(count, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_counts(sql: Any, a: frozenset[Any], b: frozenset[Any]) -> None:
    one, two = telling("a", counts=a), telling("b", counts=b)
    code = asked(sql, "counted(l.counts, r.counts)", one, two)
    value = counts(one, two)[0]
    assert (value > 0) == (code > 1)
    assert value >= 0 or code == 0


@given(*2 * [st.frozensets(st.sampled_from("abcdef"), min_size=1)])
@settings(max_examples=40, deadline=None)
def test_words(sql: Any, a: frozenset[str], b: frozenset[str]) -> None:
    one, two = telling("a", words=a), telling("b", words=b)
    assert min(1.0, asked(sql, "common(l.words, r.words)", one, two)) == pytest.approx(words(one, two)[0])


def test_kin_types_both_ways(sql: Any) -> None:
    for pair, value in KIN.items():
        x, y = (telling(n, subs=frozenset({sub})) for n, sub in zip("ab", sorted(pair), strict=True))
        assert asked(sql, "kin(l.subs, r.subs)", x, y) == (value > 0) == asked(sql, "kin(r.subs, l.subs)", x, y)


def test_what_is_not_stated_is_null(sql: Any) -> None:
    row = tabled([telling("a")]).to_pylist()[0]
    empty = ("sub", "subs", "main_place", "spots", "day", "spans", "reported", "actors", "counts", "words", "sentences")
    assert [row[name] for name in empty] == [None] * len(empty)
