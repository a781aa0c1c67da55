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
        ("ground complement", "fall", "The fall of the city came on Sunday.", "The fall of the dollar went on."),
        ("actor subject", "attacked", "The rebels attacked Ariha.", "The bees attacked Ariha."),
        ("no captive object", "seized", "Gunmen seized a truck.", "Gunmen seized a priest."),
        ("force or weapon subject", "hit", "A rocket hit the school.", "A cyclist hit the school."),
        ("force subject", "fled", "The soldiers fled on Sunday.", "The cat fled on Sunday."),
        ("force leaves ground", "left", "The soldiers left the village.", "The soldiers left early."),
        ("toward ground", "crossed", "The troops crossed into the district.", "The troops crossed their arms."),
        ("quits", "left", "The garrison left without a fight.", "The garrison left twelve dead."),
        ("no object", "marched", "Teachers marched on Sunday.", "Guards marched the pupils off."),
        ("passive", "taken", "The town was taken on Sunday.", "The army had taken the town."),
        ("aimed", "used", "They used shells against the port.", "They used shells as vases."),
        ("nominal move", "push", "A push by the army stalled.", "A push for lower fares stalled."),
        ("by force", "surrender", "The surrender of the rebels came late.", "The surrender of the policy came late."),
        ("of parties", "accord", "An accord with the rebels was read out.", "An accord of colours was seen."),
        ("happens", "rockets", "Two rockets fell there.", "They sold two rockets."),
        ("lone killing", "killed", "The rebels killed two men.", "The frost killed two trees."),
    ],
)
def test_the_word_counts_only_where_the_condition_holds(
    reading: Readings, condition: str, word: str, yes: str, no: str
) -> None:
    for text, expected in ((yes, True), (no, False)):
        read = reading(text)
        (token,) = (t for t in read.spacy_doc if t.text == word)
        assert CONDITIONS[condition](token, read.people) is expected, text


def test_a_participle_taken_for_a_noun_is_one_without_article(reading: Readings) -> None:
    for text, expected in (("The camp was overrun on Sunday.", True), ("There was a cost overrun on Sunday.", False)):
        read = reading(text)
        (token,) = (t for t in read.spacy_doc if t.text == "overrun")
        if token.pos_ == "NOUN":
            assert CONDITIONS["predicate"](token, read.people) is expected, text


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
