"""Which words of a document state an event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reader import selection
from contested.reader import tokens as syntax
from contested.reader.conditions import fresh
from contested.reader.lexicon import Entry, triggers
from contested.reader.needs import met
from contested.reader.people import People
from contested.reader.selection import Trigger

_LONGEST = 4
_PARTNERS = frozenset({"prt", "dobj", "advmod", "prep", "acomp", "oprd", "ccomp", "xcomp"})
# Where a word tagged as an adjective stands for a noun: "after a counter-offensive by the army".
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "attr"})


def find(spacy_doc: Doc, people: People) -> tuple[Trigger, ...]:
    """The event words of a document, in its order."""
    words = triggers().heads
    stated = [spacy_doc[i] for i, lemma in enumerate(syntax.lemmas(spacy_doc)) if lemma in words]
    found = [t for token in stated for t in _at(token, people)]
    covered = {i for t in found for i in range(t.start, t.stop) if i != t.head}
    return selection.once(tuple(t for t in found if t.head not in covered), spacy_doc)


def _at(token: Token, people: People) -> Iterator[Trigger]:
    if token.i in people.inside or token.dep_ == "amod":
        return
    if token.pos_ in ("VERB", "AUX") or (
        token.tag_ in ("VBN", "VBG") and token.dep_ in ("acl", "advcl", "ROOT", "conj")
    ):
        found = _verb(token, people) or (_noun(token, people) if token.tag_ == "VBG" else None)
    elif token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and token.dep_ in _NOMINAL):
        found = _noun(token, people)
    else:
        found = None
    if found:
        yield found


def _verb(verb: Token, people: People) -> Trigger | None:
    lemma = verb.lemma_.lower()
    if lemma not in triggers().leading:
        return None
    table = triggers().verbs
    for partner in _partners(verb):
        for entry in table.get(f"{lemma} {partner.lemma_.lower()}", ()) or table.get(f"{lemma} {partner.lower_}", ()):
            if met(entry.needs, verb, people):
                start, stop = sorted((verb.i, partner.i))
                near = stop - start <= 6
                return Trigger(
                    start if near else verb.i, stop + 1 if near else verb.i + 1, verb.i, entry, nominal=False
                )
    for entry in table.get(lemma, ()):
        if met(entry.needs, verb, people):
            return Trigger(verb.i, verb.i + 1, verb.i, entry, nominal=False)
    return None


def _partners(verb: Token) -> list[Token]:
    """Particle, object, or the word behind, with which the verb may make one expression."""
    near = [c for c in verb.children if c.dep_ in _PARTNERS]
    through = [p for c in near if c.dep_ == "prep" for p in syntax.children(c, "pobj")]
    return near + through


def _noun(noun: Token, people: People) -> Trigger | None:
    if noun.lemma_.lower() not in triggers().closing:
        return None
    if noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.lemma_.lower() not in ("site", "scene"):
        return None
    table = triggers().nouns
    words, positions = [noun.lemma_.lower()], [noun.i]
    best: tuple[Entry, int] | None = None
    i = noun.i
    while True:
        held = next((entry for entry in table.get(tuple(words), ()) if _holds(entry, noun, people)), None)
        if held is not None:
            best = held, positions[0]
        i -= 1
        if i < syntax.sentence_start(noun) or len(words) == _LONGEST:
            break
        before = noun.doc[i]
        if before.text == "-":
            continue
        words.insert(0, before.lower_ if before.tag_ in ("VBN", "VBG") else before.lemma_.lower())
        positions.insert(0, before.i)
    if best is None:
        return None
    return Trigger(best[1], noun.i + 1, noun.i, best[0], nominal=True)


def _holds(entry: Entry, noun: Token, people: People) -> bool:
    return fresh(noun, people) and met(entry.needs, noun, people)
