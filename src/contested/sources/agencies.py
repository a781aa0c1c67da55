"""News agencies as reports credit them."""

from __future__ import annotations

import re
from functools import cache

from contested.knowledge.language import table


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
def _end_credit() -> re.Pattern[str]:
    one = rf"(?:{agency().pattern})"
    names = rf"(?P<names>{one}(?:\W+(?:and\s+)?(?:{one}|[Aa]gencies))*)"
    lead = r"(?:[–—*-]{1,2}\s?|\((?:[Ww]ith )?|\(?Sources?:?\s)"
    return re.compile(rf"(?:^|\n|(?<=[.!?\"”’)]))\s*{lead}{names}\)?\.?\s*$")


_SOURCE = re.compile(r"\(Source: (?P<names>[A-Z][^()]{1,60})\)\s*$")
_END = 200


def end_credits(text: str) -> list[str]:
    """Who is credited at the end of a report: "* Reuters and AFP", "(Source: …)", "--AFP"; usual names of agencies."""
    start = max(len(text) - _END, 0)
    if m := _end_credit().search(text, start):
        return [usual_name(found.group()) for found in agency().finditer(m["names"])]
    m = _SOURCE.search(text, start)
    return [m["names"]] if m else []


def usual_name(written: str) -> str:
    """The agency's usual name."""
    return _names()[written]
