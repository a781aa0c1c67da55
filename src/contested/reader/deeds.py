"""What a happening is told to have done, in the verbs of its sentence: all of it is that one happening."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar


def deeds(noun: Token) -> list[Token]:
    """What a happening is told to have done: "the strike hit a base and destroyed two vehicles", "carried out a strike,
    destroying two vehicles"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and _hits(verb):
        found = [verb]
    elif noun.dep_ == "dobj" and verb.lemma_.lower() in grammar("light"):
        found = [c for c in syntax.children(verb, "advcl") if c.tag_ == "VBG" and _hits(c)]
    else:
        return []
    for did in found:
        found += [c for c in syntax.children(did, "conj") if _hits(c)]
    return sorted((v for v in found if v is verb or not syntax.is_passive(v)), key=lambda v: v.i)


def carried_out(verb: Token) -> list[Token]:
    """What was done by what the participle tells: the strikes of "carried out strikes, destroying two vehicles"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or above.lemma_.lower() not in grammar("light"):
        return []
    return syntax.objects(above)


def _hits(verb: Token) -> bool:
    return verb.lemma_.lower() in grammar("hitting")
