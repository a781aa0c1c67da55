"""Whole numbers in words and figures: "287", "2,000", "twenty-one". Words: ``language/numbers.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from contested.knowledge.language import table

_FIGURE = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+")
_ANY = 100


@cache
def numerals() -> Mapping[str, int]:
    """The numbers of one word under a hundred: "zero" to "nineteen", "twenty" to "ninety"."""
    words = table("numbers")
    units = {word: n for n, word in enumerate(words["units"])}
    return MappingProxyType(units | {word: 10 * (n + 2) for n, word in enumerate(words["tens"])})


def value(text: str) -> int | None:
    """The whole number that ``text`` states ("287", "2,000", "6.5 million", "twenty-one"), None when it is none."""
    scales: dict[str, int] = table("numbers")["scales"]
    if _FIGURE.fullmatch(text):
        return int(re.sub(r"[,.]", "", text))
    scaled = _scaled().fullmatch(text.lower())
    if scaled:
        return round(float(scaled[1]) * scales[scaled[2]])
    total, current, room = 0, 0, _ANY
    small = numerals()
    words = [w for w in re.split(r"[\s-]+", text.lower()) if w]
    for word in words:
        if word == "and" and (total or current) and word != words[-1]:
            continue
        if word in small and small[word] < room:
            current, room = current + small[word], 10 if small[word] >= 20 else 0
        elif _FIGURE.fullmatch(word) and not current:
            current, room = int(re.sub(r"[,.]", "", word)), 0
        elif word in scales and word != words[0]:
            current, room = current * scales[word], 100
            if scales[word] > 100:
                total, current, room = total + current, 0, _ANY
        elif word == "dozen" and current:
            current *= 12
        else:
            return None
    return total + current if words and (total or current or words == ["zero"]) else None


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(rf"(\d+\.\d+) ({'|'.join(table('numbers')['scales'])})")
