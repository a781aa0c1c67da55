"""The year of an account that never says it, by the days and the names of the conflict's chronology."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import knowledge
from contested.knowledge import Chronology, Knowledge
from contested.model import Claim, Document, PlaceMention
from contested.model.knowledge import DatedFact
from contested.model.resolution import TimeResolution
from contested.resolve import resolve
from tests.resolve.reports import about, at, report

WHOLE = knowledge.load()
TAKEN = "Non-state actor overtakes territory"


def fact(start: str, kind: str, place: str, actor: str | None = None, *names: str, end: str = "") -> DatedFact:
    return DatedFact(date.fromisoformat(start), date.fromisoformat(end or start), kind, place, actor, None, names)


IDLIB = fact("2015-03-28", "captured", "Idlib", "army-of-conquest")
AGAIN = fact("2018-03-27", "captured", "Idlib", "rebels")
NAMED = fact("2013-12-20", "battle", "Adra", None, "Battle of Adra", end="2014-01-10")
MANBIJ = fact("2016-08-12", "captured", "Manbij", "sdf")


def known(*facts: DatedFact) -> Knowledge:
    return replace(WHOLE, chronology=Chronology(facts, partial(WHOLE.places.meant, "syria")))


def taken(document: Document, evidence: str, place: str, who: str, when: str, id: str = "c") -> Claim:
    spot = at(document, place)
    return replace(
        about(document, id, sub_event_type=TAKEN),
        evidence=at(document, evidence),
        place=(PlaceMention(spot.text, spot.start, spot.end),),
        actor=(at(document, who),),
        time=at(document, when),
    )


def told(document: Document, knows: Knowledge, *claims: Claim) -> list[TimeResolution]:
    return [r for r in resolve(document, claims, knows) if isinstance(r, TimeResolution)]


SEIZED = "The Army of Conquest seized Idlib on 28 March. On 9 April the governor came back."


def idlib(knows: Knowledge, text: str = SEIZED, day: str | None = None) -> list[str | None]:
    document = report(text, day=day)
    first = taken(document, "The Army of Conquest seized Idlib on 28 March", "Idlib", "Army of Conquest", "28 March")
    second = replace(about(document, "c2"), time=at(document, "9 April"))
    return [str(r.start) if r.start else None for r in told(document, knows, first, second)]


def test_a_capture_on_its_day_tells_the_year_and_why() -> None:
    assert idlib(known(IDLIB)) == ["2015-03-28", "2015-04-09"]
    document = report(SEIZED, day=None)
    claim = taken(document, "seized Idlib", "Idlib", "Army of Conquest", "28 March")
    [found] = told(document, known(IDLIB), claim)
    assert "the chronology of the conflict has the capture of Idlib on 2015-03-28" in found.evidence.reason
    assert found.evidence.score < 0.9


def test_the_same_day_may_be_told_two_days_off_and_no_more() -> None:
    assert idlib(known(replace(IDLIB, start=date(2015, 3, 30), end=date(2015, 3, 30))))[0] == "2015-03-28"
    assert idlib(known(replace(IDLIB, start=date(2015, 3, 31), end=date(2015, 3, 31)))) == [None, None]


def test_without_a_fact_or_with_two_or_with_another_side_it_stays_unknown() -> None:
    assert idlib(known()) == [None, None]
    assert idlib(known(IDLIB, AGAIN)) == [None, None]
    assert idlib(known(replace(IDLIB, actor="syrian-government-forces"))) == [None, None]
    assert idlib(known(replace(IDLIB, kind="bombing"))) == [None, None]


def test_a_day_far_from_the_fact_is_not_dated_by_it() -> None:
    text = SEIZED.replace("9 April", "9 October")
    document = report(text, day=None)
    first = taken(document, "The Army of Conquest seized Idlib on 28 March", "Idlib", "Army of Conquest", "28 March")
    second = replace(about(document, "c2"), time=at(document, "9 October"))
    assert [r.start for r in told(document, known(IDLIB), first, second)] == [date(2015, 3, 28), None]


def test_a_year_or_a_date_that_is_stated_wins() -> None:
    assert idlib(known(IDLIB), f"It fell in 2012. {SEIZED}") == [None, None]
    assert idlib(known(IDLIB), f"Held by the army since 2011. {SEIZED}") == ["2015-03-28", "2015-04-09"]
    assert idlib(known(IDLIB), SEIZED.replace("9 April", "9 April 2018")) == [None, None]
    assert idlib(known(IDLIB), day="2012-06-01") == ["2012-03-28", "2012-04-09"]


@pytest.mark.parametrize(
    ("lead", "facts", "year"),
    [("3 November 2015", [IDLIB], 2015), ("3 November 2015", [], 2016), ("3 January 2016", [IDLIB], 2016)],
)
def test_the_end_of_the_lead_does_not_move_the_account_into_the_next_year(
    lead: str, facts: list[DatedFact], year: int
) -> None:
    text = f"The front stood still on {lead}. {SEIZED}"
    assert idlib(known(*facts), text, day="2018-06-01") == [f"{year}-03-28", f"{year}-04-09"]


def test_facts_of_two_times_tell_nothing() -> None:
    text = SEIZED + " The SDF seized Manbij on 12 August."
    document = report(text, day=None)
    claims = [
        taken(document, "seized Idlib on 28 March", "Idlib", "Army of Conquest", "28 March", "c1"),
        taken(document, "seized Manbij on 12 August", "Manbij", "SDF", "12 August", "c2"),
    ]
    assert [r.start for r in told(document, known(IDLIB, MANBIJ), *claims)] == [None, None]
    same_year = replace(MANBIJ, start=date(2015, 8, 12), end=date(2015, 8, 12))
    assert [str(r.start) for r in told(document, known(IDLIB, same_year), *claims)] == ["2015-03-28", "2015-08-12"]


ADRA = "Battle of Adra\n\nThe fighting began on 22 December. On 5 January the mill was lost."


def adra(knows: Knowledge, text: str = ADRA) -> list[str | None]:
    document = replace(report(text, day=None), title=text.partition("\n")[0])
    claims = [
        replace(about(document, f"c{n}"), time=at(document, when))
        for n, when in enumerate(("22 December", "5 January"))
    ]
    return [str(r.start) if r.start else None for r in told(document, knows, *claims)]


def test_a_named_battle_runs_over_new_year() -> None:
    assert adra(known(NAMED)) == ["2013-12-22", "2014-01-05"]


def test_a_name_counts_only_where_a_day_falls_into_its_days() -> None:
    assert adra(known(replace(NAMED, start=date(2013, 5, 1), end=date(2013, 6, 1)))) == [None, None]


def test_of_two_battles_of_one_name_the_days_tell_which() -> None:
    other = fact("2012-03-01", "battle", "Adra", None, "Battle of Adra", end="2012-03-20")
    assert adra(known(NAMED, other)) == ["2013-12-22", "2014-01-05"]
    year_before = fact("2012-12-19", "battle", "Adra", None, "Battle of Adra", end="2013-01-09")
    assert adra(known(NAMED, year_before)) == [None, None]


@given(
    st.permutations([IDLIB, NAMED]),
    st.lists(
        st.builds(
            fact,
            st.dates(date(2011, 3, 15), date(2019, 12, 31)).map(str),
            st.sampled_from(["captured", "bombing", "battle"]),
            st.sampled_from(["Manbij", "Raqqa", "Damascus"]),
            st.sampled_from(["sdf", "isis"]),
        ),
        max_size=4,
    ),
)
def test_other_lines_and_their_order_change_nothing(facts: list[DatedFact], others: list[DatedFact]) -> None:
    knows = known(*others, *facts)
    assert idlib(knows) == ["2015-03-28", "2015-04-09"]
    assert adra(knows) == ["2013-12-22", "2014-01-05"]


def test_the_next_day_leans_on_a_day_whose_year_was_lent() -> None:
    document = report(f"{SEIZED} The next day a convoy came. Two days later it left.", day=None)
    first = taken(document, "The Army of Conquest seized Idlib on 28 March", "Idlib", "Army of Conquest", "28 March")
    leaning = [
        replace(about(document, f"c{n}"), time=at(document, words))
        for n, words in enumerate(("The next day", "Two days later"))
    ]
    found = told(document, known(IDLIB), first, *leaning)
    assert [r.start for r in found] == [date(2015, 3, 28), date(2015, 4, 10), date(2015, 4, 12)]
    assert all("the chronology of the conflict has the capture of Idlib" in r.evidence.reason for r in found)
    assert all(r.evidence.score < 0.9 for r in found)


def test_no_other_day_takes_its_year_from_one_whose_year_was_lent() -> None:
    document = report(f"{SEIZED} On 5 November a convoy came. The next day it left.", day=None)
    first = taken(document, "The Army of Conquest seized Idlib on 28 March", "Idlib", "Army of Conquest", "28 March")
    later = replace(about(document, "c2"), time=at(document, "5 November"))
    assert [r.start for r in told(document, known(IDLIB), first, later)] == [date(2015, 3, 28), None]


BATTLE = fact("2014-06-02", "battle", "Kessab", None, end="2014-07-20")
DAYS = ("4 June", "20 June", "3 July")


def kessab(knows: Knowledge, days: tuple[str, ...] = DAYS) -> list[str | None]:
    document = report("".join(f"On {day} shells fell on Kessab. " for day in days), day=None)
    spots = [m.start() for m in re.finditer("Kessab", document.text)]
    claims = [
        replace(about(document, f"c{n}"), time=at(document, day), place=(PlaceMention("Kessab", spot, spot + 6),))
        for n, (day, spot) in enumerate(zip(days, spots, strict=True))
    ]
    return [str(r.start) if r.start else None for r in told(document, knows, *claims)]


def test_several_days_of_a_long_battle_tell_its_year() -> None:
    assert kessab(known(BATTLE)) == ["2014-06-04", "2014-06-20", "2014-07-03"]


def test_few_days_or_one_beyond_it_or_two_such_battles_tell_nothing() -> None:
    assert kessab(known(BATTLE), DAYS[:2]) == [None, None]
    assert kessab(known(BATTLE), (*DAYS, "3 October")) == [None] * 4
    other = replace(BATTLE, start=date(2012, 6, 1), end=date(2012, 7, 30))
    assert kessab(known(BATTLE, other)) == [None] * 3


def test_days_within_a_truce_or_a_withdrawal_of_weeks_are_not_its_days() -> None:
    for kind in ("ceasefire", "withdrawal", "captured"):
        assert kessab(known(replace(BATTLE, kind=kind))) == [None] * 3
    for kind in ("siege", "offensive"):
        assert kessab(known(replace(BATTLE, kind=kind)))[0] == "2014-06-04"


def test_the_reason_says_whose_chronology_it_was() -> None:
    document = report(SEIZED, day=None)
    claim = taken(document, "seized Idlib", "Idlib", "Army of Conquest", "28 March")
    elsewhere = Chronology((IDLIB,), partial(WHOLE.places.meant, "syria"))
    [found] = told(document, replace(known(), elsewhere=elsewhere), claim)
    assert str(found.start) == "2015-03-28"
    assert "the chronology of another conflict has the capture of Idlib" in found.evidence.reason


def test_an_account_of_another_war_is_dated_by_the_facts_of_that_war() -> None:
    elsewhere = Chronology((BATTLE,), partial(WHOLE.places.meant, "syria"))
    assert kessab(replace(known(), elsewhere=elsewhere)) == ["2014-06-04", "2014-06-20", "2014-07-03"]
    own = replace(BATTLE, start=date(2013, 6, 2), end=date(2013, 7, 20))
    assert kessab(replace(known(own), elsewhere=elsewhere))[0] == "2013-06-04", "the conflict's own goes before"
    assert len(WHOLE.elsewhere) and not set(WHOLE.elsewhere) & set(WHOLE.chronology)
