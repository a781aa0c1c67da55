"""Which mentions stand in one list: "the army and allied militias", "Gori and the port of Poti"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar, nouns_of, word_set
from contested.reader.trained.extent import with_of
from contested.reader.trained.mentions import Candidate

# Tokens that may stand between two mentions of a list.
_GAP = 5
# What only describes the noun behind it: "allied" militias, "two" police stations, an "eight-storey" building.
_DESCRIBING = frozenset({"amod", "det", "nummod", "compound", "nmod", "advmod", "poss", "punct"})
_CUT = frozenset({"compound", "amod", "nmod"})
# Words that say what sort of group it is: "the jihadist", "al-Qaeda's Syrian".
_CALLING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})


def listed(a: Candidate, b: Candidate, spacy_doc: Doc) -> bool:
    """Whether nothing but words of a list stands between two mentions."""
    first, second = sorted((a, b), key=lambda m: m.start)
    gap = list(_between(_end(first, second, spacy_doc), second, spacy_doc))
    joining, passed = grammar("joining"), grammar("passed over")
    if first.place is not None and second.place is not None:
        passed = passed | word_set("place_words", "classes") | nouns_of("sites")
    if len(gap) > _GAP:
        return False
    return (not joining.isdisjoint(gap) and joining | passed >= set(gap)) or _backed(gap)


def _backed(gap: list[str]) -> bool:
    """Whether the second fights beside the first: "the army, backed by Hezbollah"."""
    words = [w for w in gap if w not in grammar("passed over") | {",", "-"}]
    return len(words) == 2 and words[0] in grammar("backing") and words[1] in ("by", "with")


def _end(first: Candidate, second: Candidate, spacy_doc: Doc) -> int:
    """Where the phrase ends that a mention opens: "Interahamwe" of "Interahamwe militia", "the mayor" of Huanta."""
    stop = first.stop
    if first.place is not None:
        return stop
    head = spacy_doc[stop - 1]
    while head.dep_ in _CUT and stop <= head.head.i < second.start and _is_of_people(head.head):
        if any(t.lower_ in grammar("joining") for t in spacy_doc[stop : head.head.i]):
            break
        head = head.head
        stop = head.i + 1
    named = spacy_doc[stop - 1].text[:1].isupper()
    return stop if named else with_of(first.start, stop, spacy_doc)


def _is_of_people(noun: Token) -> bool:
    forms = {noun.lower_, noun.lemma_.lower()}
    return any(not forms.isdisjoint(nouns_of(name)) for name in ("fighters", "civilians", "sites"))


def _between(start: int, second: Candidate, spacy_doc: Doc) -> Iterator[str]:
    """The words between two mentions in small letters, without those that only describe the second."""
    for token in spacy_doc[start : called(second, spacy_doc)]:
        if not token.is_space and (token.lower_ in grammar("joining") or not _describes(token, second)):
            yield token.lower_


def called(second: Candidate, spacy_doc: Doc) -> int:
    """Where the words begin that say what a named mention is: "the jihadist group Nusra Front", "the Al-Qaeda
    affiliate the Nusra Front"; where it begins itself if none do."""
    first = syntax.sentence_start(spacy_doc[second.start])
    at = second.start
    while at > first and spacy_doc[at - 1].pos_ == "DET":
        at -= 1
    if spacy_doc[second.head].pos_ != "PROPN" or at == first or spacy_doc[at - 1].lower_ not in nouns_of("called"):
        return second.start
    at -= 1
    while at > first and (spacy_doc[at - 1].pos_ in _CALLING or spacy_doc[at - 1].text == "-"):
        at -= 1
    return at


def _describes(token: Token, mention: Candidate) -> bool:
    noun, head = token.doc[mention.head], token
    if token.tag_ == "WP$":
        return False
    while head.dep_ in _DESCRIBING and head.head.i > head.i:
        head = head.head
        if head.i >= mention.start:
            return head.i < mention.stop or head == noun.head
    return False
