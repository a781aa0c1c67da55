"""Events by their ids; of an id that is gone, what became of the event that had it."""

from __future__ import annotations

from contested.errors import NotFound
from contested.model import Event
from contested.model.naming import first_claim
from contested.store import Store, Thing


def event_called(store: Store, id: str) -> Event:
    """The event. Raises NotFound, which says where the claim now stands that the id is of."""
    found = store.event(id)
    if found is None:
        raise NotFound(f"There is no event {id} in the record.", remedy=_became(store, id))
    return found


def thing_called(store: Store, id: str) -> Thing:
    """Whatever the id, or its beginning, names. Raises NotFound as ``event_called``, UsageError where several do."""
    try:
        return store.find(id)
    except NotFound as error:
        if successor(store, id) or store.claim(first_claim(id)):
            raise NotFound(error.what, remedy=_became(store, id)) from error
        raise


def successor(store: Store, id: str) -> Event | None:
    """The event that now has the first claim of one whose id is gone, as after a merge; None where there is none."""
    return next(store.events_of(first_claim(id)), None)


def _became(store: Store, id: str) -> str:
    claim = first_claim(id)
    if event := successor(store, id):
        return f"Its first claim, {claim}, is now one of event {event.id}."
    if store.claim(claim):
        return f"Its first claim, {claim}, is in no event now: it may have been judged to be wrong."
    return "The report that it rested on may have been taken out."
