"""Sentences that follow each other without a space: "… were overrun.In the east …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contested.sources.draft import Edit
from contested.sources.furniture import furniture

# The stop, marks that close a quotation, and a word with a capital first letter behind.
_STOP = re.compile(r"[.!?](?P<quote>[\"”’)]*)(?=[\"“‘(]?[A-Z])")
# A word or number of two or more characters before it: "U.S.Army" and "J.Smith" have one letter there.
_BEFORE = re.compile(r"(?P<word>\w{2,})(?P<close>[)\]%\"”’]*)$")
_REACH = 40
_AFTER = re.compile(r"[\"“‘(]?([A-Za-z]+)")
_TOKEN = re.compile(r"\S{0,200}")
_TOKEN_END = re.compile(r"\S+$")
_ADDRESS = ("@", "://", "www.", "/")


def glued_sentences(text: str) -> Iterator[Edit]:
    """A space between every two sentences that stand glued together."""
    for m in _STOP.finditer(text):
        before = _BEFORE.search(text, max(m.start() - _REACH, 0), m.start())
        if before and _parts(text, before, m):
            at = m.start("quote") if _opens(text, m) else m.end()
            yield at, at, " "


def _parts(text: str, before: re.Match[str], stop: re.Match[str]) -> bool:
    word, following = before["word"], _AFTER.match(text, stop.end())
    if following is None or (word.casefold() in furniture().abbreviations and not before["close"]):
        return False
    behind = following[1]
    if stop.group() == "." and (behind.casefold() in furniture().domains or _in_address(text, stop.end())):
        return False
    if len(behind) > 1 and behind.isupper():
        # "ASP.NET" is one name, "overrun.ISIS" is not.
        return word[-1].islower()
    return True


def _opens(text: str, stop: re.Match[str]) -> bool:
    """Whether the straight quotation mark behind the stop opens the next sentence: those before it are paired."""
    if stop["quote"] != '"':
        return False
    return text.count('"', text.rfind("\n", 0, stop.start()) + 1, stop.start("quote")) % 2 == 0


def _in_address(text: str, end: int) -> bool:
    """Whether what stands round ``end`` between two spaces is an address of the net or a path."""
    before, after = _TOKEN_END.search(text, max(end - 200, 0), end), _TOKEN.match(text, end)
    token = (before.group() if before else "") + (after.group() if after else "")
    return any(mark in token for mark in _ADDRESS)
