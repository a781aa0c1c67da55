"""Who holds what, as a state: "rebel-held", "under the control of", "free of"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.model.codes import ControlState
from contested.reader import holding
from contested.reader import tokens as syntax
from contested.reader.controlspan import ControlSpan, holders_of, how_much, is_land
from contested.reader.leftover import leftover
from contested.reader.lexicon import word_set
from contested.reader.people import People
from contested.reader.tokens import Offsets


def find(sentence_tokens: list[Token], people: People) -> Iterator[ControlSpan]:
    """The states of control stated in one sentence."""
    for token in sentence_tokens:
        if token.lower_ not in _words() and token.lemma_.lower() not in _words() and "-" not in token.text:
            continue
        for finder in _FINDERS:
            found = finder(token, people)
            if found is not None:
                yield found
                break


@cache
def _words() -> frozenset[str]:
    """Words and lemmas without which a token states no control; compounds have a hyphen."""
    lists = table("control")
    return frozenset(word for name in _STATING for word in lists[name]) | {"capital", "change"}


def _compound(token: Token, people: People) -> ControlSpan | None:
    """ "rebel-held", "Kurdish-controlled", "Islamic State-held"."""
    if token.lower_ not in word_set("control", "held"):
        if "-" in token.text and token.lower_.rsplit("-", 1)[1] in word_set("control", "held"):
            return _state(token, token.i, token.i, (token.idx, token.idx + token.text.rindex("-")), people)
        return None
    before = token.nbor(-1) if token.i > syntax.sentence_start(token) else None
    if before is None or token.i - 2 < syntax.sentence_start(token):
        return None
    if before.text == "-":
        last = token.nbor(-2)
    elif _bare_compound(before, token, people):
        last = before
    else:
        return None
    start = people.named.get(last.i, (last.i, last.i))[0]
    while (
        start == last.i
        and start - 1 >= syntax.sentence_start(token)
        and people.spacy_doc[start - 1].ent_type_ == "NORP"
    ):
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
    if token.dep_ in ("acomp", "attr", "oprd") and syntax.is_verbal(token.head):
        noun = next((t for t in syntax.subjects(token.head) if is_land(t, people)), noun)
    words = [t for t in syntax.noun_clause(noun) if t.i >= min(start, syntax.phrase(noun)[0].i)]
    evidence = syntax.offsets([*words, people.spacy_doc[start], noun])
    state: ControlState = "partly holds" if noun.lower_ in word_set("control", "partly") else "holds"
    return ControlSpan(start, end + 1, token.i, noun.i, (holder,), state, evidence)


def _noun(noun: Token, people: People) -> ControlSpan | None:
    """ "under the control of", "in control of", "in the hands of", "a stronghold of"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if lemma in word_set("control", "strongholds") or (lemma == "capital" and _de_facto(noun)):
        return _stronghold(noun, people)
    said = _says_who(noun, before)
    if not said and not (lemma in word_set("control", "rule of ground") and _over_ground(noun, people)):
        return None
    verb = syntax.governor(noun)
    holders = _noun_holders(noun, before, bool(said), verb, people)
    if not holders or verb is None:
        return None
    clause = syntax.clause(verb) if said else syntax.noun_clause(noun)
    if not any(t.i == noun.i for t in clause):
        clause = [*clause, noun]
    ground = next((t for t in clause if people.is_ground(t) and t.i != noun.i), None)
    ground = ground or next((t for t in syntax.subjects(verb) if is_land(t, people)), noun)
    gone = said == "gone" or (before == "under" and any(c.lower_ == "not" for c in noun.head.children))
    state = "does not hold" if gone else how_much(ground, clause, verb)
    return ControlSpan(noun.i, noun.i + 1, noun.i, ground.i, holders, state, syntax.offsets(clause))


def _says_who(noun: Token, before: str) -> str | None:
    """Whether "control" or "hands" stands in a phrase of holding ("held") or of holding no more ("gone")."""
    lemma = noun.lemma_.lower()
    hold = lemma in word_set("control", "objects") | word_set("control", "hands")
    if hold and (before in ("outside", "beyond") or (before == "of" and noun.head.head.lower_ == "out")):
        return "gone"
    had = lemma == "control" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_set("control", "having")
    inside = hold and (before in ("under", "in") or (before == "into" and lemma in word_set("control", "hands")))
    under = before == "under" and lemma in word_set("control", "under")
    return "held" if had or inside or under else None


