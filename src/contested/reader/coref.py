"""Who is meant by "they", "the group", "the alliance": the earlier mention that the words stand for."""

from __future__ import annotations

from spacy.tokens import Span, Token

from contested.reader.lexicon import nouns_of
from contested.reader.people import People
from contested.reader.tokens import SUBJECTS, children, doers, governor, is_verbal, objects, prepositional

_PRONOUNS = frozenset(
    {"they", "it", "them", "he", "she", "him", "their", "its", "his", "who", "which", "that", "itself", "themselves"}
)
_GROUPS = frozenset(
    {"group", "alliance", "militia", "movement", "organization", "organisation", "faction", "coalition", "party"}
)
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_ONE = frozenset({"he", "she", "him"})
_OBJECTS = frozenset({"them", "him"})
_REACH = 2


def is_anaphor(token: Token, people: People) -> bool:
    """Whether the token points back: a pronoun, or "the group" without a name of its own."""
    if token.lower_ in _PRONOUNS and token.pos_ in ("PRON", "DET", "SCONJ"):
        return True
    if of_two(token):
        return True
    if token.lower_ not in _GROUPS or token.i in people.inside:
        return False
    words = [c for c in token.lefts if not c.is_punct]
    return bool(words) and all(c.lower_ in ("the", "this", "that") for c in words)


def points_back(verb: Token) -> bool:
    """Whether those to whom a verb says that it was done are only pointed at: "abducted them", "fired at them"."""
    borne = [*objects(verb), *prepositional(verb, "at", "on", "against", "with")]
    return is_verbal(verb) and any(t.lower_ in _OBJECTS for t in borne)


def of_two(token: Token) -> bool:
    """Whether it is "the former" or "the latter", by itself."""
    alone = token.lower_ in ("former", "latter") and token.dep_ not in ("amod", "compound")
    return alone and token.i > 0 and token.nbor(-1).lower_ == "the"


def antecedent(token: Token, people: People) -> Token | None:
    """The main word of the mention that ``token`` stands for, None when none is near.

    Subjects before others, the nearest sentence first; the pronoun's own verb's other arguments are no candidates.
    """
    sentences = [token.sent]
    while len(sentences) <= _REACH and sentences[-1].start > 0:
        sentences.append(token.doc[sentences[-1].start - 1].sent)
    if of_two(token):
        return _one_of_two(token, sentences, people)
    group = token.lower_ in _GROUPS
    plural = group or token.lower_ in _PLURAL
    ahead = _main_subject(token, people) or (_spoken_for(token, people) if group else None)
    if ahead is not None:
        return ahead
    other = _others(token)
    for n, sentence in enumerate(sentences):
        before = [t for t in sentence if t.i < token.i and t.i not in other and t.head != token.head]
        if token.lower_ in _OBJECTS:
            before = [t for t in before if people.is_person(t) and t.pos_ in ("NOUN", "PROPN")]
        else:
            before = [t for t in before if _candidate(t, people, group)]
        before = [t for t in before if not (plural and _is_one_person(t, people))]
        if group:
            before = [t for t in before if people.kinds.get(t.i) != "State forces"]
        if token.lower_ in _ONE:
            before = [t for t in before if _is_single(t, people)]
        if before:
            ranked = [t for t in before if t.dep_ in SUBJECTS] or before
            return ranked[0] if n else ranked[-1]
    return None


def _others(token: Token) -> set[int]:
    """Tokens that a pronoun does not mean.

    For an object that is who does it, for a subject what stands in a participle's clause before it, which has the same
    subject: "backed by the air force, they advanced".
    """
    verb = governor(token)
    if verb is None:
        return set()
    if token.lower_ in _OBJECTS:
        return {t.i for t in doers(verb)}
    ahead = [c for c in children(verb, "advcl") if c.i < token.i and not children(c, *SUBJECTS)]
    return {t.i for c in ahead for t in c.subtree} if token.dep_ in SUBJECTS else set()


def _one_of_two(token: Token, sentences: list[Span], people: People) -> Token | None:
    """Of the last two who are named before "the latter" the last, of those before "the former" the one before."""
    for sentence in sentences:
        named = [t for t in sentence if t.i < token.i and _candidate(t, people, group=False)]
        named = [t for t in named if t.i not in people.named or t.i == people.named[t.i][1]]
        if len(named) > 1:
            return named[-1 if token.lower_ == "latter" else -2]
    return None


def _is_single(token: Token, people: People) -> bool:
    """Whether it is one person: a name, or the singular of a noun that means one."""
    if _is_one_person(token, people):
        return True
    return token.tag_ == "NN" and token.lemma_.lower() in nouns_of("one person")


def _is_one_person(token: Token, people: People) -> bool:
    """Whether it names a single person; a group that the directory knows is none, whatever the parser takes it for."""
    return token.i in people.persons or (token.ent_type_ == "PERSON" and token.i not in people.named)


def _spoken_for(token: Token, people: People) -> Token | None:
    """Who "the group" is in what its spokesman says: "a spokesman of the Southern Front said the group had …"."""
    verb = governor(token)
    while verb is not None and verb.dep_ in ("xcomp", "conj", "acl"):
        verb = governor(verb)
    if verb is None or verb.dep_ != "ccomp":
        return None
    around = [t for s in children(verb.head, *SUBJECTS) if s.i < token.i for t in s.subtree]
    return next((t for t in around if t.i in people.named and people.is_force(t) and t.i < token.i), None)


def _main_subject(token: Token, people: People) -> Token | None:
    """Who "they" are in a clause put before the main one: "Before they withdrew, the rebels …"."""
    verb = governor(token)
    while verb is not None and verb.dep_ in ("relcl", "acl", "ccomp"):
        verb = governor(verb)
    if verb is None or (verb.dep_ not in ("advcl", "relcl") and verb.head.i == verb.i):
        return None
    main = governor(verb)
    if main is None or main.i < token.i:
        return None
    ahead = [s for s in children(main, *SUBJECTS) if s.i > token.i and _candidate(s, people, group=False)]
    return ahead[0] if ahead else None


def _candidate(token: Token, people: People, group: bool) -> bool:
    if token.pos_ == "PRON" or not people.is_force(token):
        return False
    if group:
        return token.i in people.named
    return token.i in people.named or (
        token.i not in people.inside and token.dep_ not in ("compound", "amod", "nmod", "poss")
    )
