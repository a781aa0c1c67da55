"""What must stand around a word for it to state an event: the conditions that ``triggers.yaml`` names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.kinds import KINDS, is_captive
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
    return any(people.is_person(d) or (d.pos_ == "PRON" and d.lower_ in ("they", "it", "he")) for d in doers)


def no_captive_object(verb: Token, people: People) -> bool:
    """It acts on something else than people in somebody's hands."""
    return not any(is_captive(o, people) for o in syntax.objects(verb))


def takes_ground(verb: Token, people: People) -> bool:
    """Ground is taken: the verb's object, or where its preposition leads ("rolled into the town")."""
    return any(people.is_ground(o) for o in _wholes(syntax.objects(verb)))


def toward_ground(verb: Token, people: People) -> bool:
    """It acts on ground or forces, or moves to, on or through ground."""
    ways = (
        "into",
        "to",
        "towards",
        "toward",
        "on",
        "through",
        "across",
        "onto",
        "within",
        "over",
        "from",
        "in",
        "at",
        "along",
        "for",
    )
    return any(people.is_ground(o) or people.is_force(o) for o in syntax.objects(verb)) or any(
        people.is_ground(t) for t in syntax.prepositional(verb, *ways)
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
    return bool(syntax.prepositional(verb, "against", "on", "at"))


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
    "never": lambda token, people: False,
    "no captive object": no_captive_object,
    "ground taken": takes_ground,
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


_SHARES = frozenset(
    {
        "half",
        "most",
        "part",
        "all",
        "number",
        "rest",
        "third",
        "quarter",
        "group",
        "column",
        "series",
        "pair",
        "couple",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "majority",
        "member",
        "ton",
        "tonne",
        "lot",
        "quantity",
        "thing",
        "convoy",
        "piece",
        "type",
    }
)


def _wholes(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, and what a share or a count is of: "most of the houses", "four of the hostages"."""
    for token in tokens:
        yield token
        if token.pos_ in ("NUM", "DET", "PRON", "ADJ") or _lemma(token) in _SHARES:
            yield from syntax.prepositional(token, "of", "but")


def _fillers(role: str, token: Token) -> Iterable[Token]:
    if role == "object":
        return syntax.objects(token)
    if role == "doer":
        return syntax.doers(token)
    return syntax.prepositional(token, role)


def _of_kind(kind: str) -> Condition:
    if kind in KINDS:
        return KINDS[kind]
    words = nouns_of(kind)
    return lambda token, people: _lemma(token) in words or token.lower_ in words


@cache
def condition(name: str) -> Condition:
    """A condition by its name, or by "role: kind|kind": some filler of the role is of one of the kinds.

    Roles are ``object``, ``doer`` and prepositions; kinds those of ``kinds.py`` and the lists of the word files.
    Raises KeyError for a name that is neither.
    """
    if ":" not in name:
        return CONDITIONS[name]
    role, kinds = name.split(":")
    tests = [_of_kind(kind.strip()) for kind in kinds.split("|")]
    return lambda token, people: any(test(t, people) for t in _wholes(_fillers(role, token)) for test in tests)


def met(needs: tuple[str, ...], token: Token, people: People) -> bool:
    """Whether all of an entry's needs are met at its word."""
    return all(condition(name)(token, people) for name in needs)
