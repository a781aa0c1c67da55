"""A source's record, asked of a store by any of the source's names."""

from __future__ import annotations

from collections.abc import Sequence

from contested import ledger, link
from contested.errors import NotFound
from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.widened import Widened
from contested.ledger import TrackRecord
from contested.ledger.voices import voices
from contested.model import Query
from contested.pipeline.asking import identified
from contested.pipeline.near import near
from contested.pipeline.watching import Watch
from contested.store import Store


def record_of(store: Store, name: str, knowledge: Knowledge, watch: Watch | None = None) -> TrackRecord:
    """The record of the source of that name, or for which the one of that name speaks, in any spelling.

    Judgements count: rejected claims are left out. Raises NotFound, naming sources like it, when nobody of that name
    speaks in the record.
    """
    watch = watch or Watch()
    watch.progress("Loading claims", 0, None)
    claims = link.accepted(tuple(store.claims()), tuple(store.judgements()))
    events, spells = tuple(store.events()), tuple(store.spells())
    directory = Widened(knowledge.actors, store.identities())
    watch.progress("Comparing what sources said", 0, None)
    who = _called(name, {v.name for v in voices(claims, events, directory).values()}, knowledge, store)
    found = ledger.track_record(who, claims, events, spells, directory=directory)
    assert found is not None
    return found


def _called(name: str, there: set[str], knowledge: Knowledge, store: Store) -> str:
    """The name, among those ``there``, of the source that is meant."""
    by_folded = {fold(n): n for n in sorted(there)}
    for other in _names(name, knowledge, store):
        if fold(other) in by_folded:
            return by_folded[fold(other)]
    like = ", ".join(near(name, {n: n for n in sorted(there)}, parts=True))
    raise NotFound(
        f"No source {name!r} speaks in the record.",
        remedy=f"Near it are: {like}." if like else "List who speaks with 'contested sources'.",
    )


def _names(name: str, knowledge: Knowledge, store: Store) -> Sequence[str]:
    """The name as given, what it also goes by, and whom it speaks for, in this order."""
    asked = identified(Query(source=name), knowledge, store.identities()).source or ()
    names = (asked,) if isinstance(asked, str) else asked
    heads = [a for n in names for id in knowledge.actors.voices(n) if (a := knowledge.actors.get(id))]
    return tuple(dict.fromkeys((name, *(a.name for a in heads), *names)))
