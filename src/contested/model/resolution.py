"""Decisions about claims, kept beside them: who is meant, where it lies, which days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from contested.model.codes import Precision
from contested.model.evidence import Evidence

Role = Literal["actor", "target", "attribution", "group"]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Whom a mention was read as by itself, before the whole record or a person's judgement said otherwise."""

    name: str
    actor: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ActorResolution:
    """Mention ``index`` of ``role`` in claim ``claim`` is ``name``.

    ``actor`` is the directory's id, or a provisional one that the record gives to a name that the directory does not
    have; None for somebody without a name: then ``name`` is the mention in its usual English form. ``read_as`` is None
    where the mention stands as it was read.
    """

    claim: str
    role: Role
    index: int
    name: str
    actor: str | None
    evidence: Evidence
    read_as: ReadAs | None = None

    def as_read(self) -> ActorResolution:
        """The decision from the mention and its document alone."""
        own = self.read_as
        return replace(self, name=own.name, actor=own.actor, evidence=own.evidence, read_as=None) if own else self

    def as_judged(self, name: str, actor: str | None, evidence: Evidence) -> ActorResolution:
        """The same mention taken for somebody else; what it was read as stays beside it."""
        own = self.read_as or ReadAs(self.name, self.actor, self.evidence)
        return replace(self, name=name, actor=actor, evidence=evidence, read_as=own)


@dataclass(frozen=True, slots=True)
class PlaceResolution:
    """Place mention ``index`` of claim ``claim``. All but ``name`` are None where no place was taken."""

    claim: str
    index: int
    name: str
    place: str | None
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TimeResolution:
    """The days that claim ``claim`` is about, both inclusive; None where open or unknown."""

    claim: str
    start: date | None
    end: date | None
    precision: Precision
    evidence: Evidence


Resolution = ActorResolution | PlaceResolution | TimeResolution
