"""Borders named as places: "the Turkish border", "Turkey's border", "the Syria-Turkey border"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.lexicon import word_set
from contested.reader.wholenames import PLACE_LABELS, Gazetteer

_DASHES = frozenset({"-", "–", "/"})
# The land along a border is a place by it.
_LAND = frozenset({"area", "areas", "region", "regions", "zone", "strip", "belt"})
GENITIVES = frozenset({"'s", "’s", "'", "’"})


def border_at(spacy_doc: Doc, i: int, gazetteer: Gazetteer) -> int | None:
    """Where the name of a border that begins at token ``i`` with a nation ends; None where none begins."""
    if not is_nation(spacy_doc[i], gazetteer):
        return None
    stop = i + 1
    if _words(spacy_doc, stop, 1) <= _DASHES and _second(spacy_doc, stop + 1, gazetteer):
        stop += 2
    if _words(spacy_doc, stop, 1) <= GENITIVES:
        stop += 1
    if not _words(spacy_doc, stop, 1) <= word_set("place_words", "borders") or _only_says_which(spacy_doc[stop]):
        return None
    return stop + 1


def _only_says_which(border: Token) -> bool:
    """Whether the border only tells which town or guards are meant: "the Syrian border town of Tal Abyad"."""
    following = border.nbor() if border.i + 1 < len(border.doc) else border
    return border.dep_ == "compound" and border.head.i > border.i and following.lower_ not in _LAND


def _words(spacy_doc: Doc, start: int, number: int) -> frozenset[str]:
    """The words there; one that no list has where the text is over."""
    return frozenset(t.lower_ for t in spacy_doc[start : start + number]) or frozenset({""})


def _second(spacy_doc: Doc, i: int, gazetteer: Gazetteer) -> bool:
    return i < len(spacy_doc) and is_nation(spacy_doc[i], gazetteer)


def is_nation(token: Token, gazetteer: Gazetteer) -> bool:
    """A country or what is of it: "Turkey", "Turkish", "Turkeys"."""
    if not token.text[:1].isupper():
        return False
    return (
        token.ent_type_ == "NORP"
        or gazetteer.is_country(token.text)
        or (token.ent_type_ in PLACE_LABELS and gazetteer.is_genitive(token.text))
    )
