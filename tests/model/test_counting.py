"""How counts of people add up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.groups import Groups
from contested.model import ActorRef, Range
from contested.model.counting import Count, added, between, narrowed, single, words
from contested.model.tallying import SourceCount, by_source, tally

GROUPS = Groups.load()


def count(low: int, high: int | None, group: str = "", *, origin: str = "A", doc: str = "d1", at: int = 0, day: int = 1,
          part: bool = False, side: str | None = None, besides: bool = False) -> Count:  # fmt: skip
    ref = ActorRef(group, None) if side else None
    return Count(
        f"{origin}{doc}{group}{at}", origin, doc, date(2015, 5, day), at, group, ref, part, low, high, side, besides
    )


def total(*counts: Count) -> tuple[int, int | None, int | None]:
    r = tally(counts, GROUPS.inside).total
    return (r.low, r.best, r.high)


@pytest.mark.parametrize(
    ("low", "high", "phrase"), [(17, 17, "17"), (17, None, "17 or more"), (0, 30, "up to 30"), (8, 12, "8 to 12")]
)
def test_words(low: int, high: int | None, phrase: str) -> None:
    assert words(low, high) == phrase


def test_children_lie_in_civilians_and_both_in_people() -> None:
    counts = [count(38, 38), count(30, 30, "civilians", at=1), count(12, 12, "children", at=2)]
    assert total(*counts) == (38, 38, 38)


def test_each_source_has_its_own_figures_of_its_last_report() -> None:
    counts = [
        count(12, 12, "soldiers", origin="B", day=2, doc="d2"),
        count(5, None, "rebels", origin="B", day=2, doc="d2", at=1),
        count(30, 30, origin="A", doc="d1"),
        count(40, 40, origin="A", doc="d3", day=3),
    ]
    a, b = by_source(counts, GROUPS.inside)
    changed = "40 on 2015-05-03, before 30 on 2015-05-01"
    assert a == SourceCount("A", Range(40, 40, 40, changed), date(2015, 5, 3), ("Ad10", "Ad30"), whole=True)
    assert (b.range.low, b.range.high, b.sum) == (17, None, "12 people + 5 or more people")


def test_groups_without_a_whole_are_added() -> None:
    assert total(count(12, 12, "soldiers"), count(5, None, "rebels", at=1)) == (17, 17, None)


def test_people_at_large_are_never_added_to_a_group() -> None:
    assert total(count(21, None, "civilians"), count(8, 8, at=1)) == (21, 21, None)


def test_a_source_that_tells_of_one_person_does_not_lower_what_others_count() -> None:
    several = count(10, 10, origin="A")
    one = count(1, 1, origin="B", doc="d2")
    assert total(several, one) == (10, 10, 10)
    assert total(count(2, 2, origin="A"), one)[0] == 1


def test_those_counted_besides_others_are_added_whoever_tells_them() -> None:
    later = count(5, 5, at=1, besides=True)
    assert total(count(12, 12), later) == (17, 17, 17)
    assert total(count(12, 12), later, count(5, 5, at=2, besides=True)) == (17, 17, 17)
    assert total(count(12, 12), later, count(3, 3, at=2, besides=True)) == (20, 20, 20)
    assert total(count(12, 12, origin="B"), later) == (17, 17, 17)
    assert total(count(12, 12), count(5, 5, "civilians", at=1, besides=True)) == (17, 17, 17)


def test_a_group_holds_those_counted_besides() -> None:
    counts = [count(12, 12, "soldiers"), count(5, 5, "soldiers", at=1, besides=True)]
    (group,) = tally(counts, GROUPS.inside).groups
    assert (group.range.low, group.range.high) == (17, 17)


def test_a_named_part_is_not_added() -> None:
    assert total(count(30, 30, "fighters"), count(4, 4, "commanders", at=1, part=True)) == (30, 30, 30)


def test_parts_alone_are_what_there_is() -> None:
    assert total(count(4, 4, "children", part=True)) == (4, 4, 4)


def test_sources_span_a_range_whose_best_most_give() -> None:
    counts = [count(15, 15, origin="A"), count(19, 19, origin="B"), count(19, 19, origin="C")]
    assert total(*counts) == (15, 19, 19)


def test_an_exact_figure_closes_an_open_one_that_it_satisfies() -> None:
    assert total(count(15, None, origin="A"), count(20, 20, origin="B")) == (15, 20, 20)


def test_an_open_figure_above_the_exact_one_stays_open() -> None:
    assert total(count(30, None, origin="A"), count(20, 20, origin="B")) == (20, 20, None)


def test_the_best_figure_is_one_that_most_sources_allow_for() -> None:
    exact, open_ones = count(3, 3, origin="Z"), [count(58, None, origin="A"), count(80, None, origin="B")]
    assert total(exact, *open_ones) == (3, 80, None)
    assert total(exact, count(86, 86, origin="C"), *open_ones) == (3, 86, 86)
    assert total(exact, open_ones[0]) == (3, 3, None)


def test_up_to_settles_no_best_figure() -> None:
    assert total(count(0, 30)) == (0, None, 30)


def test_a_revision_replaces_only_what_it_excludes() -> None:
    assert total(count(11, 11), count(40, 40, doc="d2", day=2)) == (40, 40, 40)
    assert total(count(11, None), count(24, None, doc="d2", day=2)) == (24, 24, None)


def test_fighters_of_opposing_sides_are_added_whoever_counts_them() -> None:
    rebels = count(10, 10, "rebels", origin="A", side="them")
    soldiers = count(24, None, "soldiers", origin="B", doc="d2", side="us")
    sums = tally([rebels, soldiers], GROUPS.inside)
    assert (sums.total.low, sums.total.best, sums.total.high) == (34, 34, None)
    assert sums.total.reason == "10 rebels (A: 10) + 24 or more soldiers (B: 24 or more) = 34 or more"
    both = [count(12, 12, "rebels", origin="C", doc="d3", side="them"),
            count(30, 30, "soldiers", origin="C", doc="d3", at=1, side="us")]  # fmt: skip
    assert total(rebels, soldiers, *both) == (34, 42, 42)


def test_fighters_of_one_side_by_other_names_are_one_count() -> None:
    soldiers = count(10, 10, "soldiers", origin="A", side="us")
    assert total(soldiers, count(12, 12, "militiamen", origin="B", doc="d2", side="us")) == (10, 12, 12)


def test_who_counts_people_at_large_counts_both_sides() -> None:
    rebels = count(10, 10, "rebels", origin="A", side="them")
    soldiers = count(20, 20, "soldiers", origin="B", doc="d2", side="us")
    assert total(rebels, soldiers, count(33, 33, origin="C", doc="d3")) == (30, 33, 33)


def test_civilians_of_one_source_may_be_the_fighters_of_another() -> None:
    fighters = count(12, 12, "rebels", origin="A", side="them")
    assert total(fighters, count(12, 12, "civilians", origin="B", doc="d2")) == (12, 12, 12)


def test_a_source_that_counts_one_side_after_the_other_takes_nothing_back() -> None:
    first = count(10, 10, "rebels", side="them")
    later = count(30, 30, "soldiers", doc="d2", day=2, side="us")
    assert total(first, later) == (40, 40, 40)


def test_nothing_to_count() -> None:
    with pytest.raises(ValueError, match="nothing to count"):
        tally([], GROUPS.inside)


def test_sums_of_open_and_unsettled_ranges() -> None:
    assert added([single(3, 3), single(5, None)]) == Range(8, 8, None, "8 or more")
    assert added([single(3, 3), single(0, 9)]) == Range(3, None, 12, "3 to 12")


counts = st.builds(
    Count,
    claim=st.uuids().map(str),
    origin=st.sampled_from("ABC"),
    doc=st.sampled_from(["d1", "d2", "d3"]),
    reported=st.none() | st.dates(date(2015, 5, 1), date(2015, 5, 5)),
    position=st.integers(0, 99),
    group=st.sampled_from(["", "civilians", "children", "women", "soldiers"]),
    ref=st.none(),
    part=st.booleans(),
    low=st.integers(0, 300),
    high=st.none() | st.integers(0, 300),
    side=st.sampled_from([None, "us", "them"]),
    besides=st.booleans(),
)


def ordered(r: Range) -> bool:
    low_fits = r.best is None or r.low <= r.best
    return low_fits and (r.high is None or (r.low <= r.high and (r.best is None or r.best <= r.high)))


@given(st.lists(counts, min_size=1, max_size=9))
def test_low_best_high(many: list[Count]) -> None:
    sums = tally(many, GROUPS.inside)
    assert ordered(sums.total)
    assert all(ordered(g.range) for g in sums.groups)
    assert sums == tally(reversed(many), GROUPS.inside)


@given(st.lists(counts.map(lambda c: single(c.low, c.high)), min_size=1, max_size=6))
def test_ranges_stay_ordered(many: list[Range]) -> None:
    assert ordered(narrowed(many))
    assert ordered(added(many))
    assert ordered(between([(str(i), r, None) for i, r in enumerate(many)]))
