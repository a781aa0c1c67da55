"""First-level units and their codes."""

from __future__ import annotations

import pytest

from contested.knowledge import files
from contested.knowledge.places import table_places
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


@pytest.mark.parametrize("name", ["syria", "ukraine"])
def test_every_place_of_a_conflict_lies_in_a_unit_of_today(name: str) -> None:
    conflict = files.conflict(name)
    home = files.load_yaml(conflict / "conflict.yaml")["country"]
    places = [p for p in table_places(conflict, home) if p.admin1]
    assert len(places) > 1000
    assert [p.name for p in places if not unit_of(p.country, p.admin1)] == []
