"""Where the parts of a count came to harm."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import of_kind


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "At least 41 people were killed on Friday: 20 in Homs, 12 in Daraa and nine in Hama.",
            {41: set(), 20: {"Homs"}, 12: {"Daraa"}, 9: {"Hama"}},
        ),
        (
            "The army killed 17 people (8 in Homs, 5 in Daraa and 4 in Aleppo), activists said.",
            {17: set(), 8: {"Homs"}, 5: {"Daraa"}, 4: {"Aleppo"}},
        ),
        (
            "Activists said 27 porters were killed across the country, including 10 in Homs and six in Hama.",
            {27: set(), 10: {"Homs"}, 6: {"Hama"}},
        ),
        ("The clinic said 30 people died on Monday, 14 of them in Aleppo.", {30: set(), 14: {"Aleppo"}}),
        ("Ten people were killed in Daraa, four in Homs and two in Idlib.", {10: {"Daraa"}, 4: {"Homs"}, 2: {"Idlib"}}),
        ("Ten people were killed in Daraa on Monday, and 14 in Hama were wounded.", {10: {"Daraa"}, 14: {"Hama"}}),
        ("Nine people were killed in Homs on Monday, and two in the mill.", {9: {"Homs"}}),
        # those listed together came to harm in one place
        ("Gunmen killed eight soldiers and 32 volunteers near Aorema.", {8: {"Aorema"}, 32: {"Aorema"}}),
        ("Jets killed a man, his wife and their five children in Hama.", {1: {"Hama"}, 5: {"Hama"}}),
    ],
)
def test_each_part_has_its_place(read: Read, text: str, where: dict[int, set[str]]) -> None:
    found = of_kind(read(text), "toll")
    assert {c.toll.low: {p.text for p in c.place} for c in found if c.toll} == where
