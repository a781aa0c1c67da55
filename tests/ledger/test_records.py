"""A source's record: what became of what it said."""

from __future__ import annotations

import pytest

from contested import ledger
from contested.ledger import Statement, TrackRecord, share
from contested.ledger.records import ALREADY, ASIDE, SHARED, SUM, UNDATED, UNREAL
from contested.model import ResolvedClaim
from tests.told import DIRECTORY, harmed, linked, only, said

STRIKE = "Air/drone strike"
NON = "Non-state actor overtakes territory"


def raid(id: str, by: str, published: str | None, **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
    return said(id, "Jets bombed Northford", doc=f"d-{id}", sub=more.pop("sub", STRIKE), where=["Northford"],
                when="05-03", by=[by], published=published, **more)  # fmt: skip


def dead(id: str, by: str, low: int, published: str) -> ResolvedClaim:
    doc = f"d-{id.replace('t', 'c')}"
    return harmed(id, f"{low} died", low, low, doc=doc, sub=STRIKE, by=[by], published=published)


def held(id: str, by: str, who: str, published: str) -> ResolvedClaim:
    return said(id, "Northford is held", doc=f"d-{id}", kind="control", state="holds", who=[who], where=["Northford"],
                by=[by], when=("05-01", published), published=published)  # fmt: skip


def record(name: str, *claims: ResolvedClaim) -> TrackRecord:
    events = linked(claims)
    spells = ledger.control_spells(claims, events, directory=DIRECTORY)
    found = ledger.track_record(name, claims, events, spells, directory=DIRECTORY)
    assert found is not None
    return found


def statement(kind: str, *claims: ResolvedClaim, name: str = "White Helmets") -> Statement:
    return only([s for s in record(name, *claims).statements if s.kind == kind])


def test_another_side_affirms_it_later() -> None:
    s = statement("event", raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", "05-06"))
    assert (s.outcome, s.claims, s.affirmed_by, s.denied_by, s.passed) == ("affirmed", ("c1",), ("c2",), (), "")


def test_another_side_denies_it_later() -> None:
    s = statement("event", raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", "05-06", polarity="denied"))
    assert (s.outcome, s.denied_by) == ("denied", ("c2",))


def test_one_affirms_and_one_denies() -> None:
    claims = raid("c2", "SANA", "05-06", polarity="denied"), raid("c3", "ISIS", "05-07")
    assert statement("event", raid("c1", "White Helmets", "05-04"), *claims).outcome == "both"


def test_a_denial_is_affirmed_by_a_denial_and_denied_by_an_affirmation() -> None:
    denial = raid("c1", "White Helmets", "05-04", polarity="denied")
    assert statement("event", denial, raid("c2", "SANA", "05-06", polarity="denied")).outcome == "affirmed"
    assert statement("event", denial, raid("c2", "SANA", "05-06")).outcome == "denied"


def test_the_fighting_is_affirmed_and_the_capture_denied() -> None:
    def of(id: str, by: str, sub: str, published: str, **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
        return raid(id, by, published, sub=sub, **more)

    own = of("c1", "White Helmets", NON, "05-04"), of("c2", "White Helmets", "Armed clash", "05-04")
    other = of("c3", "SANA", NON, "05-06", polarity="denied"), of("c4", "SANA", "Armed clash", "05-06")
    found = {s.claims: s.outcome for s in record("White Helmets", *own, *other).statements}
    assert found == {("c1",): "denied", ("c2",): "affirmed"}


@pytest.mark.parametrize("by", ["White Helmets", "Free Syrian Army", "a passer-by"])
def test_itself_its_side_and_nobody_s_side_leave_it_alone(by: str) -> None:
    own = raid("c1", "White Helmets", "05-04")
    assert statement("event", own, raid("c2", by, "05-06")).outcome == "left alone"


def test_a_copy_of_its_words_through_another_sides_outlet_affirms_nothing() -> None:
    text = "Jets bombed the covered market of Northford while shoppers were buying food for the feast"
    own = said("c1", text, doc="d1", sub=STRIKE, where=["Northford"], when="05-03", by=["White Helmets"])
    copy = said("c2", text, doc="d2", sub=STRIKE, where=["Northford"], when="05-03", published="05-06", outlet="SANA")
    s = statement("event", own, copy)
    assert (s.outcome, s.claims) == ("left alone", ("c1", "c2"))


def test_what_is_told_five_times_is_one_statement() -> None:
    claims = [raid(f"c{n}", "White Helmets", f"05-0{n}", outlet=f"Outlet {n}") for n in range(4, 9)]
    r = record("White Helmets", *claims, raid("c9", "SANA", "05-09"))
    assert [(t.kind, t.statements) for t in r.tallies()] == [("event", 1)]
    assert only(r.statements).claims == ("c4", "c5", "c6", "c7", "c8")


@pytest.mark.parametrize("published", ["05-04", "05-03"])
def test_who_follows_another_side_is_not_affirmed_by_it(published: str) -> None:
    s = statement("event", raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", published))
    assert (s.passed, s.before, s.affirmed_by) == (ALREADY, ("c2",), ())
    assert record("White Helmets", raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", published)).tallies() == ()


def test_without_a_date_nothing_is_later() -> None:
    assert statement("event", raid("c1", "White Helmets", None), raid("c2", "SANA", "05-06")).passed == UNDATED


def test_another_kind_of_raid_affirms_nothing() -> None:
    own, gas = raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", "05-06", sub="Chemical weapon")
    assert len(linked([own, gas])) == 1
    assert statement("event", own, gas).outcome == "left alone"


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("Syrian army", "affirmed"),
        ("Russian forces", "affirmed"),
        ("US-led coalition", "denied"),
        ("jets", "left alone"),
    ],
)
def test_blame(who: str, outcome: str) -> None:
    own = raid("c1", "White Helmets", "05-04", who=["Syrian army"])
    assert statement("blame", own, raid("c2", "SANA", "05-06", who=[who])).outcome == outcome


def test_a_side_that_denies_its_deed_denies_the_blame() -> None:
    own = raid("c1", "White Helmets", "05-04", who=["Syrian army"])
    denial = raid("c2", "SANA", "05-06", who=["Syrian army"], polarity="denied")
    assert statement("blame", own, denial).outcome == "denied"


@pytest.mark.parametrize(
    ("theirs", "outcome"),
    [(15, "affirmed"), (8, "denied"), (40, "left alone")],
    ids=["the same", "fewer", "a later, higher count is a revision"],
)
def test_counts(theirs: int, outcome: str) -> None:
    own = raid("c1", "White Helmets", "05-04"), dead("t1", "White Helmets", 15, "05-04")
    other = raid("c2", "SANA", "05-06"), dead("t2", "SANA", theirs, "05-06")
    s = statement("toll", *own, *other)
    assert (s.outcome, s.claims) == (outcome, ("t1",))
    assert {*s.affirmed_by, *s.denied_by} == (set() if outcome == "left alone" else {"t2"})


@pytest.mark.parametrize(
    ("own", "theirs", "outcome"),
    [
        ((287, None), (100, None), "left alone"),
        ((100, None), (287, None), "affirmed"),
        ((15, 15), (15, None), "affirmed"),
        ((15, 15), (10, None), "left alone"),
        ((10, 20), (12, 12), "affirmed"),
    ],
)
def test_a_count_is_borne_out_by_one_inside_it(
    own: tuple[int, int | None], theirs: tuple[int, int | None], outcome: str
) -> None:
    ours = (
        raid("c1", "White Helmets", "05-04"),
        harmed("t1", "died", *own, doc="d-c1", sub=STRIKE, by=["White Helmets"]),
    )
    other = harmed("t2", "died", *theirs, doc="d-c2", sub=STRIKE, by=["SANA"], published="05-06")
    assert statement("toll", *ours, raid("c2", "SANA", "05-06"), other).outcome == outcome


def test_the_dead_affirm_only_what_they_died_of() -> None:
    own = raid("c1", "White Helmets", "05-04")
    base = harmed("t2", "9 died", 9, 9, doc="d-c2", where=["Northford"], when="05-03", by=["SANA"], published="05-06")
    gas = raid("c2", "SANA", "05-06", sub="Chemical weapon")
    assert len(linked([own, base, gas])) == 1
    assert statement("event", own, base, gas).outcome == "left alone"
    of_it = harmed("t2", "9 died", 9, 9, doc="d-c2", sub=STRIKE, where=["Northford"], when="05-03", by=["SANA"],
                   published="05-06")  # fmt: skip
    assert statement("event", own, of_it).outcome == "affirmed"


@pytest.mark.parametrize(("who", "outcome"), [("rebels", "affirmed"), ("Syrian army", "denied")])
def test_control(who: str, outcome: str) -> None:
    s = statement("control", held("k1", "White Helmets", "rebels", "05-04"), held("k2", "SANA", who, "05-06"))
    assert s.outcome == outcome


def test_what_makes_no_statement_is_told_with_the_reason() -> None:
    plan = raid("c1", "White Helmets", "05-04", modality="intended")
    total = harmed("t1", "900 died since May", 900, 900, scope="cumulative", doc="d2", by=["White Helmets"])
    fought = said("k1", "Northford is contested", doc="d3", kind="control", state="contested", who=["rebels"],
                  where=["Northford"], by=["White Helmets"])  # fmt: skip
    aside = harmed("t2", "15 died, including 3 people", 3, 3, "people", doc="d4", by=["White Helmets"])
    left = dict(record("White Helmets", plan, total, fought, aside).left_out)
    assert left == {UNREAL: ("c1",), SUM: ("t1",), SHARED: ("k1",), ASIDE: ("t2",)}


def test_who_says_nothing_has_no_record() -> None:
    assert ledger.track_record("SANA", [], [], [], directory=DIRECTORY) is None


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    # The intervals of Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(n: int, of: int, low: float, high: float) -> None:
    s = share(n, of)
    assert s.low == pytest.approx(low, abs=5e-5)
    assert s.high == pytest.approx(high, abs=5e-5)


def test_a_share_of_none_is_unknown() -> None:
    assert share(0, 0).low is None
    with pytest.raises(ValueError, match="3 of 2"):
        share(3, 2)
