"""Passages that two reports share: what one dates, the other tells of too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from contested.knowledge.language import table
from contested.resolve.undated.tellings import Report

# Words in a row that are looked for, and how many of these rows in one go make a passage.
RUN = 3
ROWS = 4
# Words of a passage that tell something: no names, nor the common words of war reports.
TELLING_WORDS = 3
# What stands in reports further apart than this (days) is a formula of the trade or background, and dates nothing.
SEASON = 14
_WORD = re.compile(r"[^\W_]+")

Row = tuple[str, ...]
Place = tuple[str, int]
"""A report's id and the number of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentence ``one`` of an undated report and sentence ``other`` of another share ``words``."""

    one: Place
    other: Place
    words: str


def passages(undated: Sequence[Report], reports: Iterable[Report], dates: Mapping[str, date]) -> tuple[Passage, ...]:
    """The sentences of undated reports that share a passage with one of another report.

    ``reports`` are all, the undated ones too; ``dates`` the days of the dated ones.
    """
    wanted: dict[Row, list[tuple[Place, int]]] = defaultdict(list)
    for report in undated:
        for number, words in _sentences(report):
            for at, row in enumerate(_rows(words)):
                wanted[row].append(((report.id, number), at))
    met: dict[Row, set[Place]] = defaultdict(set)
    for report in reports:
        for number, words in _sentences(report):
            for row in _rows(words):
                if row in wanted:
                    met[row].add((report.id, number))
    return tuple(_shared(wanted, met, dates))


def _shared(
    wanted: Mapping[Row, list[tuple[Place, int]]], met: Mapping[Row, set[Place]], dates: Mapping[str, date]
) -> Iterator[Passage]:
    together: dict[tuple[Place, Place], dict[int, Row]] = defaultdict(dict)
    for row, places in wanted.items():
        others = met[row]
        if not _seasonal(others, dates):
            continue
        for one, at in places:
            for other in others:
                if other[0] != one[0]:
                    together[one, other][at] = row
    for (one, other), rows in sorted(together.items()):
        words = _longest(rows)
        if words and _telling(words):
            yield Passage(one, other, " ".join(words))


def _seasonal(places: Iterable[Place], dates: Mapping[str, date]) -> bool:
    """Whether the dated reports that have it all came out within a short time."""
    days = [dates[doc] for doc, _ in places if doc in dates]
    return not days or max(days) - min(days) <= timedelta(days=SEASON)


def _longest(rows: Mapping[int, Row]) -> tuple[str, ...]:
    """The longest run of words that the rows, by where they start, make; empty when it is short."""
    best: list[int] = []
    run: list[int] = []
    for at in sorted(rows):
        run = [*run, at] if run and at == run[-1] + 1 else [at]
        best = max(best, run, key=len)
    if len(best) < ROWS:
        return ()
    return (*(rows[at][0] for at in best[:-1]), *rows[best[-1]])


def _telling(words: Sequence[str]) -> bool:
    return sum(len(w) > 3 and w.islower() and w not in _common() for w in words) >= TELLING_WORDS


@cache
def _common() -> frozenset[str]:
    return frozenset(table("common")["words"])


def _sentences(report: Report) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number in range(len(report.starts)):
        yield number, tuple(_WORD.findall(report.sentence(number)))


def _rows(words: Sequence[str]) -> Iterator[Row]:
    for at in range(len(words) - RUN + 1):
        yield tuple(words[at : at + RUN])
