"""The words by which a report names its sources, from ``language/attribution.yaml``, ready for lookup."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from spacy.tokens import Token

from contested.knowledge.language import table


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Lemmas unless said otherwise. What each set holds stands in the data file."""

    denying: frozenset[str]
    adding: frozenset[str]
    relaying: frozenset[str]
    addressing: frozenset[str]
    clause_only: frozenset[str]
    object_is_deed: frozenset[str]
    publishing: frozenset[str]
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
    outlets_open_with: frozenset[str]
    prepositions: dict[str, tuple[tuple[str, ...], ...]]
    manner: dict[str, tuple[tuple[str, ...], ...]]
    unverified: tuple[str, ...]
    cues: frozenset[str]
    told_by: frozenset[str]

    def may_attribute(self, token: Token) -> bool:
        """Whether a saying may begin at the token: a quick look before the slow ones."""
        lemma = token.lemma_.lower()
        return lemma in self.told_by or token.lower_ in self.prepositions or token.lower_ in self.told_by


@cache
def words() -> SayingWords:
    """The words of the data file. Raises KnowledgeError when it is missing or broken."""
    data = table("attribution")
    saying = frozenset(data["saying"]) | frozenset(data["reporting"]) | frozenset(data["particle"])
    cues = saying | frozenset(data["denying"])
    outlets = frozenset(tuple(name.replace("-", " - ").split()) for name in data["outlets"])
    prepared: dict[str, Any] = {
        "cues": cues,
        "told_by": cues | frozenset(data["tellings"]),
        "particle": {verb: tuple(after) for verb, after in data["particle"].items()},
        "not_said": {verb: frozenset(nouns) for verb, nouns in data["not_said"].items()},
        "grounds": frozenset(table("people")["ground"]) | frozenset(data["grounds"]),
        "pronouns": {word: kind for kind, forms in data["pronouns"].items() for word in forms},
        "outlets": outlets,
        "outlets_open_with": frozenset(name[0] for name in outlets),
        "prepositions": _by_first(_phrases(data["prepositions"])),
        "manner": _by_first(_phrases(data["manner"])),
        "unverified": tuple(data["unverified"]),
    }
    for field in fields(SayingWords):
        if field.name not in prepared:
            prepared[field.name] = frozenset(data[field.name])
    return SayingWords(**prepared)


def _phrases(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(line.split()) for line in lines), key=len, reverse=True))


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}
