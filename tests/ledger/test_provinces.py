"""A claim on a province says something of its towns as far as it says so, and no further."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contested import ledger
from contested.knowledge.taking import Taking
from contested.ledger.reach import excepted, last_of
from contested.model import ControlSpell, Mention, Place, ResolvedClaim
from tests.ledger.told_control import ARMY, REBELS, ground, held, known, spells, took
from tests.told import PLACES, day, only

WORDS = Taking.load()


def province(text: str, who: str = "rebels", state: str = "holds", **more: object) -> ResolvedClaim:
    """A state of control of Westmark."""
    return held("k1", [who], "05-04", state, text=text, where=["Westmark"], **more)


def of_town(claim: ResolvedClaim, town: str = "Northford") -> object:
    """What a claim on Westmark says of a town: who, what, how far, but what."""
    at = day("05-10")
    assert at is not None
    answer = only(ledger.holders(spells(claim), "Westmark", at, stale_days=90))
    i = ledger.implied(answer, [claim], PLACES[town.lower()], ground())
    return i and ([h.name for h in i.holders], i.says, i.extent, i.but)


@pytest.mark.parametrize(
    ("text", "but"),
    [
        ("rebels hold all of Westmark but three places", "three places"),
        ("rebels control Westmark except for Northford and Millbrook", "Northford and Millbrook"),
        ("rebels control the whole of Westmark province, apart from the town of Northford", "the town of Northford"),
        ("the entire Westmark, with the exception of two villages.", "two villages"),
        ("rebels hold Westmark", None),
        ("rebels hold Westmark but lost men", None),
    ],
)
def test_what_is_left_out(text: str, but: str | None) -> None:
    claim = province(text).claim
    assert excepted(claim, claim.place[0], claim.evidence.text, WORDS) == but


def test_what_is_left_out_may_stand_behind_the_clause_and_before_the_source() -> None:
    whole = "rebels hold all of Westmark except two villages, Millbrook and SANA, the Observatory said."
    claim = held("k1", ["rebels"], "05-04", text="rebels hold all of Westmark", where=["Westmark"]).claim
    assert excepted(claim, claim.place[0], whole, WORDS) == "two villages, Millbrook and SANA, the Observatory said"
    source = Mention("the Observatory", whole.index("the Obs"), whole.index(" said"))
    told = replace(claim, attribution=(source,))
    assert excepted(told, told.place[0], whole, WORDS) == "two villages, Millbrook and SANA"


def test_all_of_a_province_is_each_of_its_towns() -> None:
    assert of_town(province("rebels hold Westmark")) == ([REBELS], "holds", "all of it", None)
    assert known(province("rebels hold Westmark")) == [("Westmark", [REBELS], "holds", None, None)], (
        "no spell of a town"
    )


def test_all_but_some_is_less_than_all() -> None:
    claim = province("rebels hold all of Westmark but Millbrook")
    assert known(claim) == [("Westmark", [REBELS], "partly holds", None, None)]
    assert of_town(claim) == ([REBELS], "holds", "all but", "Millbrook")
    assert of_town(claim, "Millbrook") == ([REBELS], "does not hold", "all but", "Millbrook")


def test_places_that_are_counted_and_not_named_may_be_any() -> None:
    claim = province("rebels hold all of Westmark but three places")
    assert of_town(claim) == ([REBELS], None, "all but", "three places")


def test_most_of_a_province_says_nothing_of_a_town() -> None:
    assert of_town(province("rebels hold most of Westmark", state="partly holds")) is None
    claim = province("rebels hold most of Westmark except Northford", state="partly holds")
    assert of_town(claim) == ([REBELS], "does not hold", "all but", "Northford")


def test_a_province_fought_over_says_nothing_of_a_town() -> None:
    assert of_town(province("Westmark is contested", state="contested")) is None


def test_towns_in_a_province_are_a_part_of_it() -> None:
    claim = took("c1", "rebels", "05-03", "05-04", text="rebels captured towns in Westmark", where=["Westmark"])
    assert known(claim) == [("Westmark", [REBELS], "partly holds", day("05-03"), None)]
    assert of_town(claim) is None


def test_who_holds_no_part_of_a_province_holds_none_of_its_towns() -> None:
    claim = province("ISIS holds no territory in Westmark", "ISIS", "partly holds", polarity="denied", trigger="holds")
    assert of_town(claim) == (["ISIS"], "does not hold", "none of it", None)


def test_the_last_town_in_a_province() -> None:
    text = "Northford is the last town in Westmark province held by the army"
    state = held("k1", ["Syrian army"], "05-04", text="held by the army")
    found = known(state, sentences={"k1": text})
    assert found == [("Northford", [ARMY], "holds", None, None), ("Westmark", [ARMY], "partly holds", None, None)]
    assert implied_by_last(state, text, "Millbrook") == ([ARMY], "does not hold", "the last of it", "Northford")
    assert implied_by_last(state, text, "Northford") is None, "of itself it says more"


def test_the_last_town_taken_leaves_them_none() -> None:
    text = "rebels captured Northford, the last town in Westmark held by the army"
    state = held("k1", ["Syrian army"], "05-04", doc="d1", text="held by the army")
    found = known(state, took("c1", "rebels", "05-03", "05-04", doc="d1"), sentences={"k1": text})
    assert ("Westmark", [ARMY], "does not hold", None, None) in found


@pytest.mark.parametrize(
    ("sentence", "is_last"),
    [
        ("the last town in Westmark held by the army", True),
        ("the only remaining stronghold of the army in the province of Westmark", True),
        ("the last town held by the army in Eastmark", False),
        ("last week the army held Northford in Westmark", False),
        ("the largest town in Westmark", False),
    ],
)
def test_which_sentences_tell_of_the_last(sentence: str, is_last: bool) -> None:
    assert last_of(sentence, PLACES["westmark"], WORDS) is is_last


def implied_by_last(claim: ResolvedClaim, sentence: str, town: str) -> object:
    """What the last town in Westmark says of a town there."""
    at = day("05-10")
    assert at is not None
    found: tuple[ControlSpell, ...] = spells(claim, sentences={claim.claim.id: sentence})
    answer = only(ledger.holders(found, "Westmark", at, stale_days=90))
    place: Place = PLACES[town.lower()]
    i = ledger.implied(answer, [claim], place, ground({claim.claim.id: sentence}))
    return i and ([h.name for h in i.holders], i.says, i.extent, i.but)
