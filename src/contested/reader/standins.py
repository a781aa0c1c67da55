"""How a claim lies to a place by its own words: those with "the city" for the place, those of what is held alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span

from contested.reader.draft import Draft
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading
from contested.reader.relations import phrase_start, relation_of

_PLAIN, _BETWEEN = "in", "between"


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Give every place that a draft's evidence does not name, but has a word for, the relation told by that word.

    What is held is told by the words of the hold: "near the rebel-held town of Saraqib" is Saraqib.
    """
    for draft in drafts:
        words = reading.spacy_doc.char_span(*draft.evidence, alignment_mode="expand")
        if words is None or not draft.places:
            continue
        told = _told(words, reading)
        if draft.kind == "control":
            told |= {(p.start, p.stop): _by(words, p) for p in draft.places if words.start <= p.start < words.end}
        draft.places = [replace(p, relation=told.get((p.start, p.stop), p.relation)) for p in draft.places]


def _by(words: Span, place: PlaceSpan) -> str:
    """The relation told by the words themselves; what lies between two places stays there."""
    if place.relation == _BETWEEN:
        return place.relation
    return relation_of(words.doc, place.start, place.stop, words.start)


def _told(words: Span, reading: Reading) -> dict[tuple[int, int], str]:
    """The relations to the places, by their tokens; what says more than that it was there goes first."""
    told: dict[tuple[int, int], str] = {}
    for i, meant in reading.places.stands_for.items():
        if not words.start <= i < words.end or words.start <= meant.start < words.end:
            continue
        relation = relation_of(words.doc, phrase_start(words.doc[i]), i + 1)
        if relation != _PLAIN or (meant.start, meant.stop) not in told:
            told[meant.start, meant.stop] = relation
    return told
