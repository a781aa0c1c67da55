"""Which claims meet in one event."""

from __future__ import annotations

from tests.told import Head, harmed, linked, only, said, together

STRIKE = "Air/drone strike"


def strike(id: str, doc: str, where: str = "Northford", when: str | None = "05-03", **more):  # type: ignore[no-untyped-def]
    """An air strike as one document tells it."""
    return said(id, f"Jets bombed {where}", doc=doc, sub=STRIKE, trigger="bombed", where=[where], when=when, **more)


def test_two_outlets_tell_of_one_strike() -> None:
    one = strike("c1", "d1", outlet="The Ferry Post")
    two = said(
        "c2",
        "A raid hit Northford on Sunday",
        doc="d2",
        sub=STRIKE,
        where=["Northford"],
        when="05-03",
        outlet="Ridge Wire",
    )
    event = only(linked([one, two]))
    assert set(event.claims) == {"c1", "c2"}
    assert {d.id for d in event.documents} == {"d1", "d2"}


def test_every_claim_says_why_it_is_there() -> None:
    event = only(linked([strike("c1", "d1"), strike("c2", "d2")]))
    assert [link.claim for link in event.links] == ["c1", "c2"]
    assert event.links[0].to is None
    assert event.links[1].to == "c1"
    assert 0.6 <= event.links[1].evidence.score <= 1
    assert "both at Northford" in event.links[1].evidence.reason
    assert "both on 2015-05-03" in event.links[1].evidence.reason


def test_blame_that_differs_does_not_part_them() -> None:
    one = strike("c1", "d1", who=["Syrian army"])
    two = strike("c2", "d2", who=["US-led coalition"])
    assert set(only(linked([one, two])).claims) == {"c1", "c2"}


def test_days_of_one_campaign_stay_apart() -> None:
    days = [strike(f"c{n}", f"d{n}", when=f"05-{n:02}", published=f"05-{n:02}") for n in range(2, 12)]
    events = linked(days)
    spans = [max(int(c[1:]) for c in e.claims) - min(int(c[1:]) for c in e.claims) for e in events]
    assert max(spans) <= 1


def test_places_apart_stay_apart() -> None:
    assert len(linked([strike("c1", "d1", "Northford"), strike("c2", "d2", "Eastwell")])) == 2


def test_a_neighbourhood_lies_in_its_town() -> None:
    event = only(
        linked(
            [strike("c1", "d1", "Northford", who=["Syrian army"]), strike("c2", "d2", "Saltgate", who=["Syrian army"])]
        )
    )
    assert set(event.claims) == {"c1", "c2"}


def test_types_that_exclude_each_other_stay_apart() -> None:
    raid = strike("c1", "d1")
    deal = said("c2", "A truce was signed in Northford", doc="d2", sub="Agreement", where=["Northford"], when="05-03")
    assert together(linked([raid, deal])) == {frozenset({"c1"}), frozenset({"c2"})}


def test_a_car_bomb_may_be_called_a_suicide_bomb() -> None:
    one = said(
        "c1", "A car bomb went off", doc="d1", sub="Remote explosive/landmine/IED", where=["Northford"], when="05-03"
    )
    two = said("c2", "A suicide bomber struck", doc="d2", sub="Suicide bomb", where=["Northford"], when="05-03")
    assert set(only(linked([one, two])).claims) == {"c1", "c2"}


def test_an_undated_report_joins_by_its_date_and_its_count() -> None:
    dated = [
        strike("c1", "d1"),
        harmed("t1", "killing 17 people", 17, 17, sub=STRIKE, where=["Northford"], when="05-03"),
    ]
    undated = [
        strike("c2", "d2", when=None, published="05-04"),
        harmed("t2", "17 people died", 17, 17, doc="d2", sub=STRIKE, where=["Northford"], published="05-04"),
    ]
    assert set(only(linked([*dated, *undated])).claims) == {"c1", "t1", "c2", "t2"}


