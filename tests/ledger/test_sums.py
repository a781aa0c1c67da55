"""Sums of tolls: the tree of what is added, what is left out, totals checked and never added."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ledger
from contested.ledger import Account, Term, account, check
from contested.model import PlaceRef, Range, ResolvedClaim, TimeRef, TollEntry
from contested.model.whereabouts import Whereabouts
from tests.ledger.test_tolls import STRIKE, WHOLE, entries, raid
from tests.link.test_properties import records
from tests.told import DIRECTORY, harmed, linked, only

JUNE = TimeRef(date(2015, 6, 1), date(2015, 6, 30))
WESTMARK = PlaceRef("Westmark", admin1="Westmark")


def line(id: str, low: int, high: int | None, **more: Any) -> TollEntry:
    more = {"event": f"e-{id}", "group": None, "scope": "incident", "within": None, "place": WESTMARK, **more}
    days = more.pop("time", TimeRef(date(2015, 6, 5), date(2015, 6, 5)))
    return TollEntry(id=id, harm="killed", range=Range(low, low, high), time=days, claims=(), sources=("O",), **more)


def bounds(r: Range) -> tuple[int, int | None, int | None]:
    return r.low, r.best, r.high


def test_the_sum_is_a_tree_of_happenings_and_the_groups_inside_them() -> None:
    found = account(entries(*WHOLE))
    (people,) = found.terms
    (civilians,) = people.parts
    (children,) = civilians.parts
    assert [t.entry.range.best for t in (people, civilians, children)] == [38, 30, 12]
    assert children.parts == ()
    assert bounds(found.total) == (38, 38, 38)


def test_what_is_left_out_says_why() -> None:
    total = harmed("t8", "2,000 killed", 2000, None, scope="cumulative", where=["Westmark"], when=("03-01", "05-04"))
    loose = harmed("t9", "Six died in Eastwell", 6, 6, where=["Eastwell"], when="05-01")
    why = {o.entry.range.low: (o.why, o.apart) for o in account(entries(*WHOLE, total, loose)).left_out}
    assert why[2000] == ("a total of a longer time, whose events are counted one by one", True)
    assert why[6] == ("of no event: it may count people of one that is counted", False)


def test_of_what_may_lie_outside_the_period_none_or_all_is_counted() -> None:
    ends, begins = TimeRef(date(2015, 5, 30), date(2015, 6, 1)), TimeRef(date(2015, 6, 30), date(2015, 7, 1))
    found = account([line("a", 5, 5), line("b", 7, 7, time=ends), line("c", 9, 9, time=begins)], "killed",
                    date(2015, 6, 1), date(2015, 6, 30))  # fmt: skip
    assert bounds(found.total) == (5, 14, 21)
    assert [t.note for t in found.terms] == ["", "its days reach beyond the period", "its days reach beyond the period"]


def test_a_happening_of_a_month_in_a_province_is_kept_apart() -> None:
    wide = PlaceRef("Westmark", lies=Whereabouts(35.2, 37.2, 60.0, 3, 4))
    found = account([line("a", 5, 5), line("b", 300, 300, time=JUNE, place=wide)])
    assert found.total.low == 5
    assert "kept apart: 300 in cumulative totals" in found.total.reason


def test_a_count_without_an_event_of_a_whole_month_is_a_total() -> None:
    month = harmed("t1", "2,000 were killed in Westmark in June", 2000, 2000, where=["Westmark"],
                   when=("06-01", "06-30"), published="07-01")  # fmt: skip
    assert only(entries(month)).scope == "cumulative"


def test_a_total_is_checked_against_the_sum_and_not_added() -> None:
    total = line("t", 2000, 2000, event=None, scope="cumulative", time=JUNE)
    lines = [line("a", 100, 110), line("b", 20, 30), total]
    found = check(total, lines)
    assert found.says == "the record holds 120 to 140 of the 2,000"
    assert found.held is not None
    assert {t.entry.id for t in found.held.terms} == {"a", "b"}
    assert check(replace(total, range=Range(50, 50, 50)), lines).says == "the record holds 120 to 140, more than the 50"
    assert check(total, [total]).says == "the record holds none of the 2,000"
    assert check(total, None).says == "of which days the 2,000 are is not told"


def test_a_total_of_a_group_is_checked_against_that_group_and_its_kinds() -> None:
    civilians = next(e for e in entries(*WHOLE) if e.group and e.group.name == "civilians")
    total = line("t", 700, 700, event=None, scope="cumulative", time=TimeRef(date(2015, 5, 1), date(2015, 5, 30)))
    total = replace(total, group=civilians.group)
    assert check(total, entries(*WHOLE)).says == "the record holds 30 of the 700"


def test_others_beside_a_group_are_added_to_it() -> None:
    words = "Gunmen killed seven soldiers and four others"
    claims = [
        raid("c1", "d1"),
        harmed("t1", words, 7, 7, "soldiers", sub=STRIKE),
        harmed("t2", words, 4, 4, sub=STRIKE),
    ]
    found = account(entries(*claims))
    assert bounds(found.total) == (11, 11, 11)


def test_co_ordinate_groups_are_added() -> None:
    words = "12 soldiers and at least 18 rebels died"
    claims = [raid("c1", "d1"), harmed("t1", words, 12, 12, "soldiers", sub=STRIKE),
              harmed("t2", words, 18, None, "rebels", sub=STRIKE)]  # fmt: skip
    assert bounds(account(entries(*claims)).total) == (30, 30, None)


def test_a_revision_replaces_the_earlier_count_and_shows_it() -> None:
    by: dict[str, Any] = {"by": ["White Helmets"], "sub": STRIKE, "where": ["Northford"], "when": "05-03"}
    claims = [raid("c1", "d1"), harmed("t1", "38 died", 38, 38, published="05-04", **by),
              raid("c2", "d2"), harmed("t2", "45 died", 45, 45, doc="d2", published="05-05", **by)]  # fmt: skip
    entry = only(entries(*claims))
    assert bounds(entry.range) == (45, 45, 45)
    assert entry.range.reason == "45 on 2015-05-05, before 38 on 2015-05-04"
    assert set(entry.claims) == {"t1", "t2"}


def test_the_best_figure_is_of_those_who_count_all() -> None:
    claims = [raid("c1", "d1", by=["SANA"]), harmed("t1", "8 fighters died", 8, 8, "rebels", sub=STRIKE, by=["SANA"]),
              raid("c2", "d2", by=["White Helmets"]),
              harmed("t2", "120 to 140 died", 120, 140, doc="d2", sub=STRIKE, by=["White Helmets"])]  # fmt: skip
    total = next(e for e in entries(*claims) if e.within is None)
    assert bounds(total.range) == (8, 120, 140)


def accounts(record: list[ResolvedClaim]) -> list[Account]:
    return [account(ledger.tolls(record, linked(record), directory=DIRECTORY), harm) for harm in ("killed", "wounded")]


def counted(terms: tuple[Term, ...]) -> list[str]:
    return [t.entry.id for t in terms] + [id for t in terms for id in counted(t.parts)]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(record: list[ResolvedClaim], rng: random.Random) -> None:
    shuffled = list(record)
    rng.shuffle(shuffled)
    assert accounts(shuffled) == accounts(record)


@settings(max_examples=60, deadline=None)
@given(records())
def test_each_line_is_counted_once_or_left_out_and_ranges_are_ordered(record: list[ResolvedClaim]) -> None:
    lines = ledger.tolls(record, linked(record), directory=DIRECTORY)
    for found in accounts(record):
        ids = counted(found.terms) + [o.entry.id for o in found.left_out]
        assert len(ids) == len(set(ids))
        left = {o.entry.id for o in found.left_out}
        inside = {e.id for e in lines if e.harm == found.harm and e.within in left}
        assert set(ids) | inside == {e.id for e in lines if e.harm == found.harm}
        for r in (found.total, *(t.entry.range for t in found.terms)):
            assert r.best is None or (r.low <= r.best and (r.high is None or r.best <= r.high))
            assert r.high is None or r.low <= r.high


@settings(max_examples=60, deadline=None)
@given(records())
def test_removing_a_document_takes_away_just_what_rested_on_it(record: list[ResolvedClaim]) -> None:
    events = linked(record)
    gone = {c.claim.id for c in record if c.claim.doc == "d1"}
    kept = [c for c in record if c.claim.doc != "d1"]
    before = ledger.tolls(record, events, directory=DIRECTORY)
    after = ledger.tolls(kept, linked(kept), directory=DIRECTORY)
    assert not any(gone & set(e.claims) for e in after)
    loose = [e for e in before if not gone & set(e.claims) and e.event is None]
    touched = {c for e in events if gone & set(e.claims) for c in e.claims}
    assert all(e in after for e in loose if not touched & set(e.claims))
