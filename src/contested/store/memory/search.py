"""Searching in plain Python: each text is looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast, get_args

from contested.store.base import Counts, Hit, Thing, ThingKind
from contested.store.checks import the_one
from contested.store.memory.conclusions import Conclusions
from contested.store.memory.documents import Documents
from contested.store.text import parts


class Search(Documents, Conclusions):
    """What words and ids find, and how much there is."""

    def search(self, text: str, limit: int = 20) -> Iterator[Hit]:
        found = (Hit("document", d.id, d.text) for d in self.documents() if _holds(d.text, text))
        return islice(found, limit or None)

    def holding(self, text: str, limit: int = 20) -> Iterator[str]:
        found = (d.id for d in reversed(self._documents.values()) if _holds(d.text, text))
        return islice(found, limit or None)

    def search_claims(self, text: str, limit: int = 20) -> Iterator[Hit]:
        said = ((rc.claim.id, rc.claim.evidence.text) for rc in self.claims())
        return islice((Hit("claim", id, evidence) for id, evidence in said if _holds(evidence, text)), limit or None)

    def find(self, id: str) -> Thing:
        things = {
            *(Thing("document", name) for name in self._documents),
            *(Thing("claim", name) for name in self._claims),
            *(Thing("judgement", name) for name in self._judgements),
            *(Thing(cast(ThingKind, kind), name) for kind, name in self._conclusions if kind in get_args(ThingKind)),
        }
        begun = sorted((t for t in things if id and t.id.startswith(id)), key=lambda t: (t.id, t.kind))
        return the_one(id, [t for t in begun if t.id == id] or begun)

    def counts(self) -> Counts:
        days = [d.published for d in self._documents.values() if d.published]
        drawn = Counter(kind for kind, _ in self._conclusions)
        return Counts(
            documents=len(self._documents),
            undated=len(self._documents) - len(days),
            first=min(days, default=None),
            last=max(days, default=None),
            claims=_tally(rc.claim.kind for rc in self._claims.values()),
            events=_tally(event.grade for event in self.events(types=("happening",))),
            spells=drawn["spell"],
            tolls=drawn["toll"],
            disputes=drawn["dispute"],
            judgements=len(self._judgements),
        )


def _tally(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _holds(text: str, words: str) -> bool:
    """Whether a text holds each word or phrase, or one with the beginning, of ``words``."""
    folded = f" {_words(text)} "
    wanted = [f" {_words(part)}" + ("" if begins else " ") for part, begins in parts(words)]
    return bool(wanted) and all(part in folded for part in wanted)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
