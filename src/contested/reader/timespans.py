"""Find time expressions: verbatim spans of a parsed text, with the kind of expression each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from contested.knowledge.timewords import alternatives, pieces, time_words
from contested.reader.timecores import TimeKind, cores
from contested.reader.tokens import sentence_end


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression, ``text[start:end]`` of the parsed text.

    ``open`` when since, until or by frames it; ``measure`` when it only says how long there was nothing like what is
    told ("the worst raid since 2014"), which dates nothing.
    """

    start: int
    end: int
    kind: TimeKind = "vague"
    open: bool = False
    measure: bool = False


_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:[-–]|to|and|and\s+into|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)
JOINED = frozenset({"day", "weekday", "named", "month", "year"})
TAILED = frozenset({"day", "weekday", "named", "shift"})


def found(text: str) -> tuple[TimeSpan, ...]:
    """The time expressions of a text, in its order, not overlapping."""
    forms = cores()
    spans: list[TimeSpan] = []
    floor = 0
    for start, word in forms.places(text):
        core = forms.match(text, word, start) if start >= floor else None
        if core:
            span = _framed(text, start, *core, floor)
            if spans and _joins(text, spans[-1], span):
                last = spans.pop()
                span = TimeSpan(last.start, span.end, span.kind, last.open or span.open)
            spans.append(span)
            floor = span.end
    return tuple(spans)


@cache
def _frame() -> re.Pattern[str]:
    """The words before a core that belong to it: "since early on", "on the evening of"."""
    lists = time_words().lists
    words = [word for key in ("since", "starting", "until", "by", "during", "approaches") for word in lists[key]]
    part = rf"{pieces()['PART']}(?:\s+(?:of|on|between))?"
    return re.compile(rf"(?<!\w)(?:(?:{alternatives(words)}|{part})\s+(?:the\s+)?)+$", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    lists = time_words().lists
    return re.compile(rf"{alternatives([*lists['since'], *lists['until'], *lists['by']])}\s", re.IGNORECASE)


@cache
def _parts() -> re.Pattern[str]:
    """What keeps its sense before a day that owns a noun: "since Monday's attack", but "from Monday's attack"."""
    return re.compile(r"\b(?:since|until|till|before|prior|after|following)\b", re.IGNORECASE)


def _owns(text: str, end: int) -> bool:
    """Whether the expression up to ``end`` is a possessive: "Monday's", "last week's"."""
    return text[max(0, end - 2) : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s")


def opening(text: str, start: int) -> int:
    """Where the expression at ``start`` begins without the word that opens it: "since", "until", "by"."""
    opener = _opener().match(text, start)
    return opener.end() if opener else start


@cache
def _partial() -> re.Pattern[str]:
    """What ends in a word that awaits its day: "at dawn", "in the early hours", "later", "overnight", "at 5 a.m."."""
    return re.compile(rf"\b(?:{pieces()['PART']}|hours|earlier|later|overnight|{pieces()['CLOCK']})$", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a core and belongs to it: "Monday at dawn", "5 March at 7 a.m."."""
    p = pieces()
    words = rf"(?:{p['PART']}|{p['CLOCK']})"
    return re.compile(rf"\s+(?:(?:at|in)\s+(?:the\s+)?)?(?:(?:early|late)\s+)?{words}(?!\w)", re.IGNORECASE)


def _framed(text: str, start: int, end: int, kind: TimeKind, floor: int) -> TimeSpan:
    """The span with the words that frame it, reaching back no further than ``floor``."""
    low = max(floor, start - 60)
    before = _frame().search(text[low:start])
    if before and not (_owns(text, end) and not _parts().search(before[0])):
        start = low + before.start()
    after = _tail().match(text, end) if kind in TAILED else None
    return TimeSpan(start, after.end() if after else end, kind, _opener().match(text, start) is not None)


def _joins(text: str, left: TimeSpan, right: TimeSpan) -> bool:
    """Whether two neighbours are one expression: "Friday and Saturday", "at dawn on Monday", "later that day"; not "on
    Friday and by Sunday"."""
    if right.start - left.end > 12 or (right.open and not left.open):
        return False
    if text[left.end : right.start].isspace():
        return right.kind in TAILED and _partial().search(text, left.start, left.end) is not None
    alike = left.kind == right.kind or {left.kind, right.kind} <= {"day", "month", "year"}
    return alike and left.kind in JOINED and _JOINT.fullmatch(text, left.end, right.start) is not None


def since_clauses(spacy_doc: Doc, text: str) -> Iterator[TimeSpan]:
    """ "since the war broke out in 2011": the whole clause tells since when the main one is so.

    ``text`` is the text of ``spacy_doc``.
    """
    for match in _SINCE.finditer(text):
        tokens = spacy_doc.char_span(match.start(), match.end())
        if tokens is not None and tokens[0].dep_ in ("mark", "prep"):
            last = _clause_end(tokens[0])
            if last.i > tokens[0].i + 1:
                yield TimeSpan(match.start(), last.idx + len(last), "period", True)


def _clause_end(since: Token) -> Token:
    root = since.head if since.dep_ == "mark" else since
    last = max((token.i for token in root.subtree if token.i > since.i), default=since.i)
    return since.doc[min(last, since.i + 25, sentence_end(since) - 1)]
