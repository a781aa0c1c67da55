"""Verbs and predicates that state who holds ground: "the rebels control", "is contested", "dug in at"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.model.codes import ControlState
from contested.reader import tokens as syntax
from contested.reader.controlspan import ControlSpan, holders_of, how_much, is_land, parts_of
from contested.reader.lexicon import word_set
from contested.reader.people import People


def held(verb: Token, people: People) -> ControlSpan | None:
    """ "the rebels control the town", "the town is held by", "the hills that they hold"."""
    lemma = verb.lemma_.lower()
    strong = lemma in table("control")["holding verbs"]
    if not (strong or lemma in word_set("control", "weakly holding")) or not syntax.is_verbal(verb):
        return None
    things = _things(verb)
    ground = next((o for o in things if _is_held(o, verb, people)), None)
    if ground is None or not (strong or _sure(verb, ground, people)):
        return None
    if lemma == "occupy" and not _lasting(verb):
        return None
    holders = holders_of(syntax.doers(verb) or syntax.prepositional(verb, "by"), people)
    if not holders:
        return None
    return _span(verb, ground, holders, people)


def _is_held(thing: Token, verb: Token, people: People) -> bool:
    """Ground, a share of some, or for a verb that says nothing else, what is only counted or pointed at."""
    if any(is_land(t, people) for t in [*syntax.phrase(thing), *parts_of(thing)]):
        return True
    if verb.lemma_.lower() not in word_set("control", "plainly holding"):
        return False
    return thing.lower_ in word_set("control", "shares") or thing.lemma_.lower() in word_set("control", "shares")


def _things(verb: Token) -> list[Token]:
    """What is held: the objects, what a relative clause hangs on, or the subject of "remains held"."""
    found = [verb.head if o.tag_ == "WDT" and verb.dep_ == "relcl" else o for o in syntax.objects(verb)]
    if not found and verb.dep_ == "relcl" and not syntax.is_passive(verb):
        found = [verb.head]
    if not found and verb.tag_ == "VBN" and verb.dep_ in ("acomp", "oprd", "attr", "advcl", "ccomp", "xcomp"):
        found = syntax.subjects(verb.head) if syntax.is_verbal(verb.head) else []
    return found


def _lasting(verb: Token) -> bool:
    """Whether "occupy" tells a state rather than the taking: a passive, a present, a perfect, "since", "still"."""
    if syntax.is_passive(verb) or verb.tag_ in ("VBZ", "VBP", "VBG"):
        return True
    return any(
        c.lower_ in word_set("control", "lasting") or (c.dep_ == "aux" and c.lower_ in ("had", "has", "have"))
        for c in verb.children
    )


def _sure(verb: Token, ground: Token, people: People) -> bool:
    """Whether a verb of many meanings ("have", "run") means holding: it has a named place, or a share of one."""
    named = [t for t in [*syntax.phrase(ground), *parts_of(ground)] if t.i in people.placed]
    if verb.lemma_.lower() != "have":
        return bool(named) or ground.lemma_.lower() in word_set("control", "places")
    still = any(c.lower_ in ("still", "now", "already") for c in verb.children)
    return bool(named) and verb.pos_ in ("VERB", "AUX") and verb.dep_ != "aux" and (still or ground.i in people.placed)


def _span(verb: Token, ground: Token, holders: tuple[tuple[int, int], ...], people: People) -> ControlSpan:
    clause = syntax.clause(verb)
    state = how_much(ground, clause, verb)
    return ControlSpan(verb.i, verb.i + 1, verb.i, ground.i, holders, state, syntax.offsets(clause))


def contested(token: Token, people: People) -> ControlSpan | None:
    """ "the town is contested", "contested Aleppo", "split between", "changed hands six times"."""
    words = table("control")["contested"]
    stop = token.i + 1
    if token.lower_ in words:
        parties = syntax.prepositional(token, "between", "by", "among")
        if words[token.lower_] == "between" and not (parties and any(people.is_force(t) for t in parties)):
            return None
        things = [token.head] if token.dep_ == "amod" else _disputed(token)
    elif token.lemma_.lower() == "change" and syntax.is_verbal(token) and _repeatedly(token):
        hands = [c for c in syntax.children(token, "dobj") if c.lower_ == "hands"]
        parties, things, stop = [], syntax.subjects(token) if hands else [], hands[0].i + 1 if hands else stop
    else:
        return None
    ground = next((t for t in things if t.pos_ == "PROPN" or any(is_land(w, people) for w in [t, *parts_of(t)])), None)
    if ground is None:
        return None
    words_of = syntax.clause(token if syntax.is_verbal(token) else syntax.governor(token) or token)
    clause = syntax.noun_clause(ground) if token.dep_ == "amod" else words_of
    holders = holders_of(parties, people)
    return ControlSpan(token.i, stop, token.i, ground.i, holders, "contested", syntax.offsets([*clause, token]))


def _disputed(token: Token) -> list[Token]:
    """The ground of a predicate "is contested", "remains disputed", or of "which three gangs have contested"."""
    if syntax.is_verbal(token):
        found = syntax.objects(token) or _things(token)
        if token.dep_ == "relcl" and not syntax.is_passive(token):
            return [token.head]
        if found:
            return found
    head = token.head
    return syntax.subjects(head) if token.dep_ in ("acomp", "oprd", "attr") and syntax.is_verbal(head) else []


def _repeatedly(verb: Token) -> bool:
    return any(t.lower_ in word_set("control", "repeatedly") for t in verb.subtree)


def positioned(token: Token, people: People) -> ControlSpan | None:
    """ "ISIS is still entrenched in the old city", "rebels holed up in Waar", "the junta clings to a camp"."""
    if token.lower_ not in word_set("control", "positioned"):
        return None
    head = token
    if not syntax.is_verbal(token) and token.dep_ in ("acomp", "attr", "amod"):
        head = token.head
    inside = [t for h in {token, head} for t in syntax.prepositional(h, "in", "inside", "at", "to", "on", "around")]
    inside += [
        t for c in syntax.children(token, "prt", "advmod") for t in syntax.prepositional(c, "in", "at", "to", "inside")
    ]
    ground = next((t for t in inside if is_land(t, people)), None)
    if ground is None:
        return None
    subjects = syntax.objects(token) if syntax.is_passive(token) else syntax.subjects(head)
    if not subjects and token.dep_ in ("acl", "relcl", "amod"):
        subjects = [token.head]
    holders = holders_of(subjects, people)
    if not holders:
        return None
    clause = syntax.clause(head) if syntax.is_verbal(head) else [*syntax.noun_clause(head)]
    state: ControlState = "partly holds"
    return ControlSpan(token.i, token.i + 1, token.i, ground.i, holders, state, syntax.offsets([*clause, token]))
