"""A source by any of its names, with what a build reckoned of it."""

from __future__ import annotations

from contested.errors import NotFound
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import Query, Relay, Speaker
from contested.pipeline.asking import OwnNames, identified
from contested.pipeline.near import near
from contested.store import Store


def speaker_called(store: Store, name: str, knowledge: Knowledge, own: OwnNames) -> Speaker:
    """The source of that name, or for which the one of that name speaks, in any spelling.

    Who only carries the words of others has a record of nothing. Raises NotFound, naming sources like it, when nobody
    of that name speaks in the record.
    """
    for names in ((name,), _names(name, knowledge, own)):
        found = list(store.folds(Speaker, Query(source=names)))
        if found:
            return next((s for s in found if s.name == name), found[0])
    if carrier := _carrier(store, name):
        return Speaker("", carrier, None, 0, 0, 0)
    raise NotFound(f"No source {name!r} speaks in the record.", remedy=_near(store, name))


def _carrier(store: Store, name: str) -> str | None:
    """The name of who carries the words of others and says nothing itself."""
    relay = next(iter(store.folds(Relay, Query(source=name, limit=1))), None)
    if relay is None:
        return None
    return relay.taker if fold(relay.taker) == fold(name) else relay.giver


def _names(name: str, knowledge: Knowledge, own: OwnNames) -> tuple[str, ...]:
    """What the name also means, and whom that speaks for."""
    asked = identified(Query(source=name), knowledge, own).source or ()
    names = (asked,) if isinstance(asked, str) else asked
    heads = [id for n in names for id in knowledge.actors.voices(n)]
    return tuple(dict.fromkeys((*names, *heads)))


def _near(store: Store, name: str) -> str:
    found = near(name, {s.name: s.name for s in store.folds(Speaker)}, parts=True)
    return f"Near it are: {', '.join(found)}." if found else "Look in the list of sources."
