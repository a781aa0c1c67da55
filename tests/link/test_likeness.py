"""How well days fit that two tellings state."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from contested.link.facets import Days
from contested.link.likeness import kinship, simultaneity

DAY = date(2011, 3, 1)


def span(days: int) -> Days:
    return Days(DAY, DAY + timedelta(days), stated=True)


@pytest.mark.parametrize(("shorter", "longer"), [(0, 3), (3, 6), (6, 30), (30, 365)])
def test_the_longer_the_span_that_both_state_the_less_it_says(shorter: int, longer: int) -> None:
    (one, _), (other, _) = (simultaneity((span(n),), (span(n),)) for n in (shorter, longer))
    assert one >= other > 0


def test_a_month_that_both_state_says_less_than_a_week() -> None:
    assert simultaneity((span(30),), (span(30),))[0] < simultaneity((span(6),), (span(6),))[0] / 2


def test_spans_that_are_the_same_fit_better_than_some_that_overlap() -> None:
    for days in (1, 3, 10, 40):
        other = Days(DAY, DAY + timedelta(days + 1), stated=True)
        assert simultaneity((span(days),), (span(days),))[0] > simultaneity((span(days),), (other,))[0]


def test_takings_by_opposing_sides_are_two_happenings() -> None:
    by_state, by_others = (
        frozenset({"Government regains territory"}),
        frozenset({"Non-state actor overtakes territory"}),
    )
    assert kinship(by_state, by_others, True)[0] <= -0.8
    assert kinship(by_state, frozenset({"Armed clash"}), True)[0] > 0


def test_a_type_without_a_name_says_nothing() -> None:
    other = frozenset({"Other"})
    assert kinship(other, other, True)[0] == 0
