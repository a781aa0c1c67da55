"""What a word needs around it, asked by role and kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.needs import condition, met
from contested.reader.reading import Reading

Readings = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("needs", "word", "yes", "no"),
    [
        ("object: ground", "took", "The rebels took the village of Ariha.", "The rebels took a bus."),
        ("object: ground", "took", "The rebels took most of the village.", "The rebels took most of the bread."),
        ("doer: ground", "fell", "The village fell on Sunday.", "Prices fell on Sunday."),
        ("object: enemy", "pushed", "The army pushed the rebels back.", "The army pushed a car."),
        ("object: captive", "seized", "Gunmen seized a priest.", "Gunmen seized a truck."),
        ("object: captive", "seized", "Gunmen seized four of the pilgrims.", "Gunmen seized four of the trucks."),
        ("object: weapons", "dropped", "They dropped bombs on Ariha.", "They dropped leaflets on Ariha."),
        ("doer: weapons", "hit", "A rocket hit the school.", "A cyclist hit the school."),
        ("object: property|goods", "burned", "They burned the house.", "They burned the toast."),
        ("object: mines", "cleared", "Engineers cleared mines there.", "Engineers cleared customs there."),
        ("object: pacts", "signed", "The envoys signed a truce.", "The envoys signed a book."),
        ("object: routes", "closed", "They closed the road.", "They closed the meeting."),
        ("with: missiles", "answered", "The army answered with rockets.", "The army answered with silence."),
        ("doer: crowds", "marched", "Hundreds of students marched there.", "The ants marched there."),
    ],
)
def test_some_filler_of_the_role_is_of_the_kind(reading: Readings, needs: str, word: str, yes: str, no: str) -> None:
    for text, expected in ((yes, True), (no, False)):
        read = reading(text)
        (token,) = (t for t in read.spacy_doc if t.text == word)
        assert condition(needs)(token, read.people) is expected, text


def test_all_needs_must_be_met(reading: Readings) -> None:
    read = reading("The soldiers crossed the river.")
    (token,) = (t for t in read.spacy_doc if t.text == "crossed")
    assert met((), token, read.people)
    assert met(("doer: force", "object: waters"), token, read.people)
    assert not met(("doer: force", "object: pacts"), token, read.people)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        condition("object: unheard-of")