def test_nothing_happens_after_it_was_reported() -> None:
    undated = strike("c1", "d1", when=None, published="05-01")
    later = strike("c2", "d2", when="05-03")
    assert len(linked([undated, later])) == 2


def test_a_near_copy_is_found_without_place_or_day() -> None:
    text = "Warplanes dropped four barrels on the old grain market while farmers unloaded their carts there"
    one = said("c1", text, doc="d1", sub=STRIKE, published="05-04")
    two = said("c2", text.replace("four", "several"), doc="d2", sub=STRIKE, published="05-05", outlet="Ridge Wire")
    assert set(only(linked([one, two])).claims) == {"c1", "c2"}


def test_the_lead_and_the_body_tell_of_one_strike() -> None:
    lead = said("c1", "Air strikes killed 30 people", sub=STRIKE, where=["Meadowland"], at=0)
    dead = harmed("t1", "Air strikes killed 30 people", 30, 30, "people", sub=STRIKE, where=["Meadowland"], at=0)
    body = said("c2", "The jets hit Millbrook on Sunday", sub=STRIKE, where=["Millbrook"], when="05-03", at=200)
    event = only(linked([lead, dead, body]))
    assert set(event.claims) == {"c1", "t1", "c2"}
    assert event.place is not None
    assert event.place.name == "Millbrook"


def test_one_document_tells_of_two_days() -> None:
    sunday = strike("c1", "d1", when="05-03", at=0)
    saturday = strike("c2", "d1", when="05-01", at=300)
    assert len(linked([sunday, saturday])) == 2


def test_a_toll_joins_the_event_of_its_sentence() -> None:
    text = "Shells fell on Northford. A raid on Millbrook killed nine. The deal was signed in Eastwell."
    heads = {"d1": Head(None, text)}
    shells = said(
        "c1", "Shells fell on Northford", sub="Shelling/artillery/missile attack", where=["Northford"], when="05-03"
    )
    at = text.find("A raid")
    raid = said("c2", "A raid on Millbrook", sub=STRIKE, where=["Millbrook"], when="05-03", at=at)
    nine = harmed("t1", "killed nine", 9, 9, at=text.find("killed"))
    assert frozenset({"c2", "t1"}) in together(linked([shells, raid, nine], heads=heads))


def test_a_toll_of_no_known_cause_makes_no_event() -> None:
    assert linked([harmed("t1", "Nine people died in Northford", 9, 9, where=["Northford"], when="05-03")]) == ()


def test_a_cumulative_total_stays_out() -> None:
    total = harmed(
        "t1", "2,000 have died there since March", 2000, 2000, scope="cumulative", where=["Northford"], when="05-03"
    )
    assert only(linked([strike("c1", "d1"), total])).claims == ("c1",)


def test_a_state_of_control_is_no_event() -> None:
    held = said("k1", "rebel-held Northford", kind="control", state="holds", who=["rebels"], where=["Northford"])
    assert linked([held]) == ()


def test_what_is_planned_is_not_what_happened() -> None:
    plan = said("c1", "The army plans to take Northford", sub="Government regains territory", where=["Northford"],
                when="05-03", who=["Syrian army"], modality="intended")  # fmt: skip
    fact = said("c2", "The army took Northford", doc="d2", sub="Government regains territory", where=["Northford"],
                when="05-03", who=["Syrian army"])  # fmt: skip
    by_claim = {e.claims: e.status for e in linked([plan, fact])}
    assert by_claim == {("c1",): "intended", ("c2",): "actual"}


def test_a_denial_stands_with_what_it_denies() -> None:
    affirmed = strike("c1", "d1", who=["Syrian army"], by=["Syrian Observatory for Human Rights"])
    denied = strike("c2", "d2", who=["Syrian army"], by=["SANA"], polarity="denied")
    event = only(linked([affirmed, denied]))
    assert event.grade == "disputed"
    assert event.status == "actual"


def test_what_is_only_denied_is_not_actual() -> None:
    event = only(linked([strike("c1", "d1", by=["SANA"], polarity="denied")]))
    assert event.status == "hypothetical"
    assert "no source in the record affirms" in event.reason
