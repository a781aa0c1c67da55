"""Readings of a report's day by the conflict's chronology and by its actors' first days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from contested import knowledge
from contested.knowledge import Chronology, Knowledge
from contested.model import Dating, Document, PlaceMention, join
from contested.model.knowledge import DatedFact
from contested.resolve import resolve
from contested.resolve.undated import Report, date_undated
from contested.resolve.undated.chronicle import by_chronology
from contested.resolve.undated.own import Bound
from tests.resolve.reports import about, at, report

WHOLE = knowledge.load()
TAKEN = "Non-state actor overtakes territory"


def fact(start: str, kind: str, place: str, actor: str | None = None, *names: str) -> DatedFact:
    day = date.fromisoformat(start)
    return DatedFact(day, day, kind, place, actor, None, names)


MANBIJ = fact("2016-08-12", "captured", "Manbij", "sdf")  # a Friday
JARABULUS = fact("2016-08-10", "captured", "Jarabulus", "sdf")  # a Wednesday
BOMB = fact("2016-08-11", "bombing", "Qamishli", "isis")
HAMMER = fact("2016-08-09", "offensive", "Manbij", "sdf", "Operation Hammer")
FACTS = (MANBIJ, JARABULUS, BOMB, HAMMER)


def known(*facts: DatedFact) -> Knowledge:
    return replace(WHOLE, chronology=Chronology(facts, partial(WHOLE.places.meant, "syria")))


def made(text: str, *claims: tuple[str, str, str, str, str | None]) -> Report:
    """A report without a date; each claim is (evidence, sub-event type, place, who, when), by their words."""
    document: Document = report(text, day=None)
    found = []
    for n, (evidence, sub, place, who, when) in enumerate(claims):
        spot = at(document, place)
        one = replace(
            about(document, f"d-{n}", sub_event_type=sub),
            evidence=at(document, evidence),
            place=(PlaceMention(spot.text, spot.start, spot.end),),
            actor=(at(document, who),) if who else (),
            time=at(document, when) if when else None,
        )
        found.append(one)
    return Report.of(document, tuple(join(document, found, resolve(document, found, known()))))


def fell(when: str | None, who: str = "The SDF") -> Report:
    said = f"{who} seized the town of Manbij{f' {when}' if when else ''}"
    return made(f"{said}, residents said.", (said, TAKEN, "Manbij", who.removeprefix("The "), when))


def readings(told: Report, *facts: DatedFact) -> Sequence[Bound]:
    return tuple(by_chronology(told, known(*facts)))


def test_a_capture_on_its_weekday_is_read_with_its_reason() -> None:
    [found] = readings(fell("on Friday"), MANBIJ)
    assert date(2016, 8, 12) in found.days
    assert date(2016, 8, 18) in found.days
    assert date(2016, 8, 20) not in found.days
    assert date(2015, 8, 14) not in found.days
    assert "The chronology of the conflict has the capture of Manbij by SDF on 2016-08-12" in found.reason
    assert "“Friday”" in found.reason


def test_another_weekday_side_or_place_is_another_capture() -> None:
    assert readings(fell("on Saturday"), MANBIJ) == ()
    assert readings(fell("on Friday", "The Army of Conquest"), MANBIJ)[1:] == (), "but for the army's first day"
    assert readings(fell("on Friday"), JARABULUS) == ()
    assert readings(fell(None), MANBIJ) == (), "news of no day may be of parts of the town"


def test_month_and_day_within_two_days_mean_that_year() -> None:
    [found] = readings(fell("on August 14"), MANBIJ)
    assert found.days.first == date(2016, 8, 14)
    assert date(2017, 8, 1) in found.days
    assert date(2017, 9, 1) not in found.days
    assert readings(fell("on August 16"), MANBIJ) == ()
    assert readings(fell("on August 12"), MANBIJ, replace(MANBIJ, start=date(2018, 8, 13), end=date(2018, 8, 13))) == ()


def test_a_capture_in_its_month_is_read_too() -> None:
    [found] = readings(fell("in August"), MANBIJ)
    assert found.days.first == date(2016, 8, 12)
    assert date(2017, 7, 31) in found.days
    assert date(2017, 9, 1) not in found.days
    assert readings(fell("in March"), MANBIJ) == ()


COAST = fact("2014-03-21", "offensive", "Northern Latakia countryside", "rebels")


def launched(when: str, place: str = "Latakia", who: str = "The Army of Conquest") -> Report:
    said = f"{who} launched an assault in {place} {when}"
    return made(f"{said}, residents said.", (said, "Armed clash", place, who.removeprefix("The "), when))


def test_the_month_in_which_a_side_began_an_offensive_in_the_province() -> None:
    found = next(b for b in readings(launched("in March"), COAST) if b.anchor)
    assert (found.days.first, date(2015, 2, 1) in found.days, date(2015, 5, 1) in found.days) == (
        date(2014, 3, 20),
        True,
        False,
    )
    assert "its beginning told with “March”" in found.reason
    for other in (
        launched("in May"),
        launched("on Friday"),
        launched("in March", "Homs"),
        launched("in March", who="The SDF"),
    ):
        assert not [b for b in readings(other, COAST) if b.anchor]


def test_only_the_very_date_and_a_known_side_need_no_second_happening() -> None:
    told = ("on August 12", "in August", "on Friday")
    assert [readings(fell(when), MANBIJ)[0].weight for when in told] == [2, 1, 1]


def test_what_a_report_names_has_begun() -> None:
    [found] = readings(made("Operation Hammer went on."), HAMMER)
    assert (found.days.first, found.anchor) == (date(2016, 8, 7), None)
    [first] = readings(made("Operation Hammer went on."), HAMMER, replace(HAMMER, start=date(2013, 5, 1)))
    assert first.days.first == date(2013, 4, 29), "of two of one name only the first is sure"
    assert readings(made("The army is set to launch the third stage of Operation Hammer."), HAMMER) == ()


def test_the_first_day_of_a_named_operation() -> None:
    [begun, named] = readings(made("The SDF launched Operation Hammer on Tuesday."), HAMMER)
    assert begun.anchor == "The beginning of Operation Hammer"
    assert begun.days & named.days == begun.days
    assert date(2016, 8, 10) in begun.days


def test_a_report_is_not_older_than_whom_it_names() -> None:
    [found] = readings(made("Gunmen of Hayat Tahrir al-Sham shot at the Free Syrian Army."))
    assert (found.days.first, found.anchor) == (date(2017, 1, 28), None)
    assert "Hayat Tahrir al-Sham, known from 2017-01-28 on" in found.reason
    [alliance] = readings(made("Shells of Fatah al-Mubin and of the Levant Front fell."))
    assert "Levant Front, known from 2014-12-25" in alliance.reason, "an alliance by its members' first day"
    assert readings(made("They fought on the southern front.")) == (), "no name"


def dated(*facts: DatedFact) -> Dating:
    friday = "The SDF seized the town of Manbij on Friday"
    wednesday = "The SDF seized the town of Jarabulus on Wednesday"
    told = made(
        f"{friday}, residents said. {wednesday}.",
        (friday, TAKEN, "Manbij", "SDF", "on Friday"),
        (wednesday, TAKEN, "Jarabulus", "SDF", "on Wednesday"),
    )
    return date_undated([told], known(*facts))["d"]


def test_two_captures_that_agree_date_a_report_and_one_alone_does_not() -> None:
    found = dated(MANBIJ, JARABULUS)
    assert (found.start, found.end) == (date(2016, 8, 12), date(2016, 8, 13))
    assert any("Jarabulus" in reason for reason in found.reasons)
    assert dated(MANBIJ).start is None
    assert dated(MANBIJ, replace(JARABULUS, start=date(2015, 8, 12), end=date(2015, 8, 12))).start is None


@given(
    st.permutations(FACTS),
    st.lists(
        st.builds(
            fact,
            st.dates(date(2011, 3, 15), date(2019, 12, 31)).map(str),
            st.sampled_from(["captured", "bombing", "battle"]),
            st.sampled_from(["Raqqa", "Damascus"]),
            st.sampled_from(["sdf", "isis"]),
        ),
        max_size=4,
    ),
)
def test_other_lines_and_their_order_change_nothing(facts: list[DatedFact], others: list[DatedFact]) -> None:
    assert dated(*others, *facts) == dated(*FACTS)
