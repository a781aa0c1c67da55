"""Whether a count is of one happening, or of more than that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.knowledge.numerals import value
from contested.model.codes import Harm, Scope
from contested.reader import tokens as syntax
from contested.reader.counts import Count
from contested.reader.lexicon import harms, word_set, words_of
from contested.reader.records import of_a_record
from contested.reader.tokens import Offsets

_POINTING = frozenset({"this", "past", "last"})
_PERIODS = frozenset({"week", "month", "year"})
# By which a record is measured: "the worst raid in years".
_MEASURES = _PERIODS | {"weeks", "months", "years", "since"}
_BEFORE_A_NOUN = frozenset({"det", "predet", "amod", "nummod"})
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
# From so many days on a count is of more than one battle.
_LONG = 5
_OVER = frozenset({"in", "over", "during", "within", "for", "through", "throughout"})


def scope_of(word: Token, harm: Harm, count: Count, evidence: Offsets) -> Scope:
    """The scope of a count with that word of harm, stated between the offsets ``evidence``.

    Cumulative when its clause names a period or the whole war, when the clause is told of such ("the war that has
    killed …") or since when ("… since it began"), or where no day is named and it sums up ("so far") or counts more
    than one happening as a rule harms.
    """
    words = [t for t in word.sent if evidence[0] <= t.idx < evidence[1]]
    verb = word if syntax.is_verbal(word) else syntax.governor(word)
    if covers(words, word) or (verb is not None and _since(verb)):
        return "cumulative"
    most = _most().get(harm)
    much = most is not None and (count.low or 0) > most
    if much or _sums_up(words) or (verb is not None and _told_of_what_lasts(verb)):
        return "incident" if any(_is_a_day(t) for t in words) else "cumulative"
    return "incident"


def covers(time: Iterable[Token], word: Token) -> bool:
    """Whether the words of a ``time`` say since when or over how long was counted: "since the start of the year".

    ``word`` is the word of harm.
    """
    return any(_lasts(t) and not _aside(t, word) for t in time)


def _aside(t: Token, word: Token) -> bool:
    """Whether a token stands in a relative clause that tells of something beside the count."""
    own = {a.i for a in (word, *syntax.ancestors(word))}
    return any(a.dep_ == "relcl" and a.i not in own for a in (t, *syntax.ancestors(t)))


def _lasts(t: Token) -> bool:
    if t.lower_ == "days":
        return t.head.lower_ in _OVER and any(_many(c) for c in t.lefts)
    if t.lower_ not in word_set("harm", "cumulative") or _only_says_which(t):
        return False
    if t.lower_ in _PERIODS and not any(c.lower_ in _POINTING for c in t.lefts):
        return False
    if t.lower_ == "since" and any(_one_day(c) for c in t.children):
        return False
    return t.lower_ not in _MEASURES or not of_a_record(t.doc[_clause_start(t) : t.i])


def _sums_up(words: Sequence[Token]) -> bool:
    """Whether a phrase among the words says that they sum up: "so far", "in all"; not "in all four villages"."""
    said = [t.lower_ for t in words]
    for phrase in map(words_of, word_set("harm", "cumulative")):
        for i in range(len(words) - len(phrase) + 1) if len(phrase) > 1 else ():
            whole = tuple(said[i : i + len(phrase)]) == phrase
            if whole and words[i + len(phrase) - 1].dep_ not in _BEFORE_A_NOUN and not of_a_record(words[:i]):
                return True
    return False


def _only_says_which(t: Token) -> bool:
    """Whether the word only tells which people are meant: "war veterans"; not so in "war deaths"."""
    return t.dep_ in ("compound", "nmod") and t.head.i > t.i and f"noun {t.head.lemma_.lower()}" not in harms()


def _clause_start(t: Token) -> int:
    """Where the words begin that run up to a token without a stop."""
    return next(
        (w.i + 1 for w in reversed(t.doc[syntax.sentence_start(t) : t.i]) if w.is_punct and w.text != "-"),
        syntax.sentence_start(t),
    )


def _many(t: Token) -> bool:
    """Whether so many days are more than one battle takes."""
    return (value(t.lower_) or 0) >= _LONG


def _one_day(t: Token) -> bool:
    """Whether what follows "since" is a day of the week or an hour of the day: "since Wednesday afternoon"."""
    times = table("times")
    short = (*times["weekdays"], *times["day_parts"])
    return any(w.lower_ in short for w in (t, *t.lefts))


def _is_a_day(t: Token) -> bool:
    """Whether a word names a day: "Monday", "yesterday", the month of "21 April"; not one from which on was counted."""
    times = table("times")
    if any(a.lower_ == "since" for a in syntax.ancestors(t)):
        return False
    if t.lower_ in times["weekdays"] or t.lower_ in times["named_days"]:
        return True
    beside = (w for w in (*t.lefts, *t.rights, *t.doc[max(0, t.i - 1) : t.i + 2]) if w.i != t.i)
    return t.lower_ in times["months"] and any(_DAY.fullmatch(w.lower_) for w in beside)


def _told_of_what_lasts(verb: Token) -> bool:
    return verb.dep_ == "relcl" and verb.head.lemma_.lower() in word_set("harm", "lasting")


def _since(verb: Token) -> bool:
    marks = (m for c in verb.children if c.dep_ == "advcl" for m in c.lefts if m.dep_ == "mark")
    return any(m.lower_ == "since" and not of_a_record(verb.doc[verb.i : m.i]) for m in marks)


@cache
def _most() -> dict[str, int]:
    most: dict[str, int] = table("harm")["most at once"]
    return most
