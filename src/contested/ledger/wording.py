"""Conclusions in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.ledger.answers import Holding
from contested.ledger.changes import Change
from contested.ledger.implied import Implied
from contested.model import ActorRef
from contested.model.conclusions import SpellStatus

NOBODY = "–"
_VERBS: dict[SpellStatus, str] = {
    "holds": "held by",
    "partly holds": "partly held by",
    "does not hold": "not held by",
}


def state(status: SpellStatus, holders: Sequence[ActorRef], besiegers: Sequence[ActorRef] = ()) -> str:
    """ "held by rebels", "contested between rebels, ISIS", "besieged by ISIS, held by rebels"."""
    who = names(holders)
    if status == "contested":
        return f"contested between {who}" if len(holders) > 1 else f"contested ({who})"
    if status == "besieged":
        around = f" by {names(besiegers)}" if besiegers else ""
        return f"besieged{around}, {f'held by {who}' if holders else 'who holds it is not said'}"
    if status == "unknown":
        return "said not to be known"
    return f"{_VERBS[status]} {who}"


def since(h: Holding) -> str:
    """ "since 2015-05-28; last said for 2015-06-02; nothing more was heard by 2015-08-31"."""
    begun = f"since {h.since}" if h.since else "since when is not said"
    last = f"last said for {h.last_said}" if h.last_said else ""
    stale = f"nothing more was heard by {h.stale_since}" if h.stale_since else ""
    return "; ".join(part for part in (begun, last, stale) if part)


def extent(i: Implied) -> str:
    """How far what is said of a province goes for a town in it."""
    who = names(i.holders)
    if i.extent == "the last of it":
        return f"the last place held by {who} was {i.but}"
    if i.extent == "none of it":
        return f"not held by {who}"
    if i.extent == "all of it":
        return f"held by {who}"
    end = {"holds": "", "does not hold": ", so not here", None: ", which may be here"}[i.says]
    return f"held by {who}, all but {i.but}{end}"


def before(c: Change) -> str:
    """Who held the place before a change, and between which days it came."""
    before = "who held it before is not said"
    if c.before:
        before = f"before: {state(c.was, c.before)}" if c.was else f"from {names(c.before)}"
    between = f"; between {c.earliest} and {c.day}" if c.earliest < c.day else ""
    return before + between


def names(people: Iterable[ActorRef]) -> str:
    """The names, with commas; a dash for nobody."""
    return ", ".join(person.name for person in people) or NOBODY
