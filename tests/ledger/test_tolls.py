"""The toll ledger and its sums."""

from __future__ import annotations

from typing import Any

from contested import ledger
from contested.model import ResolvedClaim, TollEntry
from tests.told import DIRECTORY, harmed, linked, only, said

STRIKE = "Air/drone strike"
SINCE_MARCH = ("03-01", "05-04")


def raid(id: str, doc: str, where: str = "Northford", when: str = "05-03", **more):  # type: ignore[no-untyped-def]
    return said(id, f"Jets bombed {where}", doc=doc, sub=STRIKE, where=[where], when=when, **more)


def entries(*claims: ResolvedClaim) -> tuple[TollEntry, ...]:
    return ledger.tolls(claims, linked(claims), directory=DIRECTORY)


TREE = "A raid killed 38 people, including 30 civilians, among them 12 children"
WHOLE = [
    raid("c1", "d1"),
    harmed("t1", TREE, 38, 38, "people", sub=STRIKE),
    harmed("t2", TREE, 30, 30, "civilians", sub=STRIKE),
    harmed("t3", TREE, 12, 12, "children", sub=STRIKE),
]


def test_a_tree_of_groups() -> None:
    found = {e.group.name if e.group else None: e for e in entries(*WHOLE)}
    assert {name: e.range.best for name, e in found.items()} == {"people": 38, "civilians": 30, "children": 12}
    assert found["people"].within is None
    assert found["civilians"].within == found["people"].id
    assert found["children"].within == found["civilians"].id


def test_only_the_whole_is_summed() -> None:
    total = ledger.toll_sum(entries(*WHOLE))
    assert (total.low, total.best, total.high) == (38, 38, 38)


def test_of_the_children_alone_only_they_are_summed() -> None:
    children = [e for e in entries(*WHOLE) if e.group and e.group.name == "children"]
    assert ledger.toll_sum(children).best == 12


def test_sums_over_events_with_the_arithmetic() -> None:
    claims = [
        *WHOLE,
        raid("c2", "d2", "Eastwell"),
        harmed("t4", "at least 5 died", 5, None, doc="d2", sub=STRIKE, where=["Eastwell"], when="05-03"),
    ]
    total = ledger.toll_sum(entries(*claims))
    assert (total.low, total.best, total.high) == (43, 43, None)
    assert "= 43 or more" in total.reason
    assert "38 (e-" in total.reason
    assert "5 or more (e-" in total.reason


def test_cumulative_totals_are_kept_apart() -> None:
    cumulative = harmed(
        "t9", "2,000 killed since March", 2000, None, scope="cumulative", where=["Westmark"], when=("03-01", "05-04")
    )
    found = entries(*WHOLE, cumulative)
    line = next(e for e in found if e.scope == "cumulative")
    assert line.event is None
    assert line.place is not None
    assert line.place.name == "Westmark"
    total = ledger.toll_sum(found)
    assert total.low == 38
    assert "kept apart: 2,000 or more" in total.reason


def test_one_cumulative_total_by_two_is_one_line() -> None:
    more: dict[str, Any] = {"scope": "cumulative", "where": ["Westmark"], "when": SINCE_MARCH}
    said_so = [harmed(f"t{n}", "2,000 killed", 2000, 2000, doc=f"d{n}", outlet=f"O{n}", **more) for n in range(2)]
    line = only(entries(*said_so))
    assert line.sources == ("O0", "O1")


def test_counts_of_no_event_are_left_out_and_named() -> None:
    loose = harmed("t9", "Six died in Eastwell", 6, 6, where=["Eastwell"], when="05-01")
    total = ledger.toll_sum(entries(*WHOLE, loose))
    assert total.low == 38
    assert "left out: 6 of no event" in total.reason


def test_two_sources_of_one_event() -> None:
    claims = [
        raid("c1", "d1", by=["SANA"]),
        harmed("t1", "8 died", 8, 8, sub=STRIKE, by=["SANA"]),
        raid("c2", "d2", by=["White Helmets"]),
        harmed("t2", "15 died", 15, 15, doc="d2", sub=STRIKE, by=["White Helmets"]),
    ]
    entry = only(entries(*claims))
    assert (entry.range.low, entry.range.high) == (8, 15)
    assert entry.sources == ("Syrian government", "White Helmets")
    assert entry.range.reason == "Syrian government: 8; White Helmets: 15"


def test_the_ledger_and_the_event_agree() -> None:
    event = only(linked(WHOLE))
    top = next(e for e in entries(*WHOLE) if e.within is None)
    assert dict(event.tolls)["killed"] == top.range


def test_nothing_counted() -> None:
    total = ledger.toll_sum([])
    assert (total.low, total.best, total.high) == (0, None, None)
    assert "no event counts any" in total.reason


def test_harms_are_not_mixed() -> None:
    claims = [*WHOLE, harmed("t7", "wounding 60", 60, 60, harm="wounded", sub=STRIKE)]
    found = entries(*claims)
    assert ledger.toll_sum(found).low == 38
    assert ledger.toll_sum(found, "wounded").low == 60


def test_removing_a_document_removes_what_rested_on_it() -> None:
    other = [
        raid("c2", "d2", "Eastwell"),
        harmed("t4", "5 died", 5, 5, doc="d2", sub=STRIKE, where=["Eastwell"], when="05-03"),
    ]
    whole, left = entries(*WHOLE, *other), entries(*WHOLE)
    assert set(left) <= set(whole)
    assert {c for e in set(whole) - set(left) for c in e.claims} == {"t4"}


def test_each_side_tells_of_the_others_dead() -> None:
    at_northford: dict[str, Any] = {"sub": "Armed clash", "where": ["Northford"], "when": "05-03"}
    forces = "Syrian government forces"
    found = entries(
        said("c1", "The army fought rebels in Northford", **at_northford),
        harmed("t1", "10 rebels died", 10, 10, "rebels", by=["SANA"], **at_northford),
        said("c2", "Rebels fought the army in Northford", doc="d2", **at_northford),
        harmed("t2", f"Dozens of {forces} died", 24, None, forces, doc="d2", by=["activists"], **at_northford),
    )
    (whole,) = [e for e in found if e.within is None]
    assert (whole.range.low, whole.range.best, whole.range.high) == (34, 34, None)
    assert "10 rebels (" in whole.range.reason
    assert whole.range.reason.endswith("= 34 or more")
    assert sorted(e.range.low for e in found if e.within == whole.id) == [10, 24]