def _over_ground(noun: Token, people: People) -> bool:
    """ "Russia's occupation of the island": whose and of what, where no verb says that it is being taken."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_set("control", "taking"):
        return False
    return any(people.is_ground(t) for t in syntax.prepositional(noun, "of", "over"))


def _de_facto(noun: Token) -> bool:
    words = [t.lower_ for t in syntax.phrase(noun)]
    return bool({"facto", "self", "styled", "proclaimed"} & set(words))


def _noun_holders(noun: Token, before: str, said: bool, verb: Token | None, people: People) -> tuple[Offsets, ...]:
    modifier = people.modifier(noun) or _unknown_owner(noun, people)
    if modifier:
        return (modifier,)
    behind = holders_of(syntax.prepositional(noun, "of", "by"), people)
    owner = holders_of(syntax.children(noun, "poss"), people)
    if before in ("under", "outside", "beyond", "of") or noun.lemma_.lower() in word_set("control", "hands"):
        return behind or owner
    if owner or verb is None or not said:
        return owner
    put = syntax.objects(verb) if verb.lemma_.lower() in word_set("control", "putting") else []
    return holders_of(put or syntax.subjects(verb), people)


def _unknown_owner(noun: Token, people: People) -> Offsets | None:
    """A name before the noun that no directory knows: "in Tiger hands", "under federal control"."""
    for token in syntax.phrase(noun)[:-1]:
        if token.dep_ not in ("compound", "amod", "nmod") or (token.i in people.placed and noun.lower_ != "hands"):
            continue
        if token.pos_ == "PROPN" or token.lower_ in word_set("control", "of holders"):
            return syntax.offsets([token])
    return None


def _stronghold(noun: Token, people: People) -> ControlSpan | None:
    if any(c.lower_.rsplit("-", 1)[-1] in word_set("control", "held") for c in noun.lefts):
        return None  # "Rebel-held" has said so.
    modifier = people.modifier(noun)
    holders = (
        (modifier,)
        if modifier
        else holders_of(syntax.prepositional(noun, "of", "for"), people)
        or holders_of(syntax.children(noun, "poss"), people)
    )
    if not holders:
        return None
    clause = syntax.noun_clause(noun)
    former = any(t.lower_ in ("former", "one-time", "erstwhile") for t in clause)
    return ControlSpan(
        noun.i, noun.i + 1, noun.i, noun.i, holders, "does not hold" if former else "holds", syntax.offsets(clause)
    )


def _master(token: Token, people: People) -> ControlSpan | None:
    """ "were masters of the town", "in charge of the port", "in possession of a third of the town"."""
    if token.lemma_.lower() not in word_set("control", "masters") or token.pos_ != "NOUN":
        return None
    ground = next((t for t in syntax.prepositional(token, "of") if _is_ground_or_share(t, people)), None)
    verb = syntax.governor(token)
    if ground is None or verb is None:
        return None
    holders = holders_of(syntax.subjects(verb), people)
    if not holders:
        return None
    clause = syntax.clause(verb)
    state = how_much(ground, clause, verb)
    return ControlSpan(token.i, token.i + 1, token.i, ground.i, holders, state, syntax.offsets([*clause, token]))


def _is_ground_or_share(token: Token, people: People) -> bool:
    return people.is_ground(token) or any(people.is_ground(t) for t in syntax.prepositional(token, "of"))


def _free(token: Token, people: People) -> ControlSpan | None:
    """ "free of ISIS", "cleared of rebels"."""
    if token.lower_ not in word_set("control", "free"):
        return None
    holders = holders_of(syntax.prepositional(token, "of", "from"), people)
    verb = token if syntax.is_verbal(token) else syntax.governor(token)
    if not holders or verb is None or (token.lower_ == "cleared" and not syntax.is_passive(token)):
        return None
    subject = next((s for s in syntax.subjects(verb) or syntax.objects(verb) if people.is_ground(s)), None)
    if subject is None:
        return None
    clause = syntax.clause(verb)
    return ControlSpan(token.i, token.i + 1, token.i, subject.i, holders, "does not hold", syntax.offsets(clause))


# The lists of ``control.yaml`` that the finders look for.
_STATING = (
    "held", "holding verbs", "weakly holding", "contested", "positioned", "strongholds", "rule of ground", "objects",
    "hands", "under", "masters", "free", "left over",
)  # fmt: skip
_FINDERS = (_compound, leftover, holding.held, holding.contested, holding.positioned, _noun, _master, _free)
