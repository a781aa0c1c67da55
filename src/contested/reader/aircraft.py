"""What is done from the air: by an aircraft of whatever name, or with what only aircraft carry."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.reading import Reading

STRIKE = "Air/drone strike"
# Designations of types: F-16, B-1B, A-10s, MQ-9, Su-25, MiG 29, TB2.
_TYPE = re.compile(r"(?:A|AC|AH|AV|B|CF|F|KC|MQ|OV|RQ|UH|Su|SU|MiG|MIG|Mi|Tu|TU|Ka|Yak|Il|TB)-?\d+[A-Z]{0,2}s?")
# What is done from the air is a strike, whatever the verb alone would tell.
_OTHERWISE = frozenset(
    {
        "Armed clash",
        "Shelling/artillery/missile attack",
        "Looting/property destruction",
        "Attack",
        "Remote explosive/landmine/IED",
        "Disrupted weapons use",
    }
)


def is_aircraft(token: Token) -> bool:
    """Whether the token is an aircraft or who flies one: "helicopters", "two Mirage 2000s", "a Reaper crew"."""
    named = token.lemma_.lower() in nouns_of("flown") or any(c.isdigit() for c in token.text)
    return _flies(token) or (named and any(_flies(t) for t in syntax.children(token, "compound", "nmod")))


def _flies(token: Token) -> bool:
    if token.lemma_.lower() in nouns_of("warplanes"):
        return True
    if not token.text[:1].isupper():
        return False
    return token.lower_.removesuffix("s") in nouns_of("aircraft names") or _TYPE.fullmatch(token.text) is not None


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Give every event that is done from the air its type."""
    for draft in drafts:
        if draft.kind == "event" and draft.sub_event_type is not None:
            draft.sub_event_type = settled(draft.sub_event_type, reading.spacy_doc[draft.head])


def settled(sub_event_type: str, word: Token) -> str:
    """The sub-event type of the event that ``word`` states: a strike where an aircraft destroys, attacks, fires."""
    if sub_event_type not in _OTHERWISE or not syntax.is_verbal(word):
        return sub_event_type
    lemma = word.lemma_.lower()
    struck = syntax.objects(word)
    if lemma in grammar("striking") and not any(is_aircraft(o) for o in struck) and _from_the_air(word):
        return STRIKE
    dropped = lemma in grammar("loosing") and any(_is_of_aircraft(o) for o in struck)
    return STRIKE if dropped else sub_event_type


def _from_the_air(verb: Token) -> bool:
    doers = syntax.doers(verb)
    means = syntax.prepositional(verb, "with", "using")
    used = syntax.objects(verb.head) if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in grammar("loosing") else []
    of = [t for d in doers for t in syntax.prepositional(d, "of")]
    return any(is_aircraft(t) for t in (*doers, *of)) or any(_is_of_aircraft(t) for t in (*means, *used))


def _is_of_aircraft(token: Token) -> bool:
    """Whether it is a weapon that only aircraft carry: "a Hellfire missile", "Paveway IVs"."""
    words = {t.lower_ for t in syntax.phrase(token)}
    return not words.isdisjoint(nouns_of("air munitions"))
