"""A text under cleaning keeps the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contested.sources.draft import Draft, Edit

_edits = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 8), st.sampled_from(["", " ", "\n"])).map(
        lambda e: (e[0], e[0] + e[1], e[2])
    ),
    max_size=6,
)


def _within(edits: list[Edit], length: int) -> list[Edit]:
    return [e for e in edits if e[1] <= length]


@given(st.text(max_size=40), st.lists(_edits, max_size=4))
def test_every_carried_character_is_the_originals_own(text: str, rounds: list[list[Edit]]) -> None:
    draft = Draft.of(text)
    for edits in rounds:
        draft = draft.edit(_within(edits, len(draft.text)))
    last_clean = last_original = 0
    carried: set[int] = set()
    for clean, original, length in draft.offsets.pieces:
        assert clean >= last_clean
        assert original >= last_original
        assert draft.text[clean : clean + length] == text[original : original + length]
        carried.update(range(clean, clean + length))
        last_clean, last_original = clean + length, original + length
    assert all(draft.text[i].isspace() for i in range(len(draft.text)) if i not in carried)


def test_edits_of_one_round_count_in_the_text_before_it() -> None:
    draft = Draft.of("one two three").edit([(3, 4, "\n"), (7, 13, "")])
    assert draft.text == "one\ntwo"
    assert draft.offsets.pieces == ((0, 0, 3), (4, 4, 3))


def test_of_overlapping_edits_the_first_is_taken() -> None:
    assert Draft.of("abcdef").edit([(1, 3, ""), (2, 5, "")]).text == "adef"
