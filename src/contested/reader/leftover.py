"""What is left to somebody who lost all else: "there is nothing left for the regime in Idlib except the airport"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.controlspan import ControlSpan, holders_of, is_land
from contested.reader.lexicon import word_set, words_of
from contested.reader.people import People

# How many tokens before "left" there is said to be nothing: "nothing is left", "has nothing more left".
_REACH = 4


def leftover(token: Token, people: People) -> ControlSpan | None:
    """The holding of the places that are excepted from having been lost; None where the words say no such thing."""
    if token.lower_ not in word_set("control", "left over"):
        return None
    first, end = syntax.sentence_start(token), syntax.sentence_end(token)
    before = token.doc[max(first, token.i - _REACH) : token.i]
    nothing = next((t for t in before if t.lower_ in word_set("control", "nothing")), None)
    start = excepted_from(token, end)
    if nothing is None or start is None:
        return None
    ground = next((t for t in token.doc[start:end] if t.i in people.placed or is_land(t, people)), None)
    holders = _holders(token, nothing, people)
    if ground is None or not holders:
        return None
    while ground.dep_ in ("compound", "nmod", "amod") and ground.i < ground.head.i < end:
        ground = ground.head
    evidence = syntax.offsets([nothing, ground])
    return ControlSpan(token.i, token.i + 1, token.i, ground.i, holders, "holds", evidence)


def excepted_from(token: Token, end: int) -> int | None:
    """Behind which token of the sentence what is excepted begins, None where nothing is."""
    words = [t.lower_ for t in token.doc[token.i : end]]
    for phrase in map(words_of, (*table("taking")["except"], *table("taking")["all but"])):
        for n in range(1, len(words) - len(phrase)):
            if tuple(words[n : n + len(phrase)]) == phrase:
                return token.i + n + len(phrase)
    return None


def _holders(token: Token, nothing: Token, people: People) -> tuple[syntax.Offsets, ...]:
    """Who has it: behind "for", "to" or "of", or who "has nothing left"."""
    behind = [t for word in (token, nothing, token.head) for t in syntax.prepositional(word, "for", "to", "of")]
    having = nothing.head if nothing.dep_ == "dobj" else token.head if token.dep_ in ("oprd", "acl") else None
    had = syntax.subjects(having) if having is not None and having.lemma_.lower() == "have" else []
    return holders_of(behind, people) or holders_of(had, people)
