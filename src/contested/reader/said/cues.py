"""Verbs that attribute, told from their like: a reported blast, a claim on lives, what is believed."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.said.nounphrases import phrase_before
from contested.reader.said.parts import ADVERBS, behind, is_date
from contested.reader.said.speakers import head_of, is_outlet, is_speaker
from contested.reader.said.words import words


def _misread(token: Token) -> bool:
    """Whether a verb at a sentence's end was read as a noun: "… were killed SANA reports."."""
    doc = token.doc
    last = token.i + 1 >= len(doc) or doc[token.i + 1].text in (".", "!", "?") or doc[token.i + 1].is_space
    outlet = token.i > 0 and any(is_outlet(doc, (k, token.i)) for k in range(max(0, token.i - 4), token.i))
    return token.tag_ == "NNS" and last and outlet


def is_cue(token: Token) -> bool:
    """Whether the token is a verb that can attribute."""
    w = words()
    lemma = token.lemma_.lower()
    verb = token.tag_.startswith("V") and token.pos_ in ("VERB", "AUX")
    if lemma not in w.cues or not (verb or _misread(token)):
        return False
    if (
        token.dep_ == "amod"
        and token.tag_ in ("VBN", "VBD")
        and token.nbor(-1 if token.i else 0).tag_ not in ("NN", "NNS", "NNP", "PRP")
    ):
        return False
    if token.tag_ == "NNS":
        return True
    needed = w.particle.get(lemma)
    if needed and (token.i + 1 >= len(token.doc) or token.nbor().lower_ not in needed):
        return False
    if lemma == "claim" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
        return False
    barred = w.not_said.get(lemma)
    return not (barred and any(t.lower_ in barred for t in token.doc[token.i + 1 : token.i + 9]))


def is_passive(doc: Doc, i: int, start: int) -> bool:
    """Whether the verb at ``i`` is a passive ("was reported") or a participle behind a noun ("claimed by")."""
    if doc[i].tag_ not in ("VBN", "VBD"):
        return False
    j = i - 1
    while j >= start and (doc[j].tag_ in ADVERBS or is_date(doc, j)):
        j -= 1
    if i + 2 < len(doc) and doc[i + 1].lower_ == "to" and doc[i + 2].tag_ == "VB" and doc[i].lemma_ in words().held_to:
        return True
    if j >= start and doc[j].lower_ in ("is", "are", "was", "were", "been", "be", "being"):
        return True
    by = i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    if doc[i].tag_ != "VBN" or by:
        return by
    before = phrase_before(doc, i, start)
    closes = behind(doc, i + 1, len(doc)) < len(doc) and doc[behind(doc, i + 1, len(doc))].text in (".", "!", "?")
    return doc[i].dep_ == "acl" and not (closes and before and is_speaker(head_of(doc, before)))
