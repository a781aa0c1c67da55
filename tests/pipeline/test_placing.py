"""Which place a name means, of those that the record speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested import knowledge
from contested.knowledge import Knowledge
from contested.model import Claim, Document, Evidence, Found, Mention, OffsetMap, PlaceMention, PlaceResolution, with_id
from contested.pipeline.placing import located, spelled
from contested.store import Store
from contested.store.memory import MemoryStore

WHY = Evidence(1.0, "a test")
TEXT = "Fighting was heard in Hassakeh and near the Old Silos."


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load("syria")


@pytest.fixture
def store(known: Knowledge) -> Store:
    """A record of one report, of a town and of a place that no gazetteer has."""
    found = Found("2015-08-01", "field", "its field")
    document = Document(
        "d-1", TEXT, TEXT, OffsetMap.identity(len(TEXT)), None, Found("A", "field", ""), found, None, "x"
    )
    claims, decisions = [], []
    town = known.places.get("syria-hasakah")
    assert town is not None
    for n, (name, place) in enumerate((("Hassakeh", town), ("Old Silos", None))):
        start = TEXT.index(name)
        where = PlaceMention(name, start, start + len(name))
        claim = with_id(Claim("", "d-1", "event", Mention(TEXT, 0, len(TEXT)), place=(where,)), n)
        claims.append(claim)
        nowhere = PlaceResolution(claim.id, 0, name, None, None, None, None, None, WHY)
        decisions.append(replace(nowhere, name=place.name, place=place.id, admin1=place.admin1) if place else nowhere)
    record = MemoryStore()
    record.add(document, claims, decisions, reader="rules 1")
    return record


@pytest.mark.parametrize("asked", ["syria-hasakah", "Hassakeh", "al-Hasakah", "hasaka"])
def test_a_place_is_found_by_id_and_in_any_spelling(store: Store, known: Knowledge, asked: str) -> None:
    at = located(store, asked, known)
    assert at is not None
    assert (at.id, at.is_area) == ("syria-hasakah", False)
    assert spelled(store, at) == ("Hassakeh",)


def test_a_word_for_a_kind_asks_for_that_kind(store: Store, known: Knowledge) -> None:
    at = located(store, "Hasakah province", known)
    assert at is not None
    assert at.is_area and at.place is not None and at.place.kind == "province"
    assert at.place.admin1 in at.names


def test_a_name_that_the_gazetteer_lacks_is_found_in_the_record(store: Store, known: Knowledge) -> None:
    at = located(store, "old silos", known)
    assert at is not None
    assert (at.name, at.place, at.names) == ("Old Silos", None, ("old silos",))
    assert spelled(store, at) == ("Old Silos",)


def test_a_known_place_of_which_nothing_is_told_is_found(store: Store, known: Knowledge) -> None:
    at = located(store, "Tartus", known)
    assert at is not None and at.place is not None
    assert spelled(store, at) == ()


def test_a_known_place_of_which_nothing_is_told_is_found_in_another_spelling(store: Store, known: Knowledge) -> None:
    at = located(store, "Tartoos", known)
    assert at is not None and at.id == "syria-tartus"


@pytest.mark.parametrize("asked", ["Zzyzzx Nowhere", "xyz", "💥", "\0", " "])
def test_what_nobody_knows_is_nowhere(store: Store, known: Knowledge, asked: str) -> None:
    # Some place of the world sounds like xyz, and the sign for a bang is called boom.
    assert located(store, asked, known) is None
