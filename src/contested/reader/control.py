"""Who holds what, as a state: "rebel-held", "under the control of", "free of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.model.codes import ControlState
from contested.reader import coref
from contested.reader import tokens as syntax
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


def find(sentence_tokens: list[Token], people: People) -> Iterator[ControlSpan]:
    """The states of control stated in one sentence."""
    for token in sentence_tokens:
        found = _compound(token, people) or _verb(token, people) or _noun(token, people) or _free(token, people)
        if found is not None:
            yield found


def _compound(token: Token, people: People) -> ControlSpan | None:
    """ "rebel-held", "Kurdish-controlled", "Islamic State-held"."""
    if token.lower_ not in word_set("control", "held"):
        if "-" in token.text and token.lower_.rsplit("-", 1)[1] in word_set("control", "held"):
            return _state(token, token.i, token.i, (token.idx, token.idx + token.text.rindex("-")), people)
        return None
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or token.i - 2 < token.sent.start:
        return None
    if before.text == "-":
        last = token.nbor(-2)
    elif _bare_compound(before, token, people):
        last = before
    else:
        return None
    start = people.named.get(last.i, (last.i, last.i))[0]
    while start == last.i and start - 1 >= token.sent.start and people.spacy_doc[start - 1].ent_type_ == "NORP":
        start -= 1
    first = people.spacy_doc[start]
    return _state(token, start, token.i, (first.idx, last.idx + len(last)), people)


def _bare_compound(before: Token, token: Token, people: People) -> bool:
    """ "SDF held territory": the hyphen was lost."""
    return (
        token.tag_ in ("VBN", "JJ")
        and token.dep_ == "amod"
        and (before.i in people.named or before.lower_ in table("people")["modifiers"])
    )


def _state(token: Token, start: int, end: int, holder: Offsets, people: People) -> ControlSpan | None:
    """The control that a compound adjective states of the noun behind it."""
    behind = (t for t in token.sent if t.i > token.i and t.pos_ in ("NOUN", "PROPN"))
    noun = token.head if token.head.i > token.i else next(behind, token)
    words = [t for t in syntax.noun_clause(noun) if t.i >= min(start, syntax.phrase(noun)[0].i)]
    evidence = syntax.offsets([*words, people.spacy_doc[start], noun])
    state: ControlState = "partly holds" if noun.lower_ in word_set("control", "partly") else "holds"
    return ControlSpan(start, end + 1, token.i, noun.i, (holder,), state, evidence)


def _verb(verb: Token, people: People) -> ControlSpan | None:
    """ "the rebels control the town", "the town is held by"."""
    states = table("control")["holding verbs"]
    if not syntax.is_verbal(verb) or verb.lemma_.lower() not in states:
        return None
    held = [o for o in syntax.objects(verb) if any(_is_land(t, people) for t in [*syntax.phrase(o), *_parts_of(o)])]
    holders = _holders(syntax.doers(verb), people)
    if not held or not holders or (verb.lemma_.lower() == "keep" and not held):
        return None
    clause = syntax.clause(verb)
    return ControlSpan(
        verb.i, verb.i + 1, verb.i, held[0].i, holders, _partly(held[0], clause, verb), syntax.offsets(clause)
    )


def _parts_of(noun: Token) -> list[Token]:
    """What a share is of: "most of the city", "the majority of Aleppo province"."""
    return [t for p in syntax.prepositional(noun, "of") for t in syntax.phrase(p)]


def _is_land(token: Token, people: People) -> bool:
    """Whether the token is ground, or a name that is no actor's."""
    return people.is_ground(token) or (
        token.pos_ == "PROPN" and token.i not in people.named and token.ent_type_ not in ("PERSON", "NORP")
    )


