"""What a verb and its noun both tell is told once."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import of_kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels announced a peace deal in Hama.", ["announced"]),
        ("The army imposed a blockade on Morek.", ["imposed"]),
        ("Envoys announced a truce between the army and the rebels in Hama.", ["truce"]),
        ("Earlier truces were violated in Hama.", ["violated"]),
        ("The rebels shelled Morek and announced a truce.", ["shelled", "announced"]),
    ],
)
def test_a_verb_and_its_noun_are_one_happening(read: Read, text: str, words: list[str]) -> None:
    assert [c.trigger.text for c in of_kind(read(text), "event") if c.trigger] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Militiamen burned the market and killed a trader in Hama.", ["burned", "killed"]),
        (
            "Militiamen burned the market, looted the hospital and killed a trader in Hama.",
            ["burned", "looted", "killed"],
        ),
        ("Soldiers killed two men and arrested four others in Hama.", ["killed", "arrested"]),
        ("Rebels shelled the market and killed a trader in Hama.", ["shelled"]),
    ],
)
def test_a_killing_is_its_own_event_unless_another_word_tells_how(read: Read, text: str, words: list[str]) -> None:
    assert [c.trigger.text for c in of_kind(read(text), "event") if c.trigger] == words
