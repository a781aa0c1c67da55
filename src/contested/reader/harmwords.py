"""Which words state harm to people: by their lemma, or as a verb with words behind it ("led away", "put to death")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.model.codes import Harm
from contested.reader import tokens as syntax
from contested.reader.lexicon import harms, word_set, words_of

Bearer = Literal["object", "subject", "noun", "adjective"]

_REACH = 11
_STOPS = frozenset({".", ";", ":", "!", "?", "\n"})


@dataclass(frozen=True, slots=True)
class Stated:
    """The harm that a word states, who bears it in the grammar, and whether it befalls only people."""

    harm: Harm
    bearer: Bearer
    people_only: bool = True


@dataclass(frozen=True, slots=True)
class _Construction:
    rest: tuple[str, ...]
    harm: Harm
    bearer: Bearer


@cache
def _constructions() -> dict[str, tuple[_Construction, ...]]:
    """Constructions of ``harming.yaml`` by the lemma of their verb, the longest first."""
    found: dict[str, list[_Construction]] = {}
    bearers: tuple[Bearer, ...] = ("object", "subject")
    for bearer in bearers:
        for harm, said in table("harming")[bearer].items():
            for verb, *rest in map(words_of, said):
                found.setdefault(verb, []).append(_Construction(tuple(rest), harm, bearer))
    return {verb: tuple(sorted(those, key=lambda c: -len(c.rest))) for verb, those in found.items()}


@cache
def _leading() -> frozenset[str]:
    """Words without which a token states no harm."""
    return frozenset(key.split()[1] for key in harms()) | frozenset(_constructions()) | word_set("harming", "hit")


def stated(token: Token) -> Stated | None:
    """The harm that the token states by itself or with the words behind it, None when it states none."""
    lemma = token.lemma_.lower()
    if lemma not in _leading() and token.lower_ not in _leading():
        return None
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
        return _of_verb(token, lemma)
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun(token, lemma)
    harm = harms().get(f"adjective {token.lower_}") if token.pos_ == "ADJ" else None
    return Stated(harm, "adjective") if harm else None


def _of_verb(token: Token, lemma: str) -> Stated | None:
    if token.i and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return None
    if any(c.i - token.i == 2 and f"verb {c.lemma_.lower()}" in harms() for c in syntax.children(token, "conj")) and (
        f"verb {lemma}" not in harms()
    ):
        return None
    if lemma in word_set("harming", "hit") and _in_the_body(token):
        return Stated("wounded", "object", False)
    for partner in syntax.children(token, "dobj", "prt", "advmod", "acomp", "oprd", "xcomp"):
        for kind in ("losing", "verb", "suffering"):
            if found := harms().get(f"{kind} {lemma} {partner.lemma_.lower()}"):
                return Stated(found, "object")
    if lemma == "lose" and (token.tag_ == "VBN" or any(c.dep_ == "dobj" for c in token.children)):
        return _construction(token, lemma) or Stated(harms()["suffering lose"], "object", False)
    befalls_things = lemma in word_set("harming", "of things too")
    if harm := harms().get(f"verb {lemma}"):
        return Stated(harm, "object", not befalls_things)
    if found_here := _construction(token, lemma):
        return found_here
    harm = harms().get(f"adjective {token.lower_}") if lemma not in _constructions() else None
    return Stated(harm, "adjective") if harm else None


def _construction(token: Token, lemma: str) -> Stated | None:
    for said in _constructions().get(lemma, ()):
        if not said.rest:
            barred = table("harming")["not before"].get(lemma, ())
            if any(c.lower_ in barred for c in token.rights if c.i - token.i <= 2):
                return None
            if said.bearer == "subject" and any(c.dep_ == "dobj" for c in token.children):
                return None
            if token.dep_ == "amod" and token.tag_ == "VBG":
                return None
        elif not _follow(token, said.rest):
            continue
        things = "of things too" if not said.rest else "of things even in phrases"
        befalls_things = lemma in word_set("harming", things)
        return Stated(said.harm, said.bearer, not befalls_things)
    return None


def _follow(verb: Token, words: tuple[str, ...]) -> bool:
    """Whether the words stand behind the verb in order, in its sentence, before the next stop."""
    wanted = iter(words)
    word = next(wanted)
    for token in verb.doc[verb.i + 1 : min(syntax.sentence_end(verb), verb.i + _REACH)]:
        if token.lower_ in _STOPS or (token.lower_ == "," and word == words[0]):
            return False
        if word in (token.lower_, token.lemma_.lower()):
            following = next(wanted, None)
            if following is None:
                return True
            word = following
    return False


def _in_the_body(verb: Token) -> bool:
    """Whether who was shot or hit was wounded: "in the leg", "by a splinter"."""
    behind = syntax.prepositional(verb, "in", "by", "through")
    return any(noun.lower_ in word_set("harming", "body") for noun in behind)


def _of_noun(token: Token, lemma: str) -> Stated | None:
    # Who is killed is no second count: "killed seven hostages", "hacked two priests and 200 refugees".
    if token.dep_ in ("dobj", "nsubjpass", "conj") and _bears(token):
        return None
    harm = (
        harms().get(f"noun {lemma}") or harms().get(f"noun {token.lower_}") or harms().get(f"adjective {token.lower_}")
    )
    if harm is None or (harm in ("captured", "detained") and _goes_free(token)):
        return None
    return Stated(harm, "noun")


def _bears(noun: Token) -> bool:
    head = noun.head
    while head.dep_ == "conj" and head.head.i != head.i and not syntax.is_verbal(head):
        head = head.head
    head = head if syntax.is_verbal(head) else head.head
    return f"verb {head.lemma_.lower()}" in harms()


def _goes_free(noun: Token) -> bool:
    verb = syntax.governor(noun)
    return verb is not None and verb.lemma_.lower() in word_set("harming", "freeing")
