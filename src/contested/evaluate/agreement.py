"""What it means that two claims say the same, field by field. The program's claim stands first, the coder's second."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from contested.evaluate.claims import Coded, Count, Named
from contested.evaluate.names import same_mention, same_name

Role = Literal["actor", "target", "place"]
ROLES: tuple[Role, ...] = ("actor", "target", "place")
_DAYS_APART = 1


def fillers(claim: Coded, role: Role) -> tuple[Named, ...]:
    """Who or what stands in a role."""
    filled: tuple[Named, ...] = getattr(claim, role)
    return filled


def shared(program: Coded, coder: Coded, role: Role) -> int:
    """How many of the coder's fillers of a role the program names; one of its own stands for one of his."""
    left = list(fillers(program, role))
    for wanted in fillers(coder, role):
        found = next((own for own in left if same_mention(own, wanted, place=role == "place")), None)
        if found is not None:
            left.remove(found)
    return len(fillers(program, role)) - len(left)


def same_people(program: Coded, coder: Coded, role: Role) -> bool:
    """Whether both fill a role alike: every one of the coder's, and nobody else."""
    n = shared(program, coder, role)
    return n == len(fillers(program, role)) == len(fillers(coder, role))


def meet(program: Coded, coder: Coded, role: Role) -> bool:
    """Whether a role has one filler at least in common, or is empty with both."""
    own, wanted = fillers(program, role), fillers(coder, role)
    return bool(own) == bool(wanted) and (not wanted or shared(program, coder, role) > 0)


def same_type(program: Coded, coder: Coded) -> bool:
    """Whether the event type is the same."""
    return program.event_type == coder.event_type


def same_sub_type(program: Coded, coder: Coded) -> bool:
    """Whether the sub-event type is the same."""
    return program.sub_event_type == coder.sub_event_type


def same_toll(program: Coded, coder: Coded) -> bool:
    """Whether harm, lowest and highest count are the same; the group and the scope are not compared."""
    a, b = program.toll or Count(), coder.toll or Count()
    return (a.harm, a.low, a.high) == (b.harm, b.low, b.high)


def same_control(program: Coded, coder: Coded) -> bool:
    """Whether the state of control is the same."""
    return program.control == coder.control


def same_time(program: Coded, coder: Coded) -> bool:
    """Whether first and last day are a day apart at most, and unknown with both where with one."""
    return _near(program.time.start, coder.time.start) and _near(program.time.end, coder.time.end)


def _near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= _DAYS_APART


def same_source(program: Coded, coder: Coded) -> bool:
    """Whether the innermost source is the same, by name or words, or there is none with both."""
    own, wanted = innermost(program), innermost(coder)
    if own is None or wanted is None:
        return own is wanted
    last, his = program.attribution[-1], coder.attribution[-1]
    return same_name(own, wanted) or same_name(last.text, his.text)


def innermost(claim: Coded) -> str | None:
    """The source nearest to what happened: its name, else its words; None when the outlet speaks for itself."""
    return (claim.attribution[-1].name or claim.attribution[-1].text) if claim.attribution else None


def same_polarity(program: Coded, coder: Coded) -> bool:
    """Whether both are affirmed or both denied."""
    return program.polarity == coder.polarity


def same_modality(program: Coded, coder: Coded) -> bool:
    """Whether both are actual, intended, predicted or hypothetical."""
    return program.modality == coder.modality


Agreement = Callable[[Coded, Coded], bool]
_OF_KIND: dict[str, Agreement] = {"event": same_type, "toll": same_toll, "control": same_control}
_ALWAYS: tuple[Agreement, ...] = (same_time, same_source, same_polarity, same_modality)


def right_record(program: Coded, coder: Coded) -> bool:
    """Whether a coder would take the record over as it is.

    Type, count or state are right, one actor and one place at least are shared (or there are none), and time, source,
    polarity and modality are right. Target and sub-event type are not asked for.
    """
    asked: Iterable[Agreement] = (_OF_KIND[coder.kind], *_ALWAYS)
    return all(agree(program, coder) for agree in asked) and all(
        meet(program, coder, role) for role in ("actor", "place")
    )
