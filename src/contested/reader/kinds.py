"""Kinds of things and people that a condition may ask for: "object: captive", "doer: force"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.people import People

Kind = Callable[[Token, People], bool]

_THEM = frozenset(
    {
        "he",
        "him",
        "she",
        "her",
        "them",
        "who",
        "whom",
        "they",
        "everyone",
        "anyone",
        "nobody",
        "someone",
        "others",
        "us",
        "me",
        "those",
    }
)

_PLACE_ARTICLES = frozenset({"al", "el", "ash", "ar", "as", "at", "ad", "az", "an"})


def wholes(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, and what a share or a count is of: "most of the houses", "four of the hostages"."""
    for token in tokens:
        yield token
        if token.pos_ in ("NUM", "DET", "PRON", "ADJ") or token.lemma_.lower() in grammar("shares"):
            yield from syntax.prepositional(token, "of", "but")


def is_captive(token: Token, people: People) -> bool:
    """People who can be seized or set free: no organisation, no machine."""
    lemma = token.lemma_.lower()
    if token.lower_ in _THEM:
        return True
    if token.i in people.placed or lemma in nouns_of("military") or lemma in nouns_of("sites"):
        return False
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return _full_name(token)
    if token.pos_ == "NUM" and token.ent_type_ == "CARDINAL":
        return token.dep_ != "pobj" and not syntax.children(token, "prep")
    if lemma in nouns_of("bodies of men"):
        return False
    return (
        people.is_civilian(token)
        or lemma in nouns_of("one person")
        or lemma in nouns_of("relatives")
        or lemma in nouns_of("fighters")
        or (token.ent_type_ == "NORP" and token.tag_ in ("NNPS", "NNS", "NNP"))
    )


def _full_name(token: Token) -> bool:
    """A person's name of two words or more, or the last word of one in the document; one word alone may be a place."""
    before = token.nbor(-1) if token.i else token
    if before.text == "-" or before.lower_ in _PLACE_ARTICLES:
        return False
    if before.ent_type_ == "PERSON" or before.pos_ == "PROPN" or before.lemma_.lower() in nouns_of("one person"):
        return True
    return any(e.label_ == "PERSON" and len(e) > 1 and e[-1].text == token.text for e in token.doc.ents)


def _is_force(token: Token, people: People) -> bool:
    return people.is_force(token) or people.is_state(token)


def _is_state(token: Token, people: People) -> bool:
    return people.is_state(token) or any(
        t.lemma_.lower() in nouns_of("state forces")
        for t in (token, *(c for c in token.children if c.dep_ in ("compound", "amod")))
    )


def _is_agent(token: Token, people: People) -> bool:
    """Whoever may do it: a force, people, a pronoun, a name that is no place's."""
    if token.pos_ == "PRON":
        return token.lower_ in ("they", "we", "he", "it", "who", "i", "she")
    return (
        _is_force(token, people) or people.is_person(token) or (token.pos_ == "PROPN" and token.i not in people.placed)
    )


def _is_civil(token: Token, people: People) -> bool:
    lemma = token.lemma_.lower()
    return (
        people.is_civilian(token) or lemma in nouns_of("relatives") or token.ent_type_ == "PERSON"
    ) and lemma not in nouns_of("fighters")


def _is_enemy(token: Token, people: People) -> bool:
    return people.is_force(token) or token.lower_ in _THEM or token.lower_ in ("it", "which", "enemy")


def _is_named(token: Token, people: People) -> bool:
    """A name that is no actor's and no person's: likely a place that no gazetteer knows."""
    return (
        token.pos_ == "PROPN"
        and token.i not in people.named
        and token.ent_type_ not in ("NORP", "DATE", "TIME", "MONEY", "LAW", "LANGUAGE")
        and not is_captive(token, people)
    )


def _is_placed(token: Token, people: People) -> bool:
    return token.pos_ == "PROPN" and people.is_ground(token)


KINDS: dict[str, Kind] = {
    "captive": is_captive,
    "force": _is_force,
    "it": lambda token, people: token.lower_ == "it",
    "actor": lambda token, people: _is_force(token, people) or token.lower_ in ("they", "it", "we"),
    "state": _is_state,
    "agent": _is_agent,
    "civil": _is_civil,
    "enemy": _is_enemy,
    "ground": lambda token, people: people.is_ground(token),
    "ground name": _is_placed,
    "person": lambda token, people: people.is_person(token),
    "named": _is_named,
    "site": lambda token, people: people.is_site(token),
}
