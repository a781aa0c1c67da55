"""Spellings of one name fold to one form; different names stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.names import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jisr al-Shughur", "JISR ASH-SHUGHŪR"),
        ("Deir ez-Zor", "Deir az Zor"),
        ("the Al-Nusra Front", "an-Nusra Front"),
        ("Ra’s al-‘Ayn", "Ras al Ayn"),
        ("Maʿarrat al-Nuʿman", "Ma'arrat an-Nu'man"),
        ("Syria's army", "Syria’s Army"),
        ("U.S.", "US"),
        ("النصرة", "نصرة"),
        ("Tal-Abyad", "Tal  Abyad"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("US special forces", "us special forces"),
        ("IS-held Raqqa", "is held raqqa"),
        ("Army of Conquest", "army of conquest"),
        ("Al", "al"),
        ("An-26", "an 26"),
        ("Донецьк", "donetsk"),
        ("…", ""),
    ],
)
def test_words_that_only_look_like_articles_stay(name: str, folded: str) -> None:
    assert fold(name) == folded


_LIKE_NAMES = st.text(alphabet=" -'.’aelnsthudrzAL5ال", max_size=24)


@given(st.one_of(st.text(max_size=40), _LIKE_NAMES))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(name).isascii()
