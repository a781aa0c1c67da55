"""An actor's relations as bars over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.model import Relation

WIDTH, ROW, TOP, LEFT = 960, 24, 24, 300


@dataclass(frozen=True, slots=True)
class Bar:
    """One relation: its words, and the bar; ``open_start`` and ``open_end`` say that a day is not known."""

    words: str
    span: str
    x: float
    y: float
    width: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Lifeline:
    """A drawing of ``WIDTH`` by ``height`` pixels; ``years`` with where they begin."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]


def lifeline(id: str, relations: Sequence[Relation], names: Mapping[str, str]) -> Lifeline | None:
    """The drawing of an actor's relations that have a day; None where none has. ``names`` are those of the others."""
    dated = [r for r in relations if r.start or r.end]
    if not dated:
        return None
    days = [date.fromisoformat(d) for r in dated for d in (r.start, r.end) if d]
    first, last = min(days).year, max(days).year + 1
    scale = (WIDTH - LEFT - 10) / (_at(date(last + 1, 1, 1)) - _at(date(first, 1, 1)))

    def x(day: date) -> float:
        return round(LEFT + (_at(day) - _at(date(first, 1, 1))) * scale, 1)

    bars = []
    for n, r in enumerate(dated):
        start = x(date.fromisoformat(r.start)) if r.start else float(LEFT)
        end = x(date.fromisoformat(r.end)) if r.end else float(WIDTH - 10)
        words = _words(id, r, names)
        bars.append(Bar(words, _span(r), start, TOP + n * ROW, max(3.0, end - start), not r.start, not r.end))
    years = tuple((year, x(date(year, 1, 1))) for year in range(first, last + 1))
    return Lifeline(WIDTH, TOP + len(bars) * ROW + 8, tuple(bars), years)


def _at(day: date) -> int:
    return day.toordinal()


def _words(id: str, r: Relation, names: Mapping[str, str]) -> str:
    if r.actor == id:
        return f"{r.relation} {names.get(r.other, r.other)}"
    return f"{names.get(r.actor, r.actor)} {r.relation} it"


def _span(r: Relation) -> str:
    return f"{r.start or '…'} to {r.end or '…'}"
