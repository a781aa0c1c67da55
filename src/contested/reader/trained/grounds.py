"""Where the words of a claim itself tell where it was: before a place of another sentence, and where none is likely."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from contested.reader import severals
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import grammar, word_set
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading

# What is the place of a claim by the verb alone: "shelled the town", "the town was shelled".
_BORNE = frozenset({"dobj", "nsubjpass"})
# Tokens that a distance takes: "some 65 kilometres to the south-west of".
_DISTANCE = 12
_INSIDE_PHRASE = frozenset({"poss", "compound", "nmod", "appos"})


def told(draft: Draft, chosen: Sequence[PlaceSpan], reading: Reading) -> list[PlaceSpan]:
    """The places that go before those chosen, none where the choice stands."""
    head = reading.spacy_doc[draft.head]
    first, stop = syntax.sentence_start(head), syntax.sentence_end(head)
    here = [p for p in chosen if first <= p.head < stop and p.level > 0]
    if where := _where(head, chosen, reading):
        return [where]
    if here:
        return [meant for p in here if (meant := _located(p, reading))] if len(here) == 1 else []
    if several := severals.meant(head, (first, stop), reading.places):
        return several
    if draft.kind != "control" or (chosen and not any(first <= p.head < stop for p in chosen)):
        named = [s for s in reading.places.spans if first <= s.head < stop and _may_be_where(s)]
        found = [s for s in named if _lies_at(reading.spacy_doc[s.head], head)]
        if found or chosen:
            return found
    return [] if chosen else _pointed_at(head, (first, stop), reading)


def not_remembered(head: Token, chosen: list[PlaceSpan], reading: Reading) -> list[PlaceSpan]:
    """The places chosen; of what is only commemorated, those named with it: "protesters gathered in Azaz on the
    anniversary of the Houla massacre"."""
    past = syntax.remembered(head)
    if past is None or all(p.head in past for p in chosen):
        return chosen
    return [s for s in reading.places.spans if s.head in past and _may_be_where(s)]


def _where(head: Token, chosen: Sequence[PlaceSpan], reading: Reading) -> PlaceSpan | None:
    """The place on which the claim's own clause hangs by "where", unless the clause has a place itself: "Jourin, where
    the army has a base"."""
    verb = head if syntax.is_verbal(head) else syntax.governor(head)
    if verb is None or verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in syntax.children(verb, "advmod")):
        return None
    if any((own := syntax.governor(reading.spacy_doc[p.head])) and own.i == verb.i for p in chosen):
        return None
    noun = verb.head
    named = next((s for s in reading.places.spans if s.start <= noun.i < s.stop), None)
    meant = named or reading.places.stands_for.get(noun.i)
    return meant if meant is not None and _may_be_where(meant) else None


def _located(place: PlaceSpan, reading: Reading) -> PlaceSpan | None:
    """The place of which the words only tell how far from this one it lies: "the city, 65 km west of Baghdad"."""
    if not place.relation[:1].isdigit():
        return None
    spacy_doc = reading.spacy_doc
    words = range(place.start - 1, max(syntax.sentence_start(spacy_doc[place.start]), place.start - _DISTANCE), -1)
    comma = next((i for i in words if spacy_doc[i].text == ","), 0)
    return reading.places.stands_for.get(comma - 1)


def _may_be_where(place: PlaceSpan) -> bool:
    return place.level > 0 and not place.spoken and not place.container


def _pointed_at(head: Token, sentence: tuple[int, int], reading: Reading) -> list[PlaceSpan]:
    """The place that "the town" means in the words of the claim, where it was named in a sentence before."""
    settled = word_set("place_words", "settled at")
    for i, place in reading.places.stands_for.items():
        word = reading.spacy_doc[i]
        if not sentence[0] <= i < sentence[1] or not _may_be_where(place):
            continue
        if word.lower_ == "there" and word.head.i == head.i:
            return [place]
        if word.lower_ not in settled:
            continue
        if word.i == head.i or _lies_at(word, head) or _bears(word, head):
            return [place]
    return []


def _bears(word: Token, verb: Token) -> bool:
    """Whether the word is the verb's object, by itself or as a relative clause has it: "the town, which they took"."""
    if verb.dep_ == "relcl" and verb.head.i == word.i:
        return any(c.dep_ in _BORNE and c.tag_ in ("WDT", "WP") for c in verb.children)
    return word.head.i == verb.i and word.dep_ in _BORNE


def _lies_at(place: Token, head: Token) -> bool:
    """Whether the claim's word has the place behind "in" or "near", by itself or with a part of it: "in Homs", "in the
    town of Ariha", "in the city's prison", "at the gates of Goma"."""
    word = _phrase_head(place)
    preposition = word.head
    if word.dep_ == "conj":
        return _lies_at(word.head, head)
    if word.dep_ != "pobj":
        return False
    if preposition.lower_ == "of" and preposition.head.i != head.i and preposition.head.dep_ == "pobj":
        word = _phrase_head(preposition.head)
        preposition = word.head
    if preposition.head.dep_ in syntax.SUBJECTS and preposition.head.lemma_.lower() in grammar("titles"):
        return preposition.head.head.i == head.i  # "The Battle of Konna was fought"
    holder = preposition.head
    if holder.dep_ in ("dobj", "nsubjpass") and syntax.is_verbal(head):
        holder = holder.head  # "Killed two soldiers near Aorema": where it was, whatever the parse ties it to.
    if preposition.i == preposition.head.i or holder.i != head.i:
        return False
    return preposition.lower_ in grammar("locating") or (
        not syntax.is_verbal(head) and preposition.lower_ in ("for", "of")
    )


def _phrase_head(word: Token) -> Token:
    while word.dep_ in _INSIDE_PHRASE and word.head.i != word.i:
        word = word.head
    return word
