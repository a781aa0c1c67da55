"""What must stand around a word for it to state an event: the conditions that ``triggers.yaml`` names."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.people import People

Condition = Callable[[Token, People], bool]


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _weapon(token: Token) -> bool:
    return _lemma(token) in nouns_of("weapons")


def ground_object(verb: Token, people: People) -> bool:
    """It acts on a place or on ground."""
    return any(people.is_ground(o) for o in syntax.objects(verb))


def ground_subject(verb: Token, people: People) -> bool:
    """A place or ground does it: "the town fell"."""
    return any(people.is_ground(s) for s in syntax.subjects(verb))


def ground_complement(noun: Token, people: People) -> bool:
    """The noun has ground as its complement or possessor: "the fall of Idlib", "gains in Hama"."""
    inside = syntax.prepositional(noun, "of", "in", "on", "over", "into", "towards", "toward", "near")
    owners = syntax.children(noun, "poss", "compound")
    return any(people.is_ground(t) for t in [*inside, *owners])


def actor_object(verb: Token, people: People) -> bool:
    """It acts on a force."""
    return any(people.is_force(o) or o.pos_ == "PRON" for o in syntax.objects(verb))


def actor_subject(verb: Token, people: People) -> bool:
    """A force does it."""
    return any(people.is_force(s) or (s.pos_ == "PRON" and s.lower_ in ("they", "it")) for s in syntax.doers(verb))


def person_object(verb: Token, people: People) -> bool:
    """It acts on people."""
    return any(people.is_person(o) for o in syntax.objects(verb))


def no_person_object(verb: Token, people: People) -> bool:
    """It acts on something else than people."""
    return not person_object(verb, people)


def weapon_object(verb: Token, people: People) -> bool:
    """It throws, fires or drops a weapon."""
    return any(_weapon(o) for o in syntax.objects(verb))


def weapon_subject(verb: Token, people: People) -> bool:
    """A weapon does it: "a shell hit the school"."""
    return any(_weapon(s) for s in syntax.doers(verb))


def force_or_weapon_subject(verb: Token, people: People) -> bool:
    """A force or a weapon does it."""
    return actor_subject(verb, people) or weapon_subject(verb, people)


def force_subject(verb: Token, people: People) -> bool:
    """A force moves."""
    return any(people.is_force(s) for s in syntax.doers(verb))


def force_object(verb: Token, people: People) -> bool:
    """Forces or weapons are moved."""
    return any(people.is_force(o) for o in syntax.objects(verb))


def force_leaves_ground(verb: Token, people: People) -> bool:
    """A force leaves a place."""
    return force_subject(verb, people) and ground_object(verb, people)


def thing_object(verb: Token, people: People) -> bool:
    """It acts on a building, vehicle or other thing."""
    return any(people.is_site(o) or people.is_ground(o) for o in syntax.objects(verb))


def mine_object(verb: Token, people: People) -> bool:
    """Mines and bombs are made harmless."""
    return any(_lemma(o) in nouns_of("mines") for o in syntax.objects(verb))


def fresh(noun: Token, people: People) -> bool:
    """The noun tells of a happening rather than pointing back at one ("the attack", "these clashes")."""
    words = [t for t in syntax.phrase(noun)[:-1] if not t.is_punct]
    content = [t for t in words if t.lower_ not in grammar("backward") and _lemma(t) not in grammar("empty")]
    if any(syntax.children(noun, "prep", "acl")) or content:
        return True
    if noun.dep_ == "dobj" and _lemma(noun.head) in grammar("making"):
        return True
    return not any(t.lower_ in grammar("backward") for t in words)


def lone_killing(verb: Token, people: People) -> bool:
    """Somebody kills; no other event word of the clause does."""
    doers = syntax.doers(verb)
    return any(people.is_person(d) or (d.pos_ == "PRON" and d.lower_ in ("they", "it", "he")) for d in doers)


CONDITIONS: dict[str, Condition] = {
    "always": lambda token, people: True,
    "ground object": ground_object,
    "ground subject": ground_subject,
    "ground complement": ground_complement,
    "actor object": actor_object,
    "actor subject": actor_subject,
    "person object": person_object,
    "no person object": no_person_object,
    "weapon object": weapon_object,
    "weapon subject": weapon_subject,
    "force or weapon subject": force_or_weapon_subject,
    "force subject": force_subject,
    "force object": force_object,
    "force leaves ground": force_leaves_ground,
    "thing object": thing_object,
    "mine object": mine_object,
    "fresh": fresh,
    "lone killing": lone_killing,
}
