"""First-level units and their codes."""

from __future__ import annotations

import pytest

from contested.knowledge import load
from contested.knowledge.units import unit_of


@pytest.mark.parametrize(
    ("country", "names", "code", "pcode"),
    [
        ("Syria", ["Idlib", "Idlib Governorate", "ادلب"], "SY.12", "SY07"),
        ("Syria", ["Al-Hasakah", "al-Hasakah Governorate"], "SY.01", "SY08"),
        ("Ukraine", ["Kharkiv Oblast", "Kharkivska oblast"], "UA.07", "UA63"),
        ("Ukraine", ["Kyiv"], "UA.12", "UA80"),
        ("Ukraine", ["Kyiv Oblast"], "UA.13", "UA32"),
        ("Iraq", ["Nineveh"], "IQ.15", "IQG15"),
        ("Lebanon", ["Akkar"], "LB.10", None),
    ],
)
def test_a_unit_has_its_codes(country: str, names: list[str], code: str, pcode: str | None) -> None:
    for name in names:
        unit = unit_of(country, name)
        assert unit and (unit.code, unit.pcode) == (code, pcode), name


@pytest.mark.parametrize(
    ("country", "name"), [("Syria", "Nowhere"), ("Nowhere", "Idlib"), (None, "Idlib"), ("Syria", None)]
)
def test_what_is_no_unit_has_none(country: str | None, name: str | None) -> None:
    assert unit_of(country, name) is None


def test_every_place_of_the_conflict_lies_in_a_unit_of_today() -> None:
    places = load("syria").places
    for name in ("Saraqib", "Kobani", "Tabqa", "Palmyra", "Nubl", "Kessab", "Zabadani", "Nawa", "Shahba"):
        found = [p for p in places.candidates(name) if p.country == "Syria"]
        assert found and all(unit_of("Syria", p.admin1) for p in found), name
