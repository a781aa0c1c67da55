"""What ties a claim to a sentence before it that names a day, or parts it from it: who goes on, and what is new."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
MORE = frozenset({"another", "further", "more", "others", "other", "also", "additional", "again"})
WHOLE = frozenset({"them", "whom", "those", "the"})
VAGUE = frozenset({"some", "most", "many"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def ties(dated: Span, claimed: Span) -> Iterator[str]:
    """Names of what ties the sentence of a claim to the sentence ``dated`` before it, or parts it from it.

    ``more`` goes on ("another 12"), ``part of`` is of what was told ("five of them"), ``repeats`` takes up a thing of
    the earlier sentence ("an attack … the attack"); ``place`` says whether it names a place, and one that is new.
    """
    yield f"place {_place(dated, claimed)}"
    if any(t.lower_ in MORE for t in claimed):
        yield "more"
    if any(_is_part(t) for t in claimed):
        yield "part of"
    if _repeats(dated, claimed):
        yield "repeats"
    if any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for t in claimed):
        yield "counts"


def _place(dated: Span, claimed: Span) -> str:
    here = {t.lower_ for t in claimed if t.ent_type_ in PLACES}
    before = {t.lower_ for t in dated if t.ent_type_ in PLACES}
    return "none" if not here else "same" if here & before else "new"


def _is_part(of: Token) -> bool:
    """Whether a word is the "of" of "five of them", "most of the dead"."""
    if of.lower_ != "of" or not of.i or of.i + 1 >= len(of.doc) or of.nbor().lower_ not in WHOLE:
        return False
    before = of.nbor(-1)
    return bool(before.like_num) or before.lower_ in VAGUE


def _repeats(dated: Span, claimed: Span) -> bool:
    said = {t.lemma_.lower() for t in dated if t.pos_ in ("NOUN", "VERB")}
    taken_up = (t for t in claimed if t.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in t.lefts))
    return any(t.lemma_.lower() in said for t in taken_up)
