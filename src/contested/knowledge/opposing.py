"""Whether two claims of one happening can both be so: actors of different allegiance, and denials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from contested.knowledge.witness import Directory
from contested.model import ActorRef, ActorResolution, Claim, ResolvedClaim

Who = ActorRef | ActorResolution

ANY_ATTACK = "Attack"
VIOLENCE = frozenset({"Explosions/Remote violence", "Violence against civilians"})


def opposed(a: Sequence[Who], b: Sequence[Who], directory: Directory, on: date | None = None) -> bool:
    """Whether no actor of the one can stand with one of the other: the same, of one side that day, or part of it.
    Actors whose side nobody knows oppose only actors of another country."""
    return bool(a) and bool(b) and not any(_together(x, y, directory, on) for x in a for y in b)


def shared(a: Sequence[Who], b: Sequence[Who], directory: Directory, on: date | None = None) -> bool:
    """Whether somebody of the one is known to be, to be part of, or to be of the side of, somebody of the other."""
    return any(_id(x) and _id(y) and _together(x, y, directory, on, False) for x in a for y in b)


def _together(a: Who, b: Who, directory: Directory, on: date | None, unknown: bool = True) -> bool:
    """Whether they can be one, or of one side; ``unknown`` where nobody knows."""
    one, other = _id(a), _id(b)
    if (a.name, one) == (b.name, other) or (one is not None and one == other):
        return True
    x, y = (directory.get(one) if one else None), (directory.get(other) if other else None)
    if x is None or y is None:
        return unknown
    if x.id in y.parents or y.id in x.parents:
        return True
    ours, theirs = directory.side(x.id, on), directory.side(y.id, on)
    if ours is not None and theirs is not None:
        return ours == theirs
    return unknown and (None in (x.country, y.country) or x.country == y.country)


def _id(who: Who) -> str | None:
    return who.id if isinstance(who, ActorRef) else who.actor


def denies(denial: ResolvedClaim, other: ResolvedClaim, directory: Directory) -> bool:
    """Whether ``denial`` denies what ``other``, a claim of the same event, affirms.

    Who denies a count denies counts of that harm only; who denies gas does not deny the raid, nor who denies a capture
    the fighting; who denies that one did it does not deny that an opponent did.
    """
    d, o = denial.claim, other.claim
    if d.polarity != "denied" or o.polarity != "affirmed":
        return False
    if d.toll:
        return o.toll is not None and o.toll.harm == d.toll.harm
    return one_thing(d, o) and not opposed(denial.actor, other.actor, directory, denial.time.start)


def contradicted(
    claims: Sequence[ResolvedClaim], whose: Callable[[ResolvedClaim], str], directory: Directory
) -> list[tuple[ResolvedClaim, ResolvedClaim]]:
    """Each claim of one event that another source denies, with the denial. ``whose`` names a claim's source; one that
    itself affirms what it denies contradicts nobody."""
    affirmed = [c for c in claims if c.claim.polarity == "affirmed"]
    found: list[tuple[ResolvedClaim, ResolvedClaim]] = []
    for denial in (c for c in claims if c.claim.polarity == "denied"):
        hit = [c for c in affirmed if denies(denial, c, directory)]
        if whose(denial) not in map(whose, hit):
            found += [(c, denial) for c in hit]
    return found


def one_thing(a: Claim, b: Claim) -> bool:
    """Whether both may speak of the same thing: "an attack" on civilians may be any kind of violence."""
    one, other = a.sub_event_type, b.sub_event_type
    if not one or not other or one == other:
        return True
    return ANY_ATTACK in (one, other) and {a.event_type, b.event_type} <= VIOLENCE
