"""Targets that are places or buildings, and descriptions of nobody known."""

import pytest

from contested.knowledge import Knowledge, load
from contested.model import ActorResolution
from contested.resolve import resolve, resolve_actors
from contested.resolve.own_names import described, without_where

from .reports import about, at, report


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load("syria")


def target(text: str, words: str, known: Knowledge, **more: str) -> str:
    doc = report(text)
    place = {"place": at(doc, more["place"])} if "place" in more else {}
    claim = about(doc, event_type="Explosions/Remote violence", target=at(doc, words), **place)  # type: ignore[arg-type]
    found = resolve(doc, [claim], known)
    return next(r.name for r in found if isinstance(r, ActorResolution) and r.role == "target")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jets over Syria struck the village of Saraqib at noon.", "village", "Saraqib"),
        ("Jets over Syria struck the village of Qasr Nowhereh at noon.", "the village", "Qasr Nowhereh"),
        ("Jets over Syria struck rebel-held districts in Aleppo.", "rebel", "rebel-held districts"),
        ("Jets over Syria struck ISIS-held villages near Aleppo.", "ISIS", "ISIS"),
        ("Shells hit the Israeli embassy in a capital.", "Israeli", "Israeli embassy"),
        ("Jets over Syria struck rebel positions near Saraqib.", "rebel positions", "rebels"),
        ("Jets in Syria bombed a Turkish base.", "a Turkish base", "Turkish forces"),
        ("Jets hit the Islamic State of Iraq and al-Sham.", "Islamic State of Iraq and al-Sham", "ISIS"),
        ("Jets over Syria bombed an IS training base.", "an IS training base", "ISIS"),
    ],
)
def test_a_place_or_a_building_is_what_is_struck(text: str, words: str, name: str, known: Knowledge) -> None:
    assert target(text, words, known) == name


def test_the_town_is_the_one_named_before(known: Knowledge) -> None:
    doc = report("Saraqib lies in Idlib province in Syria. At noon jets struck the town.")
    claims = [about(doc, "1", place=at(doc, "Saraqib")), about(doc, "2", target=at(doc, "the town"))]
    (found,) = resolve_actors(doc, claims, known)
    assert found.name == "Saraqib"


def test_an_attacked_country_is_the_state_and_one_that_attacks_its_forces(known: Knowledge) -> None:
    doc = report("Russia attacked Ukraine at dawn.")
    claim = about(doc, event_type="Battles", actor=at(doc, "Russia"), target=at(doc, "Ukraine"))
    assert [r.name for r in resolve_actors(doc, [claim], known)] == ["Russian forces", "Ukraine"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("two main hotels", "hotels"),
        ("several other bakeries in the old town", "bakeries"),
        ("the Wadi Bakery in Homs", "Wadi Bakery in Homs"),
        ("main", "main"),
    ],
)
def test_a_description_goes_without_counts_and_qualifiers(text: str, plain: str) -> None:
    assert described(text, frozenset({"two", "main", "several", "other"})) == plain


def test_a_source_goes_without_an_unnamed_place() -> None:
    assert without_where("medical sources in the city") == "medical sources"
    assert without_where("residents in Homs") == "residents in Homs"
