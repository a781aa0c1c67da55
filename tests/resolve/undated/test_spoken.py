"""Expressions of time, from a report's day to the days that they name, and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.resolve.undated.spoken import Window, said_on, sharpest, spoken, window

DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))
WORDS = ("Tuesday", "yesterday", "last week", "March 9", "overnight", "Friday night", "last month", "since Sunday")


@pytest.mark.parametrize(
    ("words", "first", "last", "night"),
    [
        ("Tuesday", date(2016, 5, 10), date(2016, 5, 10), False),
        ("since Tuesday", date(2016, 5, 10), date(2016, 5, 10), False),
        ("since Tuesday night", date(2016, 5, 10), date(2016, 5, 10), True),
        ("overnight", date(2016, 5, 11), date(2016, 5, 11), True),
        ("last month", date(2016, 4, 1), date(2016, 4, 30), False),
        ("March 9", date(2016, 3, 9), date(2016, 3, 9), False),
    ],
)
def test_what_a_report_of_a_thursday_names(words: str, first: date, last: date, night: bool) -> None:
    assert window(words, date(2016, 5, 12)) == Window(first, last, night)


def test_a_long_time_tells_no_happening_apart() -> None:
    assert window("last year", date(2016, 5, 12)) is None


@given(st.sampled_from(WORDS), DAYS)
def test_a_day_is_among_those_on_which_its_words_can_be_said(words: str, day: date) -> None:
    named = window(words, day)
    assert named is not None
    assert day in said_on(words, [named])


@given(st.sampled_from(["Tuesday", "yesterday", "overnight"]), DAYS)
def test_what_is_near_in_time_is_said_within_a_week(words: str, day: date) -> None:
    named = window(words, day)
    assert named is not None
    possible = said_on(words, [named])
    assert possible.first >= named.first
    assert possible.last <= named.last + timedelta(days=7)


def test_a_night_is_its_day_or_the_next_but_no_other_night() -> None:
    monday = Window(date(2016, 5, 9), date(2016, 5, 9), night=True)
    tuesday = Window(date(2016, 5, 10), date(2016, 5, 10))
    assert monday.meets(tuesday)
    assert tuesday.meets(monday)
    assert not monday.meets(Window(date(2016, 5, 10), date(2016, 5, 10), night=True))
    assert not monday.meets(Window(date(2016, 5, 8), date(2016, 5, 8)))


def test_what_is_to_come_or_repeats_is_not_looked_at() -> None:
    text = "The truce will start on Friday and last until Sunday. Every Monday buses ran. On Tuesday they were shot at."
    assert [s.words for s in spoken(text)] == ["Tuesday"]


@given(st.permutations([(1, 31), (9, 9), (8, 12), (20, 21)]))
def test_the_sharpest_tellings_do_not_hang_on_their_order(days: list[tuple[int, int]]) -> None:
    found = sharpest(Window(date(2016, 3, a), date(2016, 3, b)) for a, b in days)
    assert found == (
        Window(date(2016, 3, 9), date(2016, 3, 9)),
        Window(date(2016, 3, 20), date(2016, 3, 21)),
    )
