"""Lists of loose sentences, and texts that hang together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.model import Claim
from contested.reader.cohesion import is_list
from contested.reader.reading import Reading
from tests.reader.reports import event

Readings = Callable[[str], Reading]

LIST = (
    "A car bomb killed six people in Jalalabad on Monday.",
    "Gunmen abducted an engineer near Port Harcourt.",
    "The navy sank two boats off Trincomalee.",
    "Police fired on marchers in Cochabamba.",
    "The garrison left its post.",
)
REPORT = (
    "A car bomb killed six people in Jalalabad on Monday.",
    "The governor of Jalalabad, Rahman, blamed the Taliban.",
    "The Taliban denied it.",
    "Rahman said the Taliban had lied before.",
)


@pytest.mark.parametrize(
    ("paragraphs", "loose"), [(LIST, True), (LIST[:3], False), (REPORT, False), ((" ".join(LIST),), False)]
)
def test_what_is_a_list(reading: Readings, paragraphs: tuple[str, ...], loose: bool) -> None:
    assert is_list(reading("\n\n".join(paragraphs)).spacy_doc) is loose


def test_nothing_is_carried_over_in_a_list(read: Callable[[str], tuple[Claim, ...]]) -> None:
    last = event(read("\n\n".join(LIST)), "left")
    assert not last.place and last.time is None
    after = event(read(" ".join(LIST)), "left")
    assert after.place
