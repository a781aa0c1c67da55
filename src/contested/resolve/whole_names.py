"""Mentions that the reader cut short: "jihadists" of "IS jihadists", "forces" of "forces of the YPG"."""

from __future__ import annotations

import re
from functools import cache

from contested.knowledge.names import fold
from contested.knowledge.spelling import name_words
from contested.model.claim import Mention
from contested.model.resolution import Role
from contested.resolve.context import DocumentContext, NamedActor

# Between a name and the mention that it begins: a possessive, a unit's number or other words with a capital.
_BEFORE = re.compile(r"(?:['’]s?)?\s+[“\"‘']?(?:(?:\d+(?:st|nd|rd|th)|[A-Z][\w-]*)\s+){0,2}")
# Before a unit its number; behind a name its further words.
_NUMBER = re.compile(r"\b\d+(?:st|nd|rd|th) $")
_NUMBER_REACH = 8
_ON = re.compile(r" ((?:(?:al|el|an|ar|as|ash|at|ad|az)[- ])?[A-Z][\w'’-]*)")
# So far a name can stand from the mention, in characters.
_REACH = 60
_AROUND = 40


@cache
def _behind() -> re.Pattern[str]:
    """What stands between a mention and the name that says whose it is: "of the", or a quotation mark."""
    listed = sorted(name_words().leading, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in listed)
    return re.compile(rf"\s+(?:(?:(?:{words})\s+)+(?:the\s+)?)?[“\"‘']?(?:(?:a|e)\w{{1,2}}[\s-])?", re.IGNORECASE)


class WholeNames:
    """Widens a mention of a document to the name that it is a part of, or that says whose it is."""

    def __init__(self, text: str, context: DocumentContext) -> None:
        self._text, self._context = text, context

    def of(self, mention: Mention, role: Role) -> Mention | None:
        """The mention with the name that it overlaps, leads to, or begins behind; None where there is none.

        Who speaks is widened to a name that it overlaps only: a source of a group is not the group.
        """
        around = [n for n in self._context.named if n.end > mention.start - _REACH and n.start < mention.end + _REACH]
        for n in around:
            if n.start < mention.end and mention.start < n.end:
                whole = self._span(min(n.start, mention.start), max(n.end, mention.end))
                return whole if whole != mention else None
        return None if role == "attribution" else self._beside(mention, around)

    def run(self, mention: Mention) -> Mention:
        """The mention of nobody known with the rest of its name: a number before it, words with a capital behind."""
        words = mention.text.split()
        if not words or not words[-1][:1].isupper() or self._in_capitals(mention):
            return mention
        before = _NUMBER.search(self._text, max(0, mention.start - _NUMBER_REACH), mention.start)
        end = mention.end
        while (more := _ON.match(self._text, end)) and fold(more[1]) not in name_words().nobody:
            end = more.end()
        return self._span(before.start() if before else mention.start, end)

    def _in_capitals(self, mention: Mention) -> bool:
        """Whether all around is written in capitals, so that they tell no name."""
        return self._text[max(0, mention.start - _AROUND) : mention.end + _AROUND].isupper()

    def _beside(self, mention: Mention, around: list[NamedActor]) -> Mention | None:
        for n in around:
            if self._armed(n) and n.start >= mention.end and self._leads(mention.end, n.start):
                return self._span(mention.start, n.end)
        for n in around:
            if self._armed(n) and n.end <= mention.start and _BEFORE.fullmatch(self._text[n.end : mention.start]):
                return self._span(n.start, mention.end)
        return None

    def _leads(self, end: int, start: int) -> bool:
        between = self._text[end:start]
        # Side by side without a word or a mark between, two names are two.
        return bool(between.strip()) and _behind().fullmatch(between) is not None

    def _armed(self, named: NamedActor) -> bool:
        return named.armed and not named.actor.name.islower()

    def _span(self, start: int, end: int) -> Mention:
        return Mention(self._text[start:end], start, end)
