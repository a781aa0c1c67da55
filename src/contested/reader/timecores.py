"""The forms of time expressions in text, each with the words that it may open with.

A form is tried only where one of its opening words stands: a text has few of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from contested.knowledge.timewords import pieces, time_words

TimeKind = Literal[
    "day", "weekday", "named", "month", "year", "period", "length", "shift", "after", "part", "present", "vague"
]
"""day: 25 June; weekday: Monday; named: yesterday; month: early June 2014; year: 2011; period: last week;
length: two years; shift: the next day; after: a day after, which
dates the earlier of two things; part: at dawn; present: now; vague: recently."""

# Kind, opening words (of which lists of times.yaml, "digit", or words themselves), form. Where two
# forms match at one place, the first wins.
CORES: tuple[tuple[TimeKind, str, str], ...] = (
    ("day", "digit weekdays months the", r"(?:{WDAY},?\s+)?{DATE}"),
    (
        "length",
        "digit numbers ordinals open_lengths",
        r"(?:{OPEN}\s+)?{NUMBER}[-\s](?:day|week|month|year)(?:[-\s]long|-old)\b|{NUMBER}-(?:day|week|month|year)\b",
    ),
    ("period", "the first second third fourth last final", r"(?:the\s+)?{PORTION}\s+of\s+{WHOLE}"),
    (
        "vague",
        "the first",
        r"(?:the\s+)?first\s+(?:(?:{NUMBER}|{VAGUENUMBER})\s+)?{UNIT}\s+of\b",
    ),
    (
        "after",
        "digit numbers ordinals",
        r"{NUMBER}\s+{UNIT}\s+(?:after|before|prior\s+to)\b",
    ),
    (
        "shift",
        "digit numbers ordinals vague_numbers open_lengths units",
        r"(?:(?:{OPEN}\s+)?(?:{NUMBER}|{VAGUENUMBER})\s+)?{UNIT}\s+"
        r"(?:later|earlier|afterwards?|after|before|prior|ago|previously|into)\b",
    ),
    ("shift", "the", r"the\s+(?:day|night|week|month|year)\s+(?:before|after|prior)\b(?!\s+(?:last|yesterday)\b)"),
    (
        "shift",
        "the that this",
        r"(?:that|the|this)\s+(?:very\s+)?(?:same|following|next|previous|preceding|{NUMBER})\s+"
        r"(?:(?:consecutive|straight|successive)\s+)?(?:day|night|week|month|year|{PART})\b(?!\s+{UNIT})",
    ),
    (
        "shift",
        "next that this",
        r"next\s+(?:day|morning|night)\b|(?:that|this)\s+day\b|that\s+(?:{PART}|week|month|year)\b",
    ),
    ("shift", "since in during end", r"since\s+then\b|(?:in|during)\s+the\s+day\b|end\s+of\s+the\s+day\b"),
    ("named", "named_days this", r"{NAMEDDAY}\b|this\s+{PART}\b"),
    ("weekday", "weekdays", r"{WEEKDAY}\s+(?:of\s+)?(?:last|this|next)\s+week\b(?!['’])"),
    ("weekday", "weekdays last this next past", r"(?:(?:last|this|next|past)\s+)?{WEEKDAY}\b(?:\s+{PART}\b)?"),
    ("period", "the", r"the\s+(?:week|weekend|month|year)\s+before\s+last\b"),
    ("month", "last this next", r"(?:last|this|next)\s+year,?\s+in\s+{FULLMONTH}\b(?!,?\s+\d)"),
    ("period", "earlier later", r"(?:earlier|later)\s+(?:this|that|last)\s+(?:week|month|year)\b"),
    (
        "period",
        "the last this next past previous coming following first recent early final",
        r"(?:the\s+)?(?:last|this|next|past|previous|coming|following|first|recent|early|final)\s+"
        r"(?:{OPEN}\s+)?(?:(?:{NUMBER}|{VAGUENUMBER})\s+)?{UNIT}\b",
    ),
    (
        "period",
        "the last this next past seasons",
        r"(?:(?:the|last|this|next|past)\s+)+(?:weekend|{SEASON})\b(?:\s+(?:of\s+)?{YEAR}\b)?|{SEASON}\s+(?:of\s+)?{YEAR}\b",
    ),
    ("period", "the early late mid", r"{EARLY}\s+(?:the|this|last)\s+(?:week|month|year)\b"),
    (
        "month",
        "months the early late mid",
        r"(?:{EARLY}[-\s]+(?:to\s+(?:mid|late)[-\s]+)?)?{MONTH},?\s+(?:of\s+)?(?:{YEAR}|(?:last|this|next)\s+year)\b",
    ),
    (
        "month",
        "the early late mid last this next",
        r"(?:{EARLY}|last|this|next)[-\s]+(?:to\s+(?:mid|late)[-\s]+)?{FULLMONTH}\b(?!,?\s+\d)",
    ),
    (
        "month",
        "in of by since until from after during throughout months",
        r"(?:(?:in|of|by|since|until|from|after|during|throughout)\s+{FULLMONTH}|{SAFEMONTH})\b"
        r"(?:\s+and\s+{FULLMONTH}\b)?"
        r"(?!,?\s+(?:\d|(?:of\s+)?(?:last|this|next)\s+year\b))",
    ),
    ("year", "the early late mid digit", r"{EARLY}[-\s]+{YEAR}\b|(?:the\s+)?(?:1[89]|20)\d0'?s\b|\d\dth\s+century"),
    (
        "year",
        "in between from during",
        r"(?:in|between|from|during)\s+(?:the\s+(?:years\s+)?)?{YEAR}\s*(?:[-–]|to|and|until)\s*{YEAR}\b(?!\s+{PEOPLE})",
    ),
    (
        "year",
        "in of by since until from after before during the to",
        r"(?:in|of|by|since|until|from|after|before|during|the|to)\s+(?:the\s+year\s+)?{YEAR}\b(?!\s+{PEOPLE})",
    ),
    (
        "length",
        "digit numbers ordinals vague_numbers open_lengths units",
        r"(?:{OPEN}\s+)?(?:(?:{NUMBER}|{VAGUENUMBER})\s+)?(?:days|weeks|months|years|hours)\b",
    ),
    (
        "length",
        "open_lengths a an one every daily",
        r"(?:{OPEN}\s+)?(?:a|an|one)\s+(?:day|week|month|year|decade)\b|every\s+day\b|daily\b",
    ),
    ("part", "overnight digit early late", r"overnight\b|{CLOCK}|(?:early|late)\s+(?:in\s+the\s+)?{PART}\b"),
    (
        "part",
        "at in by around during before after",
        r"(?:at|in|by|around|during|before|after)\s+(?:the\s+)?(?:early\s+|late\s+)?{PART}\b",
    ),
    ("shift", "the", r"the\s+\d{{1,2}}(?:st|nd|rd|th)\b(?!\s+\w)"),
    ("present", "present", r"{PRESENT}\b"),
    (
        "vague",
        "vague",
        r"{VAGUE}\b(?!\s+(?:\d|(?:{NUMBER}|{VAGUENUMBER}|{UNIT})\b|(?:(?:after|before)\s+)?(?:{PART}|{WEEKDAY})\b))",
    ),
)


_WORD = re.compile(r"[^\W_]+")
_NEAR = 50


class Cores:
    """The forms, compiled, by the words that they may open with."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[tuple[re.Pattern[str], TimeKind]]] = defaultdict(list)
        for kind, openings, form in CORES:
            pattern = re.compile(form.format_map(pieces()), re.IGNORECASE)
            for word in sorted({word for opening in openings.split() for word in _first_words(opening)}):
                self.by_word[word].append((pattern, kind))
        self.by_digit = self.by_word["digit"]
        self.telling = _telling_words()

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Offsets and lower-case words at which an expression may begin, in order.

        A word that tells no time by itself ("the", "in") counts only where one that does follows near.
        """
        waiting: list[tuple[int, str]] = []
        for found in _WORD.finditer(text):
            word, start = found[0].lower(), found.start()
            if word in self.telling or word[0].isdigit():
                yield from (place for place in waiting if start - place[0] < _NEAR)
                waiting.clear()
                yield start, word
            elif word in self.by_word:
                waiting.append((start, word))

    def match(self, text: str, word: str, offset: int) -> tuple[int, TimeKind] | None:
        """End and kind of the expression at an offset where ``word`` (lower case) stands, None for none."""
        forms = self.by_word.get(word) or (self.by_digit if word[0].isdigit() else ())
        for pattern, kind in forms:
            if found := pattern.match(text, offset):
                return found.end(), kind
        return None


def _telling_words() -> frozenset[str]:
    """The words of which at least one stands in every expression."""
    words = time_words()
    plain = {*words.months, *words.weekdays, *words.seasons, *words.units, *words.lists["day_parts"]}
    phrases = [entry.split() for key in ("vague", "present") for entry in words.lists[key]]
    plain |= {phrase[-1] for phrase in phrases} | {phrase[0] for phrase in phrases if len(phrase) == 1}
    plain |= {entry.split()[-1] for entry in words.named_days} | {"weekend", "century", "then", "overnight", "daily"}
    return frozenset(plain | {f"{word}s" for word in plain})


def _first_words(opening: str) -> set[str]:
    """The first words of a list of times.yaml, with plurals and possessives; else the word itself."""
    words = time_words()
    maps: Mapping[str, Mapping[str, object]] = {
        "weekdays": words.weekdays,
        "months": words.months,
        "numbers": words.numbers,
        "ordinals": words.ordinals,
        "units": words.units,
        "seasons": words.seasons,
        "named_days": words.named_days,
    }
    entries = maps.get(opening) or words.lists.get(opening) or (opening,)
    firsts = {entry.split()[0] for entry in entries}
    return firsts | {f"{word}s" for word in firsts} if opening in ("weekdays", "units") else firsts


@cache
def cores() -> Cores:
    """The forms compiled with the words of ``knowledge/language/times.yaml``."""
    return Cores()
