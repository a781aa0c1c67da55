"""How a claim lies to the place that it names: near, north of, outskirts of."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.distances import distance_before
from contested.reader.lexicon import word_set

_DISTANCE_REACH = 16
_REACH = 6
# Words between a preposition and a class word that only say which town it is: "near the besieged port city of".
_DESCRIBING = frozenset({"amod", "compound", "nmod", "det", "poss", "punct", "case", "advmod", "npadvmod"})
_OWNED = frozenset({"'s", "’s", "'"})


def relation_of(spacy_doc: Doc, start: int, stop: int, floor: int = 0) -> str:
    """How a claim lies to the place that the tokens ``start:stop`` name, from the words around the name.

    Words before the token ``floor`` are not asked.
    """
    return _owning(spacy_doc, stop) or _distance(spacy_doc, start, floor) or _before(spacy_doc, start, floor)


def _owning(spacy_doc: Doc, stop: int) -> str:
    """Which part of the place its words behind it tell: "the city's northern outskirts", "Aleppo's east"."""
    behind = [t.lower_ for t in spacy_doc[stop : stop + 4]]
    if behind[:1] == [] or behind[0] not in _OWNED:
        return ""
    directions, parts = word_set("place_words", "directions"), word_set("place_words", "parts")
    side = [w for w in behind[1:2] if w in directions]
    part = [w for w in behind[1 + len(side) :][:1] if w in parts]
    named = behind[1 + len(side) + len(part) :][:1] == ["of"]
    return " ".join([*side, *part, "of"]) if part and not named else ""


def _before(spacy_doc: Doc, start: int, floor: int) -> str:
    before = [t for t in spacy_doc[max(floor, start - _REACH) : max(floor, start)] if not t.is_space]
    words = " ".join(t.lower_ for t in before).replace(" - ", "-").split()
    directions = word_set("place_words", "directions")
    while (
        words
        and words[-1] in ("the", "of", "city", "town", "village", "province", "governorate", "district", "'s", "nearby")
        and words[-1] != "of"
    ):
        words.pop()
    if words[-1:] == ["of"]:
        part = words[-2] if len(words) > 1 else ""
        if part in directions:
            return f"in the {part} of" if words[-4:-2] == ["in", "the"] else f"{part} of"
        if part in word_set("place_words", "parts"):
            side = words[-3] if len(words) > 2 and words[-3] in directions else ""
            return f"{side} {part} of".strip()
        if part in word_set("place_words", "classes") | word_set("place_words", "called"):
            return _before(spacy_doc, phrase_start(_class_word(spacy_doc, start)), floor)
        words = [w for w in words[:-1] if w not in ("the", part)]
    if words and words[-1] in directions:
        return str(words[-1])
    relations = table("place_words")["relations"]
    return next((str(relations[word]) for word in reversed(words[-2:]) if word in relations), "in")


def _class_word(spacy_doc: Doc, start: int) -> Token:
    """The "city" of "the northern city of Kunduz", whose name starts at ``start``."""
    of = next(t for t in reversed(spacy_doc[:start]) if t.lower_ == "of")
    return spacy_doc[of.i - 1]


def phrase_start(noun: Token) -> int:
    """Where the words begin that only say which town it is: "the besieged border town"."""
    first = noun.i
    while first and _describes(noun.doc[first - 1], noun):
        first -= 1
    return first


def _describes(word: Token, noun: Token) -> bool:
    if word.lower_ in table("place_words")["relations"]:
        return False
    return word.dep_ in _DESCRIBING and word.sent.start == noun.sent.start and noun.is_ancestor(word)


def _distance(spacy_doc: Doc, start: int, floor: int) -> str | None:
    """How far off it is, where the words before the name say so."""
    before = spacy_doc[max(floor, syntax.sentence_start(spacy_doc[start]), start - _DISTANCE_REACH) : start]
    if not any(t.lower_ in _units() for t in before):
        return None
    return distance_before(before.text)


@cache
def _units() -> frozenset[str]:
    return frozenset(word for words in table("place_words")["units"].values() for word in words)
