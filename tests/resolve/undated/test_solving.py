"""Readings to datings: each with its reasons, in any order, reports that date each other too."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from contested.resolve.undated.days import between, on_weekdays
from contested.resolve.undated.own import Bound
from contested.resolve.undated.solving import ENOUGH, WIDEST, Link, intersection, solved
from contested.resolve.undated.tellings import Telling

START = date(2016, 5, 9)


def bound(first: int, last: int, name: str = "", weight: int = 1) -> Bound:
    days = between(START + timedelta(days=first), START + timedelta(days=last))
    return Bound(days, f"{name or 'it'} {first} to {last}.", name or f"{first}-{last}", weight)


BOUNDS = st.lists(
    st.builds(
        lambda a, n, w: bound(a, a + n, weight=w), st.integers(0, 20), st.integers(0, 12), st.integers(1, ENOUGH)
    ),
    max_size=5,
)


@given(BOUNDS, st.randoms())
def test_the_order_of_readings_does_not_matter(bounds: list[Bound], random: object) -> None:
    mixed = bounds.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert solved({"d": bounds}, []) == solved({"d": mixed}, [])


@given(BOUNDS, st.builds(lambda a, n: bound(a, a + n), st.integers(0, 20), st.integers(0, 12)))
def test_more_evidence_never_widens(bounds: list[Bound], more: Bound) -> None:
    before, after = solved({"d": bounds}, [])["d"], solved({"d": [*bounds, more]}, [])["d"]
    assert len(intersection([*bounds, more])) <= len(intersection(bounds))
    if before.start and before.end and after.start and after.end:
        assert before.start <= after.start <= after.end <= before.end


@given(BOUNDS)
def test_a_date_is_short_rests_on_enough_and_has_reasons(bounds: list[Bound]) -> None:
    dating = solved({"d": bounds}, [])["d"]
    assert dating.reasons
    assert (dating.start is None) == (dating.end is None)
    if dating.start and dating.end:
        assert (dating.end - dating.start).days < WIDEST
        assert sum(weight for _, weight in {(b.anchor, b.weight) for b in bounds}) >= ENOUGH


def test_two_readings_that_do_not_meet_leave_it_unknown_and_are_named() -> None:
    dating = solved({"d": [bound(0, 3, "the first"), bound(9, 9, "the second"), bound(0, 20, "the third")]}, [])["d"]
    assert (dating.start, dating.end) == (None, None)
    [reason] = dating.reasons
    assert reason.startswith("Two readings do not meet:")
    assert "the first 0 to 3." in reason
    assert "the second 9 to 9." in reason
    assert "the third" not in reason


def test_what_is_too_wide_says_how_wide() -> None:
    dating = solved({"d": [bound(0, WIDEST, "a"), bound(0, WIDEST, "b")]}, [])["d"]
    assert dating.start is None
    assert "from 2016-05-09 to 2016-06-09" in dating.reasons[0]


def test_one_happening_alone_dates_nothing() -> None:
    alone = solved({"d": [bound(0, 1, "the fall of a town")]}, [])["d"]
    assert alone.start is None
    assert alone.reasons[0].startswith("One thing alone")
    assert solved({"d": [bound(0, 1, "a long passage", ENOUGH)]}, [])["d"].end == START + timedelta(days=1)


def test_a_weekday_alone_dates_nothing() -> None:
    dating = solved({"d": [Bound(on_weekdays([1, 2]), "It names Tuesday.")]}, [])["d"]
    assert dating.start is None
    assert "any year" in dating.reasons[0]


def test_what_the_news_is_of_chooses_among_the_days_left_and_says_nothing_against_them() -> None:
    week = [bound(0, 6, "a story", ENOUGH)]
    lean = Bound(on_weekdays([1, 2]), "Its first sentence tells news of Tuesday.")
    leaned = solved({"d": week}, [], {"d": lean})["d"]
    assert (leaned.start, leaned.end) == (START + timedelta(days=1), START + timedelta(days=2))
    assert leaned.reasons[-1] == lean.reason
    elsewhere = Bound(between(START + timedelta(days=9), None), "Its first sentence tells of later news.")
    assert solved({"d": week}, [], {"d": elsewhere}) == solved({"d": week}, [])
    assert solved({"d": []}, [], {"d": lean})["d"].start is None


def test_nothing_said_is_said() -> None:
    assert solved({"d": []}, [])["d"].reasons[0].startswith("Nothing that it says")


def test_reports_without_a_date_date_each_other_whatever_their_order() -> None:
    # The one is known to be of 9 to 15 May and tells of it on Tuesday; the other tells the same as news; the third
    # leans on the other.
    link = Link(Telling("a", "Tuesday", "“fell on Tuesday”"), Telling("b", None, "“has fallen”"), "The fall")
    onward = Link(Telling("b", "yesterday", "“yesterday”"), Telling("c", "Monday", "“on Monday”"), "The raid", ENOUGH)
    weekday = Bound(on_weekdays([1]), "It names Tuesday.")
    bounds = {"a": [bound(1, 1, "x"), bound(0, 6, "y")], "b": [weekday, bound(-30, 30, "z")], "c": []}
    found = solved(bounds, [link, onward])
    assert [found[id].day for id in "ab"] == [date(2016, 5, 10)] * 2
    assert (found["c"].start, found["c"].end) == (date(2016, 5, 9), date(2016, 5, 15))
    assert "which a dates 2016-05-10" in " ".join(found["b"].reasons)
    for order in permutations(bounds):
        assert solved({id: bounds[id] for id in order}, [onward, link]) == found


def test_one_that_contradicts_itself_says_nothing_of_others() -> None:
    link = Link(Telling("a", "Tuesday", "“on Tuesday”"), Telling("b", None, "“news”"), "The fall", ENOUGH)
    found = solved({"a": [bound(0, 0, "x"), bound(5, 5, "y")], "b": []}, [link])
    assert found["a"].start is None
    assert found["b"].start is None
    assert found["b"].reasons[0].startswith("Nothing")
