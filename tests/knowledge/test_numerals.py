"""Whole numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.numerals import value
from tests.reader.reports import ODD
from tests.spelled import spelled


@given(st.integers(0, 10**9))
def test_figures_read_as_themselves(n: int) -> None:
    assert value(str(n)) == n


@given(st.integers(0, 10**9), st.sampled_from(",."))
def test_figures_in_groups_of_three_read_as_themselves(n: int, mark: str) -> None:
    assert value(f"{n:,}".replace(",", mark)) == n


@given(st.integers(1, 999_999), st.sampled_from("- "), st.sampled_from([" and ", " "]))
def test_number_words_read_as_what_they_spell(n: int, hyphen: str, joint: str) -> None:
    assert value(spelled(n, hyphen, joint)) == n
    assert value(spelled(n, hyphen, joint).capitalize()) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("zero", 0),
        ("two million", 2_000_000),
        ("6.5 million", 6_500_000),
        ("1.2 thousand", 1200),
        ("40 thousand", 40_000),
        ("two dozen", 24),
        ("three dozen", 36),
    ],
)
def test_figures_and_words_together(text: str, n: int) -> None:
    assert value(text) == n


@pytest.mark.parametrize(
    "text",
    ["", " ", "and", "hundred and", "no", "few", "T-4", "1,23", "12,3456", "one two", "twenty thirty", "two twenty",
     "five and", "3rd", "1.5", "many thousand"],
)  # fmt: skip
def test_what_states_no_whole_number_has_no_value(text: str) -> None:
    assert value(text) is None


@given(st.text(ODD, max_size=20))
def test_any_text_has_a_value_that_is_no_less_than_nothing_or_none(text: str) -> None:
    n = value(text)
    assert n is None or n >= 0
