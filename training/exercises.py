"""Texts written for learning, with their coding in the text, as rows like those of the hand-coded sets.

A file of ``exercises/`` holds texts like this one; its README tells the whole notation::

    === wire-1 | 2016-05-02 | wire
    {a1|Rebels} {t1|seized} the town of {p1|X}.
    ---
    t1 | event | Non-state actor overtakes territory | a1 |  | p1

A line behind ``---`` is a claim: trigger, kind, what it codes, actors, targets, places.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import Row
from training.common import CODES, Span, claim_row

FOLDER = Path(__file__).resolve().parent / "exercises"
_MARK = re.compile(r"\{([atp]\d+)\||\}")
_FIELDS = 6

Marks = dict[str, Span]


class NotAnExercise(ValueError):
    """An exercise that can't be read; the message names it."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A document and its claims, as rows of ``documents-train.jsonl`` and ``claims-train.jsonl``."""

    document: Row
    claims: list[Row]


def load(folder: Path = FOLDER) -> Iterator[Exercise]:
    """The exercises of all files of a folder, by name. Raises NotAnExercise."""
    for path in sorted(folder.glob("*.txt")):
        yield from parsed(path)


def parsed(path: Path) -> Iterator[Exercise]:
    """The exercises of one file. Raises NotAnExercise."""
    for chunk in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        yield parse(chunk)


def parse(chunk: str) -> Exercise:
    """One exercise, from the line of its head on. Raises NotAnExercise."""
    head, _, body = chunk.partition("\n")
    name, day, publisher = (field.strip() for field in head.split("|"))
    marked, cut, coded = body.partition("\n---\n")
    if not cut:
        raise NotAnExercise(f"{name}: no line --- between the text and its claims.")
    text, marks = unmarked(marked.strip("\n"), name)
    claims = [_claim(line, name, text, marks) for line in coded.splitlines() if line.strip()]
    document = {
        "id": name, "date": None if day == "None" else day, "publisher": publisher, "title": None, "url": None,
        "text": text,
    }  # fmt: skip
    return Exercise(document, claims)


def unmarked(marked: str, name: str) -> tuple[str, Marks]:
    """The text without its marks, and the characters that each mark holds. Raises NotAnExercise."""
    text, last = "", 0
    begun: list[tuple[str, int]] = []
    marks: Marks = {}
    for m in _MARK.finditer(marked):
        text += marked[last : m.start()]
        last = m.end()
        if m.group(1):
            begun.append((m.group(1), len(text)))
        elif begun:
            mark, start = begun.pop()
            marks[mark] = start, len(text)
        else:
            raise NotAnExercise(f"{name}: a brace closes what none opens, behind “{text[-30:]}”.")
    if begun:
        raise NotAnExercise(f"{name}: the mark {begun[-1][0]} is not closed.")
    return text + marked[last:], marks


def _claim(line: str, name: str, text: str, marks: Marks) -> Row:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != _FIELDS or fields[2] not in CODES.get(fields[1], ()):
        raise NotAnExercise(f"{name}: this is no claim: {line}")
    kind, code = fields[1:3]

    def span(mark: str) -> Span:
        if mark not in marks:
            raise NotAnExercise(f"{name}: the text has no mark {mark}, which this claim names: {line}")
        return marks[mark]

    roles = [[span(m.strip()) for m in field.split(",") if m.strip()] for field in fields[3:]]
    return claim_row(name, text, kind, code, span(fields[0]), roles)


def main() -> int:
    """Count the exercises; say which can't be read. Returns the exit code."""
    documents, claims = 0, 0
    try:
        for exercise in load():
            documents += 1
            claims += len(exercise.claims)
    except NotAnExercise as e:
        print(e, file=sys.stderr)
        return 1
    print(f"{documents} texts, {claims} claims")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
