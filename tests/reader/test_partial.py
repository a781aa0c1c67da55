"""Holding a district of a city is holding a part of it."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import held


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Shells hit government-held districts of Homs on Monday.", "partly holds"),
        ("Shells hit a rebel-held district of Homs on Monday.", "partly holds"),
        ("Shells hit a rebel-held neighbourhood in Aleppo on Monday.", "partly holds"),
        ("Jets bombed a stronghold of the Islamic State group in northern Syria.", "partly holds"),
        ("Shells hit the rebel-held district of Tariq al-Bab on Monday.", "holds"),
        ("Shells hit the rebel-held town of Douma on Monday.", "holds"),
        ("Shells hit rebel-held Douma on Monday.", "holds"),
        ("Jets bombed the Islamic State stronghold of Raqqa.", "holds"),
    ],
)
def test_who_holds_a_nameless_part_holds_some_of_the_place(read: Read, text: str, state: str) -> None:
    claim = held(read(text))
    assert claim.control == state
