"""Which places "both towns" are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader import severals
from contested.reader import tokens as syntax
from contested.reader.reading import Reading

_TWO = "The rebels hold Foua and Kafraya. "


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (_TWO + "The army shelled both towns on Friday.", ["Foua", "Kafraya"]),
        (_TWO + "The army shelled positions around the two towns.", ["Foua", "Kafraya"]),
        (_TWO + "The army shelled both on Friday.", ["Foua", "Kafraya"]),
        # these name others, or none
        (_TWO + "The army shelled the two towns of Sarmin and Binnish.", []),
        (_TWO + "The army shelled the three towns.", []),
        (_TWO + "The army shelled two towns.", []),
        (_TWO + "The army shelled both sides.", []),
        (_TWO + "The army shelled a camp and aid reached both towns.", []),
        ("The rebels hold Foua. The army shelled both towns.", []),
    ],
)
def test_the_list_named_before_is_meant(reading: Callable[[str], Reading], text: str, places: list[str]) -> None:
    found = reading(text)
    head = next(t for t in found.spacy_doc if t.text == "shelled")
    sentence = syntax.sentence_start(head), syntax.sentence_end(head)
    meant = severals.meant(head, sentence, found.places)
    assert [found.spacy_doc[p.start : p.stop].text for p in meant] == places


@pytest.mark.parametrize(
    ("text", "first", "places"),
    [
        ("The army shelled the towns of Sarmin, Binnish and Foua.", "Sarmin", ["Sarmin", "Binnish", "Foua"]),
        (
            "Jets shelled the towns of Kafr Nabl Maarat Misrin and Saraqib",
            "Saraqib",
            ["Kafr Nabl", "Maarat Misrin", "Saraqib"],
        ),
        ("The army shelled Sarmin, Idlib, on Friday.", "Sarmin", ["Sarmin"]),
        (_TWO + "The army shelled the town.", "Kafraya", ["Kafraya"]),
        ("The army shelled positions in Syria and Iraq.", "Syria", ["Syria"]),
    ],
)
def test_a_place_brings_those_listed_with_it(
    reading: Callable[[str], Reading], text: str, first: str, places: list[str]
) -> None:
    found = reading(text)
    head = next(t for t in found.spacy_doc if t.text == "shelled")
    one = next(p for p in found.places.spans if found.spacy_doc[p.start : p.stop].text == first)
    meant = severals.with_their_list([one], head, found.places)
    assert [found.spacy_doc[p.start : p.stop].text for p in meant] == places
