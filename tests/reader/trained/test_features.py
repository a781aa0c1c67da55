"""What the network sees of a trigger and a mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.reading import Reading
from contested.reader.trained import features, mentions
from contested.reader.trained.features import ROWS, Pairs, Rules, Word, hashed

Readings = Callable[[str], Reading]


def pairs(reading: Reading) -> Pairs:
    return Pairs(reading, Rules({}), mentions.parties(reading), mentions.places(reading))


def word(reading: Reading, text: str, label: str = "Attack") -> Word:
    token = next(t for t in reading.spacy_doc if t.text == text)
    return Word(token.i, token.i + 1, token.i, "event", label)


def rows(reading: Reading, trigger: str, mention: str) -> list[int]:
    made, asked = pairs(reading), word(reading, trigger)
    near = [*made.parties_near(asked), *made.places_near(asked)]
    # A name may be both a party and a place: the place stands behind.
    at = max(n for n, m in enumerate(near) if m.words == mention)
    return made.rows(asked, near)[at]


@pytest.mark.parametrize(
    ("text", "mention", "there", "not_there"),
    [
        ("The army said rebels killed three men.", "rebels", "speaks False False False", "speaks True True False"),
        ("The army said rebels killed three men.", "army", "speaks True True False", "speaks False False False"),
        ("Men were killed in Atma in Idlib.", "atma", "container False 0", "container True 0"),
        ("Men were killed in Atma in Idlib.", "idlib", "container True 0", "container False 0"),
        ("Men were killed in Atma in Idlib.", "idlib", "beside 1 False 0", "beside 0 False 0"),
        ("He left Atma.\n\nMen were killed.", "atma", "gap 1 paragraphs -1", "gap 0 block -1"),
    ],
)
def test_how_a_mention_lies(reading: Readings, text: str, mention: str, there: str, not_there: str) -> None:
    seen = rows(reading(text), "killed", mention)
    assert hashed([there])[0] in seen
    assert hashed([not_there])[0] not in seen


def test_a_known_actor_is_seen_as_what_it_is(reading: Readings) -> None:
    seen = rows(reading("The Syrian army killed three men."), "killed", "syrian army")
    assert hashed(["known State forces Attack"])[0] in seen


def test_every_token_has_rows_of_the_table(reading: Readings) -> None:
    read = reading("Rebels of Ahrar al-Sham seized Atma from the army, killing 5 residents.")
    made = features.of_tokens(read, Rules({}))
    assert len(made) == len(read.spacy_doc)
    assert all(0 <= row < ROWS for some in made for row in some)
    grammar = {tuple(some[:3]) for some in made}
    assert len(grammar) > 5
