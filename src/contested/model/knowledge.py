"""What is known beforehand: actors, places and sources, as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

RelationKind = Literal["member of", "allied with", "part of", "backed by", "became"]

SPEAKING_KINDS = ("Outlet", "Agency", "Monitor", "Organisation", "Official", "Spokesperson")
# Those who act in ACLED's words, then those who only speak.
ACTOR_KINDS = (
    *("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians"),
    *("External/Other forces", *SPEAKING_KINDS),
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, is acted upon or speaks.

    ``kind`` in ACLED's words (State forces, Rebel group, Political militia, Identity militia,
    Rioters, Protesters, Civilians, External/Other forces) or, for those who only speak, Outlet,
    Agency, Monitor, Official, Organisation, Spokesperson. ``side`` is a word of the conflict's own
    (government, opposition, ISIS, Kurdish, …; None when neutral). ``speaks_for`` names the actor
    whose voice this one is (a spokesman's group), ``parents`` those it is part of.
    ``start``/``end`` are ISO dates between which the name applies, None when open.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    kind: str
    side: str | None = None
    country: str | None = None
    parents: tuple[str, ...] = ()
    speaks_for: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How one actor stood to another, and when: ``actor`` was a member of ``other``, or became it.

    ``became`` is one body going on under another name: ``start`` is the first day of the new one.
    ``start``/``end`` are ISO dates, both days included; None when open or not known.
    """

    actor: str
    relation: RelationKind
    other: str
    start: str | None = None
    end: str | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it was so on the day; True for no day."""
        day = on.isoformat() if on else None
        return day is None or ((self.start or day) <= day <= (self.end or day))


@dataclass(frozen=True, slots=True)
class Place:
    """A place. Degrees WGS84; ``precision_km`` estimates the error of the point.

    ``kind``: village, town, city, neighbourhood, district, province, country, airbase, plain, …;
    ``admin1``/``country`` are names as the record writes them. ``basis`` says where it came from.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    admin1: str | None
    country: str | None
    precision_km: float = 1.0
    population: int = 0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A dated public fact of a war: a town taken, a siege, an attack on many.

    ``start``/``end`` are days, both included; ``kind`` is one of ``common/chronology.yaml``; ``place`` a name as the
    data file writes it. ``actor`` did it, against or with ``other``: ids, None where open. ``names`` are what the thing
    itself is called ("Battle of X").
    """

    start: date
    end: date
    kind: str
    place: str
    actor: str | None = None
    other: str | None = None
    names: tuple[str, ...] = ()
