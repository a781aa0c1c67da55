"""Holding a district of a city is holding a part of it: what a state of control says of the place that it names."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import word_set
from contested.reader.places import PlaceSpan

# Relations by which a place is not what is held but tells where it lies.
_INSIDE = frozenset({"in", "across"})
_COUNTRY = 0
_PLURAL = frozenset({"NNS", "NNPS"})
_NAMING = frozenset({"compound", "nmod", "appos", "amod", "poss"})


def settle(drafts: Iterable[Draft], spacy_doc: Doc) -> None:
    """Give every holding of a nameless part of the place that it names its state: "partly holds"."""
    for draft in drafts:
        if draft.kind != "control" or draft.control != "holds" or not draft.places:
            continue
        noun = _held(draft, spacy_doc)
        if noun is not None and all(_is_around(noun, place, spacy_doc, len(draft.places)) for place in draft.places):
            draft.control = "partly holds"


def _held(draft: Draft, spacy_doc: Doc) -> Token | None:
    """The noun of a part that is held: the "districts" of "rebel-held districts"."""
    head = spacy_doc[draft.head]
    if head.pos_ not in ("NOUN", "PROPN") and head.dep_ == "amod":
        head = head.head
    return head if head.lemma_.lower() in word_set("control", "quarters") | word_set("control", "strongholds") else None


def _is_around(noun: Token, place: PlaceSpan, spacy_doc: Doc, places: int) -> bool:
    """Whether the place is what the part lies in, rather than its name."""
    if place.relation.split()[0] == noun.lower_:
        return noun.tag_ in _PLURAL or _is_new(noun)
    if place.relation not in _INSIDE or place.start <= noun.i < place.stop:
        return False
    name = spacy_doc[place.start : place.stop].root
    if name.sent.start != noun.sent.start:
        return _is_new(noun)
    under = next((t for t in _between(name, noun) if t.head.i == noun.i), None)
    if noun.lemma_.lower() in word_set("control", "strongholds"):
        # A stronghold in a town is the town; one in a country is some place in it.
        return place.level == _COUNTRY and any(t.lower_ == "in" for t in _between(name, noun))
    if under is not None:
        return under.lower_ != "of" or (noun.tag_ in _PLURAL and places == 1) or _is_new(noun)
    named = name.head.i == noun.i and name.dep_ in _NAMING
    described = noun.head.i == name.i or (noun.dep_ == "attr" and name in syntax.subjects(noun.head))
    return not named and not described and _is_new(noun)


def _between(name: Token, noun: Token) -> list[Token]:
    """The prepositions under which the name stands in what tells of the noun."""
    above = [name, *syntax.ancestors(name)]
    return [t for t in above if t.dep_ == "prep" and noun.is_ancestor(t)]


def _is_new(noun: Token) -> bool:
    """Whether the part is not one that was named before: "a district", "districts", "several towns"."""
    articles = [t.lower_ for t in noun.lefts if t.dep_ in ("det", "poss")]
    return "a" in articles or "an" in articles or (noun.tag_ in _PLURAL and not articles)
