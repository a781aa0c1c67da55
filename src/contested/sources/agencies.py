"""News agencies as reports credit them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from contested.knowledge.language import table

# Two names of one credit are parted by signs, "and" or "with": "AP, AFP and Reuters", "(With AP Reuters and AFP)".
_BETWEEN = r"(?:[^\w()\[\]]+(?:(?:and|with)\s+)?(?:[Tt]he\s+)?)"


@dataclass(frozen=True, slots=True)
class Credit:
    """One agency that a text credits: with the ``whole`` report, or with having contributed to it."""

    name: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A form of credit lines: looked for in the first or last ``within`` characters, if the text holds ``mark``."""

    pattern: re.Pattern[str]
    whole: bool
    within: int
    at_start: bool
    mark: str

    def find(self, text: str) -> re.Match[str] | None:
        """The last such line where a text ends, the first where it begins."""
        if self.mark not in text:
            return None
        if self.at_start:
            return self.pattern.search(text, 0, self.within)
        return next(reversed([*self.pattern.finditer(text, max(len(text) - self.within, 0))]), None)


@cache
def _names() -> dict[str, str]:
    agencies = table("agencies")["agencies"]
    return {written: usual for usual, others in agencies.items() for written in (usual, *others)}


@cache
def agency() -> re.Pattern[str]:
    """The name of any agency, as a word of its own."""
    ordered = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


@cache
def _lines() -> tuple[_Line, ...]:
    one = agency().pattern.replace(r"(?<![\w/])", r"(?<!\w)")
    names = rf"(?P<names>(?:[Tt]he\s+)?(?:{one})(?:{_BETWEEN}(?:{one}|(?:[Oo]ther\s+)?[Aa]gencies))*)"
    return tuple(
        _Line(
            re.compile(entry["form"].replace("{agencies}", names), re.MULTILINE),
            entry["credits"] == "whole",
            int(entry["within"]),
            entry.get("at") == "start",
            str(entry.get("mark", "")),
        )
        for entry in table("agencies")["credit_lines"]
    )


def credits(text: str) -> list[Credit]:
    """Who is credited in lines at the head or the foot of a report, in usual names: "* Reuters and AFP", "(Source: …)".

    The forms are data (``agencies.yaml``). One credited with the whole and with a part is credited with the whole.
    """
    found = [credit for line in _lines() for credit in _of(line, text)]
    whole = {c.name for c in found if c.whole}
    return list(dict.fromkeys(c for c in found if c.whole or c.name not in whole))


def _of(line: _Line, text: str) -> Iterator[Credit]:
    m = line.find(text)
    if m is None:
        return
    named = [usual_name(found.group()) for found in agency().finditer(m["names"].replace("/", " "))]
    for name in named or [" ".join(m["names"].split())]:
        yield Credit(name, line.whole)


def usual_name(written: str) -> str:
    """The agency's usual name."""
    return _names()[written]
