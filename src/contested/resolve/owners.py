"""Whose "its forces" are: the side of the same clause, else the one side of the sentence, else of the one before.

Words: ``language/clauses.yaml``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from contested.knowledge.language import table

# What may stand before the name that a sentence begins with.
_ARTICLES = frozenset({"", "the", "a", "an"})
# How far behind the speaker what he says of himself may begin.
_NEAR = 150
_DAYS = frozenset({*calendar.day_name, *calendar.month_name})
_LISTING = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Owner:
    """A side that a text names at ``start``, by the id or name that tells it from others."""

    start: int
    key: str


def owners(text: str, sentence: tuple[int, int], offset: int, sides: Iterable[Owner]) -> tuple[str, ...]:
    """The keys of those who may be meant by "its forces" at ``offset`` in a sentence from ``sentence[1]`` on, whose
    predecessor starts at ``sentence[0]``: one where it is clear, several where it is not, none where none is near.

    ``sides`` are those named before ``offset``, in any order.
    """
    before, here = sentence
    ordered = sorted(sides, key=lambda s: s.start)
    own = [s for s in ordered if here <= s.start < offset]
    if own:
        return _of_clause(text, offset, own) or _distinct(own)
    last = [s for s in ordered if before <= s.start < here]
    if last and text[before : last[0].start].strip().lower() in _ARTICLES:
        return (last[0].key,)
    return _distinct(last)


def tells_of_itself(text: str, speaker: int, offset: int) -> bool:
    """Whether "its forces" at ``offset`` can only be the speaker's, whose name ends at ``speaker``: nobody is named
    between the verb of saying and them.
    """
    if not 0 <= offset - speaker <= _NEAR:
        return False
    verbs = list(_saying().finditer(text, speaker, offset))
    after = text[verbs[-1].end() if verbs else speaker : offset]
    return not any(w[:1].isupper() and w.strip(",.") not in _DAYS for w in after.split())


def _of_clause(text: str, offset: int, sides: Sequence[Owner]) -> tuple[str, ...]:
    """Who is named in the clause of ``offset``; there, who speaks goes before others."""
    words = _opening().finditer(text, sides[0].start, offset)
    start = max((m.start() for m in words if _opens(text, m, sides)), default=0)
    own = [s for s in sides if s.start >= start]
    if own and _saying().search(text, own[-1].start, offset):
        return (own[-1].key,)
    return _distinct(own)


def _opens(text: str, word: re.Match[str], sides: Sequence[Owner]) -> bool:
    """Whether the word opens a clause: a verb of saying does where a name follows, "and" between names does not."""
    ahead = next((s for s in sides if s.start > word.start()), None)
    if _saying().fullmatch(word[0]):
        return ahead is not None
    behind = [s for s in sides if s.start < word.start()]
    if word[0].lower() not in _LISTING or ahead is None or not behind:
        return True
    between = text[behind[-1].start : ahead.start].split()
    return any(not w[:1].isupper() and w not in _LISTING | _ARTICLES for w in between)


def _distinct(sides: Iterable[Owner]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.key for s in sides))


@cache
def _opening() -> re.Pattern[str]:
    words = table("clauses")
    return re.compile(rf"\b(?:{'|'.join((*words['opening'], *words['saying']))})\b|;", re.IGNORECASE)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clauses')['saying'])})\b")
