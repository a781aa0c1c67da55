"""What holds of linking whatever the claims."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.link import linking
from contested.link.telling import Telling
from contested.model import ResolvedClaim
from contested.model.codes import HARMS
from tests.told import harmed, linked, said

SUBS = [
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Armed clash",
    "Government regains territory",
    "Agreement",
]
TEXTS = [
    "Jets bombed the town",
    "a raid",
    "clashes broke out there",
    "The army took it after a week of fighting in the hills",
    "a ten-week offensive in the hills",
    "The offensive began there",
]
names = st.sampled_from(["Northford", "Millbrook", "Saltgate", "Eastwell", "Westmark", "Meadowland", "Nowhere Known"])
days = st.none() | st.integers(1, 8).map(lambda n: f"05-{n:02}")
sources = st.lists(st.sampled_from(["SANA", "White Helmets", "Syrian Observatory for Human Rights"]), max_size=1)


@st.composite
def claims(draw: st.DrawFn, id: str, doc: str) -> ResolvedClaim:
    """A claim of an event or a toll in one of a few documents."""
    shared: dict[str, Any] = {
        "doc": doc,
        "at": draw(st.integers(0, 900)),
        "where": draw(st.lists(names, max_size=1)),
        "when": draw(days),
        "by": draw(sources),
        "published": draw(st.sampled_from(["05-04", "05-08", None])),
        "outlet": draw(st.sampled_from(["A", "B", None])),
    }
    text = draw(st.sampled_from(TEXTS))
    if draw(st.booleans()):
        return said(
            id,
            text,
            sub=draw(st.sampled_from(SUBS)),
            trigger="offensive" if "offensive" in text else None,
            who=draw(st.lists(st.sampled_from(["Syrian army", "rebels", "ISIS"]), max_size=1)),
            polarity=draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
            modality=draw(st.sampled_from(["actual", "actual", "intended"])),
            **shared,
        )
    low = draw(st.integers(0, 60))
    return harmed(
        id,
        text,
        low,
        draw(st.none() | st.integers(0, 80)),
        draw(st.sampled_from([None, "people", "civilians", "children", "rebels"])),
        harm=draw(st.sampled_from(HARMS[:2])),
        scope=draw(st.sampled_from(["incident", "incident", "cumulative"])),
        sub=draw(st.none() | st.sampled_from(SUBS[:2])),
        **shared,
    )


@st.composite
def records(draw: st.DrawFn) -> list[ResolvedClaim]:
    """Up to a dozen claims of up to four documents."""
    count = draw(st.integers(1, 12))
    return [draw(claims(f"c{n}", f"d{draw(st.integers(1, 4))}")) for n in range(count)]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(record: list[ResolvedClaim], rng: random.Random) -> None:
    shuffled = list(record)
    rng.shuffle(shuffled)
    assert linked(shuffled) == linked(record)


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_event_stands_on_its_claims(record: list[ResolvedClaim]) -> None:
    by_id = {c.claim.id: c for c in record}
    events = linked(record)
    assert len({e.id for e in events}) == len(events)
    placed = [c for e in events for c in e.claims]
    assert len(placed) == len(set(placed))
    assert {c.claim.id for c in record if c.claim.kind == "event"} <= set(placed)
    for event in events:
        assert {d.id for d in event.documents} == {by_id[c].claim.doc for c in event.claims}
        assert sorted(c for o in event.origins for c in o.claims) == sorted(event.claims)
        assert {link.claim for link in event.links} == set(event.claims)
        for _, r in event.tolls:
            assert r.best is None or r.low <= r.best
            assert r.high is None or r.low <= r.high
            assert r.best is None or r.high is None or r.best <= r.high
        assert not (event.kind == "campaign" and event.tolls)
        assert all(set(d.claims) <= set(event.claims) for d in event.dissent)


@settings(max_examples=40, deadline=None)
@given(records())
def test_removing_a_document_leaves_events_far_from_it_alone(record: list[ResolvedClaim]) -> None:
    far = [
        replace(c, published=c.published and c.published + timedelta(days=900))
        for c in [
            said("f1", "Jets bombed Eastwell", doc="far1", sub=SUBS[0], where=["Eastwell"], when="2017-11-01"),
            said("f2", "Eastwell was bombed", doc="far2", sub=SUBS[0], where=["Eastwell"], when="2017-11-01"),
        ]
    ]
    whole = linked([*record, *far])
    kept = [c for c in record if c.claim.doc != "d1"]
    left = linked([*kept, *far])
    gone = {c.claim.id for c in record if c.claim.doc == "d1"}
    assert not gone & {c for e in left for c in e.claims}
    assert [e for e in whole if "f1" in e.claims] == [e for e in left if "f1" in e.claims]


def test_work_grows_with_the_claims_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(n: int) -> list[ResolvedClaim]:
        base = said("c", "Jets bombed Northford", sub=SUBS[0], where=["Northford"], when="05-03", who=["Syrian army"])
        return [
            replace(
                base,
                claim=replace(base.claim, id=f"c{i}-{k}", doc=f"d{i}-{k}"),
                published=base.published and base.published + timedelta(days=7 * i),
                time=replace(
                    base.time,
                    start=base.time.start and base.time.start + timedelta(days=7 * i),
                    end=base.time.end and base.time.end + timedelta(days=7 * i),
                ),
            )
            for i in range(n)
            for k in range(3)
        ]

    def pairs_compared(n: int) -> int:
        compared.clear()
        assert len(linked(record(n))) == n
        return len(compared)

    compared: list[Telling] = []
    near = linking.near

    def counted(one: Telling, other: Telling, threshold: float) -> bool:
        compared.append(one)
        return near(one, other, threshold)

    monkeypatch.setattr(linking, "near", counted)
    assert 0 < pairs_compared(600) <= 12 * pairs_compared(60)
