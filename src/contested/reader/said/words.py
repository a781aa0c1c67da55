"""The words by which a report names its sources, from ``language/attribution.yaml``, ready for lookup."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from contested.knowledge.language import table


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Lemmas unless said otherwise. What each set holds stands in the data file."""

    saying: frozenset[str]
    denying: frozenset[str]
    adding: frozenset[str]
    relaying: frozenset[str]
    addressing: frozenset[str]
    clause_only: frozenset[str]
    object_is_deed: frozenset[str]
    utterances: frozenset[str]
    speakers: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    describing: frozenset[str]
    outlet_classes: frozenset[str]
    plain: frozenset[str]
    tellings: frozenset[str]
    telling_on: frozenset[str]
    held_to: frozenset[str]
    figures: frozenset[str]
    trailers: frozenset[str]
    subordinators: frozenset[str]
    own_clauses: frozenset[str]
    contrasts: frozenset[str]
    quantities: frozenset[str]
    auxiliary: frozenset[str]
    fillers: frozenset[str]
    dated: frozenset[str]
    grounds: frozenset[str]
    particle: dict[str, tuple[str, ...]]
    not_said: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    outlets: frozenset[tuple[str, ...]]
    prepositions: dict[str, tuple[tuple[str, ...], ...]]
    manner: tuple[tuple[str, ...], ...]
    unverified: tuple[str, ...]

    @property
    def cues(self) -> frozenset[str]:
        """Every verb that can attribute."""
        return self.saying | self.denying


@cache
def words() -> SayingWords:
    """The words of the data file. Raises KnowledgeError when it is missing or broken."""
    data = table("attribution")
    simple = {
        key: frozenset(data[key])
        for key in (
            "denying",
            "adding",
            "relaying",
            "addressing",
            "clause_only",
            "object_is_deed",
            "utterances",
            "speakers",
            "offices",
            "bodies",
            "describing",
            "outlet_classes",
            "plain",
            "tellings",
            "telling_on",
            "held_to",
            "figures",
            "trailers",
            "subordinators",
            "own_clauses",
            "contrasts",
            "quantities",
            "auxiliary",
            "fillers",
            "dated",
        )
    }
    return SayingWords(
        saying=frozenset(data["saying"]) | frozenset(data["reporting"]) | frozenset(data["particle"]),
        particle={verb: tuple(after) for verb, after in data["particle"].items()},
        not_said={verb: frozenset(nouns) for verb, nouns in data["not_said"].items()},
        grounds=frozenset(table("people")["ground"]) | frozenset(data["grounds"]),
        pronouns={word: kind for kind, forms in data["pronouns"].items() for word in forms},
        outlets=frozenset(tuple(name.replace("-", " - ").split()) for name in data["outlets"]),
        prepositions=_by_first(_phrases(data["prepositions"])),
        manner=_phrases(data["manner"]),
        unverified=tuple(data["unverified"]),
        **simple,
    )


def _phrases(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(line.split()) for line in lines), key=len, reverse=True))


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}
