"""Distances before the name of a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.reader.distances import distance_before
from tests.reader.conftest import Read
from tests.reader.reports import event, places


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("a farm 10 km south of ", "10 km south of"),
        ("a farm about 12 kilometres [7 miles] north-west of the city of ", "12 km north-west of"),
        ("a farm 9km east of ", "9 km east of"),
        ("a farm nine miles west of the ", "9 miles west of"),
        ("a farm twenty-five miles north of ", "25 miles north of"),
        ("a farm within three and a half kilometers of ", "within 3.5 km of"),
        ("a farm less than 300 meters from ", "300 m from"),
        ("a farm 1,200 metres from the ", "1200 m from"),
        ("a farm 4 to 6 km away from the rebel-held town of ", "4-6 km from"),
        ("a farm 14 kilometers southwards from ", "14 km south of"),
    ],
)
def test_it_is_read_with_its_side(before: str, relation: str) -> None:
    assert distance_before(before) == relation


@pytest.mark.parametrize(
    "before",
    [
        "an area of 70 square kilometers of ",
        "a stretch of 57 km between ",
        "they fled 30 km to ",
        "a village 10 km from the front in ",
        "a village a few kilometers from ",
        "a 5-km front in ",
        "10 people of ",
        "",
    ],
)
def test_what_is_no_distance_to_the_place_is_none(before: str) -> None:
    assert distance_before(before) is None


@given(st.integers(1, 400), st.sampled_from(["north", "south-east", "west"]))
def test_the_figure_stays(km: int, side: str) -> None:
    assert distance_before(f"shells fell {km} kilometers {side} of ") == f"{km} km {side} of"


@pytest.mark.parametrize(
    ("text", "relation", "place"),
    [
        ("Clashes broke out 10 km south of Aleppo.", "10 km south of", "Aleppo"),
        ("Clashes broke out about 15 kilometers (nine miles) from the port of Tartus.", "15 km from", "Tartus"),
        ("Clashes broke out in the north of Aleppo.", "in the north of", "Aleppo"),
    ],
)
def test_the_relation_of_a_claim_says_how_far(read: Read, text: str, relation: str, place: str) -> None:
    assert places(event(read(text), "Clashes")) == {(relation, place)}


def test_what_lies_between_two_places_lies_so_to_both(read: Read) -> None:
    found = places(event(read("Clashes broke out between the towns of Ariha and Saraqib."), "Clashes"))
    assert found == {("between", "Ariha"), ("between", "Saraqib")}
