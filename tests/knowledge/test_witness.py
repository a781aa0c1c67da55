"""Whose word a claim is, with the record's own actors beside the directory's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested.knowledge.widened import Widened
from contested.knowledge.witness import Witness, called, joint, outlet, quoted, speaking_report
from contested.model import Identity
from tests.told import DIRECTORY, said

OBSERVATORY = "syrian-observatory"


@pytest.mark.parametrize(
    "source",
    [
        "Rami Abdel Rahman",
        "Rami Abdulrahman",
        "Observatory director Rami Abdel Rahman",
        "the Observatory's director",
        "the head of the Syrian Observatory for Human Rights",
        "SOHR",
    ],
)
def test_who_speaks_for_the_observatory(source: str) -> None:
    found = quoted(said("c", "x", by=["AFP", source]), DIRECTORY)
    assert found
    assert (found.key, found.side) == (OBSERVATORY, "opposition")


def test_nobody_quoted_is_the_outlets_word() -> None:
    claim = said("c", "x", outlet="The Ferry Post")
    assert quoted(claim, DIRECTORY) is None
    assert outlet(claim, DIRECTORY) == Witness("ferry post", "The Ferry Post", None)


def test_an_outlet_is_the_same_whether_it_publishes_or_is_quoted() -> None:
    published = outlet(said("c", "x", outlet="Syrian Arab News Agency"), DIRECTORY)
    assert published == quoted(said("c", "x", by=["SANA"]), DIRECTORY)
    assert published.side == "government"


def test_an_unknown_publisher_is_its_document() -> None:
    assert outlet(said("c", "x", outlet=None), DIRECTORY).name == "document d1"


def test_the_agency_credited_comes_before_the_outlet() -> None:
    claim = replace(said("c", "x", outlet="The Ferry Post"), wires=("Agence France-Presse",))
    assert outlet(claim, DIRECTORY).key == "afp"


def test_several_are_one_and_on_a_side_that_all_share() -> None:
    sana, media, afp = (called(name, DIRECTORY) for name in ("SANA", "Syrian state media", "AFP"))
    assert joint([sana, media]) == sana, "both speak for the government"
    assert joint([sana, afp]).side is None
    assert joint([afp, sana]) == joint([sana, afp])


def test_an_outlet_that_only_the_record_knows() -> None:
    own = Identity("p-1", "Ferry Post", ("The Ferry Post", "Ferry Post"), "Outlet", "opposition", (), "judged")
    found = outlet(said("c", "x", outlet="The Ferry Post"), Widened(DIRECTORY, [own]))
    assert found == Witness("p-1", "Ferry Post", "opposition")


def test_a_source_that_is_nobody_is_the_word_of_who_passes_it_on() -> None:
    assert quoted(said("c", "x", by=["SANA", "sources"]), DIRECTORY) == quoted(said("c", "x", by=["SANA"]), DIRECTORY)
    assert quoted(said("c", "x", by=["sources"]), DIRECTORY) is None
    doctor = quoted(said("c", "x", by=["Reuters", "a doctor"]), DIRECTORY)
    assert doctor
    assert "doctor" in doctor.name


def test_a_report_that_speaks_for_itself_is_known_by_its_name() -> None:
    assert speaking_report(outlet(said("c", "x", outlet=None), DIRECTORY).name) == "d1"
    assert speaking_report("The Ferry Post") is None
