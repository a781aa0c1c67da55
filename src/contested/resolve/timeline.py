"""The days that a text speaks of, in its order: what "the next day" and "on 5 May" lean on."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property

from contested.knowledge.timewords import alternatives, pieces, time_words
from contested.resolve.calendar import TimeInterval
from contested.resolve.clock import unknown
from contested.resolve.context import SENTENCE_END
from contested.resolve.timeparse import parse_time

# How far from the facts of the chronology a day without a year may lie that takes its year from them.
_REACH = timedelta(days=31)
# What lasts longer is no day that a text speaks of, but how long something lasted.
_STRETCH = timedelta(days=366)
# Behind an expression that ends in "after", the characters in which the next word shows itself.
_AHEAD = 12
_AFTER = re.compile(r"\bafter\b", re.IGNORECASE)

Mark = tuple[int, TimeInterval]
"""The offset of an expression, and the days that it names."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What dates a passage for the expressions behind it, and what tells the kind of a text."""
    p = pieces()
    day = rf"{p['DATE']}(?!\w)"
    month = rf"(?:{p['EARLY']}[-\s]+)?{p['MONTH']},?\s+{p['YEAR']}\b"
    bare_month = rf"(?:in|by|from)\s+(?:{p['EARLY']}[-\s]+)?{p['FULLMONTH']}\b"
    # What opens a sentence is dwelt upon; "until its recapture in November 2022" often sums up what comes much later.
    opening_month = rf"(?-i:In|By|From)\s+{month}"
    named = rf"(?:{p['WEEKDAY']}|{p['NAMEDDAY']})\b"
    next_day = r"(?:the|that)\s+(?:same|following|next|previous)\s+(?:day|morning|night|evening)\b"
    later = rf"{p['NUMBER']}\s+(?:day|week|month|year)s?\s+later\b"
    forms = (day, month, opening_month, bare_month, named, next_day, later, rf"in\s+{p['YEAR']}\b")
    lists = time_words().lists
    counted = rf"(?:{p['NUMBER']}|{p['VAGUENUMBER']})\s+(?:week|fortnight|month|year|decade)s?"
    return {
        "any": re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})", re.IGNORECASE),
        "heading": re.compile(rf"^\W*{p['YEAR']}\b", re.MULTILINE),
        "day": re.compile(rf"(?<![\w.]){day}", re.IGNORECASE),
        "dated month": re.compile(rf"(?<![\w.])(?<!\d\s)(?<!\d(?:st|nd|rd|th)\s){month}", re.IGNORECASE),
        "year alone": re.compile(rf"in\s+{p['YEAR']}", re.IGNORECASE),
        "year": re.compile(rf"\b{p['YEAR']}\b"),
        "deictic": re.compile(rf"\b(?:{named}|{alternatives(lists['deictic'])}\b)", re.IGNORECASE),
        "background": re.compile(rf"\b{alternatives(lists['background'])}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE),
        "said": re.compile(
            rf"\b{alternatives(lists['said'])}(?:\s+\w+){{0,3}}\s+(?:(?:late|early)\s+)?(?:on\s+)?$", re.IGNORECASE
        ),
        "leaning": re.compile(rf"\b(?:{alternatives(lists['leaning'])}|{p['PART']}|\d)", re.IGNORECASE),
        "hanging": re.compile(rf"\b{counted}\s+(?:after|before)\s+\w", re.IGNORECASE),
    }


def bare_day(words: str) -> str | None:
    """The day of the calendar that an expression names without its year; None where it names none, or the year too."""
    found = patterns()["day"].search(words)
    return found[0] if found and not patterns()["year"].search(words) else None


def in_background(text: str, offset: int) -> bool:
    """Whether "since", "before" or the like stands before: then the text does not dwell there."""
    return patterns()["background"].search(text, max(0, offset - 30), offset) is not None


