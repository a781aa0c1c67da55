"""Which places "both towns" and "the three villages" are: the list of as many that was named before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import word_set
from contested.reader.places import Places, PlaceSpan, listed

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_POINTING = frozenset({"the", "these", "those", "both"})
# Before these "both" only tells how many there are: "both towns", "both of them".
_GOES_ON = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})
# Characters behind the list within which it is still pointed at.
_REACH = 400


def meant(head: Token, sentence: tuple[int, int], places: Places) -> list[PlaceSpan]:
    """The places that the words of the claim at ``head`` point at; none where they point at no list."""
    for word in head.doc[sentence[0] : sentence[1]]:
        number = _number(word)
        if number and _is_of(word, head):
            return _last_list(word, number, places)
    return []


def _number(word: Token) -> int:
    """How many places the word points at, 0 where none: "both towns", "the two villages", "shelled both"."""
    if word.lower_ == "both" and word.i + 1 < len(word.doc) and word.nbor(1).pos_ not in _GOES_ON:
        return 2
    if word.tag_ != "NNS" or word.lemma_.lower() not in word_set("place_words", "settled at"):
        return 0
    before = [t.lower_ for t in syntax.phrase(word)[:-1]]
    named = any(c.lower_ == "of" and c.i > word.i for c in word.children)
    if named or not before or before[0] not in _POINTING:
        return 0
    return next((_NUMBERS[w] for w in before if w in _NUMBERS), 0)


def _is_of(word: Token, head: Token) -> bool:
    """Whether the word stands in the claim's own clause."""
    for up in syntax.ancestors(word):
        if up.i == head.i:
            return True
        if syntax.is_verbal(up):
            return False
    return word.i == head.i


def with_their_list(found: Sequence[PlaceSpan], head: Token, places: Places) -> list[PlaceSpan]:
    """The places with those listed beside them: "the towns of Morek, Ariha and Saraqib", also where commas were lost;
    not where the sentence of the claim at ``head`` only points at one of them: "the town"."""
    sentence = range(syntax.sentence_start(head), syntax.sentence_end(head))
    points = any(i in sentence for i in places.stands_for)
    told = [p for p in found if p.level > 0 and (p.start in sentence or not points)]
    more = [p for run in places.lists if any(p in run for p in told) for p in run if not p.container and not p.spoken]
    return sorted({*found, *more}, key=lambda p: p.start) if more else list(found)


def _last_list(word: Token, number: int, places: Places) -> list[PlaceSpan]:
    runs: list[list[PlaceSpan]] = []
    for place in places.spans:
        if place.stop > word.i:
            break
        if runs and listed(runs[-1][-1], place, places.spacy_doc):
            runs[-1].append(place)
        else:
            runs.append([place])
    fitting = [run for run in runs if len(run) == number]
    if not fitting or word.idx - places.spacy_doc[fitting[-1][-1].head].idx > _REACH:
        return []
    return fitting[-1]
