"""What waits for a reviewer, and what was judged: the same answers from every store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from contested.model import (
    Claim,
    Dispute,
    Event,
    Identity,
    Judged,
    Judgement,
    JudgementKind,
    PlaceRef,
    Query,
    TimeRef,
)
from contested.store import Store, filters
from contested.store.base import QUEUES
from tests.store.world import FIRST_DAY, conclusions, war

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_numbers = count()


def filled(store: Store) -> list[Claim]:
    """A war's claims, of confidences that differ, in the order of these."""
    claims = []
    for n, (document, said, decisions) in enumerate(war()):
        doubted = [replace(c, confidence=(n * 7 + i * 3) % 10 / 10) for i, c in enumerate(said)]
        store.add(document, doubted, decisions, reader="rules 1")
        claims += doubted
    return sorted(claims, key=lambda c: (c.confidence, c.id))


def judge(store: Store, kind: JudgementKind, *subjects: str, by: str = "Rana", first: int = 0) -> Judgement:
    j = Judgement(f"j-{next(_numbers)}", kind, subjects, by, NOW, first=first)
    assert store.add_judgement(j)
    return j


def ids(found: Sequence[object]) -> list[str]:
    return [getattr(thing, "id", "") for thing in found]


def test_the_least_confident_claim_that_nobody_judged_comes_first(store: Store) -> None:
    claims = filled(store)
    assert [rc.claim for rc in store.doubtful()] == claims
    assert [rc.claim for rc in store.doubtful(Query(limit=3, skip=2))] == claims[2:5]
    assert [rc.claim for rc in store.doubtful(below=0.5)] == [c for c in claims if c.confidence < 0.5]
    wrong = judge(store, "reject", claims[0].id)
    judge(store, "accept", claims[1].id, claims[3].id)
    judge(store, "same", claims[2].id, claims[4].id)
    left = [claims[2], *claims[4:]]
    assert [rc.claim for rc in store.doubtful()] == left
    assert store.waiting("claims") == len(left) and store.waiting("claims", most=3) == 4
    assert store.waiting("claims", below=0.5) == sum(c.confidence < 0.5 for c in left)
    store.undo(wrong.id, NOW)
    assert next(store.doubtful()).claim == claims[0]


