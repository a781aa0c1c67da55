"""Whom "they", "it" and "the group" stand for."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import event, names


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("The rebels entered the town of Ariha on Thursday. They captured the hospital.", "captured", {"rebels"}),
        ("The Syrian army reached Palmyra. It captured the citadel on Friday.", "captured", {"Syrian army"}),
        ("The Islamic State attacked Kobani. The group shelled the city center.", "shelled", {"Islamic State"}),
        ("Hezbollah shelled Kobani. A YPG spokesman said the group attacked Manbij.", "attacked", {"YPG"}),
        ("The SDF moved towards Manbij. The alliance shelled two villages.", "shelled", {"SDF"}),
        ("ISIS left Palmyra to the Syrian army. The group shelled the city on Monday.", "shelled", {"ISIS"}),
        ("When they withdrew, the rebels destroyed the bridge.", "withdrew", {"rebels"}),
        ("After it captured the city of Palmyra, the Islamic State executed two officers.", "captured",
         {"Islamic State"}),
        ("ISIS attacked Hassakeh in June. The YPG said it had repelled the militants.", "repelled", {"YPG"}),
        ("The army ousted ISIS from the city of Palmyra. It then shelled the hills.", "shelled", {"army"}),
        ("The Syrian army entered Palmyra after ISIS withdrew. It captured the citadel.", "captured", {"Syrian army"}),
        ("The Houthis said they had hit a coalition ship near Hodeidah.", "hit", {"Houthis"}),
        ("The Houthis fought the army near Taiz. The latter withdrew.", "withdrew", {"army"}),
        ("The Houthis fought the army near Taiz. Mocha was captured by the former.", "captured", {"Houthis"}),
        ("The SDF entered Manbij. Backed by Russian jets, they shelled the hospital.", "shelled", {"SDF"}),
        ("The army withdrew. The rebels entered the base. They destroyed the bridge.", "destroyed", {"rebels"}),
    ],
)  # fmt: skip
def test_whom_a_pronoun_or_a_group_stands_for(read: Read, text: str, word: str, actors: set[str]) -> None:
    assert names(event(read(text), word).actor) == actors


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        ("Gang members stopped passengers on a road and abducted them.", "abducted", {"passengers"}),
        ("The insurgents withdrew after a helicopter attacked them.", "attacked", {"insurgents"}),
        ("The army met a farmer near the camp. The soldiers shot him.", "shot", {"farmer"}),
        ("The army fought near the camp. The soldiers shot him.", "shot", set()),
    ],
)
def test_to_whom_it_was_done_may_be_a_pronoun(read: Read, text: str, word: str, targets: set[str]) -> None:
    assert names(event(read(text), word).target) == targets


def test_the_mention_is_the_one_that_names(read: Read) -> None:
    """A claim whose sentence says "they" points at the words that name them."""
    text = "The rebels entered the town of Ariha on Thursday. They captured the hospital."
    (actor,) = event(read(text), "captured").actor
    assert text[actor.start : actor.end].endswith("rebels")


@pytest.mark.parametrize(
    "text",
    [
        "They captured the hospital of the town.",
        "It was raining. They captured the hospital of the town.",
    ],
)
def test_nobody_is_named_where_nobody_is_meant(read: Read, text: str) -> None:
    assert event(read(text), "captured").actor == ()


def test_they_are_not_one_person(read: Read) -> None:
    text = "The rebels entered the town of Ariha. Bashar al-Assad spoke on television. They captured the hospital."
    assert names(event(read(text), "captured").actor) <= {"rebels"}
