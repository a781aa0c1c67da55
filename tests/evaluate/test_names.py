"""Names are compared by what their spellings have in common, and nothing is like a name that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.evaluate.claims import Named
from contested.evaluate.names import fold, same_mention, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Militia", "harbour militia"),
        ("Jisr ash-Shughour", "Jisr al-Shughur"),
        ("Café Brigade", "Cafe Brigade"),
        ("Jaysh’s men", "Jayshs men"),
        ("Al-Bab", "Bab"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("ISIS", "SDF"), ("North Fen", "South Fen"), ("", ""), (None, "SDF")])
def test_names_of_two(one: str | None, other: str | None) -> None:
    assert not same_name(one, other)


def test_words_for_the_class_of_a_place_do_not_count_with_places_alone() -> None:
    assert same_name("Lowbridge", "the city of Lowbridge", place=True)
    assert not same_name("Lowbridge", "the city of Lowbridge")
    assert fold("Ibn Sina neighbourhood", place=True) == fold("Ibn Sina", place=True)
    assert fold("the Military Airport", place=True) == ""


def test_a_place_may_differ_by_more_letters() -> None:
    assert same_name("Khanasser", "Khanasir", place=True)
    assert not same_name("Khanasser", "Khanasir")


def test_the_name_or_the_words_will_do() -> None:
    assert same_mention(Named("the group", "Harbour militia"), Named("they", "Harbour Militia"))
    assert same_mention(Named("the group", "Harbour militia"), Named("the group", "Weir brigade"))
    assert not same_mention(Named("the group", None), Named(None, "Harbour militia"))


@given(st.text(), st.booleans())
def test_folding_leaves_ascii_letters_and_digits(name: str, place: bool) -> None:
    assert all(c.isascii() and (c.islower() or c.isdigit()) for c in fold(name, place=place))


@given(st.text())
def test_a_name_with_a_letter_is_itself(name: str) -> None:
    assert same_name(name, name) == bool(fold(name))