@pytest.mark.parametrize(
    "query", [Query(place="Qastun"), Query(actor="isis"), Query(type="toll"), Query(start=FIRST_DAY, end=FIRST_DAY)]
)
@pytest.mark.parametrize("rare", [5000, 0])
def test_doubtful_claims_are_filtered_like_all_claims(
    store: Store, query: Query, rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    filled(store)
    wanted = {rc.claim.id for rc in store.claims(query)}
    found = [rc.claim.id for rc in store.doubtful(query)]
    assert set(found) == wanted and store.waiting("claims", query) == len(wanted) == len(found)


def happenings(store: Store) -> list[Event]:
    """Events at one place on the days 0, 0, 1 and 3, one of another type, one elsewhere, one of no known day."""
    claims = filled(store)
    drawn = conclusions(claims)
    here = PlaceRef("Qastun", "in", "sy-qastun")
    days = (0, 0, 1, 3, 0, 0, None)
    made = []
    for n, after in enumerate(days):
        day = date(2015, 7, 1) + timedelta(after) if after is not None else None
        place = replace(here, id="sy-other") if n == 5 else here
        kind = "Protests" if n == 4 else "Battles"
        own = (claims[n].id, claims[n + 10].id)
        event = replace(drawn.events[0], id=f"e-{n}", time=TimeRef(day, day), place=place, event_type=kind, claims=own)
        made.append(event)
    store.conclude(made)
    return made


@pytest.mark.parametrize("rare", [5000, 0])
@pytest.mark.parametrize("query", [Query(place="Idlib"), Query(actor="isis"), Query(source="a resident")])
def test_disputes_and_events_are_filtered_like_others(
    store: Store, query: Query, rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    drawn = conclusions(filled(store))
    day = TimeRef(FIRST_DAY, FIRST_DAY)
    events = [replace(e, time=day, event_type="Battles") for e in drawn.events]
    store.conclude([*events, *drawn.disputes])
    assert list(store.unsettled(query)) == list(store.disputes(query))
    asked = {e.id for e in store.events(query)}
    wanted = [pair for pair in store.near_events() if pair[0].id in asked]
    assert wanted and list(store.near_events(query)) == wanted
    assert store.waiting("events", query) == len(wanted)


def test_events_at_one_place_a_day_apart_may_be_one(store: Store) -> None:
    e = happenings(store)
    pairs = [(e[0], e[1]), (e[0], e[2]), (e[1], e[2])]
    # The last has no day of its own but those of its claims, whatever they are.
    found = [pair for pair in store.near_events() if e[6] not in pair]
    assert found == pairs
    first_two = Query(start=date(2015, 7, 1), end=date(2015, 7, 1))
    assert list(store.near_events(first_two)) == pairs and store.waiting("events", first_two) == 3
    assert list(store.near_events(replace(first_two, limit=1, skip=1))) == pairs[1:2]
    assert list(store.near_events(Query(place="sy-other"))) == []
    apart = judge(store, "different", *e[0].claims, e[1].claims[1], first=2)
    judge(store, "reject", e[0].claims[0])
    assert list(store.near_events(first_two)) == pairs[1:]
    judge(store, "same", e[2].claims[0], e[0].claims[1])
    assert list(store.near_events(first_two)) == pairs[2:]
    store.undo(apart.id, NOW)
    assert list(store.near_events(first_two)) == [pairs[0], pairs[2]]


def test_a_dispute_waits_until_both_sides_were_looked_at(store: Store) -> None:
    claims = filled(store)
    one, other, third = (c.id for c in claims[:3])
    disputes = [
        Dispute(f"x-{n}", "denial", None, None, (one,), (c,), "one denies the other")
        for n, c in enumerate((other, third))
    ]
    store.conclude(disputes)
    assert sorted(ids(list(store.unsettled()))) == ["x-0", "x-1"] and store.waiting("disputes") == 2
    judge(store, "accept", one)
    assert store.waiting("disputes") == 2
    judge(store, "reject", other)
    assert ids(list(store.unsettled())) == ["x-1"]
    judge(store, "different", one, third)
    assert list(store.unsettled()) == [] and store.waiting("disputes") == 0


def test_unknown_actors_come_by_the_number_of_their_claims(store: Store) -> None:
    claims = [c.id for c in filled(store)]
    made = [
        Identity(id, "Wadi", ("Wadi",), None, None, tuple(claims[:n]), "", judged)
        for id, n, judged in (("p-1", 2, ()), ("p-2", 3, ()), ("p-3", 4, ("j-1",)), ("isis", 5, ()), ("p-4", 2, ()))
    ]
    store.conclude(made)
    assert ids(list(store.unknown_actors())) == ["p-2", "p-4", "p-1"]
    assert ids(list(store.unknown_actors(1, 1))) == ["p-4"]
    judge(store, "merge", "p-4", "isis")
    assert ids(list(store.unknown_actors())) == ["p-2", "p-1"] and store.waiting("actors") == 2


def test_what_others_judged_waits_for_a_second_opinion(store: Store) -> None:
    a, b, c, d = (claim.id for claim in filled(store)[:4])
    right = judge(store, "accept", a)
    pair = judge(store, "same", b, c, d, first=1)
    judge(store, "merge", "p-1", "isis")
    gone = judge(store, "reject", c)
    store.undo(gone.id, NOW)
    assert list(store.second_opinions("Sami")) == [right, pair] and store.waiting("second", author="Sami") == 2
    assert list(store.second_opinions("Rana")) == []
    judge(store, "different", c, b, by="Sami")
    assert list(store.second_opinions("Sami")) == [right]
    assert list(store.second_opinions("Sami", 1, 1)) == []


def test_judgements_are_asked_for(store: Store) -> None:
    one = judge(store, "accept", "c-1")
    two = judge(store, "reject", "c-1", by="Sami")
    three = judge(store, "merge", "p-1", "isis")
    assert list(store.judged(Judged())) == [three, two, one]
    assert list(store.judged(Judged(author="Rana"))) == [three, one]
    assert list(store.judged(Judged(kind="reject"))) == [two]
    assert list(store.judged(Judged(subject="c-1"))) == [two, one]
    assert list(store.judged(Judged(limit=1, skip=1))) == [two]
    undone = store.undo(two.id, NOW)
    assert list(store.judged(Judged(in_force=False))) == [undone]
    assert list(store.judged(Judged(in_force=True))) == [three, one]
    assert store.judgement(two.id) == undone and store.judgement("j-none") is None
    assert list(store.judges()) == [("Rana", 2), ("Sami", 0)]


def test_corrections_are_kept(store: Store) -> None:
    j = Judgement("j-1", "correct", ("c-1",), "Rana", NOW, field="low", value="12")
    store.add_judgement(j)
    assert list(store.judgements()) == [j]


def test_nothing_waits_in_an_empty_record(store: Store) -> None:
    assert [store.waiting(queue, author="Rana") for queue in QUEUES] == [0] * len(QUEUES)
