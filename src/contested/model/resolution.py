"""Decisions about claims, kept beside them: who is meant, where it lies, which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from contested.model.codes import Precision
from contested.model.evidence import Evidence
from contested.model.whereabouts import Whereabouts

Role = Literal["actor", "target", "attribution", "group"]


@dataclass(frozen=True, slots=True)
class ActorResolution:
    """Mention ``index`` of ``role`` in claim ``claim`` is ``name``.

    ``actor`` is the directory's id, None for an actor that the directory does not have: then
    ``name`` is the mention in its usual English form.
    """

    claim: str
    role: Role
    index: int
    name: str
    actor: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PlaceResolution:
    """Place mention ``index`` of claim ``claim``. All but ``name`` are None where no place was taken.

    ``lat``/``lon`` are the place's own; ``lies`` is where what is claimed lies, by its relation to the place.
    """

    claim: str
    index: int
    name: str
    place: str | None
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    evidence: Evidence
    lies: Whereabouts | None = None


@dataclass(frozen=True, slots=True)
class TimeResolution:
    """The days that claim ``claim`` is about, both inclusive; None where open or unknown."""

    claim: str
    start: date | None
    end: date | None
    precision: Precision
    evidence: Evidence


Resolution = ActorResolution | PlaceResolution | TimeResolution
