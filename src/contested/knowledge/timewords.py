"""The words of time, loaded once, and the pieces of pattern that are made from them.

The reader finds expressions with these pieces and the resolver reads them, so that both know the
same months, weekdays and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from contested.knowledge.language import table


@dataclass(frozen=True, slots=True)
class TimeWords:
    """``knowledge/language/times.yaml``: lower-case words to months 1-12, weekdays 0-6, numbers, days to add."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    named_days: Mapping[str, int]
    encyclopaedias: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; spaces match any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def time_words() -> TimeWords:
    """The words of the data file. Raises KnowledgeError when the file is missing or broken."""
    data = table("times")
    months: dict[str, int] = {**data["months"], **data["month_abbreviations"]}
    weekdays: dict[str, int] = {**data["weekdays"], **data["weekday_abbreviations"]}
    return TimeWords(
        months=months,
        weekdays=weekdays,
        seasons=data["seasons"],
        units=data["units"],
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        named_days=data["named_days"],
        encyclopaedias=frozenset(data["encyclopaedias"]),
        lists={key: tuple(value) for key, value in data.items() if isinstance(value, list)},
    )


# Which part of a whole: "the second half of June".
_ORDER = r"(?:first|second|third|fourth|last|final)"


@cache
def pieces() -> Mapping[str, str]:
    """Named pieces of pattern, for str.format: MONTH, WEEKDAY, DATE, PART, NUMBER, UNIT, …

    They match text in any case; groups are not captured.
    """
    words = time_words()
    data = table("times")
    full, short = alternatives(data["months"]), alternatives(data["month_abbreviations"])
    part = alternatives(words.lists["day_parts"])
    made = {
        "MONTH": rf"(?:{full}|{short}\.?)",
        "FULLMONTH": full,
        "WEEKDAY": rf"{alternatives(data['weekdays'])}(?:'?s|’s)?",
        "WDAY": rf"(?:{alternatives(data['weekdays'])}|{alternatives(data['weekday_abbreviations'])}\.?)",
        "PART": rf"{part}s?",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "YEAR": rf"(?:1[6-9]|20)\d\d(?!\s*{alternatives(words.lists['behind_clock_times'])}\b)",
        "SAFEMONTH": alternatives(m for m in data["months"] if m not in words.lists["doubtful_months"]),
        "PEOPLE": r"(?:people|civilians|fighters|soldiers|men|women|rebels|others|families|metres|meters)",
        "SEASON": alternatives(words.seasons),
        "UNIT": rf"{alternatives(words.units)}s?",
        "UNITS": alternatives(words.units),
        "NUMBER": rf"(?:\d{{1,3}}|{alternatives([*words.numbers, *words.ordinals])})",
        "VAGUENUMBER": alternatives(words.lists["vague_numbers"]),
        "OPEN": alternatives(words.lists["open_lengths"]),
        "NAMEDDAY": alternatives(words.named_days),
        "PRESENT": alternatives(words.lists["present"]),
        "VAGUE": alternatives(words.lists["vague"]),
        "EARLY": r"(?:early|late|mid|the\s+(?:beginning|start|end|middle)\s+of)",
        "CLOCK": r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?|\d{3,4}\s+gmt|\d{1,2}\s*[ap]\.?m\b\.?)"
        r"(?:\s+(?:local|gmt|kyiv|utc)(?:\s+time)?)?",
    }
    made["DATE"] = _date(made)
    made["PORTION"] = (
        rf"(?:{_ORDER}\s+(?:half|third|quarter|week|day)|(?:first|last|final)\s+{made['NUMBER']}\s+{made['UNIT']})"
    )
    made["WHOLE"] = (
        rf"(?:(?:the|this|last)\s+(?:year|month)\b|{full},?\s+(?:of\s+)?(?:last|this)\s+year\b"
        rf"|{full}\b(?:,?\s+{made['YEAR']}\b)?|{made['YEAR']}\b)"
    )
    return made


def _date(p: Mapping[str, str]) -> str:
    """A day of the calendar, with or without its year."""
    day, month, year = p["DAY"], p["MONTH"], p["YEAR"]
    more = rf"(?:\s*(?:[-–/,]|to|and|,\s*and)\s*(?:the\s+)?{day}\b)*"
    forms = (
        rf"{year}-\d\d-\d\d",
        rf"\d{{1,2}}([./-])\d{{1,2}}[./-]{year}",
        rf"(?:the\s+)?{day}{more}\s+(?:of\s+)?{month}\b(?:,?\s+{year}\b)?",
        rf"{month}\s+(?:the\s+)?{day}(?!\d|:\d){more}(?:,?\s*{year}\b)?",
    )
    return "(?:" + "|".join(form.replace("([./-])", "[./-]") for form in forms) + ")"
