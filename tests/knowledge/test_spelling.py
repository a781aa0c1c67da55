"""Which spellings are one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.spelling import ALIKE, alike, spelling


def likeness(a: str, b: str) -> float:
    one, other = spelling(a), spelling(b)
    assert one and other
    return alike(one, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Liwa al-Wadi", "al-Waadi Brigade"),
        ("Liwaa Al-Wadi brigade", "the Wadi Brigade"),
        ("Jaysh al-Nahr", "Jaish An-Nahr"),
        ("Kateebat Shuhada al-Nahr", "Nahr Martyrs' Battalion"),
        ("Nour al-Din Zangi", "Noureddine Zanki"),
        ("Abdel-Rahman Haddour", "Abdulrahman Haddur"),
        ("Mohammed Qasim", "Muhammad Kassem"),
        ("Ahmed Khaled", "Ahmad Khalid"),
        ("Third Coastal Division", "3rd Coastal Division"),
        ("Jund Allah", "Jundallah"),
        ("لواء الوادي", "Liwa al-Wadi"),
    ],
)
def test_spellings_of_one_name_are_alike(a: str, b: str) -> None:
    assert likeness(a, b) >= ALIKE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hasan", "Husain"),
        ("Salim Nahhas", "Salam Nahhas"),
        ("13th Division", "16th Division"),
        ("Liwa al-Wadi", "Jaysh al-Wadi"),
        ("Ahrar al-Nahr", "Ahrar al-Nahrain"),
        ("YPG", "YPJ"),
        ("Abu Omar", "Omar"),
        ("Kamal Qasim", "Jamal Qasim"),
    ],
)
def test_other_names_are_not(a: str, b: str) -> None:
    assert likeness(a, b) < ALIKE


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_direction_and_every_name_is_like_itself(a: str, b: str) -> None:
    one, other = spelling(a), spelling(b)
    if one and other:
        assert alike(one, other) == alike(other, one)
        assert 0.0 <= alike(one, other) <= 1.0
        assert alike(one, one) == 1.0


def test_what_has_no_letters_is_no_name() -> None:
    assert spelling("…") is None
