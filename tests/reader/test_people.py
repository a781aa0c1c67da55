"""Who is mentioned, and by which words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from contested.reader.people import People
from contested.reader.reading import Reading
from tests.reader.reports import bare

Readings = Callable[[str], Reading]


def at(reading: Readings, text: str, word: str) -> tuple[Token, People]:
    """The last token with these letters, and the people of the text."""
    found = reading(text)
    return [t for t in found.spacy_doc if t.text == word][-1], found.people


@pytest.mark.parametrize(
    ("text", "word", "mention"),
    [
        ("The rebels left.", "rebels", "rebels"),
        ("Three armed gunmen left.", "gunmen", "armed gunmen"),
        ("The Nusra Front left the town.", "Front", "Nusra Front"),
        ("Fighters of the Islamic State left.", "Fighters", "Fighters of the Islamic State"),
        ("Members of the Nusra Front left.", "Members", "Members of the Nusra Front"),
        ("Several ISIS fighters left.", "fighters", "ISIS fighters"),
        ("On Wednesday rebels left the town.", "rebels", "rebels"),
        (
            "Guerrillas of the 34th Front of the Islamic State left.",
            "Guerrillas",
            "Guerrillas of the 34th Front of the Islamic State",
        ),
        ("Nine jets of the Syrian army left.", "jets", "jets of the Syrian army"),
        ("The army reversed the gains rebels had made in the valley.", "rebels", "rebels"),
        ("The rebels took Jasim, a town whose residents left.", "residents", "residents"),
    ],
)
def test_the_mention_that_a_word_heads(reading: Readings, text: str, word: str, mention: str) -> None:
    token, people = at(reading, text, word)
    start, end = people.mention(token)
    assert bare(text[start:end]) == mention


@pytest.mark.parametrize(
    ("text", "noun", "modifier"),
    [
        ("Russian air strikes went on.", "strikes", "Russian"),
        ("The Army of Conquest’s advance went on.", "advance", "Army of Conquest"),
        ("The rebel offensive went on.", "offensive", "rebel"),
        ("The rebels' offensive went on.", "offensive", "rebels"),
        ("The Nusra Front offensive went on.", "offensive", "Nusra Front"),
        ("The Nusra Front's offensive went on.", "offensive", "Nusra Front"),
        ("A major offensive went on.", "offensive", None),
        ("The offensive went on.", "offensive", None),
    ],
)
def test_the_actor_before_an_event_word(reading: Readings, text: str, noun: str, modifier: str | None) -> None:
    token, people = at(reading, text, noun)
    found = people.modifier(token)
    assert (bare(text[slice(*found)]) if found else None) == modifier


@pytest.mark.parametrize(
    ("text", "word", "force", "civilian"),
    [
        ("The soldiers left.", "soldiers", True, False),
        ("The ISIS left.", "ISIS", True, False),
        ("The villagers left.", "villagers", False, True),
        ("The children left.", "children", False, True),
        ("The enemy left.", "enemy", True, False),
        ("The peacekeepers left.", "peacekeepers", True, False),
        ("The settlers left.", "settlers", False, True),
        ("The bread was good.", "bread", False, False),
        ("Rebels shelled the outskirts of Latakia on Wednesday, activists said.", "Rebels", True, False),
    ],
)
def test_fighters_and_civilians(reading: Readings, text: str, word: str, force: bool, civilian: bool) -> None:
    token, people = at(reading, text, word)
    assert people.is_force(token) is force
    assert people.is_civilian(token) is civilian
    assert people.is_person(token) is (force or civilian)


@pytest.mark.parametrize(
    ("text", "word", "ground", "site"),
    [
        ("They left the hospital.", "hospital", True, True),
        ("They left the hill.", "hill", True, False),
        ("They left the market.", "market", False, True),
        ("They left the bread.", "bread", False, False),
        ("Mines planted by rebels went off.", "planted", False, False),
    ],
)
def test_ground_and_sites(reading: Readings, text: str, word: str, ground: bool, site: bool) -> None:
    token, people = at(reading, text, word)
    assert people.is_ground(token) is ground
    assert people.is_site(token) is site


def test_the_article_of_a_name_belongs_to_it(reading: Readings) -> None:
    token, people = at(reading, "Gunmen of Al Sunbula Brigade left.", "Brigade")
    text = people.spacy_doc.text
    start, end = people.mention(token)
    assert bare(text[start:end]) == "Al Sunbula Brigade"
