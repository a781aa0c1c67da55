"""One happening, one event word: which of several words of a clause to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax
from contested.reader.deeds import carried_out
from contested.reader.lexicon import Entry, grammar, nouns_of

_ARMS = frozenset({"air", "shelling", "strike", "explosion", "chemical", "attack"})
# Happenings that a word of aiming tells more of: "an offensive on Sunday, targeting the village".
_AIMED = _ARMS | {"clash", "advance"}
# Deeds by which nobody is killed, though their doers may kill besides.
_BLOODLESS = frozenset({"arrest", "abduction", "destruction", "sexual"})
# What a strike does is that strike: "one strike engaged a unit and destroyed two vehicles".
_STRIKES = frozenset({"air", "strike"})
_DEEDS = _ARMS | {"destruction", "clash"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words ``spacy_doc[start:stop]`` state an event; ``head`` is the index of their main word."""

    start: int
    stop: int
    head: int
    entry: Entry
    nominal: bool


def once(found: Sequence[Trigger], spacy_doc: Doc) -> tuple[Trigger, ...]:
    """Drop the words that only repeat what another word of their clause states."""
    by_head = {t.head: t for t in found}
    return tuple(t for t in found if not _repeats(t, by_head, spacy_doc))


def _repeats(trigger: Trigger, by_head: dict[int, Trigger], spacy_doc: Doc) -> bool:
    if trigger.entry.name == "killing":
        return _has_company(trigger, by_head, spacy_doc)
    token = spacy_doc[trigger.head]
    if trigger.entry.name == "munition":
        return any(
            syntax.sentence_start(token) <= i < syntax.sentence_end(token) and t.entry.name in _ARMS
            for i, t in by_head.items()
        )
    if trigger.nominal:
        verb = by_head.get(token.head.i)
        if verb is not None and _wards_off(token, verb):
            return True
        is_argument = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        weapon = trigger.entry.name == "explosion" and verb is not None and not verb.nominal
        return is_argument and weapon and verb is not None and verb.entry.name in _ARMS
    if trigger.entry.name in _ARMS and token.dep_ in ("acl", "relcl"):
        noun = by_head.get(token.head.i)
        return (noun is not None and noun.nominal and noun.entry.name in _ARMS) or _strikes(token.head, by_head)
    if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl") and token.lemma_.lower() in grammar("aiming"):
        return any(
            t.nominal and syntax.sentence_start(token) <= i < token.i and t.entry.name in _AIMED
            for i, t in by_head.items()
        )
    return _done_by_event(trigger, by_head, spacy_doc)


def _wards_off(noun: Token, verb: Trigger) -> bool:
    """Whether an attack is told only as what was warded off: "repelled an attack by the rebels" is one fight."""
    return (
        noun.dep_ in ("dobj", "nsubjpass")
        and verb.entry.name == "clash"
        and noun.head.lemma_.lower() in grammar("warding off")
        and noun.lemma_.lower() in nouns_of("assaults")
    )


def _has_company(trigger: Trigger, by_head: dict[int, Trigger], spacy_doc: Doc) -> bool:
    """Whether another word of the sentence tells how the killing was done, and not only who those are who kill or are
    killed ("killed eight men who tried to cross the river"), nor what the killers did besides ("burned the market and
    killed a trader")."""
    verb = spacy_doc[trigger.head]
    passed = _described(verb) | _done_besides(verb, by_head)
    return any(
        verb.sent.start <= i < verb.sent.end and i not in passed and t.entry.name != "killing"
        for i, t in by_head.items()
    )


def _done_besides(verb: Token, by_head: dict[int, Trigger]) -> set[int]:
    """Event words coordinated with the verb of killing that tell of deeds by which nobody is killed."""
    return {t.i for t in verb.conjuncts if t.i in by_head and by_head[t.i].entry.name in _BLOODLESS}


def _described(verb: Token) -> set[int]:
    """Tokens of the clauses that tell who a verb's subject or object is."""
    people = [t for c in verb.children if c.dep_ in ("nsubj", "dobj", "nsubjpass", "agent") for t in c.subtree]
    clauses = [t for t in people if t.dep_ == "relcl" and t.tag_ != "VBN"]
    return {t.i for c in clauses for t in c.subtree}


def _done_by_event(trigger: Trigger, by_head: dict[int, Trigger], spacy_doc: Doc) -> bool:
    """Whether the verb's subject is the event itself: "air strikes hit", "carried out a strike, hitting"."""
    if trigger.entry.name not in _DEEDS:
        return False
    made = [by_head.get(t.i) for t in carried_out(spacy_doc[trigger.head])]
    if any(noun is not None and noun.nominal and noun.entry.name in _STRIKES for noun in made):
        return True
    for subject in syntax.doers(spacy_doc[trigger.head]):
        noun = by_head.get(subject.i)
        if noun is None or not noun.nominal or noun.entry.name not in _ARMS:
            continue
        if trigger.entry.name == "clash":
            if noun.entry.name in _STRIKES and spacy_doc[trigger.head].lemma_.lower() in grammar("hitting"):
                return True
        elif noun.entry.name != "explosion" or trigger.entry.name == "destruction":
            return True
    return False


def _strikes(weapon: Token, by_head: dict[int, Trigger]) -> bool:
    """Whether the weapon that was fired is told to strike: "a missile fired by the rebels struck a ship"."""
    struck = by_head.get(weapon.head.i) if weapon.dep_ == "nsubj" else None
    return struck is not None and not struck.nominal and struck.entry.name in _ARMS
