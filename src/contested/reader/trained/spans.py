"""Runs of tokens that the network tags, as spans of whole words: what is stated, who and where is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from contested.reader.lexicon import grammar, nouns_of, word_set
from contested.reader.placenames import is_initials
from contested.reader.trained.network import Array

_MENTION = 0.5
# At the ends of a mention words that only join it to others: "Russian and", "gunmen in", "'s fighters".
_LOOSE = frozenset({"CCONJ", "SCONJ", "ADP", "PART", "AUX"})
# What opens a bracket or a quotation, by what closes it.
_OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "»": "«"}


def stretches(shares: Array, least: float) -> Iterator[tuple[int, int]]:
    """Runs of tokens whose share is high enough."""
    start = None
    for i, share in enumerate([*shares.tolist(), 0.0]):
        if share >= least and start is None:
            start = i
        elif share < least and start is not None:
            yield start, i
            start = None


def runs(shares: Array) -> Iterator[tuple[int, int]]:
    """Mentions in a layer of beginnings and continuations."""
    start = None
    for i, (none, begins, _) in enumerate([*shares.tolist(), (1.0, 0.0, 0.0)]):
        inside = none < _MENTION
        if start is not None and (not inside or begins > _MENTION):
            yield start, i
            start = None
        if inside and start is None:
            start = i


def of_words(spacy_doc: Doc, start: int, stop: int) -> tuple[int, int]:
    """The run without punctuation at its ends; empty where nothing but punctuation and small words is left."""
    while start < stop and spacy_doc[start].is_punct:
        start += 1
    while start < stop and spacy_doc[stop - 1].is_punct:
        stop -= 1
    telling = any(t.is_alpha and t.pos_ not in _LOOSE for t in spacy_doc[start:stop])
    return (start, stop) if telling else (start, start)


def trimmed(spans: Iterable[tuple[int, int]], spacy_doc: Doc) -> Iterator[tuple[int, int]]:
    """The spans without punctuation and small words at their ends, none where nothing is left.

    Of "rebel-held" the rebels are meant, of "Russian and" in "Russian and regime warplanes" the Russian ones, of
    "troops backed by tanks" the troops. Brackets and quotation marks that the span both opens and closes stay: "the
    Free Syrian Army (FSA)".
    """
    for start, stop in spans:
        while start < stop and _hangs(spacy_doc[start]) and not _opens(spacy_doc[start:stop]):
            start += 1
        stop = next((i for i in range(start + 1, stop) if _backed(spacy_doc[i])), stop)
        while start < stop and _trails(spacy_doc[stop - 1], start) and not _closes(spacy_doc[start:stop]):
            stop -= 1
        if any(t.pos_ != "DET" and t.tag_ != "PRP$" for t in spacy_doc[start:stop]):
            yield start, stop


def _hangs(token: Token) -> bool:
    return token.is_punct or token.pos_ in _LOOSE


def _trails(token: Token, start: int) -> bool:
    """Whether it hangs on behind: a small word, what the people named did ("troops backed", "gunmen hiding", "enemy
    attacks"), or an adjective of the next word ("United Nations safe" area)."""
    if _hangs(token) or token.i == start:
        return _hangs(token)
    lemma = token.lemma_.lower()
    attack = lemma in nouns_of("assaults") and lemma not in nouns_of("machines")
    return token.pos_ == "VERB" or attack or _describes_the_next(token)


def _backed(token: Token) -> bool:
    """Whether it begins what people come with: "troops backed by tanks"."""
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in grammar("backing") and behind in ("by", "with")


def _describes_the_next(token: Token) -> bool:
    return (
        token.pos_ == "ADJ"
        and token.dep_ == "amod"
        and token.head.i > token.i
        and not token.ent_type_
        and token.text[:1].islower()
        and token.lower_ not in nouns_of("modifiers")
    )


def _opens(span: Span) -> bool:
    return any(_OPENING.get(t.text) == span[0].text for t in span[1:])


def _closes(span: Span) -> bool:
    opening = _OPENING.get(span[-1].text)
    return opening is not None and any(t.text == opening for t in span[:-1])


def named(spans: Iterable[tuple[int, int]], spacy_doc: Doc) -> Iterator[tuple[int, int]]:
    """Those of the spans that hold a name, and no person's or body's: "the south" alone is no place, nor is "MUJAO"."""
    for a, b in spans:
        words = [t for t in spacy_doc[a:b] if _is_of_a_name(t)]
        if words and not all(_is_of_a_body(t) for t in words) and not _is_a_person(spacy_doc[a:b]):
            yield a, b


def _is_of_a_body(token: Token) -> bool:
    """Whether it is a body's initials, or the last word of its name: "MUJAO", "the 15th Division base"."""
    return is_initials(token) or (token.pos_ == "PROPN" and token.text in word_set("place_words", "bodies"))


def _is_a_person(span: Span) -> bool:
    """Whether it is whom somebody fights for: "the fighters of Khalifa Haftar"."""
    of = span.root.head
    led = of.lower_ == "of" and span.root.dep_ == "pobj" and of.head.lemma_.lower() in nouns_of("fighters")
    return led and all(t.ent_type_ == "PERSON" for t in span)


def _is_of_a_name(token: Token) -> bool:
    if not {token.lower_, token.lower_.removesuffix("s")}.isdisjoint(word_set("place_words", "peoples")):
        return False
    named = token.pos_ == "PROPN" and token.lower_ not in word_set("place_words", "directions")
    return (named or token.text[:1].isupper()) and not _tells_whose(token)


def _tells_whose(token: Token) -> bool:
    """Whether the word only says of what people something is: "Alawite villages", "Kurdish areas"."""
    noun = token.head
    told = token.ent_type_ == "NORP" or (noun.tag_ == "NNS" and token.dep_ in ("amod", "compound"))
    return told and noun.i > token.i and noun.text[:1].islower()
