"""Whether what is counted beside a word of harm is people."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.harmwords import Stated, stated
from contested.reader.lexicon import grammar, harms, nouns_of, triggers, word_set
from contested.reader.people import People

_NATIONS = frozenset({"", "NORP", "ORG"})
_THINGS = ("sites", "ground", "military", "weapons")


def is_people(word: Token, noun: Token, said: Stated, people: People) -> bool:
    """Whether the noun counted is people; what only people can suffer makes people of an unknown noun."""
    lemma = noun.lemma_.lower()
    if lemma in word_set("harm", "equipment"):
        return False
    if noun.lower_ in ("nobody", "none", "another"):
        return said.people_only and not syntax.children(noun, "prep")
    if noun.like_num or noun.lower_ in grammar("nameless") or lemma in grammar("nameless"):
        return _bare(word, noun, said, people)
    if lemma in word_set("harming", "worn") and noun.i and noun.nbor(-1).lower_ in word_set("harming", "colours"):
        return True
    if people.is_person(noun) or lemma in word_set("harming", "persons"):
        return said.people_only or lemma not in word_set("harming", "things") or noun.i in people.named
    if not _may_be(noun, lemma, people):
        return False
    return said.people_only or (noun.tag_ == "NNS" and _ends_as_person(lemma))


def _bare(word: Token, quantity: Token, said: Stated, people: People) -> bool:
    """Whether a quantity without a noun means people: "39 captured" only beside killed or hurt."""
    behind = syntax.prepositional(quantity, "of")
    if behind:
        return any(
            t.pos_ == "PRON" or t.lower_ in grammar("nameless") or is_people(word, t, said, people) for t in behind
        )
    if (
        said.people_only
        or quantity.lower_ in ("others", "people")
        or (quantity.dep_ == "nsubjpass" and f"verb {word.lemma_.lower()}" in harms())
    ):
        return True
    return quantity.i < word.i and any(_harms_bodies(t) for t in word.sent if t.i != word.i)


def _harms_bodies(token: Token) -> bool:
    said = stated(token)
    return said is not None and said.people_only and said.harm in ("killed", "wounded")


def _may_be(noun: Token, lemma: str, people: People) -> bool:
    if lemma in word_set("harming", "things") or lemma in triggers().closing or noun.i in people.placed:
        return False
    if any(lemma in nouns_of(name) for name in _THINGS):
        return False
    named = noun.tag_ == "NNPS" or (noun.pos_ == "PROPN" and noun.lower_.endswith("s") and noun.ent_type_ in _NATIONS)
    return noun.pos_ == "NOUN" or named or noun.ent_type_ == "NORP"


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word_set("harming", "endings"))


def _ends_as_person(lemma: str) -> bool:
    return lemma.endswith(_endings())
