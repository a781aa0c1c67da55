"""Where a run of capitals is one name, whatever part of it the gazetteer knows: "Khartoum International Airport"."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from spacy.tokens import Doc, Span, Token

from contested.reader.lexicon import word_set, words_of

# Arabic ones, as they are written before letters of all kinds.
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "az", "an", "ad", "aj"}) | frozenset(
    {"ed", "es", "er", "et", "ez", "en", "esh", "eth", "ath"}
)
JOINTS = frozenset(
    {"-", "'", "’", "`", "of", "de", "del", "la", "le", "da", "do", "dos", "ibn", "bin", "abu", "umm", "upon"}
)
# Small words that join the parts of a name between hyphens: "Sar-i-Pul".
HYPHENED = frozenset({"i", "e", "ye", "on", "sur", "sous", "au", "aux", "en", "la", "le", "les", "de"}) | ARTICLES
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


class Gazetteer(Protocol):
    """What the reader asks of the gazetteer."""

    def known(self, name: str) -> bool:
        """Whether any place has this name."""

    def is_country(self, name: str) -> bool:
        """Whether a country has this name."""

    def is_unit(self, name: str) -> bool:
        """Whether a province, or another first-level unit, has this name."""

    def is_larger(self, name: str, other: str) -> bool:
        """Whether the widest place called ``name`` is wider than every place of the other name in its country."""

    def is_name(self, name: str) -> bool:
        """Whether some place bears this very name."""

    def is_genitive(self, name: str) -> bool:
        """Whether it is a place's genitive that lost its apostrophe."""


def of_a_body(spacy_doc: Doc, start: int, stop: int) -> bool:
    """Whether the name is an organisation's: "Engineers Corps", "Aleppo Military Council"."""
    return stop > start + 1 and spacy_doc[stop - 1].text in word_set("place_words", "bodies")


def is_whole(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether a run of capitals is one name, though its beginning alone is known too: "Khartoum International Airport",
    "Sar-i-Pul", "Gulf of Aden"."""
    if stop < start + 2 or gazetteer.known(spacy_doc[start:stop].text):
        return False
    if _hyphened(spacy_doc, start, stop) or _between_places(spacy_doc, start, stop):
        return True
    if any(_apart(spacy_doc, start, i, stop, gazetteer) for i in range(start + 1, stop)):
        return False
    entity = entity_of(spacy_doc[start])
    seen = entity is not None and entity.label_ in PLACE_LABELS and _covers(entity, start, stop)
    return seen or _ends_in_a_class(spacy_doc, start, stop)


def _ends_in_a_class(spacy_doc: Doc, start: int, stop: int) -> bool:
    """Whether class words in capitals end the name: "Amarula Lodge", "Logo Local Government Area"."""
    if spacy_doc[stop - 1].lower_ in _tails_of_one():
        return spacy_doc[stop - 2].text[:1].isupper()
    return any(tuple(t.lower_ for t in spacy_doc[max(start + 1, stop - n) : stop]) in _tails() for n in (3, 2))


def _covers(entity: Span, start: int, stop: int) -> bool:
    """Whether the entity is these words, but for an article before and a class word behind."""
    first = entity.start + (entity[0].lower_ == "the")
    return first == start and entity.end in (stop, with_class(entity.doc, stop))


def _hyphened(spacy_doc: Doc, start: int, stop: int) -> bool:
    """Whether the run is words joined by hyphens with a small word between: "Mazar-i-Sharif"."""
    words = [t.text for t in spacy_doc[start:stop]]
    return len(words) == 5 and words[1] == words[3] == "-" and words[2].islower() and words[2] in HYPHENED


def _between_places(spacy_doc: Doc, start: int, stop: int) -> bool:
    """Whether the run names the ends of a way: "the Sake-Goma road"."""
    behind = spacy_doc[stop : stop + 1].text.lower()
    return any(t.text == "-" for t in spacy_doc[start:stop]) and behind in word_set("place_words", "ways")


def _apart(spacy_doc: Doc, start: int, middle: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether two names stand side by side there: "Idlib Syria", "Kupiansk-Svatove"."""
    if spacy_doc[middle].text in JOINTS and spacy_doc[middle].text != "-":
        return False
    if middle == start + 1 and spacy_doc[start].lower_ in ARTICLES:
        return False
    second = middle + 1 if spacy_doc[middle].text == "-" else middle
    if second >= stop or (second == stop - 1 and spacy_doc[second].lower_ in _tails_of_one()):
        return False
    return gazetteer.is_name(spacy_doc[start:middle].text) and gazetteer.is_name(spacy_doc[second:stop].text)


def entity_of(token: Token) -> Span | None:
    if not token.ent_type_:
        return None
    start, stop = token.i, token.i + 1
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    while stop < len(token.doc) and token.doc[stop].ent_iob_ == "I":
        stop += 1
    return Span(token.doc, start, stop, label=token.ent_type_)


def with_class(spacy_doc: Doc, stop: int) -> int:
    """Take a class word behind the name into it: "Hama province"."""
    tails = _tails()
    for n in (3, 2, 1):
        if (
            tuple(t.lower_ for t in spacy_doc[stop : stop + n]) in tails
            and spacy_doc[stop + n : stop + n + 1].text != "-"
        ):
            return stop + n
    return stop


@cache
def _tails_of_one() -> frozenset[str]:
    """Class words behind a name that stand there in capitals as well: "Amarula Lodge"."""
    return frozenset(tail[0] for tail in _tails() if len(tail) == 1) | word_set("place_words", "houses")


@cache
def _tails() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(w) for w in word_set("place_words", "tails"))
