"""Settling an event's fields loses nothing that a source said otherwise."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contested.model import Dissent, Event, Judgement
from tests.told import linked, only, said

STRIKE, SHELLS = "Air/drone strike", "Shelling/artillery/missile attack"


def raid(n: int, **more: Any):  # type: ignore[no-untyped-def]
    more = {"sub": STRIKE, "where": ["Northford"], "when": "05-03", "outlet": f"O{n}", **more}
    return said(f"c{n}", "Jets bombed the town", doc=f"d{n}", **more)


def settled(*claims: Any) -> Event:
    """All as one event, by a person's word."""
    ids = [c.claim.id for c in claims]
    same = [Judgement(f"j{n}", "same", (ids[0], id), "ana", datetime(2026, 1, 1)) for n, id in enumerate(ids[1:])]
    return only(linked(list(claims), same))


def said_otherwise(event: Event) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(d.field, d.says, d.claims) for d in event.dissent}


def test_each_field_tells_who_said_otherwise() -> None:
    army = {"who": ["Syrian army"], "whom": ["rebels"]}
    event = settled(
        raid(1, **army), raid(2, **army), raid(3, **army),
        raid(4, sub=SHELLS, where=["Eastwell"], when="05-02", who=["ISIS"], whom=["civilians"]),
    )  # fmt: skip
    assert event.sub_event_type == STRIKE
    assert said_otherwise(event) == {
        ("type", SHELLS, ("c4",)),
        ("place", "Eastwell", ("c4",)),
        ("time", "2015-05-02", ("c4",)),
        ("actor", "ISIS", ("c4",)),
        ("target", "civilians", ("c4",)),
    }
    assert {d.sources for d in event.dissent} == {("O4",)}


def test_a_wider_place_and_days_that_overlap_are_no_dissent() -> None:
    event = settled(
        raid(1), raid(2), raid(3, where=["Westmark"], when=("05-01", "05-04")), raid(4, when=None, where=[])
    )
    assert event.dissent == ()


def test_until_a_later_day_is_no_dissent() -> None:
    assert settled(raid(1), raid(2), raid(3, when=("04-20", "05-20"))).dissent == ()


def test_those_who_say_the_same_otherwise_are_named_together() -> None:
    event = settled(*(raid(n) for n in range(3)), raid(8, when="05-01"), raid(9, when="05-01"))
    assert event.dissent == (Dissent("time", "2015-05-01", ("c8", "c9"), ("O8", "O9")),)
