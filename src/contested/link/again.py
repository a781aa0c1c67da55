"""Claims whose words say that what they tell was told before: "the attack left nine dead", "35 homes were destroyed".

A report that has told of a happening comes back to it with a definite or demonstrative noun, or tells what it did. Such
words name no type of their own: after a car bomb, "the attack" is the car bomb. Words: ``language/retelling.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from contested.knowledge.language import table
from contested.model import Claim

# Words between "the" and its noun: "the alleged chemical attack", "the two car bombings".
BETWEEN = 3
# Sentences back in which a noun that means something drawn out, and damage in a sentence of its own, have their sense.
JUST_BEFORE, DAMAGE = 2, 5

_BEING = re.compile(r"\b(?:is|are|was|were|been|being|be|got)(?:\s+\w+){0,2}\s*$", re.I)
_BY = re.compile(r"(?:\s+\w+)?\s+(?:by|at the hands)\b", re.I)


@dataclass(frozen=True, slots=True)
class Again:
    """What a claim says of what was told before.

    ``means`` are the sub-types that its words mean, ``may_be`` those and the ones that may be called so too; ``bare``
    that nothing behind a noun says which happening is meant; ``reach`` in how many sentences back it looks, None for
    the whole report; ``harm`` that it tells what the other did, not the other itself; ``vague`` that the claim's type
    is a guess.
    """

    words: str
    means: frozenset[str]
    may_be: frozenset[str]
    bare: bool = True
    reach: int | None = None
    harm: bool = False
    vague: bool = False


def again(claim: Claim) -> Again | None:
    """What ``claim`` points back at; None for a claim that tells something new.

    Raises KnowledgeError when the word file is missing.
    """
    return _noun(claim) or _damage(claim) or _among(claim)


def _noun(claim: Claim) -> Again | None:
    """A noun that points back: of an event its trigger or its subject, of a toll what the people were harmed in."""
    text = claim.evidence.text
    for m in _pointing().finditer(text):
        if (_apart() | _saying_which()) & {*m["between"].lower().split()} or not _is_of(claim, m):
            continue
        entry = _nouns()[_singular(m["noun"].lower())]
        behind = re.match(r"\W*(\w+)", text[m.end() :])
        bare = not behind or behind[1].lower() not in _saying_which()
        means, is_ = frozenset(entry["means"]), entry.get("is", ())
        return Again(
            m[0],
            means,
            means | {*entry.get("may be", ())},
            bare,
            reach=JUST_BEFORE if "drawn out" in is_ else None,
            vague="vague" in is_ and claim.sub_event_type not in table("retelling")["never guessed"],
        )
    return None


def _is_of(claim: Claim, m: re.Match[str]) -> bool:
    """Whether the noun found is what the claim tells of: that of a toll may stand anywhere in its clause."""
    if claim.kind == "toll":
        return True
    if claim.trigger is None:
        return False
    start, end = (at - claim.evidence.start for at in (claim.trigger.start, claim.trigger.end))
    if min(end, m.end()) > max(start, m.start("noun")):
        return True
    # The subject of its verb: "the strikes (completely) destroyed".
    return m.start() <= 1 and start - m.end() >= 0 and len(claim.evidence.text[m.end() : start].split()) <= 1


def _damage(claim: Claim) -> Again | None:
    """Damage that nobody is said to have done, or that stands beside the deed: "killing one, damaging homes"."""
    words = table("retelling")["damage"]
    if claim.trigger is None or claim.kind != "event" or claim.sub_event_type not in words["taken for"]:
        return None
    trigger = claim.trigger.text.lower()
    if not trigger.startswith(tuple(words["words"])):
        return None
    beside = trigger.split()[0].endswith("ing")
    text, start = claim.evidence.text, claim.trigger.start - claim.evidence.start
    suffered = _BEING.search(text[:start]) and not _BY.match(text[start + len(trigger) :])
    if not (beside or suffered or trigger in ("damage", "destruction")):
        return None
    comes_of = frozenset(words["comes of"])
    return Again(trigger, comes_of, comes_of, reach=0 if beside else DAMAGE, harm=True, vague=True)


def _among(claim: Claim) -> Again | None:
    """Some of those that were counted before: "among the dead were two nurses"."""
    m = _counted().match(claim.evidence.text) if claim.kind == "toll" else None
    if m is None:
        return None
    means = frozenset(table("retelling")["damage"]["comes of"])
    return Again(m[0], means, means, reach=JUST_BEFORE, vague=True)


def _singular(noun: str) -> str:
    if noun in _nouns():
        return noun
    return noun[:-2] if noun[:-2] in _nouns() and noun.endswith("es") else noun[:-1]


@cache
def _nouns() -> Mapping[str, Mapping[str, Any]]:
    return {word: entry for entry in reversed(table("retelling")["nouns"]) for word in entry["words"]}


@cache
def _pointing() -> re.Pattern[str]:
    nouns = "|".join(re.escape(n) for n in sorted(_nouns(), key=len, reverse=True))
    pointing = "|".join(table("retelling")["pointing"])
    days = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]?s"
    return re.compile(
        rf"\b(?:{pointing}|{days})\s+(?P<between>(?:[\w'’-]+\s+){{0,{BETWEEN}}}?)(?P<noun>(?:{nouns})(?:es|s)?)\b", re.I
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('retelling')['counted before'])})\b", re.I)


@cache
def _apart() -> frozenset[str]:
    return frozenset(table("retelling")["apart"])


@cache
def _saying_which() -> frozenset[str]:
    return frozenset(table("retelling")["saying which"])
