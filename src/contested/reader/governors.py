"""The words above a claim's trigger whose meaning decides whether it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from contested.knowledge.language import table

_MOST_STEPS = 6


@cache
def stance_words(key: str) -> frozenset[str]:
    """A list of ``language/stance.yaml``."""
    return frozenset(table("stance")[key])


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the parse: from ``child`` to its ``head``."""

    child: Token
    head: Token


def governors(token: Token) -> Iterator[Step]:
    """The steps from the trigger's word up to the words that govern it.

    An event noun is governed by a light verb or a noun of wishing over it, not by any verb that it is an object of:
    who wants to end a siege besieges.
    """
    for _ in range(_MOST_STEPS):
        witness = _witness(token)
        head = witness or token.head
        if head is token or not (witness or _governed(token, head)):
            return
        yield Step(token, head)
        token = head


def _witness(token: Token) -> Token | None:
    """The verb that a participle hangs on through its object: "will see them *moved*"."""
    verb = token.head.head
    if token.tag_ != "VBN" or token.dep_ != "acl" or token.head.dep_ != "dobj":
        return None
    return verb if verb.lemma_.lower() in stance_words("witnessing") else None


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.lower_ == "to" and (c.tag_ == "TO" or c.dep_ == "aux") for c in verb.lefts)


def is_kept_from(step: Step) -> bool:
    """Whether a verb keeps somebody from doing it: "stopped them from entering"."""
    return (
        step.child.lower_ == "from"
        and step.head.lemma_.lower() in stance_words("keeping_from")
        and any(c.dep_ == "pcomp" for c in step.child.children)
    )


def _governed(token: Token, head: Token) -> bool:
    if token.pos_ in ("VERB", "AUX") or is_infinitive(token):
        return _verb_governed(token)
    if token.pos_ in ("ADP", "SCONJ", "PART") or token.dep_ in ("prep", "agent"):
        return token.dep_ in ("prep", "xcomp", "advcl") and (_weighs(head) or is_kept_from(Step(token, head)))
    if token.pos_ == "ADJ" and token.dep_ != "dobj":
        return token.dep_ in ("acomp", "xcomp", "conj")
    return _noun_governed(token, head)


def _verb_governed(token: Token) -> bool:
    if token.dep_ in ("xcomp", "ccomp", "pcomp", "pobj"):
        return True
    if token.dep_ == "conj":
        return not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts)
    if token.dep_ == "advcl" and _to_come(token):
        return True
    return token.dep_ in ("acl", "advcl", "relcl", "dobj", "attr", "nmod", "dep") and is_infinitive(token)


def _to_come(verb: Token) -> bool:
    """Whether a clause of time is in the present, and so as real as the clause that it hangs on: "will disarm before
    they *are moved*". Not so a source's word: "went home after witnesses say he was shot"."""
    finite = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    timed = any(c.dep_ in ("mark", "advmod") and c.lower_ in stance_words("timing") for c in verb.lefts)
    return timed and finite.tag_ in ("VBP", "VBZ") and not any(c.dep_ == "ccomp" for c in verb.rights)


def _noun_governed(token: Token, head: Token) -> bool:
    lemma = head.lemma_.lower()
    if token.dep_ == "conj":
        return head.pos_ in ("NOUN", "PROPN")
    if token.dep_ in ("nsubj", "nsubjpass", "csubj"):
        counted = token.lemma_.lower() in stance_words("counts")
        return (
            counted
            or lemma in stance_words("happening")
            or any(c.lower_ in ("if", "unless") for c in head.lefts if c.dep_ == "mark")
        )
    if token.dep_ in ("dobj", "nsubjpass", "oprd"):
        return lemma in stance_words("light") or _weighs(head)
    if token.dep_ in ("pobj", "pcomp"):
        return _weighs(head.head)
    return token.dep_ == "compound" and lemma in stance_words("wishes")


def _weighs(word: Token) -> bool:
    lemma = word.lemma_.lower()
    return any(
        lemma in stance_words(k)
        for k in (
            "wishes",
            "supposing",
            "calling",
            "aiming",
            "intending_object",
            "ordering",
            "failing",
            "expecting",
            "nearing",
        )
    )
