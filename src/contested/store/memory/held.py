"""What a record in plain Python holds, and what every question about it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from contested.knowledge.names import fold
from contested.model import (
    Claim,
    Conclusion,
    Document,
    Event,
    Judgement,
    Query,
    Resolution,
    ResolvedClaim,
)
from contested.store.base import EVERYTHING, D
from contested.store.matching import conclusion_about, conclusion_matches
from contested.store.terms import COUNTED, KIND_OF, resting, size

T = TypeVar("T")


class Held:
    """Its documents, claims, judgements and conclusions."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._read: dict[str, tuple[Sequence[Claim], Sequence[Resolution]]] = {}
        self._claims: dict[str, ResolvedClaim] = {}
        self._judgements: dict[str, Judgement] = {}
        self._conclusions: dict[tuple[str, str], Conclusion] = {}
        self._outdated = False
        self._editions = 0

    @property
    def _in_force(self) -> list[Judgement]:
        return [j for j in self._judgements.values() if j.undone is None]

    def _graded(self, claim_id: str, grade: str) -> bool:
        """Whether a claim stands in an event of a grade."""
        events = self._listed(Event, EVERYTHING)
        return any(fold(event.grade) == grade for event in events if claim_id in event.claims)

    def _sides(self, c: Conclusion) -> list[list[ResolvedClaim]]:
        return [[self._claims[id] for id in side if id in self._claims] for side in resting(c)]

    def _listed(self, cls: type[D], query: Query, types: Sequence[str] = ()) -> Iterator[D]:
        all_of = [(c, self._sides(c)) for c in self._conclusions.values() if isinstance(c, cls)]
        dated = [(conclusion_about(c, [rc for side in sides for rc in side])[0], c, sides) for c, sides in all_of]
        counted = cls in COUNTED
        key: Callable[[Any], Any] = (lambda f: (size(f[1]), f[1].id)) if counted else (lambda f: (f[0], f[1].id))
        ordered = sorted(dated, key=key, reverse=query.reverse != counted)
        return limited((c for _, c, sides in ordered if conclusion_matches(c, sides, query, types)), query)

    def _one(self, cls: type[D], id: str) -> D | None:
        found: Any = self._conclusions.get((KIND_OF[cls], id))
        return found if isinstance(found, cls) else None


def limited(found: Iterable[T], query: Query) -> Iterator[T]:
    """So many of what was found as a query wants."""
    return islice(found, query.skip, query.skip + query.limit if query.limit else None)
