"""Exercises: the notation, and those that the repository holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.exercises import NotAnExercise, load, parse, unmarked

ONE = """wire-1 | 2016-05-02 | wire
{a1|Rebels} {t1|seized} {p1|X} and {t2|{a2|army}-held} Y.
---
t1 | event | Non-state actor overtakes territory | a1 |  | p1
t2 | control | holds | a2 |  |
"""


def test_an_exercise_becomes_a_document_and_its_claims() -> None:
    made = parse(ONE)
    assert made.document["text"] == "Rebels seized X and army-held Y."
    assert made.document["date"] == "2016-05-02"
    taken, held = made.claims
    assert taken["trigger"]["text"] == "seized" and taken["sub_event_type"] == "Non-state actor overtakes territory"
    assert [m["text"] for m in taken["actor"] + taken["place"]] == ["Rebels", "X"]
    assert held["control"] == "holds" and held["trigger"]["text"] == "army-held" and held["actor"][0]["text"] == "army"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="{}|"), max_size=12), min_size=1, max_size=9))
def test_every_mark_holds_its_words(words: list[str]) -> None:
    marked = " ".join(f"{{a{n}|{word}}}" for n, word in enumerate(words))
    text, marks = unmarked(marked, "x")
    assert text == " ".join(words)
    assert [text[slice(*marks[f"a{n}"])] for n in range(len(words))] == words


@pytest.mark.parametrize(
    ("found", "put", "said"),
    [
        ("\n---\n", "\n", "no line ---"),
        ("{p1|X}", "X", "no mark p1"),
        ("held} Y", "held Y", "not closed"),
        ("seized} ", "seized}} ", "closes what none opens"),
        ("| holds |", "| keeps |", "no claim"),
        ("| a2 |  |", "| a2 |", "no claim"),
    ],
)
def test_what_is_wrong_is_named(found: str, put: str, said: str) -> None:
    with pytest.raises(NotAnExercise, match=f"wire-1: .*{re.escape(said)}"):
        parse(ONE.replace(found, put))


def test_all_exercises_can_be_read() -> None:
    made = list(load())
    assert len({e.document["id"] for e in made}) == len(made) > 400
    assert sum(len(e.claims) for e in made) > 7000
