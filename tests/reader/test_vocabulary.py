"""What the reader asks of the knowledge of a conflict."""

from __future__ import annotations

import pytest

from contested.reader.reader import Reader


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("the Syrian army", True),
        ("Syrian government forces", True),
        ("Hezbollah", True),
        ("Turkish forces", True),
        ("ISIS", False),
        ("the Nusra Front", False),
        ("rebels", False),
        ("a Kurdish baker", None),
        ("", None),
    ],
)
def test_whose_forces_are_a_states(reader: Reader, words: str, state: bool | None) -> None:
    """A state's forces and whoever fights with them take ground for a government, all others for themselves."""
    assert reader.vocabulary.state(words) is state


def test_countries(reader: Reader) -> None:
    assert reader.vocabulary.is_country("Turkey")
    assert reader.vocabulary.is_country("Syria")
    assert not reader.vocabulary.is_country("Aleppo")
    assert not reader.vocabulary.is_country("Qarbuta")


def test_known_places(reader: Reader) -> None:
    assert reader.vocabulary.known("Aleppo")
    assert not reader.vocabulary.known("Qarbuta")


def test_genitives_without_an_apostrophe(reader: Reader) -> None:
    assert reader.vocabulary.is_genitive("Syrias")
    assert reader.vocabulary.is_genitive("Idlibs")
    assert not reader.vocabulary.is_genitive("Homs")
    assert not reader.vocabulary.is_genitive("Idlib")


def test_asking_twice_answers_the_same(reader: Reader) -> None:
    words = ["Turkey", "Aleppo", "Qarbuta"]
    ask = reader.vocabulary
    assert [(ask.known(w), ask.is_country(w), ask.state(w)) for w in words] == [
        (ask.known(w), ask.is_country(w), ask.state(w)) for w in words
    ]


def test_names_of_actors_lie_where_they_are_found(reader: Reader) -> None:
    text = "Fighters of the Nusra Front and ISIS met."
    found = [(text[a:b], actor.id) for a, b, actor in reader.vocabulary.find(text)]
    assert ("Nusra Front", "nusra-front") in found
    assert [words for words, _ in found][-1] == "ISIS"


@pytest.mark.parametrize(
    ("name", "other", "larger"),
    [
        ("Aleppo", "Khan Touman", True),
        ("Khan Touman", "Aleppo", False),
        ("Aleppo", "Qarbuta", True),
        ("Qarbuta", "Aleppo", False),
        ("Shaab", "Baghdad", False),
    ],
)
def test_which_of_two_places_is_larger(reader: Reader, name: str, other: str, larger: bool) -> None:
    assert reader.vocabulary.is_larger(name, other) is larger


def test_units(reader: Reader) -> None:
    assert reader.vocabulary.is_unit("Latakia")
    assert not reader.vocabulary.is_unit("Khan Touman")
