"""Corrections: a person's word on one field of a claim, kept beside it. The claim stays as it was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from contested.errors import NotFound, UsageError
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import EVENT_TYPE_OF, HARMS, Judgement
from contested.model.codes import CONTROL_STATES, Kind
from contested.pipeline.judging import Judge
from contested.store import Store

OPEN = "open"
UNKNOWN = "unknown"
_ALL: tuple[Kind, ...] = ("event", "control", "toll")
_COUNTED: tuple[Kind, ...] = ("toll",)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim that can be corrected: its name, what it says, the kinds of claims that have it.

    ``choices`` are the codes that it may hold; none: what is written there is read by ``read``.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = _ALL
    read: Callable[[str, Knowledge], str] = lambda given, knowledge: given


def corrected(
    store: Store, claim: str, field: str, value: str, knowledge: Knowledge, judge: Judge
) -> Judgement:  # fmt: skip
    """That a field of a claim should be ``value``; places and actors that are known are kept by their id.

    Raises NotFound for a claim that is not there, UsageError for a field that it does not have, or for a value that
    cannot stand in it.
    """
    rc = store.claim(claim)
    if rc is None:
        raise NotFound(f"There is no claim {claim} in the record.")
    there = next((f for f in FIELDS if f.name == field and rc.claim.kind in f.kinds), None)
    if there is None:
        names = ", ".join(f.name for f in FIELDS if rc.claim.kind in f.kinds)
        raise UsageError(f"A claim of the kind {rc.claim.kind} has no field {field!r}.", remedy=f"It has: {names}.")
    return replace(judge.on_claims("correct", (claim,)), field=field, value=_read(there, value, knowledge))


def _read(field: Field, value: str, knowledge: Knowledge) -> str:
    given = " ".join(value.split())
    if not field.choices:
        return field.read(given, knowledge)
    found = {fold(choice): choice for choice in field.choices}.get(fold(given))
    if found is None:
        raise UsageError(f"{given!r} is no {field.label.lower()}.", remedy=f"There are: {', '.join(field.choices)}.")
    return found


def _people(given: str, knowledge: Knowledge) -> str:
    """Names parted by semicolons, those of the directory by their ids; "" for nobody."""
    names = [name.strip() for name in given.split(";") if name.strip()]
    known = (knowledge.actors.get(name) or knowledge.actors.named(name) for name in names)
    return "; ".join(actor.id if actor else name for name, actor in zip(names, known, strict=True))


def _place(given: str, knowledge: Knowledge) -> str:
    """The id of the place, where only one is called so; else the name."""
    found = knowledge.places.of_that_name(given) if not knowledge.places.get(given) else ()
    return found[0].id if len(found) == 1 else given


def _day(given: str, knowledge: Knowledge) -> str:
    if given in ("", UNKNOWN):
        return UNKNOWN
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as e:
        raise UsageError(f"{given!r} is no day.", remedy=f"Write 2015-08-01, or {UNKNOWN}.") from e


def _number(given: str, knowledge: Knowledge) -> str:
    plain = given.replace(",", "")
    if not plain.isdecimal():
        raise UsageError(f"{given!r} is no number of people.", remedy="Write digits alone.")
    return str(int(plain))


def _highest(given: str, knowledge: Knowledge) -> str:
    return OPEN if given in ("", OPEN) else _number(given, knowledge)


FIELDS: tuple[Field, ...] = (
    Field("sub_event_type", "Sub-event type", tuple(EVENT_TYPE_OF), ("event", "toll")),
    Field("control", "State of control", CONTROL_STATES, ("control",)),
    Field("harm", "Harm", HARMS, _COUNTED),
    Field("low", "Lowest count", (), _COUNTED, _number),
    Field("high", "Highest count", (), _COUNTED, _highest),
    Field("group", "Who was harmed", (), _COUNTED, _people),
    Field("actor", "Who did it, or holds it", read=_people),
    Field("target", "To whom or what", (), ("event",), _people),
    Field("place", "Place", read=_place),
    Field("start", "First day", read=_day),
    Field("end", "Last day", read=_day),
    Field("attribution", "Who says so", read=_people),
    Field("polarity", "Affirmed or denied", ("affirmed", "denied")),
    Field("modality", "Modality", ("actual", "intended", "predicted", "hypothetical")),
)
"""The fields that can be corrected, in the order in which they are offered."""
