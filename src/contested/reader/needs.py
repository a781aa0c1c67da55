"""Whether what a word of ``triggers.yaml`` needs is there: conditions by name, or by role and kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.conditions import CONDITIONS, Condition
from contested.reader.kinds import KINDS, wholes
from contested.reader.lexicon import nouns_of
from contested.reader.people import People


def met(needs: tuple[str, ...], token: Token, people: People) -> bool:
    """Whether all of an entry's needs are met at its word."""
    return all(condition(name)(token, people) for name in needs)


@cache
def condition(name: str) -> Condition:
    """A condition by its name, or by "role: kind|kind": some filler of the role is of one of the kinds.

    Roles are ``object``, ``doer``, ``modifier`` (a word before a noun) and prepositions;
    kinds those of ``kinds.py`` and the lists of the word files.
    Raises KeyError for a name that is neither.
    """
    if ":" not in name:
        return CONDITIONS[name]
    role, kinds = (part.strip() for part in name.split(":"))
    tests = [_of_kind(kind.strip()) for kind in kinds.split("|")]
    return lambda token, people: any(test(t, people) for t in wholes(_fillers(role, token)) for test in tests)


def _fillers(role: str, token: Token) -> Iterable[Token]:
    if role == "object":
        return syntax.objects(token)
    if role == "doer":
        return syntax.doers(token)
    if role == "modifier":
        return syntax.phrase(token)[:-1]
    return syntax.prepositional(token, role)


def _of_kind(kind: str) -> Condition:
    if kind in KINDS:
        return KINDS[kind]
    words = nouns_of(kind)
    return lambda token, people: token.lemma_.lower() in words or token.lower_ in words
