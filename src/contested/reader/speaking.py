"""Places where somebody speaks rather than where it happened: "told reporters in Geneva", "a spokesman in Kyiv"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.knowledge.timewords import time_words
from contested.reader import tokens as syntax
from contested.reader.lexicon import word_set

_AT = frozenset({"in", "at", "from"})
_TELLING = frozenset({"tell", "brief", "address"})


def is_of_speaking(spacy_doc: Doc, start: int, head: int) -> bool:
    """Whether the place with that first and main token tells where somebody speaks from.

    What opens a sentence ("In Homs, activists said") is left alone, and so are witnesses, medics and police: they
    speak of where they are.
    """
    name = spacy_doc[head]
    preposition = name.head
    if name.dep_ != "pobj" or preposition.lower_ not in _AT or preposition.i > start:
        return False
    under = preposition.head
    if _by_phone(under, preposition):
        return True
    if under.i > start:
        return False
    return _is_telling(under, preposition) or _speaks(under) or _is_audience(under) or _is_occasion(under)


def _says(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_ in time_words().lists["saying"]


def _by_phone(word: Token, preposition: Token) -> bool:
    before = preposition.nbor(-1) if preposition.i else word
    return preposition.lower_ == "from" and before.lower_ in word_set("place_words", "phones")


def _is_telling(verb: Token, preposition: Token) -> bool:
    """ "Speaking in Nairobi", "told AFP in Bamako", "said in Geneva that"; not "said in Homs ten died"."""
    if verb.lemma_ == "speak":
        return True
    if not _says(verb):
        return False
    if verb.lemma_ in _TELLING and any(c.dep_ in ("dobj", "dative") for c in verb.rights):
        return True
    content = [c for c in verb.rights if c.dep_ in ("ccomp", "parataxis") and c.i > preposition.i]
    return all(any(m.lower_ == "that" for m in c.lefts) for c in content)


def _speaks(noun: Token) -> bool:
    """Whether it is somebody who speaks for a body far off, and does: "a spokesman", "the UN office"."""
    if noun.lemma_.lower() not in word_set("place_words", "spokespeople"):
        return False
    above = next((a for a in syntax.ancestors(noun) if syntax.is_verbal(a)), None)
    return above is not None and _says(above) and any(s.i == noun.i for s in (*syntax.subjects(above), *_named(above)))


def _named(verb: Token) -> Iterator[Token]:
    """What is said of the name that speaks: "Colonel Diallo, a spokesman in Bamako, said"."""
    for subject in syntax.subjects(verb):
        yield from (c for c in subject.children if c.dep_ == "appos")


def _is_audience(noun: Token) -> bool:
    """ "Told reporters in Geneva": who is told is there."""
    return noun.dep_ in ("dobj", "dative") and noun.head.lemma_ in _TELLING and noun.i > noun.head.i


def _is_occasion(noun: Token) -> bool:
    """ "Said at a news conference in Goma"."""
    if noun.lemma_.lower() not in word_set("place_words", "occasions"):
        return False
    above = noun.head
    return (noun.dep_ == "pobj" and _says(above.head)) or (noun.dep_ == "dobj" and above.lemma_ in _TELLING)
