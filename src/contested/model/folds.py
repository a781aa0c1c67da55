"""What is reckoned from a whole record at every build, so that a page need not look at every claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.conclusions import ActorRef, ControlSpell, Dispute, Event, Identity, PlaceRef, TimeRef, TollEntry

Stated = Literal["event", "blame", "toll", "control"]
STATED: tuple[Stated, ...] = ("event", "blame", "toll", "control")
Outcome = Literal["affirmed", "denied", "both", "left alone"]
OUTCOMES: tuple[Outcome, ...] = ("affirmed", "denied", "both", "left alone")
RevisionKind = Literal["control", "toll", "grade"]
REVISION_KINDS: tuple[RevisionKind, ...] = ("control", "toll", "grade")


@dataclass(frozen=True, slots=True)
class Revision:
    """A conclusion whose value changed on the day ``day``, when the reports with ``claims`` came out.

    ``about`` is the event, or the control spell that began; ``title`` what it is and ``time`` when it was so. ``value``
    names what changed: a harm, "grade", or "holder". ``before`` is None where nothing was said before; ``source`` whose
    word changed, None where it is not one source's. ``reason`` in words.
    """

    id: str
    kind: RevisionKind
    value: str
    day: date
    about: str
    title: str
    time: TimeRef
    place: PlaceRef | None
    actors: tuple[ActorRef, ...]
    before: str | None
    after: str
    claims: tuple[str, ...]
    source: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody of the directory, or with a provisional id, in the claims of a record.

    ``id`` is the actor's. ``acts``, ``suffers``, ``harmed`` and ``says`` count mentions as the one who acts, is acted
    upon, is counted among the harmed and is quoted; ``events``, ``controls`` and ``tolls`` its claims by kind. ``kind``
    is None where nobody said it.
    """

    id: str
    name: str
    kind: str | None
    side: str | None
    claims: int
    acts: int = 0
    suffers: int = 0
    harmed: int = 0
    says: int = 0
    events: int = 0
    controls: int = 0
    tolls: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of the record: the innermost that claims name, or the outlet or agency in its own voice.

    ``id`` is the directory's or a provisional one, else the folded name. ``denials`` are some of its ``claims``, which
    stand in so many ``documents``.
    """

    id: str
    name: str
    side: str | None
    claims: int
    denials: int
    documents: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source said, in one claim or several, first on the day ``reported``, and what became of it.

    ``about`` is the event or the control spell. ``affirmed_by`` and ``denied_by`` are ids of the later claims of
    another side's sources, ``before`` of those made that day or before. ``passed`` says why it is not counted, and is
    empty where it is. ``source`` is whose statement it is, by the name of the witness that linking found.
    """

    kind: Stated
    about: str
    place: PlaceRef | None
    claims: tuple[str, ...]
    reported: date | None
    outcome: Outcome
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    before: tuple[str, ...] = ()
    passed: str = ""
    source: str = ""
    id: str = ""


Part = Literal["source", "between", "outlet"]


@dataclass(frozen=True, slots=True)
class Relay:
    """How often ``taker`` carries the word of ``giver``: in so many claims, of so many documents.

    ``given_as`` and ``taken_as`` say what they are on that way: the source, somebody between who quotes it or is
    credited, or the outlet. ``id`` is made of these.
    """

    id: str
    giver: str
    given_as: Part
    taker: str
    taken_as: Part
    claims: int
    documents: int


Counted = Presence | Speaker | Relay
"""What is counted of the claims of each document by itself."""
Fold = Revision | Statement | Counted
Conclusion = Event | ControlSpell | TollEntry | Dispute | Identity | Fold
