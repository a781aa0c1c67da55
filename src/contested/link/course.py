"""Whether a claim tells of a campaign: something that lasts, of which other claims tell the steps.

"A ten-week offensive", "the siege", "Operation Tide", an offensive told with days between its first and its last are
campaigns, and so is what is counted in them. Its beginning and its end on a day ("launched on May 31") are steps. An
offensive of which neither is said goes with either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from contested.knowledge.language import table
from contested.knowledge.numerals import numerals
from contested.model import ResolvedClaim

# What goes on for so many days is more than one happening.
LASTS = 4
# What lies between a count and the campaign that it is of: "died in the two-month-old offensive".
_IN = r"\b(?:in|during|over|throughout|since)\b(?: \S+){0,5}? "


@dataclass(frozen=True, slots=True)
class Course:
    """How a claim tells of a campaign: as one (``campaign``), or so that it may be one's beginning or count (``news``).

    ``start`` and ``end`` are the campaign's, None where the claim does not say.
    """

    kind: Literal["campaign", "news"]
    start: date | None
    end: date | None


def course(claim: ResolvedClaim) -> Course | None:
    """The course that a claim tells of, None where it tells of a step or of anything else."""
    c, words = claim.claim, _words()
    if c.kind == "toll":
        return _count(claim) if words.counted.search(c.evidence.text.lower()) else None
    noun = _noun(claim)
    if noun not in words.lasting | words.may_last or launched(claim) or _over(claim):
        return None
    start, end = _days(claim)
    if noun in words.lasting or _named(claim) or words.lasts(c.evidence.text.lower(), noun) or _long(claim):
        return Course("campaign", start, end)
    return Course("news", start, end) if noun in words.may_begin else None


def launched(claim: ResolvedClaim) -> date | None:
    """The day on which, by the claim, a campaign began: a step of it."""
    start, end = claim.time.start, claim.time.end
    if _noun(claim) not in _words().lasting | _words().may_last or start != end or claim.time.precision != "day":
        return None
    return start if _said(claim) & _words().begin else None


def _over(claim: ResolvedClaim) -> bool:
    """Whether it tells of a campaign's end: "broke the siege on Saturday"."""
    trigger = claim.claim.trigger
    return trigger is not None and trigger.text.lower().split()[0] in _words().end


def _noun(claim: ResolvedClaim) -> str:
    trigger = claim.claim.trigger
    words = trigger.text.lower().split() if trigger and claim.claim.kind == "event" else []
    return words[-1] if words else ""


def _said(claim: ResolvedClaim) -> set[str]:
    return set(re.findall(r"[a-z]+", claim.claim.evidence.text.lower()))


def _count(claim: ResolvedClaim) -> Course:
    """A count in a campaign: of the whole unless its own clause says of which day."""
    start, end, said = claim.time.start, claim.time.end, "time" not in claim.claim.carried
    return Course("news" if said and start is not None and start == end else "campaign", None, None)


def _named(claim: ResolvedClaim) -> bool:
    """Whether it is called by a name of its own: "Operation Tide", "the Battle of Northford"."""
    trigger, evidence = claim.claim.trigger, claim.claim.evidence
    assert trigger is not None
    behind = evidence.text[max(0, trigger.end - evidence.start) :]
    if trigger.text[:1].isupper() and trigger.text.lower() == "operation":
        return bool(re.match(r"\s+[\"“‘']?[A-Z]\w+", behind))
    return trigger.text == "Battle" and behind.startswith(" of ")


def _days(claim: ResolvedClaim) -> tuple[date | None, date | None]:
    """Its first and its last day, as far as the claim tells them."""
    start, end = claim.time.start, claim.time.end
    if start == end or claim.time.precision not in ("day", "range"):
        return None, None
    # Since May, it goes on: the end is the day of the report, and no last day.
    return start, (None if end == claim.published else end)


