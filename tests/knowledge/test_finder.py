"""Names in texts: the tree of folded words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.finder import Finder, words


@pytest.fixture
def finder() -> Finder[str]:
    made: Finder[str] = Finder()
    for name, value in (
        ("Islamic State", "isis"),
        ("IS", "isis"),
        ("Jabhat al-Nusra", "nusra"),
        ("Amnesty", "amnesty"),
        ("Army of Conquest", "conquest"),
        ("army", "army"),
    ):
        made.add(name, value)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Islamic State's men", ["Islamic State's"]),
        ("what IS said is not what it was", ["IS"]),
        ("an Amnesty report on the amnesty", ["Amnesty"]),
        ("Jabhat Al Nusra, JABHAT NUSRA and jabhat an-nusra", ["Jabhat Al Nusra", "JABHAT NUSRA", "jabhat an-nusra"]),
        ("the Army of Conquest and the army", ["Army of Conquest", "army"]),
        ("the armys air force", ["armys"]),
        ("", []),
    ],
)
def test_names_are_found_as_written(finder: Finder[str], text: str, found: list[str]) -> None:
    assert [text[s.start : s.end] for s in finder.spans(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("THE SITUATION IS GRAVE AND NOT WHAT IT WAS", []),
        ("THE ARMY IS IN THE TOWN", ["ARMY"]),
        ("AMNESTY SAID THAT THE ISLAMIC STATE IS THERE", ["AMNESTY", "ISLAMIC STATE"]),
        ("IS, FSA and others", ["IS"]),
        ("ALEPPO (AFP) - Fighters of IS said", ["IS"]),
        ("RAIDS ON IS", ["IS"]),
    ],
)
def test_where_all_is_in_capitals_a_plain_word_is_no_name(text: str, found: list[str]) -> None:
    made: Finder[str] = Finder(["is"])
    for name in ("Islamic State", "IS", "army", "Amnesty"):
        made.add(name, name)
    assert [text[s.start : s.end] for s in made.spans(text)] == found


def test_abbreviations_with_dots_are_one_word() -> None:
    assert [(w.folded, w.raw) for w in words("the U.S. and us")] == [
        ("the", "the"),
        ("us", "U.S."),
        ("and", "and"),
        ("us", "us"),
    ]


@given(st.lists(st.sampled_from(["the", "army", "of", "Conquest", "Islamic", "State", "IS", "al-", "é", "\n", "."])))
def test_spans_stand_in_order_and_apart(parts: list[str]) -> None:
    made: Finder[int] = Finder()
    for i, name in enumerate(("army of conquest", "Islamic State", "IS", "army")):
        made.add(name, i)
    text = " ".join(parts)
    spans = made.spans(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) and s.values for s in spans)
