"""The queues of review: what each holds, as records, as columns, and as cards for a page."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from contested.errors import NotFound, UsageError
from contested.export.columns import COLUMNS, Column, plain
from contested.export.interchange import claim_record, dispute_record, event_record, identity_record
from contested.knowledge import Knowledge
from contested.model import Dispute, Event, Identity, Judgement, Query, ResolvedClaim
from contested.store import Store
from contested.store.base import Queue
from contested.web.reviewing import Card, actor_card, claim_card, dispute_sides, pair, second_card

# Claims under this confidence are doubtful where the address says nothing else.
BELOW = 0.6
# More than so many that wait are not counted; fewer where filters make counting long.
MOST = 1000
MOST_FILTERED = 200
TITLES: dict[Queue, str] = {
    "claims": "Doubtful claims",
    "events": "Events that may be one",
    "disputes": "Disputes",
    "actors": "New actors",
    "second": "Second opinions",
}
SAID: dict[Queue, str] = {
    "claims": "of which the reader is least sure",
    "events": "at one place, of one type, begun the same day or the next",
    "disputes": "of which nobody looked at both sides",
    "actors": "whom the directory lacks",
    "second": "judged by others, not yet by you; they are shown without what was said",
}
FILTERED: tuple[Queue, ...] = ("claims", "events", "disputes")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a queue is wanted: the ``given`` parameters of an address, read."""

    queue: Queue
    query: Query
    below: float
    reviewer: str
    given: Mapping[str, str]

    @property
    def most(self) -> int:
        """Up to how many are counted."""
        query = self.query
        return MOST_FILTERED if query.place or query.actor or query.source or query.type else MOST

    @property
    def named(self) -> bool:
        """Whether the address names the thing, and does not ask for the next."""
        return ("one" in self.given or "other" in self.given) if self.queue == "events" else "id" in self.given


def things(store: Store, wanted: Wanted) -> list[Any]:
    """What is wanted, in the order of the queue. Raises NotFound and UsageError for names of what is not there."""
    query = wanted.query
    if wanted.named:
        return [_named(store, wanted)]
    match wanted.queue:
        case "claims":
            return list(store.doubtful(query, wanted.below))
        case "events":
            return list(store.near_events(query))
        case "disputes":
            return list(store.unsettled(query))
        case "actors":
            return list(store.unknown_actors(query.limit, query.skip))
        case "second":
            return list(store.second_opinions(wanted.reviewer, query.limit, query.skip))


def record(thing: Any) -> dict[str, Any]:
    """A thing of a queue as JSON."""
    match thing:
        case ResolvedClaim():
            return claim_record(thing)
        case (Event() as one, Event() as other):
            return {"one": event_record(one), "other": event_record(other)}
        case Dispute():
            return dispute_record(thing)
        case Identity():
            return identity_record(thing)
        case Judgement():
            return {"judgement": thing.id, "claims": list(thing.subjects)}
    raise TypeError(f"{type(thing).__name__} waits in no queue")


def card(store: Store, thing: Any, knowledge: Knowledge) -> Card:
    """A thing of a queue as a page shows it."""
    match thing:
        case ResolvedClaim():
            return claim_card(store, thing)
        case (Event() as one, Event() as other):
            return pair(store, one, other, knowledge)
        case Dispute():
            return {"sides": dispute_sides(store, thing)}
        case Identity():
            return actor_card(store, thing, knowledge)
        case Judgement():
            return second_card(store, thing)
    raise TypeError(f"{type(thing).__name__} waits in no queue")


def below(given: str | None) -> float:
    """The confidence under which claims are doubtful; from 1 on all are. Raises UsageError."""
    try:
        least = float(given) if given else BELOW
    except ValueError as e:
        raise UsageError(f"{given!r} is no confidence.", remedy="Write a number between 0 and 1.") from e
    return least if least < 1 else math.inf


def _named(store: Store, wanted: Wanted) -> Any:
    given = wanted.given
    if wanted.queue == "events":
        ids = (given.get("one", ""), given.get("other", ""))
        if len({*ids}) < 2 or "" in ids:
            raise UsageError("Two events are needed.", remedy="Give their ids as one and other.")
        return tuple(_there(store.event, id) for id in ids)
    of: dict[Queue, Callable[[str], Any]] = {
        "claims": store.claim,
        "disputes": store.dispute,
        "actors": store.identity,
        "second": store.judgement,
    }
    return _there(of[wanted.queue], given["id"])


def _there(find: Callable[[str], Any], id: str) -> Any:
    found = find(id)
    if found is None:
        raise NotFound(f"There is no {id} in the record.", remedy="It may have been drawn anew under another id.")
    return found


def _of(side: str, field: str) -> Column:
    return Column(f"{side}_{field}", f"The {side} event's {field.replace('_', ' ')}.", lambda r: r[side][field])


COUNTS = (
    plain("queue", "What waits."),
    plain("waiting", f"How many; {MOST + 1} for more than {MOST}."),
)
COLUMNS_OF: dict[Queue, tuple[Column, ...]] = {
    "claims": COLUMNS["claims"],
    "events": tuple(_of(s, f) for s in ("one", "other") for f in ("id", "event_type", "sub_event_type", "claims")),
    "disputes": COLUMNS["disputes"],
    "actors": (
        plain("id", "Id of the actor."),
        plain("name", "Its name."),
        plain("spellings", "The names that reports give."),
        plain("claims", "Ids of the claims that name it."),
    ),
    "second": (
        plain("judgement", "Id of the other's judgement."),
        plain("claims", "Ids of the claims judged."),
    ),
}
