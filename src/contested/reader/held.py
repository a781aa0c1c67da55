"""The places of a state of control: of those near it, the ones that it says are held."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.leftover import leftover
from contested.reader.lexicon import word_set, words_of
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading

_LISTING = frozenset({"the", "of", "and", "or", ",", "both"})


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Leave every state of control the places that it is said of; where none is left, the one that its words name."""
    for draft in drafts:
        if draft.kind != "control":
            continue
        ground = reading.spacy_doc[draft.head]
        if left := _left_over(draft, ground, reading):
            draft.places = left
            continue
        if told := _which(draft, reading) or _called(ground, reading):
            draft.places = [told]
            continue
        own = [s for s in reading.places.spans if s.start <= ground.i < s.stop]
        meant = reading.places.stands_for.get(ground.i)
        held = [p for p in draft.places if p == meant or not _is_another_s(p, ground, reading)]
        draft.places = held or (own if draft.places else [])


def _left_over(draft: Draft, ground: Token, reading: Reading) -> list[PlaceSpan]:
    """The places that are all that is left to the holder: those excepted, as far as their list goes."""
    word = reading.spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    if word is None or leftover(word.root, reading.people) is None:
        return []
    end = syntax.sentence_end(ground)
    stop = next((t.i for t in reading.spacy_doc[ground.i : end] if syntax.is_verbal(t) or t.is_quote), end)
    return [s for s in reading.places.within(ground.i, stop) if not s.container]


def _which(draft: Draft, reading: Reading) -> PlaceSpan | None:
    """The place right before "which", where that is what is held: "Idlib, which is held by the rebels"."""
    spacy_doc = reading.spacy_doc
    words = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    verb = words.root if words is not None else None
    if verb is None or not syntax.is_passive(verb):
        return None
    which = next((t for t in syntax.children(verb, "nsubjpass") if t.lower_ in ("which", "that")), None)
    if which is None or which.i == 0:
        return None
    last = which.i - 1 if not which.nbor(-1).is_punct else which.i - 2
    return next((s for s in reading.places.spans if s.start <= last < s.stop), None)


def _called(ground: Token, reading: Reading) -> PlaceSpan | None:
    """The place that is said to be what is held: "Latakia is a stronghold of", "the province is a bastion of"."""
    if ground.dep_ != "attr" or ground.lemma_.lower() not in word_set("control", "strongholds"):
        return None
    subject = next(iter(syntax.children(ground.head, "nsubj")), None)
    if subject is None:
        return None
    named = next((s for s in reading.places.spans if s.start <= subject.i < s.stop), None)
    return named or reading.places.stands_for.get(subject.i)


def _is_another_s(place: PlaceSpan, ground: Token, reading: Reading) -> bool:
    spacy_doc = reading.spacy_doc
    return _is_excepted(place, reading) or _told_by_another(spacy_doc[place.head], ground)


def _is_excepted(place: PlaceSpan, reading: Reading) -> bool:
    """Whether the place is left out of what is held: "all of Idlib except Foua and Kafraya"."""
    spacy_doc = reading.spacy_doc
    first = syntax.sentence_start(spacy_doc[place.start])
    names = {i for s in reading.places.within(first, place.start) for i in range(s.start, s.stop)}
    i = place.start - 1
    while i > first and (i in names or spacy_doc[i].lower_ in _LISTING | word_set("place_words", "classes")):
        i -= 1
    before = tuple(t.lower_ for t in spacy_doc[first : i + 1])
    every = not word_set("taking", "all").isdisjoint(before)
    phrases = [*table("taking")["except"], *(table("taking")["all but"] if every else ())]
    return any(before[-len(phrase) :] == phrase for phrase in map(words_of, phrases))


def _told_by_another(place: Token, ground: Token) -> bool:
    """Whether another verb than that of holding has the place: "the rebels, who hold the east, shelled Aleppo",
    "they hold two towns and have encircled Aleppo"."""
    holding, other = syntax.governor(ground), syntax.governor(place)
    if holding is None or other is None or holding.i == other.i:
        return False
    if other.dep_ == "conj" and other.head.i == holding.i:
        return True
    aside = holding.dep_ == "relcl" and any(c.i == ground.i for c in syntax.children(holding, "dobj"))
    return aside and not any(t.i == place.i for t in holding.subtree) and not _of_antecedent(place, holding.head)


def _of_antecedent(place: Token, noun: Token) -> bool:
    return any(t.i == place.i for t in syntax.phrase(noun))
