"""Whom the claims of a record name, who speaks in them, and who carries whose word: counted a document at a time.

What one document adds depends on its own claims alone, so that it can be taken away again: counts of a whole record are
kept, and change by what is added to it. A source is the innermost that a claim names, or the outlet in its own voice;
what linking finds about copies is told by an event's witnesses.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any

from contested.knowledge.witness import Directory, called, innermost, outlet, quoted
from contested.model import ActorResolution, Presence, Relay, ResolvedClaim, Speaker
from contested.model.codes import Kind
from contested.model.folds import Counted, Part
from contested.model.resolution import Role

ROLES: dict[Role, str] = {"actor": "acts", "target": "suffers", "group": "harmed", "attribution": "says"}
KINDS: dict[Kind, str] = {"event": "events", "control": "controls", "toll": "tolls"}

Key = tuple[type[Counted], str]
Known = Callable[[type[Counted], str], Counted | None]
"""What is counted already, by class and id."""


class Heard:
    """Counts that documents are added to, or taken from.

    ``unknown_kind`` is what a directory calls the kind of those of whom nobody said it.
    """

    def __init__(self, unknown_kind: str) -> None:
        self._unknown_kind = unknown_kind
        self._counts: dict[Key, Counter[str]] = {}
        # What is counted of each, with no count yet.
        self._first: dict[Key, Counted] = {}

    def take(
        self, claims: Sequence[ResolvedClaim], sound: Sequence[ResolvedClaim], directory: Directory, times: int = 1
    ) -> None:
        """Add the claims of one document, ``times`` -1 to take them away.

        ``sound`` are those of them that conclusions may rest on: who is heard in the others is not counted.
        """
        for rc in claims:
            self._name(rc, times)
        spoken: set[Key] = set()
        for rc in sound:
            spoken |= self._hear(rc, directory, times)
        for key in spoken:
            self._counts[key]["documents"] += times

    def add(self, other: Heard) -> None:
        """Add what was counted of other documents, which come behind those taken so far."""
        for key, counts in other._counts.items():
            self._counts.setdefault(key, Counter()).update(counts)
        for key, first in other._first.items():
            self._first[key] = _lesser(self._first.get(key), first)

    def touch(self, id: str) -> None:
        """Have the actor of that id among what is closed, as it may be called otherwise now."""
        for cls in (Presence, Speaker):
            self._counts.setdefault((cls, id), Counter())

    def closed(self, known: Known, directory: Directory) -> Iterator[tuple[Counted | None, Counted | None]]:
        """What was counted, as it was ``known`` and as it is now; None where nothing was, or is left."""
        for (cls, id), more in sorted(self._counts.items(), key=lambda item: (item[0][0].__name__, item[0][1])):
            old = known(cls, id)
            met = self._first.get((cls, id))
            first = _lesser(old, met) if met else old
            if first is None:
                continue
            counts: Any = {name: n + more[name] for name, n in asdict(first).items() if type(n) is int}
            new = self._called(replace(first, **counts), directory)
            if old or new.claims:
                yield old, new if new.claims else None

    def _name(self, rc: ResolvedClaim, times: int) -> None:
        people = [p for p in rc.people if p.actor]
        for p in people:
            self._count(_presence(p), {ROLES[p.role]: times})
        for p in {p.actor: p for p in people}.values():
            self._count(_presence(p), {"claims": times, KINDS[rc.claim.kind]: times})

    def _hear(self, rc: ResolvedClaim, directory: Directory, times: int) -> set[Key]:
        witness = quoted(rc, directory) or outlet(rc, directory)
        denied = rc.claim.polarity == "denied"
        counts = {"claims": times, "denials": times if denied else 0}
        keys = {self._count(Speaker(witness.key, witness.name, witness.side, 0, 0, 0), counts)}
        for edge in pairwise(_way(rc, witness.name, directory)):
            keys.add(self._count(_relay(*edge), {"claims": times}))
        return keys

    def _count(self, what: Counted, counts: dict[str, int]) -> Key:
        key = (type(what), what.id)
        self._first[key] = _lesser(self._first.get(key), what)
        kept = self._counts.setdefault(key, Counter())
        for name, n in counts.items():
            kept[name] += n
        return key

    def _called(self, what: Counted, directory: Directory) -> Counted:
        if isinstance(what, Relay) or (actor := directory.get(what.id)) is None:
            return what
        if isinstance(what, Speaker):
            return replace(what, name=actor.name, side=directory.side(what.id))
        kind = actor.kind if actor.kind != self._unknown_kind else None
        return replace(what, name=actor.name, kind=kind, side=directory.side(what.id))


def _lesser(one: Counted | None, other: Counted) -> Counted:
    """``one``, by the lesser of both names: of several spellings the same is shown, whichever came first."""
    if one is None:
        return other
    if isinstance(one, Relay) or isinstance(other, Relay) or one.name <= other.name:
        return one
    return replace(one, name=other.name)


def _presence(p: ActorResolution) -> Presence:
    return Presence(p.actor or "", p.name, None, None, 0)


def _relay(giver: tuple[str, Part], taker: tuple[str, Part]) -> Relay:
    digest = hashlib.sha256("\x1f".join((*giver, *taker)).encode()).hexdigest()
    return Relay(f"y-{digest[:16]}", *giver, *taker, 0, 0)


def _way(rc: ResolvedClaim, source: str, directory: Directory) -> tuple[tuple[str, Part], ...]:
    """Those through whom the claim came, from the source to the outlet, each once."""
    way: dict[str, Part] = {source: "source"}
    for name in _between(rc):
        way.setdefault(name, "between")
    last = called(rc.publisher, directory).name if rc.publisher else None
    if last and way.get(last) != "source":
        way.pop(last, None)
        way[last] = "outlet"
    return tuple(way.items())


def _between(rc: ResolvedClaim) -> Iterable[str]:
    at = innermost(rc)
    if at is not None:
        yield from (r.name for r in reversed(rc.attribution[:at]))
    yield from rc.wires
