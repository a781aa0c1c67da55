"""Sets of days are an algebra: in what order readings are intersected does not matter, and none widens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.resolve.undated.days import EVERY, NONE, Days, between, on_weekdays, union

DAY = st.dates(date(1990, 1, 1), date(2040, 12, 31))
OPEN = st.one_of(st.none(), DAY)
SETS = st.one_of(
    st.builds(between, OPEN, OPEN),
    st.builds(on_weekdays, st.sets(st.integers(0, 6))),
    st.builds(lambda a, b: between(a, a) | between(b, b), DAY, DAY),
    st.sampled_from([EVERY, NONE]),
)


@given(SETS, SETS, SETS)
def test_intersection_is_commutative_associative_and_idempotent(a: Days, b: Days, c: Days) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & a == a
    assert a & EVERY == a
    assert a & NONE == NONE


@given(SETS, SETS)
def test_more_readings_never_widen_and_alternatives_never_narrow(a: Days, b: Days) -> None:
    assert len(a & b) <= len(a) <= len(a | b)
    assert (a & b) | a == a
    assert union([a, b]) == union([b, a]) == a | b


@given(DAY, st.integers(0, 40))
def test_an_interval_holds_its_days_in_order(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days = between(first, last)
    assert list(days) == [first + timedelta(days=n) for n in range(length + 1)]
    assert (days.first, days.last, days.span, len(days)) == (first, last, length + 1, length + 1)
    assert first - timedelta(days=1) not in days
    assert last + timedelta(days=1) not in days


@given(DAY, st.sets(st.integers(0, 6)))
def test_a_mask_holds_the_days_of_its_weekdays(day: date, weekdays: set[int]) -> None:
    assert (day in on_weekdays(weekdays)) == (day.weekday() in weekdays)


def test_no_days_have_no_ends() -> None:
    assert between(date(2015, 8, 2), date(2015, 8, 1)) == NONE
    assert not NONE
    assert NONE.span == 0
    for end in ("first", "last"):
        with pytest.raises(ValueError, match="no days"):
            getattr(NONE, end)
