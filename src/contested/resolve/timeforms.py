"""The forms of time expressions: what each looks like, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import contested.resolve.dates as dates
import contested.resolve.portions as portions
import contested.resolve.relative as relative
import contested.resolve.shifts as shifts
from contested.knowledge.timewords import pieces
from contested.resolve.calendar import TimeInterval
from contested.resolve.clock import Clock, Groups

Reader = Callable[[Groups, Clock, str], TimeInterval | None]

_PORTION = (
    r"\b(?P<order>first|second|third|fourth|last|final) "
    r"(?:(?P<share>half|third|quarter|week|day)|(?P<n>{NUMBER}) (?P<unit>{UNITS})s?) of "
    r"(?:(?P<which>the|this|last) (?P<whole>year|month)\b"
    r"|(?P<month>{FULLMONTH})\b(?:,? (?:of )?(?P<rel>last|this) year\b|,? (?P<year>{YEAR})\b)?|(?P<alone>{YEAR})\b)"
)

# The first form that matches and can be read decides. Words are in lower case, parted by single spaces.
FORMS: tuple[tuple[str, Reader], ...] = (
    (r"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b", dates.numeric),
    (r"\b(?P<d>\d{{1,2}})[./-](?P<m>\d{{1,2}})[./-](?P<y>{YEAR})\b", dates.numeric),
    (_PORTION, portions.portion),
    (r"\bfirst (?:(?:{NUMBER}|{VAGUENUMBER}) )?{UNIT} of$", shifts.vague),
    (
        r"\b(?P<days>{DAY}(?:(?:[-/, ]|and|to|the)+{DAY})*) (?:of )?(?P<month>{MONTH})(?!\w),?(?: (?P<year>{YEAR})\b)?",
        dates.calendar_day,
    ),
    (
        r"\b(?P<month>{MONTH}) (?:the )?(?P<days>{DAY}(?!\d|:)(?:(?:[-/, ]|and|to|the)+{DAY}(?!\d|:))*)"
        r",?(?: ?(?P<year>{YEAR})\b)?",
        dates.calendar_day,
    ),
    (
        r"(?:(?P<part>{EARLY})[- ])?\b(?P<month>{MONTH}),? (?:of )?(?:(?P<year>{YEAR})|(?P<rel>last|this|next) year)\b",
        dates.calendar_month,
    ),
    (r"\b(?P<rel>last|this|next) year,? in (?P<month>{FULLMONTH})\b", dates.calendar_month),
    (r"\b(?P<rel>last|this|next) (?P<month>{FULLMONTH})\b", dates.near_month),
    (r"\bovernight (?:on |from |(?P<into>into ))?(?:(?P<rel>last) )?(?P<weekday>{WEEKDAY})\b", relative.overnight_of),
    (r"\bovernight\b", relative.overnight),
    (r"\b(?P<weekday>{WEEKDAY}) (?:of )?(?P<rel>last|this|next) week\b", relative.day_of_week),
    (r"\bthe (?P<unit>week|month|year) before last\b", relative.before_last),
    (r"(?:\b(?P<rel>last|this|next|past) )?\b(?P<weekday>{WEEKDAY})\b", relative.weekday),
    (r"\b(?P<named>{NAMEDDAY}|this {PART})\b", relative.named_day),
    (
        r"(?:\b(?P<rel>the|this|last|next|past) )*\b(?<!arab )(?P<season>{SEASON})\b(?: of)?(?: (?P<year>{YEAR}))?",
        dates.season,
    ),
    (r"(?:(?P<part>{EARLY})[- ])?\b(?P<month>{FULLMONTH})\b", dates.calendar_month),
    (r"\b(?P<decade>(?:1[89]|20)\d0)'?s\b", dates.decade),
    (r"\b(?P<century>\d\d)th century\b", dates.century),
    (r"(?:(?P<part>{EARLY})[- ])?\b(?P<year>{YEAR})\b", dates.year),
    (r"(?:\b(?P<rel>next|coming) )?\bweekend\b(?P<back> before last)?", relative.weekend),
    (r"(?:(?P<open>{OPEN}) )?\b(?P<n>{NUMBER}|{VAGUENUMBER})? ?\b(?P<unit>{UNITS})s? ago\b", shifts.ago),
    (r"\b(?:for the (?P<n>{NUMBER}) (?:\w+ )?day)\b", relative.nth_day),
    (r"\b(?P<n>{NUMBER}) (?:consecutive|straight|successive) day\b", relative.nth_day),
    (
        r"\b(?P<rel>past|last|previous|recent) (?:(?P<open>{OPEN}) )?"
        r"(?P<n>{NUMBER}|{VAGUENUMBER}) (?P<unit>{UNITS})(?P<plural>s?)\b",
        relative.length,
    ),
    (r"\bthe (?P<rel>past|last) (?P<open>)(?P<n>)(?P<unit>{UNITS})(?P<plural>s?)\b", relative.length),
    (r"\brecent (?P<open>)(?P<n>)(?P<unit>{UNITS})(?P<plural>s)\b", relative.length),
    (r"(?P<part>{EARLY}) (?:(?P<rel>last|this) )(?P<unit>week|month|year)\b", portions.part_of_period),
    (r"(?P<later>later )?\b(?P<rel>last|past|this|coming) (?P<unit>week|month|year)\b", relative.period),
    (r"(?P<later>)(?<!the )\b(?P<rel>next) (?P<unit>week|month|year)\b", relative.period),
    (r"(?P<part>{EARLY}) (?:the )?(?P<unit>week|month|year)\b", portions.part_of_period),
    (r"\b(?:next|following|coming) (?P<n>{NUMBER}|{VAGUENUMBER})? ?\b(?P<unit>{UNITS})s\b", shifts.coming_length),
    (r"\b(?:next|following) night\b", shifts.night_between),
    (r"\b(?P<way>next|following|previous|preceding) (?:day|{PART})\b", shifts.next_day),
    (r"\bthe day (?P<way>before|after|prior)\b", shifts.next_day),
    (r"\b(?P<way>next|following|previous|preceding|same|that) (?P<unit>week|month|year)\b", shifts.next_unit),
    (r"\bthen\b.*|\b(?:that|this|the|very|same) day\b|\bthat (?:same )?{PART}\b|\bin the day\b|^day$", shifts.same),
    (
        r"(?:(?P<open>{OPEN}) )?\b(?P<n>{NUMBER}|{VAGUENUMBER})? ?\b(?P<unit>{UNITS})s? "
        r"(?P<way>later|earlier|afterwards?|after|before|prior|previously|into)\b",
        shifts.shift,
    ),
    (r"\bthe (?P<d>\d{{1,2}})(?:st|nd|rd|th)\b", dates.day_of_month),
    (r"\b(?P<open>{NUMBER}-)(?P<n>)(?P<unit>{UNITS})(?P<plural>s?)\b", relative.length),
    (r"(?:(?P<open>{OPEN}) )?\b(?P<n>{NUMBER}|{VAGUENUMBER}) (?P<unit>{UNITS})(?P<plural>s?)\b", relative.length),
    (r"\b(?P<open>)(?P<n>)(?P<unit>{UNITS})(?P<plural>s)\b", relative.length),
    (r"\b{PART}\b|{CLOCK}", shifts.part_of_day),
    (r"\b{PRESENT}\b", relative.present),
    (r"\b(?:{VAGUE}|daily|every day)\b", shifts.vague),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of expression: its pattern, and the function that reads its groups."""

    pattern: re.Pattern[str]
    read: Reader


@cache
def forms() -> tuple[Form, ...]:
    """The forms, compiled with the words of ``knowledge/language/times.yaml``."""
    return tuple(Form(re.compile(shape.format_map(pieces())), read) for shape, read in FORMS)
