"""Denials that point back: what is denied, where, and who denies it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested.reader.reader import Reader
from contested.sources.cleaning import clean
from tests.reader.conftest import Read
from tests.reader.reports import of_kind, report


def test_a_denial_stands_beside_what_it_denies(read: Read) -> None:
    claims = read(
        "The rebels said the army used poison gas in Tal Rifat on Sunday. Several people were choking. "
        "The army denied the claim."
    )
    told = [c for c in claims if c.sub_event_type == "Chemical weapon" and c.polarity == "affirmed"]
    (denied,) = [c for c in claims if c.sub_event_type == "Chemical weapon" and c.polarity == "denied"]
    assert told
    assert denied.evidence.text == "The army denied the claim"
    assert [p.text for p in denied.place] == ["Tal Rifat"]
    assert [s.text.lower().removeprefix("the ") for s in denied.attribution] == ["army"]
    assert "place" in denied.carried


def test_what_a_denial_names_itself_is_not_taken_from_before(read: Read) -> None:
    claims = read("A car bomb killed three people in Homs. The governor denied that the school had closed.")
    assert all(c.polarity == "affirmed" for c in claims)


def test_nothing_before_is_nothing_denied(read: Read) -> None:
    assert read("The ministry denied the report.") == ()


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (
            "Serb forces shelled a market in Sarajevo on 5 February; Bosnian Serb leaders denied it.",
            "Bosnian Serb leaders",
        ),
        ("The army said it had captured the town but the rebels denied it.", "the rebels"),
        ("The army said it had captured the town, a claim the rebels rejected.", "the rebels"),
        ("The army said it had captured the town, a claim denied by the rebels.", "the rebels"),
        ("A market was shelled on Tuesday, doctors said, blaming the RSF, which denied responsibility.", "RSF"),
    ],
)
def test_a_clause_denies_what_another_of_its_sentence_tells(read: Read, text: str, denier: str) -> None:
    told, denied = of_kind(read(text), "event")
    assert (told.polarity, denied.polarity) == ("affirmed", "denied")
    assert denied.event_type == told.event_type
    assert denied.attribution[-1].text.removeprefix("the ") == denier.removeprefix("the ")


def test_nobody_is_no_source(read: Read) -> None:
    for who in ("No one has", "Nobody", "No group has"):
        [claim] = of_kind(read(f"{who} claimed responsibility for the blast in Kabul."), "event")
        assert claim.attribution == ()


def test_who_denies_is_named_once_wherever_cleaning_moved_the_words(reader: Reader) -> None:
    text = "It rained.   It   snowed.\r\n\r\n\r\n\r\n" * 3 + (
        "Jets bombed a clinic in Sarmin.\r\n\r\nThe army denied the claim and said it was fighting rebels."
    )
    cleaned, offsets = clean(text)
    assert len(cleaned) < len(text)
    ((_, claims),) = reader.read([replace(report(text), clean=cleaned, offsets=offsets)])
    denials = [c for c in claims if c.trigger and c.trigger.text == "denied"]
    assert [len(c.attribution) for c in denials] == [1]
