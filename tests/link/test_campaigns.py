"""What lasts is a campaign of its own, with the happenings of its days, area and parties as steps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from contested.link.campaigns import Campaign, campaign, part_of
from contested.link.course import course, launched
from contested.model import Event
from contested.model.knowledge import DatedFact
from tests.told import DIRECTORY, harmed, linked, only, said, together

CLASH, STRIKE, TAKEN = "Armed clash", "Air/drone strike", "Non-state actor overtakes territory"
FOUGHT: dict[str, Any] = {"who": ["SDF"], "whom": ["ISIS"]}


class Sides:
    """The directory, with one backer."""

    get, side, named = DIRECTORY.get, DIRECTORY.side, DIRECTORY.named

    def backers(self, id: str, on: date | None, /) -> frozenset[str]:
        return frozenset({"us-led-coalition"} if id == "sdf" else ())


def offensive(id: str = "c1", text: str = "a ten-week offensive on Northford", **more: Any):  # type: ignore[no-untyped-def]
    more = {"doc": "d1", "published": "08-13", "when": None, "where": ["Northford"], **FOUGHT, **more}
    return said(id, text, sub=CLASH, trigger="offensive", **more)


def step(id: str, sub: str, when: str, where: str = "Northford", **more: Any):  # type: ignore[no-untyped-def]
    more = {"doc": id, "published": when, **FOUGHT, **more}
    return said(id, f"They fought in {where}", sub=sub, when=when, where=[where], **more)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("a ten-week offensive", "offensive", "campaign"),
        ("a fifteen-day offensive", "offensive", "campaign"),
        ("a thirty-day offensive", "offensive", "campaign"),
        ("the month-long offensive", "offensive", "campaign"),
        ("five days of clashes", "clashes", "campaign"),
        ("the siege of Northford", "siege", "campaign"),
        ("Operation Tide in the hills", "Operation", "campaign"),
        ("the Battle of Northford", "Battle", "campaign"),
        ("an offensive on Northford", "offensive", "news"),
        ("a two-day battle", "battle", None),
        ("days of clashes", "clashes", None),
        ("rebels broke the siege", "broke the siege", None),
        ("Jets bombed Northford", "bombed", None),
    ],
)
def test_what_tells_of_a_campaign(text: str, trigger: str, kind: str | None) -> None:
    found = course(said("c1", text, sub=CLASH, trigger=trigger))
    assert (found.kind if found else None) == kind


def test_an_offensive_told_with_days_between_is_a_campaign() -> None:
    found = course(
        said("c1", "the offensive", sub=CLASH, trigger="offensive", when=("04-01", "05-20"), published="06-01")
    )
    assert found is not None
    assert (found.kind, found.start, found.end) == ("campaign", date(2015, 4, 1), date(2015, 5, 20))


def test_its_beginning_on_a_day_is_a_step() -> None:
    began = said("c1", "The offensive began on 31 May", sub=CLASH, trigger="offensive", when="05-31", published="07-20")
    assert course(began) is None
    assert launched(began) == date(2015, 5, 31)


def test_a_campaign_is_not_joined_with_its_steps() -> None:
    claims = [
        offensive(),
        step("c2", CLASH, "08-12"),
        said("c3", "The town was captured", doc="d1", at=100, sub=TAKEN, when="08-12", where=["Northford"],
             published="08-13", **FOUGHT),
    ]  # fmt: skip
    events = linked(claims)
    assert frozenset({"c1"}) in together(events)
    assert only([e for e in events if "c1" in e.claims]).kind == "campaign"
    assert {e.kind for e in events if "c1" not in e.claims} == {"happening"}


def test_two_reports_of_a_campaign_meet() -> None:
    again = offensive("c2", "the month-long offensive on Northford", doc="d2", published="08-20", outlet="B")
    assert frozenset({"c1", "c2"}) in together(linked([offensive(), again]))


def test_what_is_counted_in_it_is_its_total_and_no_incident() -> None:
    count = harmed("t1", "1,000 ISIS fighters died in the offensive", 1000, 1000, "ISIS", doc="d1", at=60,
                   where=["Northford"], published="08-13")  # fmt: skip
    event = only(linked([offensive(), count]))
    assert set(event.claims) == {"c1", "t1"}
    assert event.tolls == ()


def extent(event: Event, *beginnings: Event, facts: tuple[DatedFact, ...] = (), last: str = "2015-08-13") -> Campaign:
    reported = (date(2015, 6, 10), date.fromisoformat(last))
    return campaign(event, reported, beginnings, facts, Sides())


def drawn(*claims: Any) -> dict[str, Event]:
    return {c: e for e in linked(list(claims)) for c in e.claims}


FACT = DatedFact(date(2015, 5, 31), date(2015, 8, 12), "offensive", "Northford", "sdf", "isis")


def test_its_days_come_from_the_chronology_where_its_claims_do_not_tell_them() -> None:
    found = extent(drawn(offensive())["c1"], facts=(FACT,))
    assert (found.start, found.end) == (date(2015, 5, 31), date(2015, 8, 12))
    assert found.reasons == ("the chronology has the offensive in Northford from 2015-05-31 to 2015-08-12",)


def test_a_fact_of_others_or_of_another_year_is_not_it() -> None:
    for other in (
        DatedFact(date(2015, 5, 31), date(2015, 8, 12), "offensive", "Northford", "hezbollah", "nusra-front"),
        DatedFact(date(2013, 5, 31), date(2013, 8, 12), "offensive", "Northford", "sdf", "isis"),
        DatedFact(date(2015, 8, 12), date(2015, 8, 12), "captured", "Northford", "sdf", "isis"),
    ):
        assert "chronology" not in "".join(extent(drawn(offensive())["c1"], facts=(other,)).reasons)


def test_its_beginning_is_told_by_a_step() -> None:
    began = said("b1", "The offensive began on 31 May", doc="d9", sub=CLASH, trigger="offensive", when="05-31",
                 where=["Northford"], published="06-10", **FOUGHT)  # fmt: skip
    events = drawn(offensive(), began)
    found = extent(events["c1"], events["b1"])
    assert found.start == date(2015, 5, 31)
    assert f"it began on 2015-05-31 ({events['b1'].id})" in found.reasons


def test_where_days_are_not_told_those_of_its_reports_bound_it() -> None:
    found = extent(drawn(offensive())["c1"])
    assert (found.start, found.end) == (date(2015, 6, 10), date(2015, 8, 13))
    assert found.reasons == (
        "when it began is not told; reported since 2015-06-10",
        "when it ended is not told; reported until 2015-08-13",
    )


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (step("s", TAKEN, "07-01"), "at Northford, within 2015-05-31 to 2015-08-12, SDF is one of its parties"),
        (step("s", STRIKE, "07-01", "Saltgate", who=["US-led coalition"], whom=[]),
         "1 km from Northford, within 2015-05-31 to 2015-08-12, US-led coalition backs one of its parties"),
        (step("s", CLASH, "07-01", "Millbrook"), None),
        (step("s", CLASH, "08-20"), None),
        (step("s", CLASH, "05-20"), None),
        (step("s", CLASH, "07-01", who=["Hezbollah"], whom=["Nusra Front"]), None),
        (step("s", CLASH, "07-01", who=[], whom=[]), None),
        (step("s", CLASH, "07-01", modality="intended"), None),
        (step("s", "Peaceful protest", "07-01"), None),
    ],
)  # fmt: skip
def test_steps_lie_in_its_area_and_days_and_are_by_its_parties(claim: Any, why: str | None) -> None:
    events = drawn(offensive(), claim)
    found = part_of(events["s"], [extent(events["c1"], facts=(FACT,))], frozenset(), Sides())
    assert (found.reason if found else None) == why


def test_a_sentence_that_tells_of_both_ties_a_step_whoever_did_it() -> None:
    events = drawn(offensive(), step("s", STRIKE, "07-01", who=[], whom=[]))
    whole = extent(events["c1"], facts=(FACT,))
    found = part_of(events["s"], [whole], frozenset({whole.event.id}), Sides())
    assert found is not None
    assert found.reason == "one sentence tells of both"


def test_of_two_campaigns_the_shorter_has_the_step_and_a_campaign_is_none() -> None:
    events = drawn(offensive(), step("s", CLASH, "07-01"), offensive("c9", "the siege", doc="d7", where=["Saltgate"]))
    long, short = extent(events["c1"], facts=(FACT,)), extent(events["c9"], last="2015-07-03")
    found = part_of(events["s"], [long, short], frozenset(), Sides())
    assert found is not None
    assert found.event == short.event.id
    assert part_of(events["c9"], [long, short], frozenset(), Sides()) is None


def test_an_aside_of_a_month_meets_the_report_of_the_day_by_its_count() -> None:
    news = [
        said("c1", "Jets bombed Northford", sub=STRIKE, where=["Northford"], when="07-19", published="07-20", doc="d1"),
        harmed("t1", "killing 56 civilians", 56, 56, "civilians", sub=STRIKE, where=["Northford"], when="07-19",
               published="07-20", doc="d1"),
    ]  # fmt: skip
    aside = harmed("t2", "where 56 civilians were killed in an air strike in July", 56, 56, "civilians", sub=STRIKE,
                   where=["Northford"], when=("07-01", "07-31"), published="09-02", doc="d2", outlet="B")  # fmt: skip
    assert {"c1", "t1", "t2"} == set(only(linked([*news, aside])).claims)
