"""Which province a name means, and what lies in it."""

from __future__ import annotations

import pytest

from contested import knowledge
from contested.knowledge.areas import areas, lies_in, province_of
from contested.model import PlaceRef

PLACES = knowledge.load().places


@pytest.mark.parametrize("name", ["Idlib", "Idleb Governorate", "Idlib province"])
def test_a_province_by_any_of_its_names(name: str) -> None:
    assert [p.id for p in areas(name, PLACES)] == ["syria-idlib-governorate"]


@pytest.mark.parametrize(("name", "kind"), [("Syria", "country"), ("Rif Dimashq", "province")])
def test_countries_are_areas_too(name: str, kind: str) -> None:
    assert kind in {p.kind for p in areas(name, PLACES)}


@pytest.mark.parametrize("name", ["Ariha", "Nowhereland", ""])
def test_a_town_is_no_area(name: str) -> None:
    assert areas(name, PLACES) == ()


def test_what_lies_in_it() -> None:
    idlib = areas("Idlib", PLACES)
    inside = PlaceRef("Ariha", id="syria-ariha", admin1="Idleb", country="Syria")
    assert lies_in(inside, idlib)
    assert lies_in(idlib[0], idlib)
    assert not lies_in(PlaceRef("Morek", admin1="Hama", country="Syria"), idlib)
    assert not lies_in(PlaceRef("Idlib", admin1="Idlib", country="Elsewhere"), idlib)
    assert not lies_in(PlaceRef("a place without a province", country="Syria"), idlib)


def test_the_province_of_a_place() -> None:
    ariha = PLACES.get("syria-ariha")
    assert ariha is not None
    found = province_of(ariha, PLACES)
    assert found is not None
    assert found.id == "syria-idlib-governorate"
    assert province_of(PlaceRef("somewhere"), PLACES) is None
