"""What must stand around a word for it to state an event: the conditions that ``triggers.yaml`` names."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.kinds import KINDS, is_captive
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.people import People

Condition = Callable[[Token, People], bool]


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def ground_complement(noun: Token, people: People) -> bool:
    """The noun has ground as its complement or possessor: "the fall of Idlib", "gains in Hama"."""
    inside = syntax.prepositional(noun, "of", "in", "on", "over", "into", "towards", "toward", "near")
    owners = syntax.children(noun, "poss", "compound")
    return any(people.is_ground(t) for t in [*inside, *owners])


def actor_subject(verb: Token, people: People) -> bool:
    """A force does it."""
    return any(people.is_force(s) or (s.pos_ == "PRON" and s.lower_ in ("they", "it")) for s in syntax.doers(verb))


def force_or_weapon_subject(verb: Token, people: People) -> bool:
    """A force or a weapon does it."""
    return actor_subject(verb, people) or any(_lemma(s) in nouns_of("weapons") for s in syntax.doers(verb))


def force_subject(verb: Token, people: People) -> bool:
    """A force moves."""
    return any(people.is_force(s) for s in syntax.doers(verb))


def force_object(verb: Token, people: People) -> bool:
    """Forces or weapons are moved."""
    return any(people.is_force(o) for o in syntax.objects(verb))


def force_leaves_ground(verb: Token, people: People) -> bool:
    """A force leaves a place."""
    return force_subject(verb, people) and any(people.is_ground(o) for o in syntax.objects(verb))


def fresh(noun: Token, people: People) -> bool:
    """The noun tells of a happening rather than pointing back at one ("the attack", "these clashes")."""
    words = [t for t in syntax.phrase(noun)[:-1] if not t.is_punct]
    making = noun.dep_ == "dobj" and _lemma(noun.head) in grammar("making")
    if not making and words and words[0].lower_ in grammar("backward") and _is_title(noun, words):
        return False
    content = [t for t in words if t.lower_ not in grammar("backward") and _lemma(t) not in grammar("empty")]
    if any(syntax.children(noun, "prep", "acl")) or content:
        return True
    if making:
        return True
    return not any(t.lower_ in grammar("backward") for t in words)


def _is_title(noun: Token, words: list[Token]) -> bool:
    """A happening's own name, which tells that it is known: "the Battle of Kyiv", "the Palmyra Offensive"."""
    return noun.text[:1].isupper() and (_lemma(noun) in grammar("titles") or any(t.pos_ == "PROPN" for t in words[1:]))


def lone_killing(verb: Token, people: People) -> bool:
    """Somebody kills; no other event word of the clause does."""
    doers = syntax.doers(verb)
    return any(KINDS["agent"](d, people) or d.lower_ == "it" for d in doers)


def no_captive_object(verb: Token, people: People) -> bool:
    """It acts on something else than people in somebody's hands."""
    return not any(is_captive(o, people) for o in syntax.objects(verb))


def toward_ground(verb: Token, people: People) -> bool:
    """It acts on ground or forces, or moves to, on or through ground."""
    return any(people.is_ground(o) or people.is_force(o) for o in syntax.objects(verb)) or any(
        people.is_ground(t) for t in syntax.prepositional(verb, *grammar("ways"))
    )


def passive(verb: Token, people: People) -> bool:
    """It is in the passive."""
    return syntax.is_passive(verb)


def quits(verb: Token, people: People) -> bool:
    """It has no object, or its object is ground; what it goes from may be told."""
    objects = syntax.objects(verb)
    return not syntax.is_passive(verb) and (not objects or any(people.is_ground(o) for o in objects))


def no_object(verb: Token, people: People) -> bool:
    """It acts on nothing."""
    return not syntax.objects(verb)


def aimed(verb: Token, people: People) -> bool:
    """It is told against whom or where."""
    return any(syntax.prepositional(t, "against", "on", "at") for t in (verb, *syntax.objects(verb)))


def predicate(noun: Token, people: People) -> bool:
    """It says something of a subject, without an article: a participle that the tagger took for a noun."""
    return noun.dep_ in ("attr", "ROOT", "relcl", "ccomp", "conj", "acl") and not syntax.children(
        noun, "det", "compound"
    )


def nominal_move(noun: Token, people: People) -> bool:
    """The noun's phrase tells who moves or where to."""
    where = syntax.prepositional(
        noun, "on", "into", "towards", "toward", "by", "of", "in", "for", "against", "from", "to", "across"
    )
    return people.modifier(noun) is not None or any(people.is_ground(t) or people.is_force(t) for t in where)


def by_force(noun: Token, people: People) -> bool:
    """The noun's phrase names a force: "the army's departure", "the surrender of the rebels"."""
    return people.modifier(noun) is not None or any(people.is_force(t) for t in syntax.prepositional(noun, "of", "by"))


def of_parties(noun: Token, people: People) -> bool:
    """An agreement of parties to a war: between or with forces, or on what a war is about."""
    if noun.pos_ == "VERB":
        return False
    near = syntax.prepositional(noun, "between", "with", "by", "of", "for", "on", "to", "under")
    return any(people.is_person(t) or _lemma(t) in nouns_of("truces") | nouns_of("bodies") for t in near)


def happens(noun: Token, people: People) -> bool:
    """The noun is what comes down or goes off: subject of its verb, or behind "by", "with" and their like."""
    return noun.dep_ in ("nsubj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.lower_ in ("by", "with", "from"))


CONDITIONS: dict[str, Condition] = {
    "no captive object": no_captive_object,
    "toward ground": toward_ground,
    "passive": passive,
    "quits": quits,
    "no object": no_object,
    "aimed": aimed,
    "predicate": predicate,
    "nominal move": nominal_move,
    "by force": by_force,
    "of parties": of_parties,
    "happens": happens,
    "always": lambda token, people: True,
    "ground complement": ground_complement,
    "actor subject": actor_subject,
    "force or weapon subject": force_or_weapon_subject,
    "force subject": force_subject,
    "force object": force_object,
    "force leaves ground": force_leaves_ground,
    "fresh": fresh,
    "lone killing": lone_killing,
}
