"""Conclusions in plain Python, as one whole: put in the place of others, never amended."""

from __future__ import annotations

from collections.abc import Iterable

from contested.model import Amendment, Conclusion, Workings
from contested.store.base import Neighbourhood
from contested.store.memory.judgements import Judgements
from contested.store.terms import KIND_OF


class Concluding(Judgements):
    """The conclusions as one whole, drawn anew at will."""

    def conclude(self, conclusions: Iterable[Conclusion], workings: Workings | None = None) -> None:
        self._conclusions = {(KIND_OF[type(c)], c.id): c for c in conclusions}
        self._outdated = workings is not None and workings.judged not in (None, self.judgement_edition())
        self._editions += 1

    def edition(self) -> str:
        return str(self._editions)

    def outdated(self) -> bool:
        return self._outdated

    def neighbourhood(self, basis: str) -> Neighbourhood | None:
        return None

    def amend(self, amendment: Amendment, to: Neighbourhood) -> bool:
        return False
