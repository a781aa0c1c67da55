"""Time expressions to days, and the days of a document's claims."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.timewords import time_words
from contested.model import Claim, Document, Found, Mention, OffsetMap
from contested.resolve.calendar import TimeInterval, days, one_day
from contested.resolve.times import parse_time, report_day, resolve_times

REPORT = date(2015, 8, 12)  # a Wednesday
dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))
weekdays = st.sampled_from([name for name in time_words().weekdays if name.endswith("day")])


def read(
    text: str, anchor: TimeInterval | None = None, reference: date | None = REPORT
) -> tuple[str | None, str | None]:
    interval = parse_time(text, reference, anchor)
    assert interval is not None, text
    return (str(interval.start) if interval.start else None, str(interval.end) if interval.end else None)


def same(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday", same("2015-08-12")),
        ("on Monday", same("2015-08-10")),
        ("late on Sunday", same("2015-08-09")),
        ("at dawn on Thursday", same("2015-08-06")),
        ("Mondays", same("2015-08-10")),
        ("last Wednesday", same("2015-08-05")),
        ("next Friday", same("2015-08-14")),
        ("today", same("2015-08-12")),
        ("yesterday", same("2015-08-11")),
        ("last night", same("2015-08-11")),
        ("overnight", ("2015-08-11", "2015-08-12")),
        ("in the past 24 hours", ("2015-08-11", "2015-08-12")),
        ("over the last ten days", ("2015-08-02", "2015-08-12")),
        ("for two years", ("2013-08-12", "2015-08-12")),
        ("for more than two years", (None, "2015-08-12")),
        ("in recent weeks", (None, "2015-08-12")),
        ("the four-year", (None, "2015-08-12")),
        ("last week", ("2015-08-03", "2015-08-09")),
        ("earlier this week", ("2015-08-10", "2015-08-12")),
        ("this month", ("2015-08-01", "2015-08-12")),
        ("last month", ("2015-07-01", "2015-07-31")),
        ("earlier this year", ("2015-01-01", "2015-08-12")),
        ("over the weekend", ("2015-08-08", "2015-08-09")),
        ("for the third day in a row", ("2015-08-10", "2015-08-12")),
        ("three months ago", ("2015-05-01", "2015-05-31")),
        ("currently", same("2015-08-12")),
        ("overnight Monday", ("2015-08-10", "2015-08-11")),
        ("overnight Wednesday", ("2015-08-11", "2015-08-12")),
        ("overnight into Tuesday", ("2015-08-10", "2015-08-11")),
        ("overnight Sunday to Monday", ("2015-08-09", "2015-08-10")),
        ("on Friday of last week", same("2015-08-07")),
        ("Monday last week", same("2015-08-03")),
        ("the week before last", ("2015-07-27", "2015-08-02")),
        ("the weekend before last", ("2015-08-01", "2015-08-02")),
        ("late last month", ("2015-07-21", "2015-07-31")),
        ("at the end of last year", ("2014-12-01", "2014-12-31")),
        ("early this year", ("2015-01-01", "2015-04-30")),
        ("the first half of the year", ("2015-01-01", "2015-06-30")),
        ("the first quarter of this year", ("2015-01-01", "2015-03-31")),
        ("the last two months of last year", ("2014-11-01", "2014-12-31")),
    ],
)
def test_counted_from_the_report(text: str, expected: tuple[str | None, str | None]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-03-04", same("2015-03-04")),
        ("04.03.2015", same("2015-03-04")),
        ("on 25 June", same("2015-06-25")),
        ("June 25", same("2015-06-25")),
        ("on the evening of 3 September", same("2014-09-03")),
        ("Tuesday 3 Feb 2015", same("2015-02-03")),
        ("on 12 and 13 May 2014", ("2014-05-12", "2014-05-13")),
        ("July 25, 30, and 31", ("2015-07-25", "2015-07-31")),
        ("during the night of 11/12 May", ("2015-05-11", "2015-05-12")),
        ("from 30 July to 2 August", ("2015-07-30", "2015-08-02")),
        ("between 29 December and 3 January 2015", ("2014-12-29", "2015-01-03")),
        ("from Friday March 6 2015 to Sunday March 8 2015", ("2015-03-06", "2015-03-08")),
        ("in March 2011", ("2011-03-01", "2011-03-31")),
        ("in early July", ("2015-07-01", "2015-07-10")),
        ("from early to mid-June 2014", ("2014-06-01", "2014-06-20")),
        ("late February 2012", ("2012-02-21", "2012-02-29")),
        ("in August", ("2015-08-01", "2015-08-12")),
        ("in October", ("2014-10-01", "2014-10-31")),
        ("last June", ("2015-06-01", "2015-06-30")),
        ("in November last year", ("2014-11-01", "2014-11-30")),
        ("in 2013", ("2013-01-01", "2013-12-31")),
        ("mid-2012", ("2012-06-01", "2012-07-31")),
        ("at the end of 2013", ("2013-12-01", "2013-12-31")),
        ("the summer of 2012", ("2012-06-01", "2012-08-31")),
        ("the 1990s", ("1990-01-01", "1999-12-31")),
        ("the first six months of 2014", ("2014-01-01", "2014-06-30")),
        ("since June 25", ("2015-06-25", "2015-08-12")),
        ("Since Monday night", ("2015-08-10", "2015-08-12")),
        ("since the uprising erupted in April 2012", ("2012-04-01", "2015-08-12")),
        ("since the truce was signed", (None, "2015-08-12")),
        ("by 4 June", (None, "2015-06-04")),
        ("by Tuesday night", (None, "2015-08-11")),
        ("by the evening of 4 June", (None, "2015-06-04")),
        ("by nightfall", same("2015-08-12")),
        ("until July 2014", (None, "2014-07-31")),
        ("ON 9 JUNE", same("2015-06-09")),
        ("in August last year", ("2014-08-01", "2014-08-31")),
        ("last year in May", ("2014-05-01", "2014-05-31")),
        ("the second half of July", ("2015-07-16", "2015-07-31")),
        ("the last week of July", ("2015-07-25", "2015-07-31")),
        ("the first week of August", ("2015-08-01", "2015-08-07")),
        ("the second half of 2014", ("2014-07-01", "2014-12-31")),
        ("the first day of June", same("2015-06-01")),
        ("between 2011 and 2013", ("2011-01-01", "2013-12-31")),
        ("in the first days of", (None, None)),
        ("since the first weeks of", (None, "2015-08-12")),
    ],
)
def test_dates_of_the_calendar(text: str, expected: tuple[str | None, str | None]) -> None:
    assert read(text) == expected


def test_the_arab_spring_is_no_season() -> None:
    assert read("since early 2011 when the Arab Spring began") == ("2011-01-01", "2015-08-12")


def test_previous_days_of_an_account_of_times_past_count_from_the_days_spoken_of() -> None:
    assert read("in the previous few days", one_day(date(2014, 6, 8), "stated"), None) == (None, "2014-06-08")


def test_the_end_of_a_year_that_is_not_over_is_that_of_the_days_spoken_of() -> None:
    assert read("by the end of the year", one_day(date(2014, 6, 8), "stated")) == (None, "2014-12-31")
    assert read("by the end of the year", one_day(date(2015, 6, 8), "stated")) == (None, "2015-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that day", same("2014-06-08")),
        ("later in the day", same("2014-06-08")),
        ("at 22:45", same("2014-06-08")),
        ("the following morning", same("2014-06-09")),
        ("the day before", same("2014-06-07")),
        ("two days later", same("2014-06-10")),
        ("a week earlier", same("2014-06-01")),
        ("a day after", same("2014-06-07")),
        ("a month later", ("2014-07-01", "2014-07-31")),
        ("over the next two days", ("2014-06-09", "2014-06-10")),
        ("On 3 July", same("2014-07-03")),
        ("since then", ("2014-06-08", "2014-06-08")),
        ("hours later", same("2014-06-08")),
        ("half an hour later", same("2014-06-08")),
    ],
)
def test_counted_from_the_day_spoken_of(text: str, expected: tuple[str, str]) -> None:
    assert read(text, one_day(date(2014, 6, 8), "stated"), None) == expected


def test_a_date_without_year_is_the_one_nearest_to_what_was_spoken_of() -> None:
    winter = days(date(2016, 12, 1), date(2016, 12, 31), "stated")
    assert read("on 5 January", winter, None) == same("2017-01-05")
    assert read("on 20 December", winter, None) == same("2016-12-20")


@pytest.mark.parametrize("text", ["on Monday", "last week", "5 June", "the next day", "for two years", "currently"])
def test_nothing_to_count_from_leaves_it_unknown(text: str) -> None:
    interval = parse_time(text, None)
    assert interval is not None
    assert (interval.start, interval.end, interval.precision) == (None, None, "unknown")
    assert text in interval.reason


@pytest.mark.parametrize("text", ["recently", "later", "several days later", "31 June", "a few minutes later"])
def test_what_names_no_day_stays_unknown(text: str) -> None:
    interval = parse_time(text, REPORT, one_day(REPORT, "stated"))
    assert interval is not None
    assert interval.start is None
    assert interval.end is None


def test_what_is_no_expression_of_time_is_none() -> None:
    assert parse_time("the northern countryside", REPORT) is None


@given(dates, dates)
def test_an_iso_date_is_itself(day: date, reference: date) -> None:
    interval = parse_time(day.isoformat(), reference)
    assert interval is not None
    assert (interval.start, interval.end) == (day, day)


@given(weekdays, dates, st.booleans())
def test_a_weekday_lies_within_a_week_of_the_report(name: str, reference: date, future: bool) -> None:
    interval = parse_time(name, reference, future=future)
    assert interval is not None
    assert interval.start is not None
    assert interval.start == interval.end
    assert interval.start.weekday() == time_words().weekdays[name]
    assert timedelta() <= (interval.start - reference if future else reference - interval.start) < timedelta(days=7)


vocabulary = time_words()
named = [
    *vocabulary.weekdays,
    *vocabulary.months,
    *vocabulary.units,
    *vocabulary.numbers,
    *vocabulary.lists["day_parts"],
]
frames = (
    "since from to and until by the last next same early later ago after 24 31 2011 2016 years days past - / 22:45 12th"
)
pieces = st.sampled_from([*named, *frames.split(), "for more than"])


@given(st.lists(pieces, min_size=1, max_size=6).map(" ".join), st.none() | dates, st.none() | dates)
def test_any_reading_is_ordered_and_repeats(text: str, reference: date | None, spoken: date | None) -> None:
    anchor = one_day(spoken, "stated") if spoken else None
    first, second = parse_time(text, reference, anchor), parse_time(text, reference, anchor)
    assert first == second
    if first and first.start and first.end:
        assert first.start <= first.end
        assert first.reason


# --- documents ------------------------------------------------------------------------------------


def document(text: str, day: str | None, publisher: str | None = "Daily Courier") -> Document:
    return Document(
        "d", text, text, OffsetMap.identity(len(text)), None, Found(publisher, "field", ""), Found(day, "field", "")
    )


def claim(text: str, words: str | None, number: int = 0, **more: str) -> Claim:
    """A claim whose evidence is the whole text, dated by the first occurrence of ``words``."""
    start = text.index(words) if words else 0
    time = Mention(words, start, start + len(words)) if words else None
    return Claim(f"c{number}", "d", "event", Mention(text, 0, len(text)), time=time, **more)  # type: ignore[arg-type]


def claim_of(text: str, evidence: str, words: str) -> Claim:
    """A claim of a part of the text, dated by the first occurrence of ``words``."""
    start, at = text.index(evidence), text.index(words)
    time = Mention(words, at, at + len(words))
    return Claim("c", "d", "event", Mention(evidence, start, start + len(evidence)), time=time)


def resolved(text: str, day: str | None, *expressions: str, publisher: str | None = None) -> list[tuple[str, str]]:
    claims = [claim(text, words, i) for i, words in enumerate(expressions)]
    found = resolve_times(document(text, day, publisher), claims)
    assert [r.claim for r in found] == [c.id for c in claims]
    return [(str(r.start), str(r.end)) for r in found]


def test_a_claim_without_a_time_stays_undated_and_says_so() -> None:
    text = "The town was shelled."
    (found,) = resolve_times(document(text, "2015-08-12"), [claim(text, None)])
    assert (found.start, found.end, found.precision) == (None, None, "unknown")
    assert "no time is stated" in found.evidence.reason


def test_days_are_counted_on_along_the_text_whatever_the_order_of_claims() -> None:
    text = "Rebels took the hill on 3 May. The next day the militia came back. Two days later it was lost again."
    assert resolved(text, "2015-08-12", "Two days later", "The next day", "3 May") == [
        same("2015-05-06"),
        same("2015-05-04"),
        same("2015-05-03"),
    ]


HUNG = [
    (
        "Shells fell on 3 March. The army took Atma, a month after rebels attacked it.",
        "rebels attacked it",
        "a month after",
    ),
    (
        "Rebels met on 3 March. The army took Atma, a month after rebels attacked it.",
        "The army took Atma",
        "a month after",
    ),
    ("Talks began on 3 March 2014. Two years after the war began, rebels took Atma.", "rebels took", "Two years after"),
    (
        "On 3 March 2014, two weeks before the army left Atma, shells fell.",
        "two weeks before the army left",
        "two weeks before",
    ),
    ("The camp was shelled on 3 March. Rebels held it for two weeks before the truce.", "Rebels held it", "two weeks"),
]


@pytest.mark.parametrize(("text", "evidence", "words"), HUNG)
def test_what_came_so_long_after_a_clause_has_no_day_where_the_clause_has_none(
    text: str, evidence: str, words: str
) -> None:
    (found,) = resolve_times(document(text, "2015-08-12"), [claim_of(text, evidence, words)])
    assert (found.start, found.end, found.precision) == (None, None, "unknown")
    assert "whose day its sentence does not state" in found.evidence.reason


@pytest.mark.parametrize(
    "evidence", ["rebels captured it", "a year after rebels captured it", "just a year after rebels"]
)
def test_what_came_so_long_before_the_day_of_its_sentence_is_counted_back_from_it(evidence: str) -> None:
    text = "The army bombarded Douma on 3 March 2015, just a year after rebels captured it."
    (found,) = resolve_times(document(text, "2015-08-12"), [claim_of(text, evidence, "a year after")])
    assert (str(found.start), str(found.end)) == ("2014-01-01", "2014-12-31")


def test_what_is_to_come_takes_the_coming_weekday() -> None:
    text = "The truce is to begin on Friday."
    ahead = resolve_times(document(text, "2015-08-12"), [claim(text, "on Friday", modality="predicted")])
    told = resolve_times(document(text, "2015-08-12"), [claim(text, "on Friday")])
    assert (str(ahead[0].start), str(told[0].start)) == ("2015-08-14", "2015-08-07")


def test_an_encyclopaedia_tells_its_year_and_its_own_date_counts_for_nothing() -> None:
    text = "The siege began on 10 October 2012. On 3 November it was tightened. On 9 January it was broken."
    expressions = ("On 3 November", "On 9 January")
    assert resolved(text, "2023-06-17", *expressions, publisher="Wikipedia") == [same("2012-11-03"), same("2013-01-09")]


def test_a_year_in_the_background_dates_nothing_behind_it() -> None:
    text = "The base had been held since 2007. On 3 November it was stormed."
    assert resolved(text, "2023-06-17", "On 3 November", publisher="Wikipedia") == [("None", "None")]


@pytest.mark.parametrize("said", ["the prefect told reporters on Tuesday", "police said on Tuesday"])
def test_days_count_from_what_happened_not_from_when_it_was_said(said: str) -> None:
    text = f"Gunmen raided Lysa on Sunday, {said}. The next day they left. The same day rain fell."
    assert resolved(text, "2015-08-12", "The next day", "The same day") == [same("2015-08-10"), same("2015-08-10")]


def test_days_count_from_a_statement_where_its_sentence_names_no_other() -> None:
    text = "The army said on Tuesday that it had taken Lysa. The next day it was shelled."
    assert resolved(text, "2015-08-12", "The next day") == [same("2015-08-12")]


def test_how_long_something_lasted_is_no_day_to_count_from() -> None:
    text = "In March 2014 they took Lysa. They held it for the next eight years. On 3 May the army came."
    (_, _, found) = resolved(text, None, "In March 2014", "for the next eight years", "On 3 May", publisher="Wikipedia")
    assert found == same("2014-05-03")


def test_an_undated_text_carries_days_no_further_than_its_paragraph() -> None:
    text = "Shells fell on 3 May 2014. The next day it was calm.\n\nThe following day a convoy was hit."
    assert resolved(text, None, "The next day", "The following day") == [same("2014-05-04"), ("None", "None")]


def test_an_account_of_times_past_may_tell_its_year_by_months() -> None:
    text = "In late July 2012 they came to Lysa. On 5 August they took it. In March 2013 the army came."
    assert resolved(text, "2020-06-17", "On 5 August") == [same("2012-08-05")]
    text = "On 5 August shells fell on Lysa. It was lost in July 2012 and retaken in March 2013."
    assert resolved(text, "2015-08-12", "On 5 August") == [same("2015-08-05")]


def test_a_report_on_its_own_days_counts_from_its_date() -> None:
    recent = document(
        "On Monday shells fell. In 2011, on 15 March 2011 and 18 March 2011, crowds had marched.", "2015-08-12"
    )
    old = document("Crowds marched on 15 March 2011, 18 March 2011 and 25 March 2011.", "2015-08-12")
    assert report_day(recent) == date(2015, 8, 12)
    assert report_day(old) is None
    assert report_day(document("Shells fell.", None)) is None


@given(
    st.lists(
        st.sampled_from(["on Monday", "3 May", "the next day", "two days later", "in 2013", "at dawn"]), max_size=6
    )
)
def test_resolving_twice_is_the_same(expressions: list[str]) -> None:
    text = "They fought on Monday and 3 May, the next day, two days later, in 2013 and at dawn."
    claims = [claim(text, words, i) for i, words in enumerate(expressions)]
    given_document = document(text, "2015-08-12")
    assert resolve_times(given_document, claims) == resolve_times(given_document, claims)
