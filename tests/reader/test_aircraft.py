"""What is done from the air is an air strike, whatever the verb alone would tell."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import event

STRIKE = "Air/drone strike"


@pytest.mark.parametrize(
    ("text", "word", "sub_event_type"),
    [
        ("Army helicopters attacked a rebel column near Kidal.", "attacked", STRIKE),
        ("A Su-25 attacked the village of Sarmin.", "attacked", STRIKE),
        ("Two French Mirage 2000s attacked a convoy of the rebels.", "attacked", STRIKE),
        ("An American drone killed a commander of the rebels near Jilib.", "killed", STRIKE),
        ("A helicopter gunship opened fire on rebels near Sarmin.", "opened", STRIKE),
        ("The rebels shot down a MiG-29 near Hama.", "shot", "Armed clash"),
        ("Fighters of the Falcons brigade attacked an army convoy.", "attacked", "Armed clash"),
    ],
)
def test_what_aircraft_do(read: Read, text: str, word: str, sub_event_type: str) -> None:
    assert event(read(text), word).sub_event_type == sub_event_type
