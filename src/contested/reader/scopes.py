"""Whether a count is of one happening, or of more than that."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.model.codes import Harm, Scope
from contested.reader import tokens as syntax
from contested.reader.counts import Count
from contested.reader.lexicon import word_set
from contested.reader.tokens import Offsets

_POINTING = frozenset({"this", "past", "last"})
# From so many days on a count is of more than one battle.
_LONG = 5
_OVER = frozenset({"in", "over", "during", "within", "for", "through", "throughout"})


def scope_of(word: Token, harm: Harm, count: Count, evidence: Offsets) -> Scope:
    """The scope of a count with that word of harm, stated between the offsets ``evidence``.

    Cumulative when its clause names a period or the whole war, when the clause is told of such ("the war that has
    killed …") or since when ("… since it began"), or when no one happening harms so many.
    """
    words = (t for t in word.sent if evidence[0] <= t.idx < evidence[1])
    verb = word if syntax.is_verbal(word) else syntax.governor(word)
    if any(_lasts(t) and not _aside(t, word) for t in words) or (
        verb is not None and (_told_of_what_lasts(verb) or _since(verb))
    ):
        return "cumulative"
    most = _most().get(harm)
    return "cumulative" if most is not None and (count.low or 0) > most else "incident"


def _aside(t: Token, word: Token) -> bool:
    """Whether a token stands in a relative clause that tells of something beside the count."""
    own = {a.i for a in (word, *syntax.ancestors(word))}
    return any(a.dep_ == "relcl" and a.i not in own for a in (t, *syntax.ancestors(t)))


def _lasts(t: Token) -> bool:
    if t.lower_ == "days":
        return t.head.lower_ in _OVER and any(_many(c) for c in t.lefts)
    if t.lower_ not in word_set("harm", "cumulative"):
        return False
    if t.lower_ == "since":
        return not any(_one_day(c) for c in t.children)
    return t.lower_ not in ("week", "month", "year") or any(c.lower_ in _POINTING for c in t.lefts)


def _many(t: Token) -> bool:
    """Whether so many days are more than one battle takes."""
    numbers = table("numbers")
    if t.text.isdecimal():
        return int(t.text) >= _LONG
    return t.lower_ in numbers["units"][_LONG:] or t.lower_ in numbers["tens"]


def _one_day(t: Token) -> bool:
    """Whether what follows "since" is a day of the week or an hour of the day: "since Wednesday afternoon"."""
    times = table("times")
    short = (*times["weekdays"], *times["day_parts"])
    return any(w.lower_ in short for w in (t, *t.lefts))


def _told_of_what_lasts(verb: Token) -> bool:
    return verb.dep_ == "relcl" and verb.head.lemma_.lower() in word_set("harm", "lasting")


def _since(verb: Token) -> bool:
    marks = (m for c in verb.children if c.dep_ == "advcl" for m in c.lefts if m.dep_ == "mark")
    return any(m.lower_ == "since" and not _of_a_record(verb, m) for m in marks)


def _of_a_record(verb: Token, since: Token) -> bool:
    """Whether "since" says for how long there was nothing like it: "the worst attack since the war began"."""
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in verb.doc[verb.i : since.i])


@cache
def _most() -> dict[str, int]:
    most: dict[str, int] = table("harm")["most at once"]
    return most
