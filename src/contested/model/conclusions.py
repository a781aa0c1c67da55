"""What is concluded from claims and can be rebuilt at will: events, control, tolls, disputes, identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.codes import DisputeKind, Grade, Harm, Salience
from contested.model.evidence import Evidence
from contested.model.whereabouts import Whereabouts, placed

PROVISIONAL = "p-"
"""What ids of actors begin with that the directory does not have."""

EventKind = Literal["happening", "campaign"]
SettledField = Literal["type", "place", "time", "actor", "target"]
SpellStatus = Literal["holds", "contested", "partly holds", "besieged", "does not hold", "unknown"]


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as settled: name and id, the directory's or a provisional one; None for somebody without a name."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as settled. Degrees WGS84, None where unknown; ``lies`` as in ``PlaceResolution``."""

    name: str
    relation: str = "in"
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    country: str | None = None
    lies: Whereabouts | None = None

    @property
    def placed(self) -> str:
        """The place as a sentence says it: ``"near Kubayna"``."""
        return placed(self.relation, self.name)


@dataclass(frozen=True, slots=True)
class TimeRef:
    """Days, both inclusive; None where open or unknown."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Range:
    """Persons: ``low <= best <= high``; ``high`` None is open, ``best`` None when nothing settles it.

    ``reason`` is the arithmetic, in words.
    """

    low: int
    best: int | None
    high: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document of an event; ``main`` when it is chiefly about it."""

    id: str
    salience: Salience


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source behind an event: its claims, and the outlets that carried it."""

    name: str
    side: str | None
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """Why claim ``claim`` stands in its event: the claim it was joined to, with score and reason."""

    claim: str
    to: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Concession:
    """A claim against the interest of its own source's side; ``says`` what of its side, in words."""

    claim: str
    source: str
    says: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """What ``sources`` say of an event otherwise than its ``field`` as settled, and their claims that say so."""

    field: SettledField
    says: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartOf:
    """The campaign that an event is a step of, and why."""

    event: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """What several claims say of one happening at one place and time.

    ``against_interest`` are those of its claims that weigh more: a source concedes them of its own side.
    A ``kind`` of ``campaign`` is what lasts and has its steps inside: an offensive, a siege. Its tolls are totals that
    hold those of its steps. ``dissent`` is what claims say otherwise than the fields as settled. ``part_of`` follows
    from all events together, and is settled when asked for, not kept.
    """

    id: str
    event_type: str
    sub_event_type: str | None
    time: TimeRef
    place: PlaceRef | None
    actor: tuple[ActorRef, ...]
    target: tuple[ActorRef, ...]
    tolls: tuple[tuple[Harm, Range], ...]
    claims: tuple[str, ...]
    documents: tuple[DocumentLink, ...]
    origins: tuple[Origin, ...]
    grade: Grade
    reason: str
    status: Literal["actual", "intended", "predicted", "hypothetical"] = "actual"
    links: tuple[ClaimLink, ...] = ()
    against_interest: tuple[Concession, ...] = ()
    kind: EventKind = "happening"
    dissent: tuple[Dissent, ...] = ()
    part_of: PartOf | None = None


@dataclass(frozen=True, slots=True)
class EventHead:
    """An event in brief: what a map or a list of days needs of it."""

    id: str
    event_type: str
    sub_event_type: str | None
    time: TimeRef
    place: PlaceRef | None
    tolls: tuple[tuple[Harm, Range], ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """Who held a place from when to when, according to whom, and since when that is known.

    ``source`` is the origin whose claims make the spell. Valid time is ``[start, end]`` (inclusive;
    None open or unknown), report time ``[known_from, known_to)``. ``claims`` say so; ``reason`` in words.
    ``first_said`` and ``last_said`` are the first and the last day that one of its claims speaks for: where
    ``start`` is unknown nothing is said of the days before ``first_said``; after ``last_said`` there is silence.
    ``besiegers`` stand around those who hold a besieged place, as far as it is said; ``taken`` whether ``start`` is the
    day on which it changed hands, and not only the day from which the state is told; ``earliest`` the first day on
    which it may have, where its source tells of more days ("in March") and ``start`` is the last of them.
    """

    id: str
    place: PlaceRef
    holders: tuple[ActorRef, ...]
    status: SpellStatus
    start: date | None
    end: date | None
    known_from: date | None
    known_to: date | None
    source: str | None
    claims: tuple[str, ...]
    reason: str
    first_said: date | None = None
    last_said: date | None = None
    besiegers: tuple[ActorRef, ...] = ()
    taken: bool = False
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class TollEntry:
    """A line of the toll ledger: the harm to one group in one event, or one cumulative total.

    ``event`` is None for a count of no event and for a cumulative total, which has its own ``time`` and ``place``, but
    for one of a campaign. ``within`` is the id of the entry that counts these people already; only entries without it
    are added up.
    """

    id: str
    event: str | None
    harm: Harm
    group: ActorRef | None
    range: Range
    scope: Literal["incident", "cumulative"]
    time: TimeRef
    place: PlaceRef | None
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot both be so: one side's claim ids, the other's, and what they disagree on.

    ``sources`` are those of ``claims``, ``opponents`` those of ``against``, by name.
    """

    id: str
    about: DisputeKind
    event: str | None
    place: PlaceRef | None
    claims: tuple[str, ...]
    against: tuple[str, ...]
    reason: str
    sources: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody of whom the directory alone does not say who it is: a name that it lacks, or one judged otherwise.

    ``id`` begins with ``PROVISIONAL`` unless it is the directory's. ``spellings`` are the names that the record's
    reports give, the most frequent first. ``kind`` and ``side`` are a person's word, None when nobody gave any.
    ``claims`` name it; ``judgements`` are those that made it what it is.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    kind: str | None
    side: str | None
    claims: tuple[str, ...]
    reason: str
    judgements: tuple[str, ...] = ()
