"""Capitals told by their nation: "the Syrian capital", "Somalia's capital"."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.knowledge.timewords import time_words
from contested.reader.borders import GENITIVES, is_nation
from contested.reader.lexicon import word_set
from contested.reader.wholenames import Gazetteer


def capital_at(spacy_doc: Doc, i: int, gazetteer: Gazetteer) -> int | None:
    """Where the words for a capital that begin at token ``i`` with its nation end; None where none begin.

    None too where its name stands behind ("the Kenyan capital Nairobi", "the Syrian capital, Damascus"), and where it
    only is or was held for one ("the de facto Syrian capital").
    """
    before = {t.lower_ for t in spacy_doc[max(0, i - 2) : i]}
    if not is_nation(spacy_doc[i], gazetteer) or before & word_set("place_words", "so_called"):
        return None
    stop = i + 1
    if stop < len(spacy_doc) and spacy_doc[stop].lower_ in GENITIVES:
        stop += 1
    if stop >= len(spacy_doc) or spacy_doc[stop].lower_ != "capital":
        return None
    behind = [t for t in spacy_doc[stop + 1 : stop + 5] if t.lower_ not in (",", "city", "of", "(")]
    noun = spacy_doc[stop]
    only_says_which = noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.lower_ != "city"
    named = behind and behind[0].text[:1].isupper() and behind[0].lower_ not in time_words().weekdays
    return None if only_says_which or named else stop + 1
