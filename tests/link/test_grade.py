"""Grades, and the word against one's own interest."""

from __future__ import annotations

import pytest

from contested.knowledge.interests import Interests
from contested.model import Event, ResolvedClaim
from tests.told import harmed, linked, only, said

STRIKE = "Air/drone strike"
SHELLING = "Shelling/artillery/missile attack"
LOST = "Non-state actor overtakes territory"
LEFT = "Non-violent transfer of territory"
WEIGHS = "weighs more, as it is against its own interest"


def of(*claims: ResolvedClaim) -> Event:
    return only(linked(claims))


def told(id: str, text: str, sub: str, by: str, **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
    return said(id, text, doc=f"d-{id}", sub=sub, where=["Northford"], when="05-03", by=[by], **more)


CONCEDED = {
    "its own side lost ground": told("c1", "Nusra Front took Northford from the Syrian army", LOST, "SANA",
                                     who=["Nusra Front"], whom=["Syrian army"]),
    "its own side gave up ground": told("c1", "the Syrian army withdrew from Northford", LEFT, "SANA",
                                        trigger="withdrew", who=["Syrian army"]),
    "its own side attacked civilians": told("c1", "rebels shelled civilians in Northford", SHELLING,
                                            "Free Syrian Army", who=["rebels"], whom=["civilians"]),
    "its own side used chemical weapons": told("c1", "the Syrian army gassed Northford", "Chemical weapon", "SANA",
                                               who=["Syrian army"]),
}  # fmt: skip


@pytest.mark.parametrize("says", CONCEDED)
def test_a_word_against_the_own_side(says: str) -> None:
    event = of(CONCEDED[says])
    assert [(c.claim, c.says) for c in event.against_interest] == [("c1", says)]
    assert event.grade == "single source"
    assert f"{WEIGHS}: {says}." in event.reason


def test_a_government_states_its_own_dead() -> None:
    clash = told("c1", "fighting in Northford", "Armed clash", "SANA")
    dead = harmed("t1", "12 Syrian army died", 12, 12, "Syrian army", doc="d-c1", sub="Armed clash", by=["SANA"])
    event = of(clash, dead)
    assert [(c.claim, c.source, c.says) for c in event.against_interest] == [
        ("t1", "Syrian government", "its own side had losses")
    ]


def test_who_did_it_may_stand_in_another_sentence_of_the_same_source() -> None:
    shelled = told("c1", "rebels shelled Northford", SHELLING, "Free Syrian Army", who=["rebels"])
    dead = harmed("t1", "5 civilians died", 5, 5, "civilians", doc="d-c1", sub=SHELLING, by=["Free Syrian Army"])
    assert [c.says for c in of(shelled, dead).against_interest] == ["its own side harmed civilians"]
    other = told("c2", "rebels shelled Northford", SHELLING, "SANA", who=["rebels"])
    unblamed = told("c1", "shells fell on Northford", SHELLING, "Free Syrian Army")
    assert of(other, unblamed, dead).against_interest == ()


@pytest.mark.parametrize(
    "claim",
    [
        told("c1", "Nusra Front took Northford", LOST, "White Helmets", who=["Nusra Front"], whom=["Syrian army"]),
        told("c1", "Nusra Front took Northford from ISIS", LOST, "SANA", who=["Nusra Front"], whom=["ISIS"]),
        told("c1", "Nusra Front took Northford", LOST, "SANA", who=["Nusra Front"]),
        told("c1", "the Syrian army entered Northford", LEFT, "SANA", trigger="entered", who=["Syrian army"]),
        told("c1", "the Syrian army bombed ISIS", STRIKE, "SANA", who=["Syrian army"], whom=["ISIS"]),
        told("c1", "rebels shelled civilians", SHELLING, "SANA", who=["rebels"], whom=["civilians"]),
        told("c1", "rebels shelled civilians", SHELLING, "Syrian Observatory for Human Rights", who=["rebels"],
             whom=["civilians"]),
        told("c1", "the Syrian army will leave Northford", LEFT, "SANA", trigger="leave", who=["Syrian army"],
             modality="intended"),
        said("c1", "the Syrian army withdrew from Northford", sub=LEFT, trigger="withdrew", who=["Syrian army"],
             where=["Northford"], when="05-03"),
    ],
    ids=["gain", "others' loss", "nobody knows whose", "coming", "fighters", "the others", "a monitor", "a plan",
         "no side"],
)  # fmt: skip
def test_what_concedes_nothing(claim: ResolvedClaim) -> None:
    event = of(claim)
    assert event.against_interest == ()
    assert WEIGHS not in event.reason


def test_civilians_of_ones_own_side_are_no_losses() -> None:
    clash = told("c1", "fighting in Northford", "Armed clash", "SANA")
    dead = harmed("t1", "12 civilians died", 12, 12, "civilians", doc="d-c1", sub="Armed clash", by=["SANA"])
    assert of(clash, dead).against_interest == ()


def test_the_weight_is_told_in_a_dispute_too() -> None:
    event = of(
        CONCEDED["its own side lost ground"],
        told(
            "c2", "Nusra Front has not taken Northford", LOST, "White Helmets", who=["Nusra Front"], polarity="denied"
        ),
    )
    assert event.grade == "disputed"
    assert event.reason.startswith("Syrian government affirms what White Helmets denies. The word of Syrian government")


def test_a_denial_of_something_else_makes_no_dispute() -> None:
    raid = told("c1", "jets bombed Northford", STRIKE, "White Helmets")
    gas = told("c2", "no gas was used in Northford", "Chemical weapon", "SANA", polarity="denied")
    assert of(raid, gas).grade == "single source"


def test_who_denies_the_capture_and_affirms_the_fighting_disputes_the_capture() -> None:
    taken = told("c1", "Nusra Front took Northford", LOST, "White Helmets", who=["Nusra Front"])
    denied = told("c2", "Nusra Front has not taken Northford", LOST, "SANA", who=["Nusra Front"], polarity="denied")
    fought = told("c3", "the army fought in Northford", "Armed clash", "SANA", who=["Syrian army"])
    event = of(taken, denied, fought)
    assert event.grade == "disputed"
    assert event.reason.startswith("White Helmets affirms what Syrian government denies.")


def test_the_table_of_interests_loads() -> None:
    rules = Interests.load().rules
    assert len({r.says for r in rules}) == len(rules)
    assert all(r.by or r.to for r in rules)
