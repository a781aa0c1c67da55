"""What must stand around a word for it to state an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.conditions import CONDITIONS
from contested.reader.reading import Reading

Readings = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("condition", "word", "yes", "no"),
    [
        ("ground object", "took", "The rebels took the village of Ariha.", "The rebels took a bus."),
        ("ground subject", "fell", "The village fell on Sunday.", "Prices fell on Sunday."),
        ("ground complement", "fall", "The fall of the city came on Sunday.", "The fall of the dollar went on."),
        ("actor object", "pushed", "The army pushed the rebels back.", "The army pushed a car."),
        ("actor subject", "attacked", "The rebels attacked Ariha.", "The bees attacked Ariha."),
        ("person object", "seized", "Gunmen seized a priest.", "Gunmen seized a truck."),
        ("no person object", "seized", "Gunmen seized a truck.", "Gunmen seized a priest."),
        ("weapon object", "dropped", "They dropped bombs on Ariha.", "They dropped leaflets on Ariha."),
        ("weapon subject", "hit", "A rocket hit the school.", "A cyclist hit the school."),
        ("force or weapon subject", "hit", "A rocket hit the school.", "A cyclist hit the school."),
        ("force subject", "fled", "The soldiers fled on Sunday.", "The cat fled on Sunday."),
        ("force leaves ground", "left", "The soldiers left the village.", "The soldiers left early."),
        ("thing object", "burned", "They burned the house.", "They burned the toast."),
        ("mine object", "cleared", "Engineers cleared mines there.", "Engineers cleared customs there."),
    ],
)
def test_the_word_counts_only_where_the_condition_holds(
    reading: Readings, condition: str, word: str, yes: str, no: str
) -> None:
    for text, expected in ((yes, True), (no, False)):
        read = reading(text)
        (token,) = (t for t in read.spacy_doc if t.text == word)
        assert CONDITIONS[condition](token, read.people) is expected, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack killed two soldiers.", True),
        ("A fierce attack killed two soldiers.", True),
        ("The rebels launched the attack.", True),
        ("The attack on the base went on.", True),
        ("The attack went on.", False),
        ("That attack went on.", False),
    ],
)
def test_fresh(reading: Readings, text: str, expected: bool) -> None:
    read = reading(text)
    (noun,) = (t for t in read.spacy_doc if t.text == "attack")
    assert CONDITIONS["fresh"](noun, read.people) is expected
