"""A state of control as it is found, and who holds: what the modules that find control share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from contested.model.codes import ControlState
from contested.reader import coref
from contested.reader import tokens as syntax
from contested.reader.kinds import KINDS
from contested.reader.lexicon import word_set
from contested.reader.people import People
from contested.reader.tokens import Offsets


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """A state of control: the words that say so (token indexes), who holds, how, and the clause."""

    start: int
    stop: int
    head: int
    ground: int
    holders: tuple[Offsets, ...]
    state: ControlState
    evidence: Offsets


def holders_of(tokens: Iterable[Token], people: People) -> tuple[Offsets, ...]:
    """The mentions of those among ``tokens`` who can hold ground, pronouns resolved."""
    found = []
    for token in tokens:
        meant = coref.antecedent(token, people) if coref.is_anaphor(token, people) else token
        if meant is None and token.pos_ == "NOUN":
            meant = token
        if meant is not None and meant.pos_ != "PRON" and _holds(meant, people):
            found.append(people.mention(meant))
        elif meant is not None and (owner := _owned(meant, people)):
            found.append(owner)
    return tuple(dict.fromkeys(found))


def _holds(token: Token, people: People) -> bool:
    if people.is_force(token) or KINDS["state"](token, people):
        return True
    if token.i in people.placed:
        return people.directory.is_country(token.text)
    return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME") and not token.is_stop


def _owned(token: Token, people: People) -> Offsets | None:
    """Whose men they are: "Haftar's men", "fighters of the NPA"."""
    if token.lemma_.lower() not in word_set("control", "men"):
        return None
    return people.modifier(token) or people.mention(token)


def is_land(token: Token, people: People) -> bool:
    """Whether the token is ground, or a name that is no actor's."""
    return people.is_ground(token) or KINDS["named"](token, people)


def parts_of(noun: Token) -> list[Token]:
    """What a share is of: "most of the city", "the majority of Aleppo province"."""
    return [t for p in syntax.prepositional(noun, "of", "but") for t in syntax.phrase(p)]


def how_much(ground: Token, clause: list[Token], verb: Token) -> ControlState:
    """Whether all or part of the ground is held, or none."""
    if any(c.dep_ == "neg" or c.lower_ == "longer" for c in verb.children) or verb.lemma_.lower() == "lose":
        return "does not hold"
    words = {t.lower_ for t in syntax.phrase(ground)} | {
        t.lower_
        for t in clause
        if t.i < ground.i + 2 and t.dep_ in ("amod", "dobj", "pobj", "advmod", "nsubjpass", "nmod", "compound")
    }
    words |= {t.lower_ for c in verb.children if c.dep_ == "advmod" for t in c.subtree}
    words |= {t.lower_ for t in syntax.subjects(verb) if ground in parts_of(t)}
    return "partly holds" if words & word_set("control", "partly") or _is_a_piece(ground, verb) else "holds"


def _is_a_piece(ground: Token, verb: Token) -> bool:
    """Whether what is held is a thing without a name in a place with one: "several buildings in Bakhmut"."""
    if ground.lemma_.lower() not in word_set("control", "pieces") or ground.pos_ != "NOUN":
        return False
    if any(t.pos_ == "PROPN" for t in [*syntax.phrase(ground), *parts_of(ground), *syntax.children(ground, "appos")]):
        return False
    inside = [
        t for head in (ground, verb) for t in syntax.prepositional(head, "in", "inside", "within") if t.i > ground.i
    ]
    return any(t.pos_ == "PROPN" for i in inside for t in i.subtree)
