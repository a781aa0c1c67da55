"""Groups of people that are counted: which lies in which, and the words that make a count part of another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.errors import KnowledgeError
from contested.knowledge.language import table
from contested.knowledge.names import fold
from contested.knowledge.numerals import numerals, value
from contested.knowledge.witness import Directory
from contested.model import ActorRef, Claim, ResolvedClaim
from contested.model.counting import Count

# The key of people beside the groups that are counted with them.
OTHERS = "others beside them"

# Words that a number of others may have.
_WORDS = 4
# How far behind the group's mention, in characters, a word such as "were among" is looked for.
BEHIND = 30


@dataclass(frozen=True, slots=True)
class Groups:
    """``people`` are words for people at large, ``kinds`` what each group is a kind of; all folded.

    ``beside`` finds a count of others joined to another, with the number as its first group; ``counting_on`` the
    beginning of a clause that counts people besides those before, ``opening`` the words that open it.
    """

    people: frozenset[str]
    kinds: dict[str, frozenset[str]]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    beside: re.Pattern[str]
    counting_on: re.Pattern[str]
    opening: tuple[str, ...]

    @classmethod
    def load(cls) -> Groups:
        """The groups of the data file ``language/groups.yaml``. Raises KnowledgeError when it lacks a part."""
        return _load()

    def key(self, name: str | None) -> str:
        """The comparable key of a group's name, "" for people at large."""
        folded = fold(name or "")
        return "" if folded in self.people else folded

    def inside(self, a: str, b: str) -> bool:
        """Whether group ``a`` is a kind of group ``b`` (keys)."""
        return a != b and (b == "" or b in self.kinds.get(a, ()))

    def part(self, claim: ResolvedClaim) -> bool:
        """Whether the words of a toll claim call its group part of another count."""
        group, evidence = claim.claim.toll.group if claim.claim.toll else None, claim.claim.evidence
        if group is None or not evidence.start <= group.start <= evidence.end:
            return False
        text = evidence.text.lower()
        ahead, behind = text[: group.start - evidence.start], text[group.end - evidence.start :][:BEHIND]
        return any(f" {w} " in f" {ahead} " for w in self.before) or any(
            behind.strip().startswith(w) for w in self.behind
        )

    def others(self, claim: ResolvedClaim) -> bool:
        """Whether a count of people at large is of those beside a group: "seven soldiers and four others"."""
        toll = claim.claim.toll
        if toll is None or toll.group is not None:
            return False
        # "Six others were killed", told by itself, may be of another happening.
        return any(value(m[1]) == toll.low for m in self.beside.finditer(claim.claim.evidence.text.lower()))

    def besides(self, claim: ResolvedClaim) -> str | None:
        """The words by which a toll counts people besides those counted before: "another 120" of "another 120 fell".

        None where its sentence says what they came to harm by, or where: that is another happening's count.
        """
        told = claim.claim
        if told.toll is None or told.sub_event_type or _told_where(told):
            return None
        text, group = told.evidence.text, told.toll.group
        m = self.counting_on.match(text)
        # "Another soldier" has no number.
        single = _one_more(self.opening, text, group.start - told.evidence.start) if group else None
        return m[0] if m else single

    def count(self, claim: ResolvedClaim, origin: str, directory: Directory) -> Count:
        """A toll claim as a count by ``origin``; ``directory`` tells whose side its group is on.

        Raises ValueError for a claim of another kind.
        """
        toll = claim.claim.toll
        if toll is None:
            raise ValueError(f"claim {claim.claim.id} is no toll")
        group = claim.group
        return Count(
            claim=claim.claim.id,
            origin=origin,
            doc=claim.claim.doc,
            reported=claim.published,
            position=claim.claim.evidence.start,
            group=OTHERS if self.others(claim) else self.key(group.name if group else None),
            ref=ActorRef(group.name, group.actor) if group else None,
            part=self.part(claim),
            low=toll.low,
            high=toll.high,
            side=directory.side(group.actor, claim.time.start) if group and group.actor else None,
            besides=self.besides(claim) is not None,
        )


def _told_where(claim: Claim) -> bool:
    return any(claim.evidence.start <= p.start < claim.evidence.end for p in claim.place)


@cache
def _load() -> Groups:
    data = table("groups")
    try:
        return Groups(
            frozenset(map(fold, data["people"])),
            {fold(k): frozenset(map(fold, v)) for k, v in data["inside"].items()},
            tuple(data["parts before"]),
            tuple(data["parts behind"]),
            _beside(**data["others"]),
            _counting_on(**data["besides"]),
            tuple(data["besides"]["opening"]),
        )
    except (KeyError, TypeError, AttributeError) as e:
        raise KnowledgeError(f"The word file groups.yaml lacks or misstates {e}.", remedy="Mend the file.") from e


def _beside(behind: list[str], between: list[str], words: list[str]) -> re.Pattern[str]:
    joint, filler, others = ("|".join(map(re.escape, part)) for part in (behind, between, words))
    return re.compile(rf"\b(?:{joint})(?= (?:(?:{filler}) )?(\S+(?: \S+){{0,{_WORDS - 1}}}?) (?:{others})\b)")


def _counting_on(opening: list[str], before: list[str], closing: list[str]) -> re.Pattern[str]:
    openers, hedges, closers = ("|".join(map(re.escape, part)) for part in (opening, before, closing))
    words = "|".join(map(re.escape, sorted((*numerals(), *table("harm")["vague"]), key=len, reverse=True)))
    number = rf"(?:(?:{hedges}) )?(?:\d[\d,]*|(?:{words})(?:[- ](?:{words}))*)"
    return re.compile(rf"(?:(?:{openers}) {number}|{number} (?:{closers}))\b", re.IGNORECASE)


def _one_more(opening: Iterable[str], text: str, group: int) -> str | None:
    """The words that open a text whose group begins right behind them, at character ``group``."""
    before = text[: max(0, group)].strip()
    return before if before.lower() in opening else None
