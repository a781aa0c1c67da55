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
JUST_BEFORE, DAMAGE, DENIED = 2, 5, 3

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


def again(claim: Claim, before: str = "", after: str = "") -> Again | None:
    """What ``claim`` points back at; None for a claim that tells something new. ``before`` and ``after``: the text on
    either side of its words.

    Raises KnowledgeError when the word file is missing.
    """
    return (
        _denial(claim)
        or _noun(claim)
        or _damage(claim)
        or _among(claim)
        or _which(claim, before)
        or _beside(claim, before, after)
    )


def harming() -> frozenset[str]:
    """The sub-types of what does damage and harm."""
    return frozenset(table("retelling")["damage"]["comes of"])


def _denial(claim: Claim) -> Again | None:
    """ "The army denied the claim": the reader gives such a denial the type of the event that it denies."""
    if claim.polarity != "denied" or claim.trigger is None or claim.sub_event_type is None:
        return None
    if not claim.trigger.text.lower().startswith(tuple(table("retelling")["denying"])):
        return None
    means = frozenset({claim.sub_event_type})
    return Again(claim.trigger.text, means, means, reach=DENIED)


def _noun(claim: Claim) -> Again | None:
    """A noun that points back: of an event its trigger or its subject, of a toll what the people were harmed in."""
    text = claim.evidence.text
    for m in _pointing().finditer(text):
        if (_apart() | _saying_which()) & {*m["between"].lower().split()} or not _is_of(claim, m):
            continue
        behind = re.match(r"\W*(\w+)", text[m.end() :])
        return _meaning(claim, m, bare=not behind or behind[1].lower() not in _saying_which())
    return None


def _meaning(claim: Claim, m: re.Match[str], bare: bool) -> Again:
    """What the noun found means."""
    entry = _nouns()[_singular(m["noun"].lower())]
    means, is_ = frozenset(entry["means"]), entry.get("is", ())
    return Again(
        m[0],
        means,
        means | {*entry.get("may be", ())},
        bare,
        reach=JUST_BEFORE if "drawn out" in is_ else None,
        vague="vague" in is_ and claim.sub_event_type not in table("retelling")["never guessed"],
    )


def _which(claim: Claim, before: str) -> Again | None:
    """A count in a clause on such a noun: "the attack in which 30 died"."""
    if claim.kind != "toll":
        return None
    opening = re.match(r"(?:in\s+)?(?:which|that)\b", claim.evidence.text)
    m = _relative().search(before + (opening[0] if opening else ""))
    if m is None or _apart() & {*m["between"].lower().split()}:
        return None
    return _meaning(claim, m, bare=True)


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
    """Damage that nobody is said to have done, or that stands beside the deed: "killing one, damaging homes", "the
    blast destroyed two cars"."""
    words = table("retelling")["damage"]
    if claim.trigger is None or claim.kind != "event" or claim.sub_event_type not in words["taken for"]:
        return None
    trigger = claim.trigger.text.lower()
    if not trigger.startswith(tuple(words["words"])):
        return None
    text, start = claim.evidence.text, claim.trigger.start - claim.evidence.start
    beside = trigger.split()[0].endswith("ing") or (not claim.actor and _by_a_deed(text[:start]))
    suffered = _BEING.search(text[:start]) and not _BY.match(text[start + len(trigger) :])
    if not (beside or suffered or trigger in ("damage", "destruction")):
        return None
    reach = DAMAGE if suffered or trigger in ("damage", "destruction") else 0
    return Again(trigger, harming(), harming(), reach=reach, harm=True, vague=True)


def _by_a_deed(subject: str) -> bool:
    """Whether no subject stands before the verb, or a happening: "an explosion destroyed", "and has damaged"."""
    words = [w for w in re.findall(r"\w+", subject.lower()) if w not in table("retelling")["damage"]["passed over"]]
    return not words or any(_singular(w) in _nouns() for w in words)


def _among(claim: Claim) -> Again | None:
    """Some of those that were counted before: "among the dead were two nurses"."""
    m = _counted().match(claim.evidence.text) if claim.kind == "toll" else None
    if m is None:
        return None
    return Again(m[0], harming(), harming(), reach=JUST_BEFORE, vague=True)


def _beside(claim: Claim, before: str, after: str) -> Again | None:
    """What stands around the claim's words says that they tell of something told: "called the strike *a massacre*",
    "*explosions* were heard", "was arrested in *a raid*"."""
    if claim.trigger is None or claim.kind != "event":
        return None
    for entry in _surroundings():
        if entry.fits(claim.trigger.text, before, after):
            return Again(claim.trigger.text, entry.means, entry.means, reach=entry.reach)
    return None


@dataclass(frozen=True, slots=True)
class _Surrounding:
    """What stands before and behind an event noun, one of ``nouns`` where there are any."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    nouns: frozenset[str]
    means: frozenset[str]
    reach: int | None

    def fits(self, trigger: str, before: str, after: str) -> bool:
        if self.nouns and _singular(trigger.lower().split()[-1]) not in self.nouns:
            return False
        return bool(self.before.search(before) and self.after.match(after))


@cache
def _surroundings() -> tuple[_Surrounding, ...]:
    return tuple(
        _Surrounding(
            re.compile(rf"{entry.get('before', '')}$", re.I),
            re.compile(entry.get("after", ""), re.I),
            frozenset(entry.get("nouns", ())),
            frozenset(entry.get("means", harming())),
            entry["reach"],
        )
        for entry in table("retelling")["beside"]
    )


def _singular(noun: str) -> str:
    if noun in _nouns():
        return noun
    return noun[:-2] if noun[:-2] in _nouns() and noun.endswith("es") else noun[:-1]


@cache
def _nouns() -> Mapping[str, Mapping[str, Any]]:
    return {word: entry for entry in reversed(table("retelling")["nouns"]) for word in entry["words"]}


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"{_pointing().pattern}\s+(?:in\s+)?(?:which|that)\s*$", re.I)


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
