"""Denials that point back: "the army denied the claim" denies what was told just before."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.draft import DONE, Draft
from contested.reader.lexicon import word_set
from contested.reader.reading import Reading
from contested.reader.said.parts import apposed_telling

_REACH = 3


def found(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """A draft for each denial of an earlier event, the type, roles and place taken from the event denied.

    Its source is who denies, where the attribution of the words names nobody.
    """
    pointers = word_set("stance", "pointing_denials")
    denying = [reading.spacy_doc[i] for i, lemma in enumerate(syntax.lemmas(reading.spacy_doc)) if lemma in pointers]
    if not denying:
        return []
    events = sorted((d for d in drafts if d.kind == "event"), key=lambda d: d.trigger)
    numbers = {s.start: n for n, s in enumerate(reading.spacy_doc.sents)}
    pointing = []
    for token in denying:
        if _points_back(token):
            denied = _denied(token, events, reading, numbers)
            if denied is not None:
                pointing.append(_denial(token, denied, reading))
    return pointing


def _points_back(verb: Token) -> bool:
    """A verb of denial whose object is only "the claim", "it", "involvement"."""
    if not syntax.is_verbal(verb):
        return False
    if apposed_telling(verb) is not None:
        return True
    denied = syntax.children(verb, "dobj")
    clauses = [c for c in syntax.children(verb, "ccomp", "xcomp") if c.i > verb.i]
    return not clauses and any(
        o.lemma_.lower() in word_set("stance", "told_things")
        and not any(c.dep_ in ("acl", "relcl") for c in o.children)
        for o in denied
    )


def _denied(verb: Token, events: list[Draft], reading: Reading, numbers: dict[int, int]) -> Draft | None:
    """The first event of the nearest sentence before that tells one, or of a clause before in the same sentence."""
    here = numbers[syntax.sentence_start(verb)]
    own = {t.i for t in verb.subtree if t.i > verb.i}
    before = [(numbers[syntax.sentence_start(reading.spacy_doc[e.head])], e) for e in events if e.head < verb.i]
    near = [
        (n, e)
        for n, e in before
        if here - n <= _REACH
        and (n < here or ((syntax.subjects(verb) or apposed_telling(verb) is not None) and e.head not in own))
    ]
    if not near:
        return None
    last = max(n for n, _ in near)
    return next(e for n, e in near if n == last)


def _denial(verb: Token, denied: Draft, reading: Reading) -> Draft:
    denier = _denier(verb) if apposed_telling(verb) is None else None
    return replace(
        denied,
        head=verb.i,
        trigger=(verb.idx, verb.idx + len(verb)),
        evidence=syntax.offsets(syntax.clause(verb)),
        denial=True,
        speaker=reading.people.mention(denier) if denier is not None else None,
        carried=["place"],
        confidence=DONE,
    )


def _denier(verb: Token) -> Token | None:
    """Who denies: the subject, or whom its relative pronoun stands for; None for other pronouns."""
    subject = next(iter(syntax.subjects(verb)), None)
    if subject is None or subject.pos_ != "PRON":
        return subject
    return verb.head if verb.dep_ == "relcl" and subject.tag_ in ("WDT", "WP") else None
