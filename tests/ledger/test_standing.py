"""How a place stands on a day by the answers of all."""

from __future__ import annotations

from datetime import date

import pytest

from contested.ledger import Agreement, Holding, Said, Sides, Standing, standing_of, standings
from contested.model import ActorRef, PlaceRef
from contested.model.conclusions import SpellStatus
from tests.told import only

MILL = PlaceRef("Qastun", id="sy-qastun", lat=35.68, lon=36.37)
ARMY, REBELS, ALLY, NOBODY = (ActorRef(n, n) for n in ("army", "rebels", "ally", "villagers"))
SIDE = {"army": "government", "ally": "government", "rebels": "opposition"}
SOURCE = {"State news": "government", "Rebel press": "opposition"}
SIDES = Sides(SOURCE.get, lambda ref: SIDE.get(ref.name))


def said(source: str, *who: ActorRef, status: SpellStatus = "holds", last: int = 1, stale: bool = False) -> Said:
    return Said(MILL, (source,), who, status, date(2015, 8, last), stale)


def stand(*answers: Said) -> Standing:
    return only(standings(answers, SIDES))


def test_what_somebody_else_says_is_held() -> None:
    s = stand(said("Agency", ARMY), said("State news", ARMY, last=4))
    assert (s.state, s.sides, s.holders, s.stale) == ("held", ("government",), (ARMY,), False)
    assert (s.sources, s.last_said) == (("Agency", "State news"), date(2015, 8, 4))


def test_what_only_the_holders_side_says_is_claimed() -> None:
    assert stand(said("State news", ARMY)).state == "claimed"
    assert stand(said("Rebel press", ARMY)).state == "held", "against its own interest"
    assert stand(said("State news", NOBODY)).state == "held", "nobody's interest"


def test_holders_of_one_side_are_no_contradiction() -> None:
    s = stand(said("Agency", ARMY), said("Wire", ALLY))
    assert (s.state, s.sides, s.holders) == ("held", ("government",), (ALLY, ARMY))


@pytest.mark.parametrize(
    "answers",
    [
        (said("Agency", ARMY), said("Wire", REBELS)),
        (said("Agency", ARMY, REBELS, status="contested"),),
        (said("Agency", REBELS, status="partly holds"),),
        (said("Agency", ARMY), said("Wire", ARMY, status="does not hold")),
        (said("Agency", ARMY), said("Wire", NOBODY)),
    ],
)
def test_what_is_told_differently_or_shared_is_contested(answers: tuple[Said, ...]) -> None:
    assert stand(*answers).state == "contested"


def test_the_side_that_most_name_comes_first() -> None:
    assert stand(said("A", ARMY), said("B", REBELS), said("C", REBELS), said("D", NOBODY)).sides == (
        "opposition",
        "government",
        None,
    )


def test_who_does_not_hold_it_is_all_that_is_known() -> None:
    s = stand(said("Agency", REBELS, status="does not hold"))
    assert (s.state, s.sides) == ("not held", ("opposition",))
    both = stand(said("Agency", REBELS, status="does not hold"), said("Wire", ARMY))
    assert (both.state, both.sides, both.sources) == ("held", ("government",), ("Wire",))


def test_a_word_of_long_ago_counts_only_where_nobody_spoke_since() -> None:
    old = said("Agency", REBELS, last=1, stale=True)
    assert stand(old).stale and stand(old).sides == ("opposition",)
    s = stand(old, said("Wire", ARMY, last=5))
    assert (s.state, s.sides, s.stale, s.sources) == ("held", ("government",), False, ("Wire",))


def test_who_is_besieged_holds_it() -> None:
    s = stand(said("Agency", REBELS, status="besieged"), said("Wire", REBELS))
    assert (s.state, s.besieged) == ("held", True)


def test_one_standing_a_place_by_name() -> None:
    other = PlaceRef("Ariha", id="sy-ariha")
    found = standings(
        [said("Agency", ARMY), Said(other, ("Wire",), (REBELS,), "holds", None), said("Wire", ARMY)], SIDES
    )
    assert [s.place.name for s in found] == ["Ariha", "Qastun"]
    assert standings([Said(MILL, ("Wire",), (), "unknown", None)], SIDES) == ()


def test_what_both_sides_say_is_not_merely_claimed() -> None:
    h = Holding(MILL, "State news", (ARMY,), "holds", None, date(2015, 8, 2), None, (), "", "s-1")
    found = standing_of(Agreement(MILL, (ARMY,), "holds", ("opposing sides",), "", (h,), ()), SIDES)
    assert (found.state, found.sides, found.sources, found.last_said) == (
        "held",
        ("government",),
        ("State news",),
        date(2015, 8, 2),
    )
