"""Names, places and dates of claims: who is meant, where it lies, which days; each decision kept beside its claim."""

from __future__ import annotations

from collections.abc import Sequence

from contested.knowledge import Knowledge
from contested.model.claim import Claim
from contested.model.document import Document
from contested.model.resolution import Resolution
from contested.resolve.account import told_by_chronology
from contested.resolve.actors import resolve_actors
from contested.resolve.context import context_of
from contested.resolve.places import Placing, resolve_places
from contested.resolve.times import resolve_times

__all__ = ["resolve", "resolve_actors", "resolve_places", "resolve_times"]


def resolve(
    document: Document, claims: Sequence[Claim], knowledge: Knowledge, place_threshold: float = 0.5
) -> tuple[Resolution, ...]:
    """Every resolution of the claims of one document: actors, targets, attribution, groups, places, times.

    ``place_threshold`` is the score from which a place is taken.
    """
    context = context_of(document, claims, knowledge)
    placing = Placing(document, claims, knowledge, context, place_threshold)
    places = resolve_places(document, claims, knowledge, context, place_threshold, placing)
    times = resolve_times(document, claims, told_by_chronology(document, claims, places, knowledge))
    return (
        *resolve_actors(document, claims, knowledge, context, times, placing),
        *places,
        *times,
    )
