"""Time in claims: find the expressions of a text, and choose the one that dates a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from contested.knowledge.language import table
from contested.knowledge.timewords import alternatives, time_words
from contested.reader.records import measured_by
from contested.reader.timefeatures import Stated, TimeContext
from contested.reader.timelayout import Placed
from contested.reader.timespans import TimeSpan, found, opening, since_clauses
from contested.reader.tokens import ancestors, remembered, text_of

__all__ = ["TimeSpan", "choose_time", "time_spans"]

# So many characters before a time are looked at.
_BEFORE = 24
# Kinds of expression that name a day.
_DAYS = ("day", "weekday", "named")


def time_spans(spacy_doc: Doc) -> tuple[TimeSpan, ...]:
    """The time expressions of a parsed text in its order; "since …" clauses beside what they hold.

    Since when somebody rules tells of nothing else: "the regime, in power since 1963".
    """
    text = text_of(spacy_doc)
    spans = {*found(text), *since_clauses(spacy_doc, text)}
    spans = {s for s in spans if not _is_of_a_ruler(text, s) and not _is_a_defeat(text, s)}
    told = (replace(s, measure=_is_a_measure(spacy_doc, text, s)) for s in spans)
    return tuple(sorted(told, key=lambda span: (span.start, -span.end)))


def _is_of_a_ruler(text: str, span: TimeSpan) -> bool:
    if not text[span.start : span.end].lower().startswith(("since", "for ")):
        return False
    return _ruling().search(text[max(0, span.start - _BEFORE) : span.start]) is not None


def _is_a_defeat(text: str, span: TimeSpan) -> bool:
    """Whether it is no season: "the fall of Idlib"."""
    return text[span.start : span.end].lower().endswith("fall") and text[span.end :].lstrip().startswith("of ")


def _is_a_measure(spacy_doc: Doc, text: str, span: TimeSpan) -> bool:
    words = text[span.start : span.end].lower()
    if not words.startswith("since ") and not (words.startswith("in ") and span.kind == "length"):
        return False
    tokens = spacy_doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens is not None and measured_by(spacy_doc, tokens.start)


@cache
def _ruling() -> re.Pattern[str]:
    """Words that end right before a time which then is theirs alone."""
    return re.compile(rf"\b{alternatives(time_words().lists['ruling'])},?\s*$", re.IGNORECASE)


def choose_time(
    context: TimeContext, evidence: tuple[int, int], trigger: tuple[int, int], kind: str
) -> tuple[TimeSpan | None, bool]:
    """The expression that dates a claim, None for none, and whether it was carried over from another sentence.

    ``evidence`` and ``trigger`` are offsets of characters in the parsed text. The expression, or none,
    with the greatest sum of feature weights is taken (``timefeatures``); between equals none. What stands before
    the noun of an event as its own ("Friday's bombing") needs no weighing.
    """
    if not context.placed:
        return None, False
    claim = context.stated(evidence, trigger, kind)
    weights = time_weights()
    own = context.own(claim)
    if own is not None:
        return context.placed[own].span, False
    scored = [(score_of(features, weights), number) for number, features in context.candidates(claim)]
    past = remembered(claim.head)
    scored = [(score, n) for score, n in scored if n < 0 or _may_date(context.placed[n], claim, past)]
    best = _best(scored)
    measures = [p.span for p in context.placed if p.span.measure and not _holds(p.span, claim)]
    if best >= 0 and _measured(context.placed[best].span, measures):
        best = _best([(score, n) for score, n in scored if n < 0 or _tells(context.placed[n], claim, measures)])
    if best < 0:
        return None, False
    placed = _named_day(context, context.placed[best])
    return _beginning(context, placed, claim) or placed.span, placed.sentence != claim.sentence


def _may_date(placed: Placed, claim: Stated, past: frozenset[int] | None) -> bool:
    """Whether an expression may date the claim, by the grammar: what is commemorated (``past``) has its own days."""
    return not _of_a_relative(placed, claim) and (past is None or placed.first.i in past)


def _of_a_relative(placed: Placed, claim: Stated) -> bool:
    """Whether a "since" dates only what a relative clause tells: "released soldiers whom it had held since March"; a
    state that is told twice is dated by it too."""
    if claim.kind == "control" or not placed.span.open or placed.sentence != claim.sentence:
        return False
    clause = next((t for t in (placed.first, *ancestors(placed.first)) if t.dep_ == "relcl"), None)
    return clause is not None and clause.i != claim.head.i and not clause.is_ancestor(claim.head)


def _best(scored: Sequence[tuple[float, int]]) -> int:
    """The number with the greatest score, the first of equals."""
    return max(scored, key=lambda pair: pair[0])[1]


def _tells(placed: Placed, claim: Stated, measures: Sequence[TimeSpan]) -> bool:
    """Whether an expression of the claim's own sentence is no mere measure."""
    return placed.sentence == claim.sentence and not _measured(placed.span, measures)


def _measured(span: TimeSpan, measures: Iterable[TimeSpan]) -> bool:
    """Whether an expression is a measure or within one: "in March" of "the first raid since the war began in March"."""
    return any(m.start <= span.start and span.end <= m.end for m in measures)


def _holds(span: TimeSpan, claim: Stated) -> bool:
    """Whether a claim is told in the clause of the expression: "since July, when they lost the town"."""
    return span.start <= claim.head.idx < span.end


def _named_day(context: TimeContext, placed: Placed) -> Placed:
    """The day that the clause of "at dawn" names beside it: "at dawn the army struck the camp on Monday"."""
    if placed.span.kind != "part":
        return placed
    beside = (p for p, head in zip(context.placed, context.datelines, strict=True) if not head)
    days = (p for p in beside if p.span.kind in _DAYS and p.clause.i == placed.clause.i)
    return next(days, placed)


def _beginning(context: TimeContext, placed: Placed, claim: Stated) -> TimeSpan | None:
    """ "Held since March, when it drove them out": what the clause behind the day tells was on that day alone.

    None where the claim is told in the main clause.
    """
    span = placed.span
    if not span.open or placed.sentence != claim.sentence or claim.head.i < placed.first.i:
        return None
    alike = (p for p in context.placed if p.span.start == span.start)
    short = min(alike, key=lambda p: p.span.end)
    behind = context.doc[short.last.i + 1 : claim.head.i]
    when = next((t for t in behind[:3] if t.lower_ == "when"), None)
    if (
        when is None
        or any(t.text == ")" for t in behind)
        or not (when.head.i == claim.head.i or when.head.is_ancestor(claim.head))
    ):
        return None
    start = opening(context.text, short.span.start)
    return replace(short.span, start=start, open=False) if start < short.span.end else None


def score_of(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights; a feature without one counts nothing."""
    return sum(weights.get(feature, 0.0) for feature in features)


@cache
def time_weights() -> Mapping[str, float]:
    """``knowledge/language/time_weights.yaml``. Raises KnowledgeError when it is missing or broken."""
    return {str(name): float(weight) for name, weight in table("time_weights").items()}
