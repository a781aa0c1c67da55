"""A record in which every name, title and text is an attack."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from contested.model import (
    ActorRef,
    ActorResolution,
    Claim,
    Dispute,
    Evidence,
    Identity,
    Judgement,
    PlaceMention,
    PlaceRef,
    PlaceResolution,
    Presence,
    Relay,
    Revision,
    Speaker,
    Statement,
    TimeRef,
    Toll,
)
from contested.model.folds import Fold
from contested.store import Store, open_store
from tests.store.world import conclusions, report, war

EVIL = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)> \u202e\u0000\ufeff ‮ 𝕏 {{ 7*7 }}"
ADDRESS = "javascript:alert(document.cookie)//https://ok.example"
DAY = date(2015, 8, 1)
DAYS = TimeRef(DAY, DAY)
PLACE = PlaceRef(EVIL, "in", "sy-evil", 35.0, 36.0, EVIL, EVIL)
WHO = ActorRef(EVIL, "p-1")
WHY = Evidence(0.5, EVIL)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def attacked(path: Path) -> dict[str, str]:
    """Make the record; one thing of each kind in it."""
    with open_store(path, create=True) as store:
        document = _read(store)
        _concluded(store)
        store.add_judgement(Judgement("j-1", "reject", ("c-2",), EVIL, NOW, EVIL))
        store.add_judgement(Judgement("j-2", "correct", ("c-2",), "Rana", NOW, field="place", value=EVIL))
    return {
        "document": document,
        "claim": "c-0",
        "event": "e-0",
        "spell": "s-0",
        "toll": "t-0",
        "dispute": "x-1",
        "change": "r-0",
        "actor": "p-1",
        "place": "sy-evil",
        "source": "evil",
        "judgement": "j-1",
    }


def _read(store: Store) -> str:
    """A document and its claims: of events, of who holds a place and of how many were harmed."""
    text = f"{EVIL} moved on {EVIL}."
    document = replace(report(text, day=DAY, publisher=EVIL, title=EVIL), url=ADDRESS)
    claims = list(_claims(document.id, document.text))
    decided = [ActorResolution(c.id, "actor", 0, EVIL, "p-1", WHY) for c in claims if c.actor]
    located = [PlaceResolution(c.id, 0, EVIL, "sy-evil", 35.0, 36.0, EVIL, EVIL, WHY) for c in claims]
    store.add(document, claims, [*decided, *located], reader="rules 1")
    return document.id


def _claims(document: str, text: str) -> list[Claim]:
    like = next(claims for _, claims, _ in war() if claims)[0]
    start = text.index("moved on")
    span = replace(like.evidence, text=text[start:], start=start, end=len(text))
    place = (PlaceMention(span.text, span.start, span.end),)
    bare = replace(like, doc=document, evidence=span, trigger=None, actor=(span,), target=(), place=place, toll=None)
    event = replace(bare, kind="event", control=None, attribution=(), time=None, confidence=0.1)
    toll = replace(event, id="c-3", kind="toll", actor=(), toll=Toll("killed", None, 3, None))
    return [*(replace(event, id=f"c-{n}") for n in range(3)), toll, replace(event, id="c-4", kind="control")]


def _concluded(store: Store) -> None:
    made = conclusions([resolved.claim for resolved in store.claims()])
    event = replace(made.events[0], event_type="Battles", time=DAYS, reason=EVIL, place=PLACE, actor=(WHO,))
    spell = replace(made.spells[0], id="s-0", place=PLACE, holders=(WHO,), start=DAY, end=None, last_said=DAY)
    toll = replace(made.tolls[0], id="t-0", event="e-0", harm="killed", scope="incident", within=None, group=WHO)
    store.conclude(
        [
            *[replace(event, id=f"e-{n}", claims=(f"c-{n}",)) for n in range(3)],
            replace(spell, known_from=DAY, known_to=None, source=EVIL, claims=("c-4",), reason=EVIL),
            replace(toll, time=DAYS, place=PLACE, claims=("c-3",), sources=(EVIL,)),
            Dispute("x-1", "denial", "e-0", PLACE, ("c-0",), ("c-1",), EVIL, (EVIL,), (EVIL,)),
            Identity("p-1", EVIL, (EVIL, EVIL + "2"), None, None, ("c-0",), EVIL),
            *_folds(),
        ]
    )


def _folds() -> list[Fold]:
    return [
        Revision("r-0", "toll", "killed", DAY, "e-0", EVIL, DAYS, PLACE, (WHO,), EVIL, EVIL, ("c-0",), EVIL, EVIL),
        Presence("p-1", EVIL, None, EVIL, 2, acts=2, events=2),
        Speaker("evil", EVIL, EVIL, 4, 1, 2),
        Statement("event", "e-0", PLACE, ("c-0",), DAY, "denied", (), ("c-1",), source=EVIL, id="st-1"),
        Relay("y-0", EVIL, "source", EVIL + "2", "outlet", 4, 2),
    ]
