"""A day or a week of a record as a text: what was so by whose word, each line footnoted to sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the sentence of a claim, and the report that it stands in. ``number`` counts from 1.

    ``evidence`` are the words of ``sentence`` that state the claim; ``source`` is whose word it is.
    """

    number: int
    claim: str
    doc: str
    sentence: str
    evidence: str
    source: str | None
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said. ``head`` is what, where and when, ``text`` the rest; ``about`` the id of what it tells of.

    ``grade`` is an event's. ``notes`` are numbers, ``more`` how many sentences beside those say so.
    """

    about: str | None
    head: str
    text: str
    notes: tuple[int, ...]
    more: int = 0
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief. ``left_out`` is how many lines it would have more."""

    title: str
    lines: tuple[Line, ...]
    left_out: int = 0
    nothing: str = "Nothing is told."


@dataclass(frozen=True, slots=True)
class Brief:
    """``start`` to ``end``, both inclusive. ``documents`` came out in these days."""

    start: date
    end: date
    documents: int
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """The days in words."""
        return f"Brief of {self.start}" if self.start == self.end else f"Brief of {self.start} to {self.end}"
