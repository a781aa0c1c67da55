"""Line by line: furniture, captions and repeats out; hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contested.sources.draft import Edit
from contested.sources.furniture import furniture, is_caption, is_furniture

_BREAK = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\n\s*")
_ENDED = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
# A small letter that begins no Arabic name.
_GOES_ON = re.compile(r"(?!(?:al|el|as|at|ar|an|ad|az|ash)-)[a-z]")
_HYPHEN = re.compile(r"\w-$")
_LIST_MARK = re.compile(r"[-–—•*·>]|\(?\d{1,2}[.)]\s")
_SHORTEST_REPEAT = 3
# From this many lines that go on with a small letter in the next, a text counts as hard-wrapped.
_WRAPPED = 3
_LONGEST_WRAPPED_LINE = 140


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str

    @property
    def count(self) -> int:
        return self.words.count(" ") + 1


def furniture_lines(text: str) -> Iterator[Edit]:
    """Every line of page furniture, every caption with a credit, bylines, and repeats of the line before."""
    if "\n" not in text:
        return
    lines = [_Line(m.start(), m.end(), " ".join(m.group().split())) for m in re.finditer(r"\S[^\n]*", text)]
    captions = {i for i, line in enumerate(lines) if is_caption(line.words)}
    for i, line in enumerate(lines):
        if i in captions or is_furniture(line.words) or _repeats(lines, i, captions):
            yield _whole(text, line)


def _repeats(lines: list[_Line], i: int, captions: set[int]) -> bool:
    """Whether the line before says the same, or a caption beside it says the same with its credit behind."""
    line = lines[i]
    if line.count < _SHORTEST_REPEAT:
        return False
    if i and lines[i - 1].words == line.words:
        return True
    return any(j in captions and lines[j].words.startswith(line.words.rstrip(".")) for j in (i - 1, i + 1))


def _whole(text: str, line: _Line) -> Edit:
    end = line.end + 1 if line.end < len(text) else line.end
    start = line.start - 1 if end == len(text) and line.start and text[line.start - 1] == "\n" else line.start
    return start, end, ""


def line_breaks(text: str) -> Iterator[Edit]:
    """One line break between paragraphs, a space between the lines of one."""
    breaks = list(_BREAK.finditer(text))
    joins = [_lowercase_join(text, breaks, i) for i in range(len(breaks))]
    wrapped = sum(joins) >= _WRAPPED
    for i, m in enumerate(breaks):
        if m.start() == 0 or m.end() == len(text):
            yield m.start(), m.end(), ""
        elif (joins[i] and (i or wrapped)) or (wrapped and i and _capital_join(text, breaks, i)):
            yield m.start(), m.end(), _between(text, m)
        elif m.group() != "\n":
            newline = text.index("\n", m.start())
            yield m.start(), newline, ""
            yield newline + 1, m.end(), ""


def _before(text: str, breaks: list[re.Match[str]], i: int) -> str:
    return text[breaks[i - 1].end() if i else 0 : breaks[i].start()]


def _lowercase_join(text: str, breaks: list[re.Match[str]], i: int) -> bool:
    """Whether the sentence goes on: the next line begins with a small letter and this one has not ended."""
    m = breaks[i]
    if not _GOES_ON.match(text, m.end()):
        return False
    line = _before(text, breaks, i)
    ended = _ENDED.search(line)
    if not ended:
        return bool(line)
    last = line.split()[-1].rstrip(".").casefold()
    return line.endswith(".") and (last in furniture().abbreviations or (len(last) <= 3 and "." in last))


def _capital_join(text: str, breaks: list[re.Match[str]], i: int) -> bool:
    """In a hard-wrapped text: whether the line has not ended, though the next begins with a capital or number."""
    m = breaks[i]
    line = _before(text, breaks, i)
    if m.group().count("\n") > 1 or len(line) > _LONGEST_WRAPPED_LINE or _ENDED.search(line):
        return False
    return not _LIST_MARK.match(text, m.end()) and not _LIST_MARK.match(line)


def _between(text: str, m: re.Match[str]) -> str:
    joined = _HYPHEN.search(text, max(m.start() - 2, 0), m.start())
    return "" if joined else " "
