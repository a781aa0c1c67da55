"""Whole reports without a date, dated by their own words and by the record's other reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from contested import knowledge
from contested.model import Dating, Document, Mention, PlaceMention, join
from contested.resolve import resolve
from contested.resolve.undated import Report, date_undated
from contested.resolve.undated.own import first_day
from tests.resolve.reports import about, at, report

KNOWN = knowledge.load()
TAKEN = "Non-state actor overtakes territory"


def made(id: str, text: str, day: str | None = None, *claims: tuple[str, str, str, str | None, str | None]) -> Report:
    """A report; each claim is (evidence, sub-event type, place, who, when), by their words."""
    document: Document = replace(report(text, day=day), id=id)
    found = [
        replace(
            about(document, f"{id}-{n}", sub_event_type=sub),
            evidence=at(document, evidence),
            trigger=at(document, evidence),
            place=(_place(document, place),),
            actor=(at(document, who),) if who else (),
            time=at(document, when) if when else None,
        )
        for n, (evidence, sub, place, who, when) in enumerate(claims)
    ]
    return Report.of(document, tuple(join(document, found, resolve(document, found, KNOWN))))


def _place(document: Document, words: str) -> PlaceMention:
    m: Mention = at(document, words)
    return PlaceMention(m.text, m.start, m.end)


def dated(*reports: Report) -> dict[str, Dating]:
    found = date_undated(reports, KNOWN)
    for order in permutations(reports):
        assert date_undated(order, KNOWN) == found, "in any order"
    return found


COPY = "the militia fired at the queue outside the old flour mill for about ten minutes before dawn"
WIRE = f"On Tuesday {COPY}, two bakers said."


def test_a_sentence_shared_with_a_dated_report_dates_by_its_weekday() -> None:
    there = made("b", f"{WIRE} The bakers asked not to be named.", "2016-05-11")
    found = dated(made("a", f"{WIRE} Nobody could say why."), there)["a"]
    assert (found.start, found.end) == (date(2016, 5, 10), date(2016, 5, 11))
    assert "old flour mill" in found.reasons[0]
    assert "b dates 2016-05-10" in found.reasons[0]
    assert any("Tuesday" in reason for reason in found.reasons)


def test_the_news_of_the_first_sentence_chooses_among_the_weekdays_named() -> None:
    there = made("b", f"{WIRE} The bakers asked not to be named.", "2016-05-11")
    text = f"Flour ran out on Tuesday. {WIRE} A lorry was burnt on Saturday and a second one on Sunday."
    found = dated(made("a", text), there)["a"]
    assert (found.start, found.end) == (date(2016, 5, 10), date(2016, 5, 11))
    assert found.reasons[-1].startswith("Its first sentence tells news of Tuesday")


def test_a_title_is_not_the_first_sentence() -> None:
    text = "Bread is dear since Friday\n\nOn Tuesday the bakers met. On Monday they had met too."
    plain, titled = made("a", text), made("b", text)
    titled = replace(titled, document=replace(titled.document, title="Bread is dear since Friday"))
    assert (first_day(plain), first_day(titled)) == (None, 1)


def test_without_that_report_it_is_not_dated() -> None:
    found = dated(made("a", f"{WIRE} Nobody could say why."), made("b", "Rain fell on Tuesday.", "2016-05-11"))["a"]
    assert found.start is None


def test_what_stands_in_reports_of_many_weeks_is_a_formula() -> None:
    others = [made(f"b{n}", f"{WIRE} Again.", day) for n, day in enumerate(("2016-05-11", "2016-06-15"))]
    assert dated(made("a", WIRE), *others)["a"].start is None


def test_two_sentences_that_do_not_meet_leave_it_unknown() -> None:
    other = "the ferrymen at the lower crossing went on strike over the price of diesel and of bread"
    text = f"{WIRE} On Tuesday {other}."
    first = made("b", f"{WIRE} So they said.", "2016-05-11")
    second = made("c", f"On Tuesday {other}, said one of them.", "2016-06-08")
    found = dated(made("a", text), first, second)["a"]
    assert found.start is None
    [reason] = found.reasons
    assert "do not meet" in reason
    assert "flour mill" in reason
    assert "ferrymen" in reason


def test_weekdays_alone_date_nothing() -> None:
    there = made("b", "On Monday the market opened again.", "2016-05-11")
    assert dated(made("a", "On Monday it rained. On Tuesday the bridge was shut."), there)["a"].start is None


def fall(id: str, day: str | None, when: str | None, more: str = "") -> Report:
    """A report that the Islamic State took Palmyra."""
    said = f"Islamic State has seized the town of Palmyra{f' {when}' if when else ''}"
    claim = (said, TAKEN, "Palmyra", "Islamic State", when)
    return made(id, f"{said}, residents said. {more}".strip(), day, claim)


def test_one_fall_alone_is_not_enough() -> None:
    found = dated(fall("a", None, "on Wednesday"), fall("b", "2015-05-21", "on Wednesday"))["a"]
    assert found.start is None
    assert "One thing alone dates it" in found.reasons[0]
    assert "2015-05-20" in found.reasons[0]


def test_what_happened_twice_dates_nothing() -> None:
    twice = fall("b", "2015-05-21", "on Wednesday"), fall("c", "2016-12-12", "on Sunday")
    found = dated(fall("a", None, "on Wednesday", WIRE), *twice)["a"]
    assert not any("Palmyra" in reason for reason in found.reasons[:1] if "taking of" in reason)


AFTER = (
    "On Wednesday the army drove Islamic State out of Palmyra, more than a month after its raiders attacked the town. "
    "The group attacked Palmyra on April 11, 2015."
)


@pytest.mark.parametrize(("named", "reached"), [(True, True), (False, True), (None, False)])
def test_what_came_a_month_after_a_dated_day(named: bool | None, reached: bool) -> None:
    """Named: in the town itself, nowhere in particular, or (None) in another town."""
    alone = made(
        "a",
        AFTER,
        None,
        (
            "the army drove Islamic State out of Palmyra",
            "Government regains territory",
            "Palmyra",
            None,
            "On Wednesday",
        ),
        ("its raiders attacked the town", "Armed clash", "Palmyra", None, None),
        ("The group attacked Palmyra on April 11, 2015", "Armed clash", "Palmyra", None, "on April 11, 2015"),
    )
    attacked = alone.claims[1]
    town = alone.claims[2].place
    elsewhere = (replace(town[0], place="geonames:0", name="Elsewhere"),)
    there = replace(attacked, place=elsewhere if named is None else town if named else ())
    found = date_undated([replace(alone, claims=(alone.claims[0], there, alone.claims[2]))], KNOWN)["a"]
    assert found.start is None, "a month is no week"
    assert ("from 2015-05-13 to 2015-06-11" in found.reasons[0]) is reached
    assert ("more than a month after" in " ".join(found.reasons)) is reached


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In March 2013 the dam broke. Nobody came.", "from 2013-03-01"),
        ("The truce will start on 4 June 2014, both sides say.", "to 2014-06-04"),
        ("Nothing was heard until 2013 of it.", None),
        ("Some 2013 people left.", None),
    ],
)
def test_dates_with_a_year_are_past_unless_still_to_come(text: str, said: str | None) -> None:
    reasons = date_undated([made("a", text)], KNOWN)["a"].reasons
    assert reasons[0].endswith(f"{said}.") if said else reasons[0].startswith("Nothing")


def test_a_weekday_with_its_date_says_which_years() -> None:
    # The 10th of May is a Tuesday in 2016, not in 2015 nor 2017.
    text = f"{WIRE} They had been warned on Tuesday, May 10."
    other = made("b", WIRE, "2017-06-14")
    found = date_undated([made("a", text), other], KNOWN)["a"]
    assert found.start is None
    assert "do not meet" in found.reasons[0]


def test_what_was_inferred_before_is_not_looked_at() -> None:
    there = made("b", f"{WIRE} The bakers asked not to be named.", "2016-05-11")
    before = made("a", WIRE)
    stale = replace(before, document=replace(before.document, inferred=Dating(date(1999, 1, 1), date(1999, 1, 1), ())))
    assert date_undated([stale, there], KNOWN) == date_undated([before, there], KNOWN)


def test_where_all_state_their_date_there_is_nothing_to_do() -> None:
    assert date_undated([made("b", WIRE, "2016-05-11")], KNOWN) == {}
