"""What a document as a whole says of its mentions."""

from __future__ import annotations

import pytest

from contested.resolve.context import SENTENCE_END


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rebels left. Soldiers came.", 2),
        ("Rebels left the\ntown of Atma\nin March.", 1),
        ("A headline\n\nRebels left.", 2),
        ("A headline\nRebels left.", 2),
        ("first line\n\n  second line", 2),
        ("He said “Rebels left.” Soldiers came.", 2),
    ],
)
def test_a_sentence_goes_on_behind_a_wrapped_line(text: str, sentences: int) -> None:
    assert len([*SENTENCE_END.finditer(text)]) + 1 == sentences
