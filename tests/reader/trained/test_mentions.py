"""Who a claim could name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
