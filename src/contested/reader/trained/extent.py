"""How far a mention goes: to the end of its name, and on to what stands behind "of"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar
from contested.reader.people import People
from contested.reader.trained.mentions import Candidate


def whole(start: int, stop: int, people: People) -> Span:
    """The mention that ``start:stop`` is or cuts."""
    spacy_doc = people.spacy_doc
    stop = with_of(start, to_its_end(spacy_doc[stop - 1], people), spacy_doc)
    if stop < len(spacy_doc) and spacy_doc[stop].text == ")" and _is_open(spacy_doc[start:stop]):
        stop += 1
    return spacy_doc[start:stop]


def holds(mention: Candidate, other: Candidate, spacy_doc: Doc) -> bool:
    """Whether the other stands behind the mention's "of": Huanta in "the mayor of Huanta"."""
    return mention.place is None and mention.stop <= other.start < with_of(mention.start, mention.stop, spacy_doc)


def with_of(start: int, stop: int, spacy_doc: Doc) -> int:
    """Where the mention ends with what stands behind "of": "a cache of weapons", "the residents of the town"."""
    if spacy_doc[stop - 1].dep_ == "dobj" and spacy_doc[stop - 1].head.lemma_.lower() in grammar("taking of"):
        return stop
    while stop + 1 < len(spacy_doc) and spacy_doc[stop].lower_ == "of" and start <= spacy_doc[stop].head.i < stop:
        objects = syntax.children(spacy_doc[stop], "pobj")
        if not objects:
            break
        stop = _end_of_name(objects[0])
    return stop


def _end_of_name(noun: Token) -> int:
    """Behind the noun, or behind the name that it begins: "Iraq and the Levant", "President Bashar al-Assad"."""
    stop = noun.i + 1
    while stop < len(noun.doc) and noun.doc[stop].ent_iob_ == "I":
        stop += 1
    named = [c for c in noun.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.left_edge.i == stop]
    return named[0].i + 1 if named else stop


def _is_open(span: Span) -> bool:
    return sum(t.text == "(" for t in span) > sum(t.text == ")" for t in span)


def to_its_end(last: Token, people: People) -> int:
    """Where the name ends that a mention ending in ``last`` cuts: "the Frontier" of "the Frontier Corps"."""
    while (
        last.dep_ == "compound" and last.head.i > last.i and last.i not in people.named and _one_name(last, last.head)
    ):
        last = last.head
    return last.i + 1


def _one_name(first: Token, last: Token) -> bool:
    between = first.doc[first.i + 1 : last.i + 1]
    return bool(first.ent_type_) and all(t.ent_iob_ == "I" and t.ent_type_ == first.ent_type_ for t in between)