def _long(claim: ResolvedClaim) -> bool:
    """Whether days lie between its first and its last, or the report."""
    start, end = claim.time.start, claim.time.end or claim.published
    if start is None or end is None or claim.time.precision not in ("day", "range"):
        return False
    return (end - start).days >= LASTS


@dataclass(frozen=True, slots=True)
class _Words:
    lasting: frozenset[str]
    may_last: frozenset[str]
    may_begin: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    counted: re.Pattern[str]
    long: re.Pattern[str]
    units: dict[str, int]
    numbers: Mapping[str, int]

    def lasts(self, text: str, noun: str) -> bool:
        """Whether the words say that what ``noun`` names goes on for days: "ten-week offensive"."""
        for m in self.long.finditer(text):
            number, unit, named = m["number"] or "", m["unit"], m["noun"] or m["noun2"]
            many = self.numbers.get(number) or (int(number) if number.isdigit() else 2 if unit.endswith("s") else 1)
            if named == noun and many * self.units[unit] >= LASTS:
                return True
        return False


@cache
def _words() -> _Words:
    data = table("campaigns")
    nouns = "|".join(sorted((*data["lasting"], *data["may last"]), key=len, reverse=True))
    values = {**numerals(), **data["numbers"]}
    units, numbers = "|".join(sorted(data["units"], key=len, reverse=True)), "|".join(values)
    number = rf"(?:\b(?P<number>{numbers}|\d+)[ -])?"
    whole = "|".join(data["whole of"])
    return _Words(
        frozenset(data["lasting"]),
        frozenset(data["may last"]),
        frozenset(data["may begin"]),
        frozenset(data["begin"]),
        frozenset(data["end"]),
        re.compile(rf"{_IN}(?:{whole})\b"),
        re.compile(
            rf"{number}\b(?P<unit>{units})\b(?:[ -](?:long|old)\b)?"
            rf"(?: of (?:\w+ )?(?P<noun>{nouns})\b|(?: \w+)?? (?P<noun2>{nouns})\b)"
        ),
        data["units"],
        values,
    )


def pooled_course(told: Sequence[tuple[str, Course | None]]) -> Course | None:
    """The course of several claims, each with its kind, that tell of one thing: None where one tells of a step."""
    courses = [c for _, c in told if c]
    decisive = [c for kind, c in told if kind == "event"] or [c for _, c in told]
    lasts = any(c.kind == "campaign" for c in courses)
    if not lasts and not all(decisive):
        return None
    start = min((c.start for c in courses if c.start), default=None)
    end = max((c.end for c in courses if c.end), default=None)
    return Course("campaign" if lasts else "news", start, end)


def of_campaigns(a: Course | None, b: Course | None) -> bool:
    """Whether one tells of a campaign, and the other of it or of its beginning."""
    return a is not None and b is not None and "campaign" in (a.kind, b.kind)


def apart(a: Course | None, b: Course | None) -> bool:
    """Whether one tells of a campaign and the other of what can only be its step."""
    return (a is None and b is not None and b.kind == "campaign") or (
        b is None and a is not None and a.kind == "campaign"
    )


def together(a: Course, b: Course) -> tuple[float, str]:
    """How well the days of two campaigns fit, from -1 to 1, with the reason; a day that is not told fits any."""
    if a.start and b.start:
        return _starts(a.start, b.start)
    for one, other in ((a, b), (b, a)):
        if one.end and other.start and one.end < other.start:
            return (-1.0, f"ended on {one.end}, before the other began on {other.start}")
    if a.end and b.end:
        return _starts(a.end, b.end)
    return (0.0, "the days of a campaign are not all told")


def _starts(a: date, b: date) -> tuple[float, str]:
    gap = abs((a - b).days)
    told = f"a campaign of {a}" if not gap else f"campaigns of {min(a, b)} and {max(a, b)}"
    return (1.0 if gap == 0 else 0.6 if gap <= 3 else 0.0 if gap <= 10 else -0.3 if gap <= 45 else -1.0, told)
