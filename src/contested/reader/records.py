"""Periods by which a record is measured: "the worst raid since 2014", "the first strike in weeks"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from contested.knowledge.timewords import time_words
from contested.reader import tokens as syntax
from contested.reader.lexicon import word_set

# Superlatives that count rather than praise: "at least ten", "most of them"; the latest is no record.
_NO_RECORD = frozenset({"least", "most", "latest"})


def measured_by(spacy_doc: Doc, start: int) -> bool:
    """Whether the period whose words begin at token ``start`` only says how long there was nothing like it."""
    begin = syntax.sentence_start(spacy_doc[start])
    words = spacy_doc[begin:start]
    parted = (w.i for w in reversed(words) if (w.is_punct and w.text != "-") or _joins_verbs(w))
    return of_a_record(spacy_doc[next(parted, begin - 1) + 1 : start])


def of_a_record(words: Iterable[Token]) -> bool:
    """Whether the words before a period say that there was nothing like it in it: "the worst attack since the war
    began", "the first raid this year"; not so "at least 300 people this year", "the first half of this year"."""
    for t in words:
        following = t.nbor().lower_ if t.i + 1 < len(t.doc) else ""
        if t.text in time_words().ordinals and following not in word_set("harm", "halves"):
            return True
        if t.tag_ in ("JJS", "RBS") and t.lower_ not in _NO_RECORD:
            return True
        if t.lower_ == "most" and t.nbor().tag_ == "JJ":
            return True
    return False


def _joins_verbs(word: Token) -> bool:
    return word.dep_ == "cc" and syntax.is_verbal(word.head)
