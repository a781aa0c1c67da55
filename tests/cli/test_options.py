"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.cli.options import filled, first_day, last_day, one_day, period
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
        assert first_day(text, "--from")
    except UsageError as e:
        assert "--from" in str(e)


def test_nothing_given_is_no_day() -> None:
    assert one_day(None, "--at") is None
    with pytest.raises(UsageError, match="more than one day"):
        one_day("2015-08", "--at")


def test_a_period_begins_before_it_ends() -> None:
    assert period("2015-08-01", "2015-08") == (date(2015, 8, 1), date(2015, 8, 31))
    assert period("2015-08-01", "2015-08-01") == (date(2015, 8, 1), date(2015, 8, 1))
    assert period(None, "2015") == (None, date(2015, 12, 31))
    with pytest.raises(UsageError, match="--from 2015-08-05 comes after --to 2015-08-01"):
        period("2015-08-05", "2015-08-01")


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_option_that_is_given_nothing_does_not_ask_for_everything(nothing: str) -> None:
    assert filled(None, "--place") is None
    for read in (filled, first_day, last_day, one_day):
        with pytest.raises(UsageError, match="--known-at is given nothing"):
            read(nothing, "--known-at")
