"""People's judgements bind linking, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from contested.link import accepted, rejected
from contested.link.comparing import compared
from contested.link.judged import constraints
from contested.model import Judgement
from tests.told import BY_ID, DIRECTORY, Head, linked, said, together

STRIKE = "Air/drone strike"


def raid(id: str, doc: str, where: str, when: str = "05-03", confidence: float = 0.9):  # type: ignore[no-untyped-def]
    return said(id, f"Jets bombed {where}", doc=doc, sub=STRIKE, where=[where], when=when, confidence=confidence)


def judged(kind: str, *subjects: str, hour: int = 1) -> Judgement:
    return Judgement(f"j-{kind}-{'-'.join(subjects)}-{hour}", kind, subjects, "ana", datetime(2026, 1, 1, hour))  # type: ignore[arg-type]


APART = [raid("c1", "d1", "Northford"), raid("c2", "d2", "Eastwell")]
ALIKE = [raid("c1", "d1", "Northford"), raid("c2", "d2", "Northford")]


def test_same_joins_what_the_scores_keep_apart() -> None:
    events = linked(APART, [judged("same", "c1", "c2")])
    assert together(events) == {frozenset({"c1", "c2"})}
    assert events[0].links[1].evidence.reason == "judged the same by ana on 2026-01-01"


def test_different_parts_what_the_scores_join() -> None:
    assert together(linked(ALIKE, [judged("different", "c1", "c2")])) == {frozenset({"c1"}), frozenset({"c2"})}


def test_a_merge_taken_back_is_gone() -> None:
    undone = replace(judged("same", "c1", "c2"), undone=datetime(2026, 1, 2))
    assert together(linked(APART, [undone])) == together(linked(APART))


def test_the_later_word_wins() -> None:
    later = [judged("same", "c1", "c2", hour=1), judged("different", "c1", "c2", hour=2)]
    assert len(linked(APART, later)) == 2
    earlier = [judged("same", "c1", "c2", hour=3), judged("different", "c1", "c2", hour=2)]
    assert len(linked(ALIKE, earlier)) == 1


def test_what_differs_from_one_differs_from_all_that_are_the_same() -> None:
    claims = [*ALIKE, raid("c3", "d3", "Northford")]
    events = linked(claims, [judged("same", "c1", "c2"), judged("different", "c2", "c3", hour=2)])
    assert together(events) == {frozenset({"c1", "c2"}), frozenset({"c3"})}


def test_one_thing_against_the_other_parts_only_across_them() -> None:
    claims = [*ALIKE, raid("c3", "d3", "Northford")]
    split = replace(judged("different", "c1", "c2", "c3"), first=2)
    assert together(linked(claims, [split])) == {frozenset({"c1", "c2"}), frozenset({"c3"})}


def test_events_of_several_claims_that_are_one_hold_together() -> None:
    claims = [*APART, raid("c3", "d3", "Northford"), raid("c4", "d4", "Eastwell")]
    merge = replace(judged("same", "c1", "c3", "c2", "c4"), first=2)
    assert together(linked(claims, [merge])) == {frozenset({"c1", "c2", "c3", "c4"})}


def test_two_events_are_compared_as_linking_compares_reports() -> None:
    heads = {c.claim.doc: Head(None, c.claim.evidence.text) for c in (*ALIKE, *APART)}
    alike = compared(ALIKE[:1], ALIKE[1:], heads, directory=DIRECTORY, place_of=BY_ID.get)
    apart = compared(APART[:1], APART[1:], heads, directory=DIRECTORY, place_of=BY_ID.get)
    assert alike and apart and alike.score > 0.6 > apart.score and "Northford" in alike.reason
    assert compared([], APART, heads, directory=DIRECTORY, place_of=BY_ID.get) is None


def test_different_holds_inside_a_document() -> None:
    claims = [raid("c1", "d1", "Northford"), said("c2", "Northford was hit", sub=STRIKE, where=["Northford"], at=200)]
    assert len(linked(claims)) == 1
    assert len(linked(claims, [judged("different", "c1", "c2")])) == 2


def test_same_holds_inside_a_document() -> None:
    claims = [raid("c1", "d1", "Northford"), raid("c2", "d1", "Eastwell")]
    assert len(linked(claims)) == 2
    assert len(linked(claims, [judged("same", "c1", "c2")])) == 1


def test_a_rejected_claim_feeds_nothing() -> None:
    events = linked(ALIKE, [judged("reject", "c1")])
    assert together(events) == {frozenset({"c2"})}


def test_rejecting_can_be_taken_back_by_accepting() -> None:
    both = [judged("reject", "c1", hour=1), judged("accept", "c1", hour=2)]
    assert rejected(both) == frozenset()
    assert accepted(ALIKE, both) == tuple(ALIKE)
    assert rejected(both[:1]) == {"c1"}


def test_an_event_may_rest_on_an_unsure_claim_that_people_affirmed_or_joined_but_not_on_one_they_told_apart() -> None:
    claims = {id: raid(id, f"d-{id}", "Northford", confidence=0.5).claim for id in ("c1", "c2", "c3", "c4", "c5")}
    judgements = [judged("same", "c1", "c2"), judged("different", "c3", "c4"), judged("accept", "c5")]
    limits = constraints(judgements, sure=0.65)
    assert {id for id, claim in claims.items() if limits.is_sure(claim)} == {"c1", "c2", "c5"}
    assert limits.is_sure(raid("c3", "d", "Northford", confidence=0.7).claim)
