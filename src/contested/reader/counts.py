"""How many: quantities in words and figures, as the codebook reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.knowledge.language import table
from contested.knowledge.numerals import numerals, value
from contested.reader.lexicon import grammar, word_set, words_of

_VAGUE = frozenset(word for word in table("harm")["vague"] if " " not in word)
_VAGUE_FIRST = frozenset(words.split()[0] for words in table("harm")["vague"])
_BESIDE_NOUNS = frozenset({"some", "several", "many", "both", "numerous", "others", "one"})
_FIGURE_WORDS = frozenset({"to", "and", "or", "about", "around", "nearly", "at", "least", "some", "almost", "over"})
_AGES = frozenset({"aged", "age", "ages", "in", "on", "of", "between"})
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_JOINED = re.compile(r"(\d+)[–-](\d+)")


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens ``start:stop`` say between ``low`` and ``high`` persons (None: open)."""

    start: int
    stop: int
    low: int
    high: int | None


def numbers(spacy_doc: Doc, start: int, stop: int) -> list[Count]:
    """The quantities among the tokens ``start:stop``, with the words that bound them ("at least", "up to")."""
    found: list[Count] = []
    i = start
    while i < stop:
        count = _vague(spacy_doc, i, stop) or _exact(spacy_doc, i, stop)
        if count:
            found.append(count)
            i = count.stop
        else:
            i += 1
    return found


def opens(token: Token) -> bool:
    """Whether a quantity may begin at the token: a figure, a number word, or a vague one ("dozens")."""
    return token.like_num or token.lower_ in numerals() or token.lower_ in _VAGUE


def is_figure(token: Token) -> bool:
    """Whether the token is a quantity by itself: a number, or a vague one that needs no noun ("dozens")."""
    return opens(token) and token.lower_ not in _BESIDE_NOUNS


def no_people(token: Token) -> bool:
    """Whether the entity recogniser takes a number for a time, a sum of money or a share; a bare figure is no date."""
    if token.ent_type_ in ("DATE", "TIME"):
        return not _bare_figure(token)
    return token.ent_type_ in ("MONEY", "PERCENT")


def _bare_figure(token: Token) -> bool:
    """Whether an entity taken for a date is a number alone, "54" or "36 to 44", and no year or age ("Omar, 35, …")."""
    words = token.doc[token.i :]
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), words[:1])
    if any(not (t.like_num or t.is_punct or t.lower_ in _FIGURE_WORDS) for t in entity):
        return False
    before = token.doc[entity.start - 1].lower_ if entity.start else ""
    behind = token.doc[entity.end].text if entity.end < len(token.doc) else ""
    if (before, behind) in ((",", ","), ("(", ")")):
        return False
    return before not in _AGES and not any(_YEAR.fullmatch(t.text) for t in entity)


def _exact(spacy_doc: Doc, i: int, stop: int) -> Count | None:
    """The longest run of tokens from ``i`` on that reads as one number."""
    token = spacy_doc[i]
    if (joined := _JOINED.fullmatch(token.text)) and int(joined[1]) < int(joined[2]):
        return Count(i, i + 1, int(joined[1]), int(joined[2]))
    if not (token.like_num or token.lower_ in numerals()) or (
        (token.ent_type_ == "ORDINAL" or no_people(token)) and not _counted(token)
    ):
        return None
    if _spelled_as_name(token):
        return None
    best: tuple[int, int] | None = None
    for end in range(i + 1, min(i + 6, stop) + 1):
        n = value(spacy_doc[i:end].text.replace(" - ", "-"))
        if n is not None and spacy_doc[end - 1].text != "-":
            best = n, end
    if best is None:
        return None
    n, end = best
    return _bounded(spacy_doc, i, end, n, n)


def _counted(token: Token) -> bool:
    """Whether the parser ties the number to a noun as its count, whatever the entity recogniser says."""
    return (
        token.dep_ == "nummod"
        and token.ent_type_ not in ("MONEY", "PERCENT")
        and token.head.ent_type_ not in ("DATE", "TIME")
    )


def _spelled_as_name(token: Token) -> bool:
    """Whether the figure belongs to a name: "T-4", "Su-24", "24th"."""
    before = token.nbor(-1) if token.i else None
    return (before is not None and before.text == "-" and not before.whitespace_) or not token.text[-1].isalnum()


def _vague(spacy_doc: Doc, i: int, stop: int) -> Count | None:
    if spacy_doc[i].lower_ not in _VAGUE_FIRST or (i and spacy_doc[i - 1].lower_ == "how"):
        return None
    vague = table("harm")["vague"]
    for n in (5, 4, 3, 2, 1):
        if i + n > stop:
            continue
        words = " ".join(t.lower_ for t in spacy_doc[i : i + n])
        if words in vague:
            low, high = vague[words]
            return _bounded(spacy_doc, i, i + n, low, high, vague=True)
    return None


def _rises(spacy_doc: Doc, i: int) -> bool:
    """Whether a verb that states a change stands there: "rose from 36 to 44" is 44, "revised down from 9 to 7" is 7."""
    if i > 0 and spacy_doc[i].pos_ in ("ADV", "ADP"):
        i -= 1
    return i >= 0 and spacy_doc[i].lemma_.lower() in grammar("rising") | word_set("harming", "putting")


def _bounded(spacy_doc: Doc, start: int, stop: int, low: int, high: int | None, vague: bool = False) -> Count:
    """Widen the count by the words before and behind it."""
    before = tuple(t.lower_ for t in spacy_doc[max(0, start - 4) : start])
    behind = tuple(t.lower_ for t in spacy_doc[stop : stop + 3])
    words = table("harm")
    if before[-1:] == ("no",) and spacy_doc[start].lower_ == "one":
        return Count(start - 1, stop, 0, 0)
    if not vague and before[-1:] == ("between",) and behind[:1] == ("and",) and stop + 1 < len(spacy_doc):
        upper = value(spacy_doc[stop + 1].text)
        if upper is not None and upper > low:
            return Count(start, stop + 2, low, upper)
    if behind[:2] == ("or", "more") or behind[:2] == ("at", "least"):
        return Count(start, stop, low, None)
    for phrase in map(words_of, words["up_to"]):
        if before[-len(phrase) :] == phrase:
            return Count(start - len(phrase), stop, 0, high)
    for phrase in map(words_of, words["less_than"]):
        if before[-len(phrase) :] == phrase and before[-len(phrase) - 1 : -len(phrase)] not in (("no",), ("not",)):
            return Count(start - len(phrase), stop, 0, None if high is None else high - 1)
    for phrase in map(words_of, words["at_least"]):
        if before[-len(phrase) :] == phrase:
            return Count(start - len(phrase), stop, low, None)
    if not vague and behind[:1] in (("to",), ("-",), ("–",), ("or",)) and stop + 1 < len(spacy_doc):
        upper = value(spacy_doc[stop + 1].text)
        if upper is not None and behind[0] == "to" and before[-1:] == ("from",) and _rises(spacy_doc, start - 2):
            return Count(start - 1, stop + 2, upper, upper)
        if upper is not None and high is not None and upper > high:
            return Count(start, stop + 2, low, upper)
    return Count(start, stop, low, high)
