"""A claim as the measures see it: of the interchange form what two coders are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: the document's words, the name that stands for them, for a place how the claim lies to it."""

    text: str | None
    name: str | None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The words that state a time and its first and last day; None where unknown."""

    text: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """People harmed: persons from ``low`` to ``high``, None where open; who they were in words and by name."""

    harm: str | None = None
    low: int | None = None
    high: int | None = None
    group: str | None = None
    group_name: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One claim, by whomever. Fields as in the codebook; ``start``/``end`` are the offsets of the evidence.

    ``words`` are the evidence's text as the coder wrote it down, None where he did not.
    """

    doc: str
    id: str
    kind: str
    start: int
    end: int
    words: str | None = None
    event_type: str | None = None
    sub_event_type: str | None = None
    actor: tuple[Named, ...] = ()
    target: tuple[Named, ...] = ()
    place: tuple[Named, ...] = ()
    time: Days = Days()
    toll: Count | None = None
    control: str | None = None
    attribution: tuple[Named, ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"
