"""The furniture of pages, from the data file, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from contested.knowledge.language import table
from contested.sources.agencies import agency


@dataclass(frozen=True, slots=True)
class Tail:
    """Furniture that ends a text: searched in its last ``within`` characters if it holds ``mark``."""

    pattern: re.Pattern[str]
    mark: str
    within: int

    def find(self, text: str) -> re.Match[str] | None:
        """Its first match."""
        return self.pattern.search(text, max(len(text) - self.within, 0)) if self.mark in text else None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Patterns of what stands round a report. Those of lines are for a whole line (``fullmatch``)."""

    line: re.Pattern[str]
    caption: re.Pattern[str]
    credit: re.Pattern[str]
    byline: re.Pattern[str]
    phrase: re.Pattern[str]
    phrase_words: tuple[tuple[str, ...], ...]
    tails: tuple[Tail, ...]
    header: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    sentence_start: re.Pattern[str]
    abbreviations: frozenset[str]
    domains: frozenset[str]


@cache
def furniture() -> Furniture:
    """The patterns. Raises KnowledgeError when the data file can't be read."""
    data = table("furniture")
    names = f"{agency().pattern}|{'|'.join(data['photo_services'])}"
    return Furniture(
        line=re.compile(_line(data["lines"], data["labels"], data["openings"], int(data["line_limit"])), re.IGNORECASE),
        caption=re.compile(_caption(data["caption_starts"], data["caption_ends"]).replace("{agency}", names)),
        credit=re.compile(_CREDIT.replace("{agency}", names)),
        byline=re.compile(_BYLINE),
        phrase=re.compile(rf"(?<!\w)(?:{_any(data['phrases'])})", re.IGNORECASE),
        phrase_words=tuple(tuple(phrase.split()) for phrase in data["phrases"]),
        tails=tuple(_tail(entry, names) for entry in data["tails"]),
        header=re.compile(rf"(?:{_any(data['header'])})(?![a-z])", re.IGNORECASE),
        published=re.compile(_cue(data["published"]), re.IGNORECASE),
        updated=re.compile(_cue(data["updated"]), re.IGNORECASE),
        sentence_start=re.compile(rf"(?:{'|'.join(data['sentence_starts'])})\b"),
        abbreviations=frozenset(data["abbreviations"]),
        domains=frozenset(map(str, data["domains"])),
    )


# No piece of furniture is longer: beyond it a line is a paragraph.
LONGEST = 600


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a photo: it begins as one, or ends with a photographer's credit."""
    return len(line) <= LONGEST and furniture().caption.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but furniture of the page, a byline or a credit."""
    found = furniture()
    return len(line) <= LONGEST and any(
        kind.fullmatch(line) is not None for kind in (found.line, found.credit, found.byline)
    )


_NAME = r"[A-Z][\w'’.-]+"
_BYLINE = rf"(?:By|by|BY)\s+{_NAME}(?:\s+(?:(?:and|al|bin|de|van|von|in|for)\s+)?{_NAME}|\s*[,&|/]\s*{_NAME}){{0,7}}"
# A line of nothing but agencies: "* Reuters and AFP".
_CREDIT = r"\W*(?:(?:Sources?|With|From|By)\b\W*)?(?:{agency})(?:\W+(?:(?:and|with)\s+)?(?:{agency}|[Aa]gencies))*\W*"


def _tail(entry: dict[str, Any], names: str) -> Tail:
    pattern = re.compile(entry["from"].replace("{agency}", names) + ".*")
    return Tail(pattern, entry.get("mark", ""), entry.get("within", 10_000))


def _any(phrases: Iterable[str]) -> str:
    """The longest first; between two words of a phrase may stand any space or signs."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(_words(phrase) for phrase in ordered)


def _words(phrase: str) -> str:
    return r"[\W_]{1,4}".join(re.escape(word) for word in phrase.split())


def _line(lines: list[str], labels: list[str], openings: list[str], limit: int) -> str:
    whole = rf"[\W\d_]*(?:(?:{_any(lines)})[\W\d_]*)+"
    labelled = rf"\W*(?:{_any(labels)})\s*[:»>|].{{0,{limit}}}"
    opened = rf"\W*?(?:{_any(openings)})(?!\w).{{0,{limit}}}"
    return f"{whole}|{labelled}|{opened}"


def _caption(starts: list[str], ends: list[str]) -> str:
    begun = rf"(?:{'|'.join(starts)}).{{0,500}}"
    ended = rf".{{0,500}}?(?:{'|'.join(ends)})"
    return f"{begun}|{ended}"


def _cue(cues: list[str]) -> str:
    return rf"(?:{_any(cues)})\s*[:\-–|]?\s*(?:on\s+|at\s+)?"