def _noun(noun: Token, people: People) -> ControlSpan | None:
    """ "under the control of", "in control of", "in the hands of", "a stronghold of"."""
    lemma = noun.lemma_.lower()
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if lemma in word_set("control", "strongholds") or (lemma == "capital" and _de_facto(noun)):
        return _stronghold(noun, people)
    hold = (lemma in word_set("control", "objects") and before in ("under", "in")) or (
        lemma in word_set("control", "hands") and before == "in"
    )
    hold = hold or (lemma in word_set("control", "under") - {"siege"} and before == "under")
    owning = lemma == "control" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_set("control", "having")
    if not hold and not owning:
        return None
    verb = syntax.governor(noun)
    holders = _noun_holders(noun, before, owning, verb, people)
    if not holders or verb is None:
        return None
    clause = syntax.clause(verb)
    if not any(t.i == noun.i for t in clause):
        clause = [*clause, noun]
    ground = next((t for t in clause if people.is_ground(t)), noun)
    return ControlSpan(
        noun.i, noun.i + 1, noun.i, ground.i, holders, _partly(ground, clause, verb), syntax.offsets(clause)
    )


def _de_facto(noun: Token) -> bool:
    words = [t.lower_ for t in syntax.phrase(noun)]
    return "facto" in words


def _noun_holders(noun: Token, before: str, owning: bool, verb: Token | None, people: People) -> tuple[Offsets, ...]:
    modifier = people.modifier(noun)
    if modifier:
        return (modifier,)
    if before == "under" or noun.lemma_.lower() in word_set("control", "hands"):
        return _holders(syntax.prepositional(noun, "of"), people) or _holders(syntax.children(noun, "poss"), people)
    if verb is not None:
        return _holders(syntax.subjects(verb), people)
    return ()


def _stronghold(noun: Token, people: People) -> ControlSpan | None:
    modifier = people.modifier(noun)
    holders = (
        (modifier,)
        if modifier
        else _holders(syntax.prepositional(noun, "of", "for"), people)
        or _holders(syntax.children(noun, "poss"), people)
    )
    if not holders:
        return None
    clause = syntax.noun_clause(noun)
    former = any(t.lower_ in ("former", "one-time", "erstwhile") for t in clause)
    return ControlSpan(
        noun.i, noun.i + 1, noun.i, noun.i, holders, "does not hold" if former else "holds", syntax.offsets(clause)
    )


def _free(token: Token, people: People) -> ControlSpan | None:
    """ "free of ISIS", "cleared of rebels"."""
    if token.lower_ not in word_set("control", "free"):
        return None
    holders = _holders(syntax.prepositional(token, "of", "from"), people)
    verb = token if syntax.is_verbal(token) else syntax.governor(token)
    if not holders or verb is None or (token.lower_ == "cleared" and not syntax.is_passive(token)):
        return None
    subject = next((s for s in syntax.subjects(verb) or syntax.objects(verb) if people.is_ground(s)), None)
    if subject is None:
        return None
    clause = syntax.clause(verb)
    return ControlSpan(token.i, token.i + 1, token.i, subject.i, holders, "does not hold", syntax.offsets(clause))


def _holders(tokens: list[Token], people: People) -> tuple[Offsets, ...]:
    found = []
    for token in tokens:
        meant = coref.antecedent(token, people) if coref.is_anaphor(token, people) else token
        if meant is not None and people.is_force(meant) and meant.pos_ != "PRON":
            found.append(people.mention(meant))
    return tuple(dict.fromkeys(found))


def _partly(ground: Token, clause: list[Token], verb: Token) -> ControlState:
    if any(c.dep_ == "neg" for c in verb.children):
        return "does not hold"
    if verb.lemma_.lower() == "lose":
        return "does not hold"
    words = {t.lower_ for t in syntax.phrase(ground)} | {
        t.lower_
        for t in clause
        if t.i < ground.i + 2 and t.dep_ in ("amod", "dobj", "pobj", "advmod", "nsubjpass", "nmod", "compound")
    }
    return "partly holds" if words & word_set("control", "partly") else "holds"
