"""The places of a state of control are those that are said to be held."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import of_kind


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels control all of Idlib province except for the towns of Foua and Kafraya.", {"Idlib province"}),
        ("The rebels now control all of Syria's cities except Hama.", {"Syria"}),
        ("The army holds the whole of Homs apart from the Waar district.", {"Homs"}),
        ("The rebels control six of the towns and have encircled Hama.", set()),
        ("The rebels, who control the town of Morek, shelled Hama on Monday.", {"Morek"}),
        ("The army shelled Saraqib, which is controlled by the rebels.", {"Saraqib"}),
        ("The rebels control the towns of Morek and Saraqib.", {"Morek", "Saraqib"}),
        ("The army has nothing left in Idlib but the towns of Foua and Kafraya.", {"Foua", "Kafraya"}),
        ("Little remains to the rebels in Homs except the Waar district.", {"Waar district"}),
        ("Jets from Hama bombed Saraqib province, which is held by the rebels.", {"Saraqib province"}),
    ],
)
def test_what_is_left_out_or_told_by_another_verb_is_not_held(read: Read, text: str, places: set[str]) -> None:
    (claim,) = of_kind(read(text), "control")
    assert {p.text for p in claim.place} == places


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The army still holds several buildings in Morek.", "partly holds"),
        ("The rebels hold positions inside the town of Morek.", "partly holds"),
        ("The rebels hold the town of Morek in Hama province.", "holds"),
        ("The rebels hold the town of Morek.", "holds"),
    ],
)
def test_things_in_a_place_are_a_part_of_it(read: Read, text: str, state: str) -> None:
    (claim,) = of_kind(read(text), "control")
    assert claim.control == state


def test_a_stronghold_that_is_said_to_be_held_is_told_once(read: Read) -> None:
    assert len(of_kind(read("Shells fell on the rebel-held stronghold of Morek."), "control")) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army shelled Morek. Latakia is a bastion of the regime.", "Latakia"),
        ("Rebels left Latakia on Monday. The province is a stronghold of the regime.", "Latakia"),
    ],
)
def test_what_is_called_a_stronghold_is_held(read: Read, text: str, place: str) -> None:
    (claim,) = of_kind(read(text), "control")
    assert {p.text for p in claim.place} == {place}
