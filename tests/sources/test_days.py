"""Calendar days as reports write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.sources.days import day_at, days_in

D = dt.date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("8 Jun 2016", D(2016, 6, 8)),
        ("Sun 16 Apr 2017", D(2017, 4, 16)),
        ("Wednesday, 10 August 2016", D(2016, 8, 10)),
        ("Wed, 12 Aug 2015", D(2015, 8, 12)),
        ("October 2 2017", D(2017, 10, 2)),
        ("August 12th, 2015", D(2015, 8, 12)),
        ("Sept. 3, 2014", D(2014, 9, 3)),
        ("the 3rd", None),
        ("Jul 262016", D(2016, 7, 26)),
        ("Aug 12016", D(2016, 8, 1)),
        ("01.10.2017Get", D(2017, 10, 1)),
        ("2016-08-12T10:00:00Z", D(2016, 8, 12)),
        ("2016/8/2", D(2016, 8, 2)),
        ("25th of March 2014", D(2014, 3, 25)),
        ("30 February 2014 The", None),
        ("4.5 million", None),
        ("May 2015", None),
    ],
)
def test_a_day_is_read_as_written(written: str, day: dt.date | None) -> None:
    found = day_at(written, 0)
    assert (found.readings[0] if found and found.readings else None) == day


def test_an_open_order_keeps_both_readings_and_the_day_comes_first() -> None:
    found = day_at("05-11-2014", 0)
    assert found is not None
    assert found.readings == (D(2014, 11, 5), D(2014, 5, 11))


def test_a_weekday_settles_the_order() -> None:
    found = day_at("Sunday 11/05/2014", 0)
    assert found is not None
    assert found.readings == (D(2014, 5, 11),)


def test_short_forms_are_read_only_when_asked_for() -> None:
    assert day_at("10 JAN 90 (", 0) is None
    found = day_at("10 JAN 90 (", 0, short=True)
    assert found is not None
    assert found.readings == (D(1990, 1, 10),)
    yearless = day_at("Aug 12 (", 0, short=True)
    assert yearless is not None
    assert (yearless.readings, yearless.month_day) == ((), (8, 12))


def test_days_come_in_order_with_their_places() -> None:
    text = "From 3 March 2014 to April 5, 2014."
    assert [text[d.start : d.end] for d in days_in(text)] == ["3 March 2014", "April 5, 2014"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back_from_every_unambiguous_form(day: dt.date) -> None:
    for form in ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%a %b %d %Y", "%Y-%m-%d", "%A %d %B %Y", "%b %d%Y"):
        found = day_at(day.strftime(form), 0)
        assert found is not None, form
        assert found.readings == (day,), form
