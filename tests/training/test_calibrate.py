"""Fitting of confidence: the likeliest curve, however the shares lie."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.calibrate import fitted

shares = st.floats(0.01, 0.99)
told = st.lists(st.tuples(shares, st.booleans()), max_size=60)


def curve(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    return fitted([("d", "control", share, right) for share, right in pairs])["control"]


def slope(pairs: list[tuple[float, bool]], a: float, b: float) -> tuple[float, float]:
    """How much the loss falls by a step of ``a`` and of ``b``."""
    x = [math.log(p / (1 - p)) for p, _ in pairs]
    missing = [right - 1 / (1 + math.exp(-a - b * v)) for v, (_, right) in zip(x, pairs, strict=True)]
    return sum(missing) - a, sum(m * v for m, v in zip(missing, x, strict=True)) - (b - 1)


@settings(deadline=None)
@given(told)
def test_no_step_from_the_curve_makes_it_likelier(pairs: list[tuple[float, bool]]) -> None:
    # The curve is rounded to four digits.
    assert slope(pairs, *curve(pairs)) == pytest.approx((0, 0), abs=0.05)


def test_of_nothing_the_shares_stay_as_they_are() -> None:
    assert curve([]) == (0, 1)


def test_steps_that_lead_past_the_curve_come_back() -> None:
    pairs = [(0.9999, True)] * 60 + [(0.9999, False)] * 30 + [(0.5, True), (0.5, False)]
    a, b = curve(pairs)
    assert slope(pairs, a, b) == pytest.approx((0, 0), abs=0.2)
    assert abs(a) < 2 and 0 < b < 1
