"""Words in which the network sees an event that another word of their clause has told."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.deeds import carried_out
from contested.reader.lexicon import grammar, nouns_of

# How a word hangs on the verb whose doer, means or victim it names.
_ARGUMENT = frozenset(
    {"compound", "nmod", "amod", "appos", "acl", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "agent"}
)
# What a strike may do and still be told once.
_STRUCK = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_DEEDS = frozenset(
    {"Air/drone strike", "Shelling/artillery/missile attack", "Armed clash", "Looting/property destruction"}
)


def repeats(word: Token, label: str, told: Mapping[int, str]) -> bool:
    """Whether the word only names what the event word above it tells: "struck the town with guided bombs".

    So does what a strike is told to have done besides: "the strike hit a depot and damaged a bridge". ``told`` maps
    each token of an event word to its sub-event type. A weapon is never an event beside its verb.
    """
    if syntax.is_verbal(word) and any(told.get(other.i) == label for other in _stated_with(word)):
        return True
    if label in _DEEDS and any(told.get(noun.i) in _STRUCK for noun in (*_own_subjects(word), *carried_out(word))):
        return True
    if word.lower_ in grammar("of weapons") and word.i + 1 < len(word.doc) and _is_weapon(word.nbor(1)):
        return True
    weapon = _is_weapon(word)
    while word.dep_ in _ARGUMENT and word.head.i != word.i:
        word = word.head
        if word.i in told:
            return weapon or told[word.i] == label
        if syntax.is_verbal(word) and word.dep_ != "acl":
            # "Used bombs to destroy a bridge": the weapon serves what is done with it.
            return weapon and any(aim.i in told for aim in syntax.children(word, "xcomp", "advcl"))
    return False


def _is_weapon(word: Token) -> bool:
    return any(word.lemma_.lower() in nouns_of(name) for name in ("weapons", "missiles", "bombs"))


def _stated_with(verb: Token) -> list[Token]:
    """The event that a verb only says to begin or to be tried: "clashes broke out", "attempted to storm"."""
    begun = [] if syntax.objects(verb) else syntax.children(verb, "nsubj")
    return [*begun, *syntax.children(verb, "xcomp")]


def _own_subjects(verb: Token) -> list[Token]:
    """The verb's subjects, or those of the verb that it is coordinated to; none of another word."""
    while verb.dep_ == "conj" and not syntax.children(verb, *syntax.SUBJECTS) and syntax.is_verbal(verb.head):
        verb = verb.head
    return [] if not syntax.is_verbal(verb) or syntax.is_passive(verb) else syntax.children(verb, "nsubj")
