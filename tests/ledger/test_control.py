"""Control spells: valid time and report time, by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ledger
from contested.ledger import folding
from contested.model import ControlSpell, ResolvedClaim
from tests.told import DIRECTORY, day, linked, said

GOV = "Government regains territory"
NON = "Non-state actor overtakes territory"
MOVE = "Non-violent transfer of territory"
ARMY, REBELS = "Syrian government forces", "rebels"


def spells(*claims: ResolvedClaim) -> tuple[ControlSpell, ...]:
    return ledger.control_spells(claims, linked(claims), directory=DIRECTORY)


def now(*claims: ResolvedClaim) -> list[tuple[list[str], str, date | None, date | None]]:
    """The spells as known in the end: holders, status, start, end."""
    return [([h.name for h in s.holders], s.status, s.start, s.end) for s in spells(*claims) if s.known_to is None]


def took(id: str, who: str, when: str | None, published: str, text: str | None = None, **more):  # type: ignore[no-untyped-def]
    """A capture of Northford."""
    text = text or f"{who} captured the town of Northford"
    more = {"doc": f"d-{id}", "where": ["Northford"], "trigger": "captured", **more}
    sub = GOV if who == "the Syrian army" else NON
    return said(id, text, sub=sub, who=[who], when=when, published=published, **more)


def held(id: str, who: Sequence[str], published: str, state: str = "holds", **more):  # type: ignore[no-untyped-def]
    """A state of control of Northford."""
    more = {"doc": f"d-{id}", "where": ["Northford"], **more}
    return said(id, "who holds Northford", kind="control", state=state, who=who, published=published, **more)  # type: ignore[arg-type]


def holds(claims: Sequence[ResolvedClaim], at: str, known_at: str | None = None, stale_days: int = 90) -> list[str]:
    at_day, known = day(at), day(known_at)
    assert at_day is not None
    answers = ledger.holders(spells(*claims), "northford", at_day, known, stale_days=stale_days)
    return [f"{a.source}: {', '.join(h.name for h in a.holders)} {a.status}" for a in answers]


def test_a_capture_begins_a_spell() -> None:
    assert now(took("c1", "rebels", "05-03", "05-04")) == [([REBELS], "holds", day("05-03"), None)]


def test_the_next_capture_ends_it() -> None:
    assert now(took("c1", "rebels", "05-03", "05-04"), took("c2", "the Syrian army", "05-20", "05-21")) == [
        ([REBELS], "holds", day("05-03"), day("05-19")),
        ([ARMY], "holds", day("05-20"), None),
    ]


def test_who_held_it_on_that_day_as_known_on_another() -> None:
    claims = [held("k1", ["Syrian army"], "04-20"), took("c1", "rebels", "05-01", "05-04")]
    assert holds(claims, "05-02", known_at="05-03") == [f"The Ferry Post: {ARMY} holds"]
    assert holds(claims, "05-02", known_at="05-04") == [f"The Ferry Post: {REBELS} holds"]
    assert holds(claims, "05-02") == [f"The Ferry Post: {REBELS} holds"]
    assert holds(claims, "04-25") == [f"The Ferry Post: {ARMY} holds"]
    assert holds(claims, "05-02", known_at="04-01") == []


def test_an_unknown_beginning_says_nothing_of_earlier_days() -> None:
    claims = [held("k1", ["rebels"], "05-04")]
    assert now(*claims) == [([REBELS], "holds", None, None)]
    assert holds(claims, "05-03") == []
    assert holds(claims, "05-04") == [f"The Ferry Post: {REBELS} holds"]


def test_since_says_when_it_began() -> None:
    assert now(held("k1", ["rebels"], "05-04", when=("03-01", "05-04"))) == [([REBELS], "holds", day("03-01"), None)]


def test_silence_makes_stale_and_not_false() -> None:
    found = spells(took("c1", "rebels", "05-03", "05-04"))
    fresh, stale = (
        ledger.holders(found, None, date(2015, 5, 30), stale_days=90)[0],
        ledger.holders(found, None, date(2015, 9, 30), stale_days=90)[0],
    )
    assert fresh.stale_since is None
    assert stale.stale_since == date(2015, 8, 2)
    assert stale.status == "holds"


def test_another_word_keeps_it_fresh() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), held("k1", ["rebels"], "09-20")]
    assert now(*claims) == [([REBELS], "holds", day("05-03"), None)]
    answer = ledger.holders(spells(*claims), None, date(2015, 9, 30), stale_days=90)[0]
    assert (answer.stale_since, answer.last_said) == (None, day("09-20"))
    assert set(answer.claims) == {"c1", "k1"}


def test_each_source_has_its_own_line() -> None:
    claims = [
        took("c1", "the Syrian army", "05-03", "05-04", by=["SANA"]),
        took("c2", "rebels", "05-03", "05-04", by=["White Helmets"]),
    ]
    assert holds(claims, "05-10") == [f"Syrian government: {ARMY} holds", f"White Helmets: {REBELS} holds"]


def test_the_town_held_by_rebels_that_the_army_took() -> None:
    state = held("k1", ["rebels"], "05-06", doc="d1")
    capture = took("c1", "the Syrian army", "05-05", "05-06", doc="d1")
    assert now(state, capture) == [
        ([REBELS], "holds", None, day("05-04")),
        ([ARMY], "holds", day("05-05"), None),
    ]


@pytest.mark.parametrize("more", [{"modality": "intended"}, {"polarity": "denied"}, {"modality": "predicted"}])
def test_only_what_is_affirmed_and_actual_feeds_a_holder(more: dict[str, str]) -> None:
    assert now(took("c1", "rebels", "05-03", "05-04", **more)) == []


def test_a_denied_state_is_its_contrary() -> None:
    assert now(held("k1", ["rebels"], "05-04", polarity="denied")) == [([REBELS], "does not hold", None, None)]


def test_a_withdrawal_leaves_the_place_without_them() -> None:
    left = said("c2", "The rebels withdrew from Northford", doc="d2", sub=MOVE,
                trigger="withdrew", who=["rebels"], where=["Northford"], when="05-20", published="05-21")  # fmt: skip
    assert now(took("c1", "rebels", "05-03", "05-04"), left) == [
        ([REBELS], "holds", day("05-03"), day("05-19")),
        ([REBELS], "does not hold", day("05-20"), None),
    ]


def test_a_handover_goes_to_its_target() -> None:
    text = "The rebels handed Northford over to the Syrian army"
    given_ = said("c1", text, sub=MOVE, trigger="handed", who=["rebels"], whom=["Syrian army"], where=["Northford"],
                  when="05-20")  # fmt: skip
    assert now(given_) == [([ARMY], "holds", day("05-20"), None)]


@pytest.mark.parametrize(
    "text", ["rebels captured positions on hills in Northford", "rebels captured a checkpoint in Northford"]
)
def test_something_in_a_place_is_not_the_place(text: str) -> None:
    assert now(took("c1", "rebels", "05-03", "05-04", text)) == [([REBELS], "partly holds", day("05-03"), None)]


def test_taking_several_places_is_taking_each() -> None:
    claim = took("c1", "rebels", "05-03", "05-04", "rebels captured Northford and the village of Millbrook",
                 where=["Northford", "Millbrook"])  # fmt: skip
    assert {(s.place.name, s.status) for s in spells(claim)} == {("Northford", "holds"), ("Millbrook", "holds")}


def test_near_a_place_is_not_the_place() -> None:
    assert now(took("c1", "rebels", "05-03", "05-04", relation="north of")) == []


def test_an_advance_is_no_holding() -> None:
    claim = took("c1", "rebels", "05-03", "05-04", "rebels advanced in Northford", trigger="advanced")
    assert now(claim) == [([REBELS], "partly holds", day("05-03"), None)]


def test_two_who_hold_parts_hold_it_together() -> None:
    claims = [held("k1", ["rebels"], "05-04", "partly holds"), held("k2", ["Syrian army"], "05-04", "partly holds")]
    assert now(*claims) == [([REBELS, ARMY], "partly holds", None, None)]


def test_an_undated_capture_is_known_by_the_state_it_left() -> None:
    assert now(took("c1", "rebels", None, "05-04")) == [([REBELS], "holds", None, None)]


def test_an_undated_capture_takes_the_day_of_its_event() -> None:
    dated = took("c1", "rebels", "05-03", "05-04", outlet="A")
    undated = took("c2", "rebels", None, "05-04", outlet="B")
    starts = {s.source: s.start for s in spells(dated, undated)}
    assert starts == {"A": day("05-03"), "B": day("05-03")}


def test_a_capture_has_not_the_day_on_which_the_fighting_for_the_place_began() -> None:
    text = "rebels attacked the army at Northford"
    clash = said("c1", text, sub="Armed clash", who=["rebels"], where=["Northford"], when="05-03", published="05-04")
    undated = took("c2", "rebels", None, "05-04")
    (battle,) = linked([clash])
    battle = replace(battle, claims=("c1", "c2"))
    (spell,) = ledger.control_spells([clash, undated], [battle], directory=DIRECTORY)
    assert (spell.start, spell.known_from) == (None, day("05-04"))


@st.composite
def lines(draw: st.DrawFn) -> list[ResolvedClaim]:
    """What sources say of Northford over some weeks."""
    found = []
    for n in range(draw(st.integers(1, 9))):
        who = draw(st.sampled_from(["rebels", "Syrian army", "ISIS", "Ahrar al-Sham"]))
        published = f"05-{draw(st.integers(1, 28)):02}"
        when = draw(st.none() | st.integers(1, 28).map(lambda d: f"05-{d:02}"))
        by = draw(st.lists(st.sampled_from(["SANA", "White Helmets"]), max_size=1))
        more = {"published": published, "when": when, "by": by, "where": ["Northford"], "doc": f"d{published}"}
        if draw(st.booleans()):
            state = draw(st.sampled_from(["holds", "partly holds", "contested", "does not hold"]))
            found.append(said(f"c{n}", "who holds Northford", kind="control", state=state, who=[who], **more))  # type: ignore[arg-type]
        else:
            clash = "Armed clash"
            subs = [(GOV, "took"), (NON, "took"), (MOVE, "left"), (clash, "besieged"), (clash, "lifted siege of")]
            sub, verb = draw(st.sampled_from(subs))
            found.append(said(f"c{n}", f"{who} {verb} Northford", sub=sub, trigger=verb, who=[who], **more))  # type: ignore[arg-type]
    return found


@settings(max_examples=80, deadline=None)
@given(lines(), st.randoms(use_true_random=False))
def test_spells_of_one_source_and_place_do_not_overlap(claims: list[ResolvedClaim], rng) -> None:  # type: ignore[no-untyped-def]
    found = ledger.control_spells(claims, directory=DIRECTORY)
    shuffled = list(claims)
    rng.shuffle(shuffled)
    assert ledger.control_spells(shuffled, directory=DIRECTORY) == found
    assert len({s.id for s in found}) == len(found)
    for known in {s.known_from for s in found}:
        assert known is not None
        line: dict[str | None, list[ControlSpell]] = {}
        for s in found:
            if s.known_from is not None and s.known_from <= known and (s.known_to is None or known < s.known_to):
                line.setdefault(s.source, []).append(s)
        for mine in line.values():
            mine.sort(key=lambda s: s.start or date.min)
            assert all(a.end and b.start and a.end < b.start for a, b in pairwise(mine))
            assert all(s.start is None or s.end is None or s.start <= s.end for s in mine)
            # What a report itself tells of the past ends without another word, and so does a siege of nobody named.
            ends = ("the report that says so tells of its capture", "when the siege was lifted")
            assert mine[-1].end is None or any(why in mine[-1].reason for why in ends)


@settings(max_examples=80, deadline=None)
@given(lines(), st.integers(1, 3))
def test_going_on_from_before_a_late_report_is_folding_all_anew(claims: list[ResolvedClaim], stride: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "STRIDE", stride)
        found = ledger.control_spells(claims, directory=DIRECTORY)
        patch.setattr(folding, "STRIDE", 1000)
        assert found == ledger.control_spells(claims, directory=DIRECTORY)


@settings(max_examples=40, deadline=None)
@given(lines())
def test_known_at_is_what_would_have_been_known(claims: list[ResolvedClaim]) -> None:
    at, known = date(2015, 5, 15), date(2015, 5, 14)
    early = [c for c in claims if c.published and c.published <= known]
    whole = ledger.holders(ledger.control_spells(claims, directory=DIRECTORY), None, at, known, stale_days=90)
    then = ledger.holders(ledger.control_spells(early, directory=DIRECTORY), None, at, stale_days=90)
    assert [(a.source, a.holders, a.status, a.since) for a in whole] == [
        (a.source, a.holders, a.status, a.since) for a in then
    ]


@settings(max_examples=60, deadline=None)
@given(lines())
def test_removing_a_document_takes_away_just_what_rested_on_it(claims: list[ResolvedClaim]) -> None:
    gone = claims[0].claim.doc
    kept = [c for c in claims if c.claim.doc != gone]
    removed = {c.claim.id for c in claims} - {c.claim.id for c in kept}
    whole, rest = (ledger.control_spells(cs, directory=DIRECTORY) for cs in (claims, kept))
    assert not removed.intersection(*([s.claims for s in rest] or [()]))
    untouched = {s.source for s in whole} - {s.source for s in whole if removed & set(s.claims)}
    assert [s for s in whole if s.source in untouched] == [s for s in rest if s.source in untouched]
    published = min(c.published for c in claims if c.claim.doc == gone and c.published)
    assert _before(whole, published) == _before(rest, published)


def _before(found: Sequence[ControlSpell], published: date) -> list[tuple[object, ...]]:
    """What was known before a day."""
    past = (s for s in found if s.known_from and s.known_from < published)
    return [(s.source, s.holders, s.status, s.start, s.end, s.known_from, min(s.known_to or date.max, published))
            for s in past]  # fmt: skip
