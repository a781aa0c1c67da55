"""What a claim takes from the text around it."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import event, held, names, of_kind, places


def test_a_toll_takes_its_cause_and_its_place_from_the_event_of_its_sentence(read: Read) -> None:
    (toll,) = of_kind(read("Russian air strikes hit the town of Sarmin, killing nine people."), "toll")
    assert toll.sub_event_type == "Air/drone strike"
    assert names(toll.actor) == {"Russian"}
    assert places(toll) == {("in", "Sarmin")}


def test_each_toll_takes_the_cause_that_stands_nearest(read: Read) -> None:
    claims = read(
        "Five people died in a truck bomb blast in Homs and nine soldiers were killed by an air strike in Sarmin."
    )
    causes = {c.toll.low: c.sub_event_type for c in claims if c.toll}
    assert causes == {5: "Remote explosive/landmine/IED", 9: "Air/drone strike"}


def test_a_toll_has_no_cause_from_another_sentence(read: Read) -> None:
    """The codebook: the cause if the same sentence states it, else null."""
    claims = read("Russian air strikes hit the town of Sarmin. Nine people were killed.")
    (toll,) = of_kind(claims, "toll")
    assert (toll.event_type, toll.sub_event_type) == (None, None)


def test_a_toll_has_its_place_from_the_sentence_before(read: Read) -> None:
    (toll,) = of_kind(read("Russian air strikes hit the town of Sarmin. Nine people were killed."), "toll")
    assert places(toll) == {("in", "Sarmin")}
    assert "place" in toll.carried


def test_what_a_capture_does_not_cause(read: Read) -> None:
    """A truce kills nobody: only types that harm are causes."""
    (toll,) = of_kind(read("After a truce in Homs, 40 people died."), "toll")
    assert toll.sub_event_type is None


def test_a_control_claim_carries_no_place_over(read: Read) -> None:
    claims = read("Jets bombed the city of Homs. The rebels hold the city of Idlib.")
    assert {name for _, name in places(held(claims))} == {"Idlib"}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Jets bombed Sarmin, killing nine people. The army shelled Douma.", ["event", "toll", "event"]),
        ("Rebel-held Idlib was bombed on Sunday, killing nine people.", ["control", "event", "toll"]),
    ],
)
def test_claims_come_in_the_order_of_the_text(read: Read, text: str, order: list[str]) -> None:
    claims = read(text)
    assert sorted(c.kind for c in claims) == sorted(order)
    starts = [c.evidence.start for c in claims]
    assert starts == sorted(starts)


def test_an_event_goes_on_with_the_doers_of_the_one_before(read: Read) -> None:
    claims = read("The rebels shelled the town of Foua, before seizing the hospital.")
    assert names(event(claims, "seizing").actor) == {"rebels"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized a mill in Sarmin, a buffer for government-held cities such as Latakia. They captured 16 posts.",
        "Troops took a hill near Tawila, which shields rebel-held El Fasher. They shelled a depot.",
        "Gunmen stormed a base in Minova, on the road to army-held Goma. They looted a store.",
    ],
)
def test_what_is_only_described_lends_no_place(read: Read, text: str) -> None:
    first, *_, last = of_kind(read(text), "event")
    assert places(last) and {name for _, name in places(last)} == {name for _, name in places(first)}
