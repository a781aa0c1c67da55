"""Words that only name what the event word above them tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from contested.reader.trained.repeats import repeats

AIR, SHELLING, BOMB = "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    ("text", "word", "label", "told", "expected"),
    [
        ("Jets struck Sarmin with guided bombs.", "bombs", AIR, ("struck", AIR), True),
        ("Jets dropped cluster bombs on Sarmin.", "cluster", AIR, ("dropped", AIR), True),
        ("Fighters detonated a car bomb in Sarmin.", "car", BOMB, ("detonated", BOMB), True),
        ("Rocket launchers shelled Sarmin.", "Rocket", SHELLING, ("shelled", SHELLING), True),
        ("A missile fired by the rebels struck a ship.", "fired", SHELLING, ("struck", SHELLING), True),
        (
            "The strike hit a depot and damaged a bridge.",
            "damaged",
            "Looting/property destruction",
            ("strike", AIR),
            True,
        ),
        ("A strike suppressed a mortar team near Ariha.", "suppressed", "Armed clash", ("strike", AIR), True),
        ("Clashes with the army broke out.", "broke", "Armed clash", ("Clashes", "Armed clash"), True),
        ("Rebels attempted to storm Sarmin.", "attempted", "Armed clash", ("storm", "Armed clash"), True),
        # a happening of its own: of another type, or of another clause
        ("Jets struck Sarmin in an offensive.", "offensive", "Armed clash", ("struck", AIR), False),
        ("Jets struck Sarmin and bombed Ariha.", "bombed", AIR, ("struck", AIR), False),
        ("Jets struck Sarmin after rebels fired rockets.", "rockets", SHELLING, ("struck", AIR), False),
        ("The truce held and damaged the rebels.", "damaged", "Armed clash", ("truce", "Agreement"), False),
        ("The strike hit a depot. It was looted.", "looted", "Looting/property destruction", ("strike", AIR), False),
        ("Protests led to clashes.", "led", "Armed clash", ("Protests", "Peaceful protest"), False),
        ("The army seized the town and stormed it.", "stormed", "Armed clash", ("seized", "Armed clash"), False),
    ],
)
def test_what_only_repeats(
    parse: Callable[[str], Doc], text: str, word: str, label: str, told: tuple[str, str], expected: bool
) -> None:
    spacy_doc = parse(text)
    at = {t.text: t for t in spacy_doc}
    assert repeats(at[word], label, {at[told[0]].i: told[1]}) == expected
