"""The parts of a saying: who was told, how it was said, and where the content begins."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.lexicon import word_set
from contested.reader.said.nounphrases import phrase_after
from contested.reader.said.speakers import TIMES, Run
from contested.reader.said.words import words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
ADVERBS = frozenset({"RB", "RBR", "UH"})


def first_word(doc: Doc, start: int, end: int) -> int:
    """The first token of a sentence that is more than a mark or a linking word."""
    i = start
    while i < end and (doc[i].is_punct or doc[i].is_space or doc[i].lower_ in words().fillers):
        i += 1
    return i


def has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb stands in the tokens."""
    return any(t.tag_ in FINITE or t.tag_ == "VBN" for t in doc[start:end])


def clause_between(doc: Doc, a: int, b: int) -> bool:
    """Whether a finite verb that no relative pronoun brings in stands between."""
    relative = False
    for t in doc[a:b]:
        relative = relative or t.lower_ in RELATIVE
        if t.tag_ in FINITE and not relative:
            return True
    return False


def apposed_telling(verb: Token) -> int | None:
    """Where the claim begins that a verb of denial is about: "A, *a claim* the army denied"; None without such."""
    doc, told = verb.doc, word_set("stance", "told_things")
    comma = next((k for k in range(verb.i - 1, max(verb.sent.start, verb.i - 9), -1) if doc[k].text == ","), None)
    if comma is None:
        return None
    noun = next((t for t in doc[comma + 1 : min(comma + 4, verb.i)] if t.lemma_.lower() in told), None)
    if noun is None or noun.pos_ != "NOUN" or not (doc[comma + 1] == noun or doc[comma + 1].lower_ in ("a", "an")):
        return None
    return comma + 1


def is_date(doc: Doc, i: int) -> bool:
    """Whether the token belongs to a date, or leads to one: "on Monday"."""
    return doc[i].ent_type_ in TIMES or (
        doc[i].lower_ in words().dated and i + 1 < len(doc) and doc[i + 1].ent_type_ in TIMES
    )


def addressee(doc: Doc, i: int, end: int) -> tuple[Run | None, int]:
    """Who was told, and where what was said may begin."""
    if doc[i].lemma_.lower() not in words().addressing:
        return None, i + 1
    told = phrase_after(doc, i + 1, end)
    return (told, told[1]) if told else (None, i + 1)


def behind(doc: Doc, i: int, end: int) -> int:
    """The first token behind time, place and manner of the saying."""
    while i < end:
        step = _dated(doc, i, end) or _mannered(doc, i, end) or _bracketed(doc, i, end)
        if not step:
            return i
        i += step
    return i


def _dated(doc: Doc, i: int, end: int) -> int:
    token = doc[i]
    if token.ent_type_ in TIMES or token.is_space or token.text in (",", ":"):
        return 1
    if token.tag_ in ADVERBS and token.lower_ not in (
        "at",
        "about",
        "around",
        "nearly",
        "almost",
        "only",
        "not",
        "never",
    ):
        return 1
    return 1 if token.lower_ in words().dated and i + 1 < end and doc[i + 1].ent_type_ in TIMES else 0


def _mannered(doc: Doc, i: int, end: int) -> int:
    for phrase in words().manner.get(doc[i].lower_, ()):
        if i + len(phrase) <= end and all(doc[i + k].lower_ == w for k, w in enumerate(phrase)):
            noun = (
                phrase_after(doc, i + len(phrase), end)
                if phrase[-1]
                in (
                    "on",
                    "via",
                    "through",
                    "to",
                    "from",
                    "at",
                    "the",
                    "his",
                    "its",
                    "her",
                    "their",
                    "state",
                    "a",
                    "during",
                )
                else None
            )
            return (noun[1] if noun else i + len(phrase)) - i
    return 0


def _bracketed(doc: Doc, i: int, end: int) -> int:
    if doc[i].text != "(":
        return 0
    close = next((j for j in range(i, min(i + 10, end)) if doc[j].text == ")"), None)
    return close + 1 - i if close else 0
