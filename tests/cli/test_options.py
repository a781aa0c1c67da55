"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.cli.options import first_day, last_day, one_day
from contested.errors import UsageError


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    text = day.isoformat()
    assert first_day(text, "--from") == last_day(text, "--to") == one_day(text, "--at") == day


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_month_and_a_year_are_all_their_days(day: date) -> None:
    for text in (f"{day:%Y-%m}", f"{day:%Y}"):
        first, last = first_day(text, "--from"), last_day(text, "--to")
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert first.day == 1
        assert date.fromordinal(last.toordinal() + 1).day == 1


@given(st.text(max_size=12))
def test_any_other_text_is_wrong_use(text: str) -> None:
    try:
        assert (first_day(text, "--from") is None) == (not text)
    except UsageError as e:
        assert "--from" in str(e)


def test_nothing_given_is_no_day() -> None:
    assert one_day(None, "--at") is None
    with pytest.raises(UsageError, match="more than one day"):
        one_day("2015-08", "--at")
