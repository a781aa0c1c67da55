"""Who a claim could name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.reading import Reading
from contested.reader.trained import mentions

Readings = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("The men left Deir ez-Zor for the Khyber Pass on Monday.", ["zor", "pass"], {"deir", "ez", "khyber", "the"}),
        ("Russian jets bombed the town.", ["russian"], set()),
        ("The Doctors Without Borders team left.", [], {"doctors", "without"}),
    ],
)
def test_one_word_stands_for_a_name(reading: Readings, text: str, whole: list[str], parts: set[str]) -> None:
    found = {m.words for m in mentions.parties(reading(text)) if m.kind == "modifier"}
    assert found >= set(whole)
    assert not found & parts
