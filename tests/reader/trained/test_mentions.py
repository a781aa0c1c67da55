"""Who a claim could name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from contested.reader.reading import Reading
from contested.reader.trained import mentions

Readings = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The men left Deir ez-Zor on Monday.", {"deir", "ez", "zor", "-"}),
        ("Russian jets bombed the town.", {"russian"}),
    ],
)
def test_one_word_stands_for_a_name(reading: Readings, text: str, name: set[str]) -> None:
    found = [m.words for m in mentions.parties(reading(text)) if m.kind == "modifier" and m.words in name]
    assert len(found) == 1, found


def test_a_name_goes_before_its_initials() -> None:
    words = ["the", "Syrian", "Democratic", "Forces", "(", "SDF", ")"]
    spacy_doc = Doc(Vocab(), words)
    name = mentions.Candidate(1, 4, 3, "named", "syrian democratic forces", (4, 28), known="Rebel group")
    initials = mentions.Candidate(5, 6, 5, "named", "sdf", (31, 34), known="Rebel group")
    assert mentions.spelled_out(initials, [name, initials], spacy_doc) == name
    assert mentions.spelled_out(initials, [initials], spacy_doc) == initials
    assert mentions.spelled_out(name, [name, initials], spacy_doc) == name
