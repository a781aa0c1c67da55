"""The reader's word lists as typed tables, built once from ``knowledge/language``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.knowledge.language import table
from contested.model.codes import Harm


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word states: its class, type (a sub-event type or a rule), default and condition."""

    name: str
    type: str
    default: str | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triggers:
    """Verbs by lemma (with a particle or an object: by both, joined with a space), nouns by lemma sequence.

    ``leading`` are the verbs' own lemmas, ``closing`` the last lemmas of the nouns: a token of another lemma is none.
    """

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[tuple[str, ...], tuple[Entry, ...]]
    leading: frozenset[str]
    closing: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """All lemmas that can be the main word of a trigger."""
        return self.leading | self.closing


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as a sequence of lemmas, hyphens dropped."""
    return tuple(phrase.replace("-", " ").split())


@cache
def triggers() -> Triggers:
    """The table of event words."""
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[tuple[str, ...], list[Entry]] = {}
    for name, spec in table("triggers").items():
        for block in (*spec.get("conditional", ()), spec):
            needs = block.get("needs", ())
            needs = (needs,) if isinstance(needs, str) else tuple(needs)
            entry = Entry(name, block.get("type", spec["type"]), block.get("default", spec.get("default")), needs)
            for verb in block.get("verbs", ()):
                verbs.setdefault(verb, []).append(entry)
            for noun in block.get("nouns", ()):
                nouns.setdefault(words_of(noun), []).append(entry)
    return Triggers(
        verbs={k: _conditional_first(v) for k, v in verbs.items()},
        nouns={k: _conditional_first(v) for k, v in nouns.items()},
        leading=frozenset(verb.split()[0] for verb in verbs),
        closing=frozenset(noun[-1] for noun in nouns),
    )


def _conditional_first(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: not entry.needs or entry.needs == ("always",)))


@cache
def nouns_of(name: str) -> frozenset[str]:
    """A list of ``people.yaml``, ``things.yaml`` or ``weapons.yaml`` as a set. Raises KeyError when none has it."""
    source = next((table(n) for n in ("people", "things") if name in table(n)), table("weapons"))
    return frozenset(source[name])


@cache
def means() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Sub-event types with the words that tell them, strongest first."""
    return tuple((row["sub_event_type"], phrases(row["words"])) for row in table("weapons")["means"])


@cache
def no_means() -> frozenset[tuple[str, ...]]:
    """Pairs of words that tell no means, though one of them would: "tear gas", "gas field"."""
    return frozenset(phrases(table("weapons")["no means"]))


def phrases(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as sequences of lower-case words."""
    return tuple(words_of(word) for word in words)


@cache
def harms() -> dict[str, Harm]:
    """Harm by word: ``verb kill``, ``noun death``, ``adjective dead``, ``losing claim life``."""
    kinds = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "losing": "losing", "suffering": "suffering"}
    return {
        f"{kinds[kind]} {word}": harm
        for harm, spec in table("harm")["harms"].items()
        for kind, words in spec.items()
        for word in words
    }


def grammar(key: str) -> frozenset[str]:
    """A list of ``grammar.yaml`` as a set."""
    return word_set("grammar", key)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """A list of a word file as a set."""
    return frozenset(table(name)[key])
