"""By what means a claim says that an attack was made, and which means exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml
from contested.knowledge.language import table
from contested.model import EVENT_TYPE_OF, Claim

FILE = "means.yaml"


@dataclass(frozen=True, slots=True)
class Means:
    """``exclusive`` holds pairs of sub-event types; ``words`` tell a sub-type in the words of a claim."""

    exclusive: frozenset[frozenset[str]]
    words: dict[str, re.Pattern[str]]
    no_means: re.Pattern[str]

    @property
    def exclusive_ones(self) -> frozenset[str]:
        """The sub-types that exclude another."""
        return frozenset().union(*self.exclusive)

    @classmethod
    def load(cls) -> Means:
        """The table of ``common/means.yaml``. Raises KnowledgeError when it lacks or misstates something."""
        return _load()

    def stated(self, claim: Claim) -> frozenset[str]:
        """The means, as sub-types, that the claim's words tell; none where they don't tell its own."""
        text = self.no_means.sub(" ", claim.evidence.text.lower())
        told = frozenset(sub for sub, words in self.words.items() if words.search(text))
        return told if claim.sub_event_type in told else frozenset()

    def exclude(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether none of the one means can be one of the other."""
        pairs = [frozenset(pair) for pair in product(one, other)]
        return bool(pairs) and all(pair in self.exclusive for pair in pairs)


@cache
def _load() -> Means:
    data, weapons = load_yaml(folder("common", FILE)), table("weapons")
    try:
        pairs = frozenset(frozenset(map(str, pair)) for pair in data["exclusive"])
        if strange := {sub for pair in pairs for sub in pair} - EVENT_TYPE_OF.keys():
            raise ValueError(", ".join(sorted(strange)))
        left_open = frozenset(data["open"])
        words = {m["sub_event_type"]: _any(w for w in m["words"] if w not in left_open) for m in weapons["means"]}
        return Means(pairs, words, _any(weapons["no means"]))
    except (KeyError, TypeError, AttributeError, ValueError) as e:
        raise KnowledgeError(f"The data file {FILE} lacks or misstates {e}.", remedy="Mend the file.") from e


def _any(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