class Timeline:
    """The days that a text speaks of; grows as expressions are read.

    ``reference`` is the day of the report (None when unknown); ``past`` says that the text is a dated
    account of times long before it. ``known`` are the days that it tells of by the conflict's chronology: a day of the
    calendar whose year nothing in the text tells takes it from them.
    """

    def __init__(
        self, reference: date | None, text: str, *, past: bool = False, known: TimeInterval | None = None
    ) -> None:
        self.reference = reference
        self.text = text
        self.past = past
        self.known = known

    @cached_property
    def marks(self) -> list[Mark]:
        """The expressions that name days, each read with those before it."""
        marks: list[Mark] = []
        for start, words in sorted(self._mentioned()):
            interval = self._parsed(words, self._last(marks, start))
            if interval and interval.start and interval.end:
                marks.append((start, interval))
        return marks

    def _mentioned(self) -> Iterator[tuple[int, str]]:
        """Expressions that the text dwells upon; in an account of times past, a year alone only as a heading."""
        for match in patterns()["any"].finditer(self.text):
            passing = self.reference is None and patterns()["year alone"].fullmatch(match[0])
            if not passing and not in_background(self.text, match.start()):
                yield match.start(), match[0]
        for match in patterns()["heading"].finditer(self.text):
            yield match.start(), match[0]

    def _last(self, marks: list[Mark], offset: int) -> TimeInterval | None:
        """The days last spoken of before an offset.

        Where an account of times past has none yet, the only year that its text names. In a text
        whose date is unknown, days carry no further than their paragraph.
        """
        i = bisect.bisect_left(marks, offset, key=lambda mark: mark[0])
        if not i:
            return self._only_year if self.past else None
        start, interval = self._told(marks, i - 1)
        parted = self.reference is None and not self.past and self.text.find("\n\n", start, offset) >= 0
        return None if parted else interval

    def _told(self, marks: list[Mark], last: int) -> Mark:
        """The last mark up to that number; "on Sunday, police said on Tuesday" speaks of Sunday."""
        for start, interval in reversed(marks[: last + 1]):
            if SENTENCE_END.search(self.text, start, marks[last][0]):
                break
            if not patterns()["said"].search(self.text, max(0, start - 50), start):
                return start, interval
        return marks[last]

    @cached_property
    def _only_year(self) -> TimeInterval | None:
        found = patterns()["year"].finditer(self.text)
        years = {match[0] for match in found if not in_background(self.text, match.start())}
        return parse_time(years.pop(), None) if len(years) == 1 else None

    def read(self, words: str, offset: int, *, future: bool = False, opens: bool = True) -> TimeInterval | None:
        """The days that the expression at an offset names; they then stand in the timeline for what follows.

        ``opens`` says that it opens the clause that it dates: in "seized it, a month after the group attacked", the
        attack is dated by it so, and the seizure not.
        """
        if patterns()["hanging"].search(self.text, offset, offset + len(words) + _AHEAD):
            return self._hung(words, offset, opens)
        if self.reference and not patterns()["leaning"].search(words):
            return parse_time(words, self.reference, future=future)
        interval = self._parsed(words, self._last(self.marks, offset), future=future)
        if interval and self._anchors(interval):
            bisect.insort(self.marks, (offset, interval), key=lambda mark: mark[0])
        if interval is None or interval.start or interval.end:
            return interval
        return self._known_year(words) or self._after_known(words, offset) or interval

    def _parsed(self, words: str, last: TimeInterval | None, *, future: bool = False) -> TimeInterval | None:
        """The days of an expression behind those last spoken of.

        What would be a day of the year after theirs is of the year that the chronology tells, if it tells one: a lead
        that ends in November is followed by the account's beginning in February.
        """
        interval = parse_time(words, self.reference, last, future=future)
        if not (interval and interval.start and last and last.end and interval.start.year > last.end.year):
            return interval
        beyond = self.known is not None and not _within(interval, self.known)
        return (self._known_year(words) if beyond else None) or interval

    def _anchors(self, interval: TimeInterval) -> bool:
        """Whether what follows may count from the days: not from a stretch ("for the next eight years")."""
        if not interval.start or not interval.end or interval.end - interval.start > _STRETCH:
            return False
        return self.reference is not None or interval.precision != "year"

    def _hung(self, words: str, offset: int, opens: bool) -> TimeInterval | None:
        """ "A month after the group attacked": counted back from the day that the same sentence states, from no other.

        What came so long after a clause, or before it, has a day only where the clause has one.
        """
        i = bisect.bisect_left(self.marks, offset, key=lambda mark: mark[0])
        base = self.marks[i - 1] if i else None
        if not opens or base is None or SENTENCE_END.search(self.text, base[0], offset) or not _AFTER.search(words):
            return unknown(f"“{words}” counts from something whose day its sentence does not state")
        return parse_time(words, self.reference, base[1])

    def _known_year(self, words: str) -> TimeInterval | None:
        """The day without a year that the expression names, in the year that the chronology tells."""
        if self.reference or not self.known or not bare_day(words):
            return None
        return self._by_the_chronology(parse_time(words, None, self.known))

    def _after_known(self, words: str, offset: int) -> TimeInterval | None:
        """The days of what leans on a day that has its year from the chronology: "the next day", "that morning"."""
        i = bisect.bisect_left(self._known_marks, offset, key=lambda mark: mark[0])
        return self._by_the_chronology(parse_time(words, None, self._known_marks[i - 1][1])) if i else None

    @cached_property
    def _known_marks(self) -> list[Mark]:
        """The days without a year as the chronology dates them, and what leans on them, in the order of the text.

        No other day without a year takes its year from them: each has its own from the chronology.
        """
        marks: list[Mark] = []
        if self.reference or not self.known or self.marks:
            return marks
        for start, words in sorted(self._mentioned()):
            found = self._known_year(words)
            if found is None and marks and not bare_day(words):
                found = parse_time(words, None, marks[-1][1])
            if found and found.end:
                marks.append((start, replace(found, start=found.start or found.end)))
        return marks

    def _by_the_chronology(self, found: TimeInterval | None) -> TimeInterval | None:
        if found is None or self.known is None or not _within(found, self.known):
            return None
        reason = f"{found.reason}: {self.known.reason}"
        return replace(found, score=found.score * self.known.score, reason=reason)


def _within(found: TimeInterval, known: TimeInterval) -> bool:
    """Whether what was found lies near what is known."""
    ends = found.start or found.end, found.end or found.start
    if not (ends[0] and ends[1] and known.start and known.end):
        return False
    return known.start - _REACH <= ends[0] and ends[1] <= known.end + _REACH
