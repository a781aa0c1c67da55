"""Words in pieces of a vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.reader.trained.wordpieces import WordPieces

PIECES = ["[UNK]", "shell", "##ing", "##ed", "s", "##h", "h", "idlib", ".", "'", "##lib", "id", "e", "##e"]
PLAIN = WordPieces.of(PIECES)


def pieces(word: str) -> list[str]:
    return [PIECES[n] for n in PLAIN.word(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shelling", ["shell", "##ing"]),
        ("SHELLED", ["shell", "##ed"]),
        ("Idlib", ["idlib"]),  # the longest piece wins
        ("idlib.", ["idlib", "."]),
        ("s'h", ["s", "'", "h"]),
        ("é", ["e"]),  # accents dropped
        ("shellx", ["[UNK]"]),  # a word with a part that no piece has is unknown as a whole
        ("shell-ing", ["shell", "[UNK]", "[UNK]"]),
        ("", ["[UNK]"]),
        ("s" * 100, ["[UNK]"]),
    ],
)
def test_words(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


@given(st.text(max_size=40))
def test_every_word_has_pieces_and_the_same_again(word: str) -> None:
    found = PLAIN.word(word)
    assert found
    assert found == WordPieces.of(PIECES).word(word) == PLAIN.word(word)


@given(st.lists(st.sampled_from(["shell", "ing", "ed", "e", "h"]), min_size=1, max_size=5))
def test_known_pieces_put_together_are_the_word(parts: list[str]) -> None:
    word = "".join(parts)
    found = pieces(word)
    assert found == ["[UNK]"] or "".join(p.removeprefix("##") for p in found) == word
