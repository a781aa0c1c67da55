"""Sieges, doubt, places left and lost: the spells between one holder and the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested.model import PlaceMention, ResolvedClaim
from tests.ledger.told_control import ARMY, MOVE, NON, REBELS, besieged, held, known, spells, took
from tests.told import day, said


def test_a_besieged_place_is_held_by_those_inside() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), besieged("b1", ["Syrian army"], "05-20")]
    assert known(*claims) == [
        ("Northford", [REBELS], "holds", day("05-03"), day("05-19")),
        ("Northford", [REBELS], "besieged", day("05-20"), None),
    ]
    assert [b.name for b in spells(*claims)[-1].besiegers] == [ARMY]


def test_who_holds_what_is_besieged_may_be_told_in_the_same_report() -> None:
    claims = [besieged("b1", ["Syrian army"], "05-20", doc="d1"), held("k1", ["rebels"], "05-20", doc="d1", at=90)]
    assert known(*claims) == [("Northford", [REBELS], "besieged", None, None)]
    assert known(*reversed(claims)) == known(*claims)


def test_nobody_is_named_as_holder_where_nobody_is_said_to_be() -> None:
    assert known(besieged("b1", ["Syrian army"], "05-20")) == [("Northford", [], "besieged", None, None)]


def test_a_siege_since_a_day() -> None:
    assert known(besieged("b1", ["Syrian army"], "05-20", when=("2013-03-01", "05-20")))[0][3] == day("2013-03-01")


def test_the_holder_himself_is_no_besieger() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), besieged("b1", ["rebels"], "05-20")]
    assert known(*claims) == [("Northford", [REBELS], "holds", day("05-03"), None)]


@pytest.mark.parametrize("how", ["lifted the siege of", "broke the siege of", "lifted siege of"])
def test_a_siege_that_is_lifted_leaves_the_place_to_those_inside(how: str) -> None:
    lifted = besieged("b2", ["Syrian army"], "06-02", f"{how} Northford", when="06-01")
    claims = [took("c1", "rebels", "05-03", "05-04"), besieged("b1", ["Syrian army"], "05-20"), lifted]
    assert known(*claims)[-1] == ("Northford", [REBELS], "holds", day("06-01"), None)
    assert known(besieged("b1", ["Syrian army"], "05-20"), lifted) == [
        ("Northford", [], "besieged", None, day("05-31"))
    ]
    assert known(lifted) == [], "who broke through took nothing"


def test_a_siege_ends_when_the_besiegers_take_the_place() -> None:
    claims = [held("k1", ["rebels"], "05-01"), besieged("b1", ["Syrian army"], "05-20"),
              took("c2", "Syrian army", "06-01", "06-02")]  # fmt: skip
    assert known(*claims)[-2:] == [
        ("Northford", [REBELS], "besieged", day("05-20"), day("05-31")),
        ("Northford", [ARMY], "holds", day("06-01"), None),
    ]


@pytest.mark.parametrize(
    "claim",
    [
        besieged("b1", ["Syrian army"], "05-20", modality="intended"),
        besieged("b1", ["Syrian army"], "05-20", polarity="denied"),
        besieged("b1", ["Syrian army"], "05-20", relation="near"),
        besieged("b1", ["Syrian army"], "05-20", "encircled rebels in Northford", trigger="encircled", whom=["rebels"]),
    ],
)
def test_no_siege_of_the_place(claim) -> None:  # type: ignore[no-untyped-def]
    assert known(claim) == []


def test_it_may_be_said_that_nobody_knows_who_holds_it() -> None:
    asked = held("k2", [], "05-20", text="who controls Northford")
    assert known(asked) == [("Northford", [], "unknown", None, None)]
    assert known(took("c1", "rebels", "05-03", "05-04"), asked)[-1] == ("Northford", [], "unknown", day("05-20"), None)
    assert known(held("k2", [], "05-20", text="the held town of Northford")) == [], "somebody, and not said who"


def test_who_lost_a_place_holds_it_no_more() -> None:
    lost = said("c2", "The army lost Northford", sub=NON, trigger="lost", whom=["Syrian army"], where=["Northford"],
                when="05-20", published="05-21")  # fmt: skip
    assert known(lost) == [("Northford", [ARMY], "does not hold", day("05-20"), None)]
    people = said(
        "c2", "lost Northford", sub=NON, trigger="lost", whom=["civilians"], where=["Northford"], when="05-20"
    )
    assert known(people) == []


def test_some_leave_and_others_come_on_one_day() -> None:
    left = said("c1", "The army left Northford", doc="d1", sub=MOVE, trigger="left", who=["Syrian army"],
                where=["Northford"], when="05-20", published="05-21")  # fmt: skip
    claims = [held("k1", ["Syrian army"], "05-01"), left, took("c2", "rebels", "05-20", "05-21", doc="d1", at=90)]
    assert known(*claims)[-1] == ("Northford", [REBELS], "holds", day("05-20"), None)
    assert not any(status == "contested" for *_, status, _, _ in known(*claims))


def test_what_a_report_says_of_the_days_before_a_capture_ends_there_whoever_tells_of_it() -> None:
    capture = took("c1", "rebels", "05-20", "05-21", doc="d1", by=["White Helmets"])
    state = held("k1", ["Syrian army"], "05-21", doc="d1")
    assert sorted(known(state, capture), key=str) == [
        ("Northford", [ARMY], "holds", None, day("05-19")),
        ("Northford", [REBELS], "holds", day("05-20"), None),
    ]


def test_the_time_of_another_clause_is_not_the_beginning_of_a_state() -> None:
    from dataclasses import replace

    from contested.model import Mention

    state = held("k1", ["rebels"], "05-21", when=("03-01", "05-21"))
    assert known(state)[0][3] == day("03-01")
    elsewhere = replace(state, claim=replace(state.claim, time=Mention("since March", 400, 411)))
    assert known(elsewhere)[0][3] is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("the army retreated to Northford after the raid", "the army retreated to Northford"),
        ("the army withdrew to reinforce its posts in Northford", "the army withdrew"),
        (
            "the army pulled back from the coast towards Northford",
            "the army pulled back from the coast towards Northford",
        ),
    ],
)
def test_where_they_went_is_not_what_they_left(sentence: str, words: str) -> None:
    trigger = words.split()[2]
    assert known(_left(words, sentence, trigger), sentences={"c1": sentence}) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "the army withdrew from Northford to the coast",
        "the army fled from Northford into the hills",
        "the army left Northford to its people",
    ],
)
def test_what_they_left_is_lost_wherever_they_went(sentence: str) -> None:
    trigger = sentence.split()[2]
    assert known(_left(sentence, sentence, trigger), sentences={"c1": sentence}) == [
        ("Northford", [ARMY], "does not hold", day("05-03"), None)
    ]


def _left(words: str, sentence: str, trigger: str) -> ResolvedClaim:
    """The army's leaving, its place where the sentence has it."""
    claim = said("c1", words, sub=MOVE, trigger=trigger, who=["Syrian army"], where=["Northford"], when="05-03")
    at = sentence.index("Northford")
    place = (PlaceMention("Northford", at, at + len("Northford")),)
    return replace(claim, claim=replace(claim.claim, place=place))
