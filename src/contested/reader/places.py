"""Where: the places that a document mentions, and how a claim lies to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Doc, Span, Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.lexicon import word_set, words_of
from contested.reader.people import People

_LONGEST = 6
_NOT_PLACES = frozenset({"PERSON", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LAW", "LANGUAGE", "WORK_OF_ART"})


class Gazetteer(Protocol):
    """What the reader asks of the gazetteer: whether a name is a place's."""

    def known(self, name: str) -> bool:
        """Whether any place has this name."""

    def is_country(self, name: str) -> bool:
        """Whether a country has this name."""


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place mention: tokens ``start:stop``, its head, relation, and how narrow it is (0 country, 1 province, 2 finer)."""

    start: int
    stop: int
    head: int
    relation: str
    level: int
    container: bool = False


@dataclass(slots=True)
class Places:
    """The places of a document. ``spans`` in order of the text; ``stands_for`` maps "the town" to the span it means."""

    spacy_doc: Doc
    spans: tuple[PlaceSpan, ...]
    stands_for: dict[int, PlaceSpan]

    @classmethod
    def of(cls, spacy_doc: Doc, people: People, gazetteer: Gazetteer) -> Places:
        """Find them."""
        spans: list[PlaceSpan] = []
        for start, stop in _candidates(spacy_doc, people, gazetteer):
            spans.append(_span(spacy_doc, start, stop, gazetteer))
        marked = tuple(_containers(spacy_doc, spans, gazetteer))
        return cls(spacy_doc, marked, _anaphors(spacy_doc, marked))

    def within(self, start: int, stop: int) -> list[PlaceSpan]:
        """Places mentioned in the tokens ``start:stop``, those that "the town" stands for among them."""
        direct = [s for s in self.spans if start <= s.head < stop]
        meant = [s for i, s in self.stands_for.items() if start <= i < stop]
        return direct + [s for s in meant if s not in direct]


def _candidates(spacy_doc: Doc, people: People, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(spacy_doc):
        stop = _longest(spacy_doc, i, people, gazetteer)
        if stop:
            found.append((i, _tail(spacy_doc, stop)))
            i = found[-1][1]
        else:
            i += 1
    return found


def _starts(token: Token, people: People) -> bool:
    return token.i not in people.inside and token.text[:1].isupper() and (token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or bool(token.ent_type_))


def _longest(spacy_doc: Doc, i: int, people: People, gazetteer: Gazetteer) -> int | None:
    """Where the longest place name that begins at token ``i`` ends, None when none does."""
    first = spacy_doc[i]
    if not _starts(first, people):
        return None
    entity = _entity(first)
    limit = min(i + _LONGEST, first.sent.end)
    for stop in range(limit, i, -1):
        span = spacy_doc[i:stop]
        if not span[-1].text[:1].isalnum() or any(t.i in people.inside or t.is_space for t in span):
            continue
        if gazetteer.known(span.text) and (stop - i > 1 or _plausible(first, entity)):
            return stop
    if entity is not None and entity.label_ in ("GPE", "LOC", "FAC") and entity.start == i and not any(t.i in people.inside for t in entity):
        return entity.end if first.lower_ != "the" else None
    return None


def _entity(token: Token) -> Span | None:
    if not token.ent_type_:
        return None
    start = token.i
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    stop = token.i + 1
    while stop < len(token.doc) and token.doc[stop].ent_iob_ == "I":
        stop += 1
    return Span(token.doc, start, stop, label=token.ent_type_)


def _plausible(token: Token, entity: Span | None) -> bool:
    """Whether a one-word name stands where places stand: a place entity, or behind a word of place."""
    if token.pos_ == "ADJ" or (token.ent_type_ == "NORP"):
        return False
    if entity is not None and entity.label_ in ("GPE", "LOC", "FAC"):
        return True
    before = token.nbor(-1) if token.i else None
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    placed = before is not None and (before.lower_ in word_set("place_words", "before") or before.lower_ in word_set("place_words", "classes"))
    placed = placed or (behind is not None and behind.lower_ in word_set("place_words", "tails"))
    if entity is not None and entity.label_ in _NOT_PLACES and len(entity) > 1:
        return False
    return placed and token.pos_ == "PROPN"


def _tail(spacy_doc: Doc, stop: int) -> int:
    """Take a class word behind the name into it: "Hama province"."""
    tails = {words_of(w) for w in word_set("place_words", "tails")}
    for n in (2, 1):
        words = tuple(t.lower_ for t in spacy_doc[stop : stop + n])
        if len(words) == n and words in tails:
            return stop + n
    return stop


def _span(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> PlaceSpan:
    tokens = spacy_doc[start:stop]
    head = tokens.root
    return PlaceSpan(start, stop, head.i, _relation(spacy_doc, start), _level(spacy_doc, start, stop, gazetteer))


def _level(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> int:
    words = {t.lower_ for t in spacy_doc[start:stop]}
    before = [t.lower_ for t in spacy_doc[max(0, start - 2) : start]]
    administrative = word_set("place_words", "administrative")
    if words & administrative or (before[-1:] == ["of"] and before[0] in administrative):
        return 1
    return 0 if gazetteer.is_country(spacy_doc[start:stop].text) else 2


def _relation(spacy_doc: Doc, start: int) -> str:
    """How it lies to the place, from the words before the name."""
    before = [t for t in spacy_doc[max(0, start - 6) : start] if not t.is_space]
    words = [t.lower_ for t in before]
    directions = word_set("place_words", "directions")
    while words and words[-1] in ("the", "of", "city", "town", "village", "province", "governorate", "district", "'s", "nearby") and words[-1] != "of":
        words.pop()
    if words[-1:] == ["of"]:
        part = words[-2] if len(words) > 1 else ""
        if part in directions:
            return f"{part} of"
        if part in word_set("place_words", "parts"):
            side = words[-3] if len(words) > 2 and words[-3] in directions else ""
            return f"{side} {part} of".strip()
        words = [w for w in words[:-1] if w not in ("the", "city", "town", "village", part)]
    relations = table("place_words")["relations"]
    if words and words[-1] in directions:
        return str(words[-1])
    for word in reversed(words[-2:]):
        if word in relations:
            return str(relations[word])
    return "in"


def _containers(spacy_doc: Doc, spans: list[PlaceSpan], gazetteer: Gazetteer) -> list[PlaceSpan]:
    """Mark the places that only say where a narrower one lies: "Jasim in Daraa province", "Syria's Idlib"."""
    out = list(spans)
    for i, (a, b) in enumerate(zip(spans, spans[1:], strict=False)):
        if spacy_doc[a.head].sent != spacy_doc[b.head].sent:
            continue
        gap = [t.lower_ for t in spacy_doc[a.stop : b.start] if not t.is_space]
        owner = gap in (["'s"], ["’s"], ["s"]) or (not gap and (a.level < b.level or _bare_genitive(spacy_doc[a.start : a.stop].text, gazetteer)))
        if owner:
            out[i] = replace(out[i], container=True)
        elif _leads_outward(gap) and b.level <= a.level:
            out[i + 1] = replace(out[i + 1], container=True)
    return out


def _bare_genitive(text: str, gazetteer: Gazetteer) -> bool:
    """Whether it is a country's genitive that lost its apostrophe: "Syrias Aleppo"."""
    return text.endswith("s") and gazetteer.is_country(text[:-1])


def _leads_outward(gap: list[str]) -> bool:
    if len(gap) > 8:
        return False
    allowed = word_set("place_words", "directions") | word_set("place_words", "classes") | {"a", "an", "the", ",", "of", "in", "'s", "s", "-", "located", "at", "syrian", "iraqi", "ukrainian", "predominantly", "neighboring", "countryside", "rural"}
    return all(w in allowed for w in gap) and ("in" in gap or "," in gap or not gap or "of" in gap)


def _anaphors(spacy_doc: Doc, spans: tuple[PlaceSpan, ...]) -> dict[int, PlaceSpan]:
    """What "the town", "the province" stand for: the last place named before, a province for a province."""
    names = {s.head for s in spans}
    found: dict[int, PlaceSpan] = {}
    anaphors = word_set("place_words", "anaphors")
    for token in spacy_doc:
        if token.lower_ not in anaphors or token.i in names:
            continue
        if not any(c.lower_ in ("the", "this", "that") for c in token.lefts) or any(token.i <= s.start <= token.i + 3 for s in spans):
            continue
        wanted = token.lower_ in word_set("place_words", "administrative")
        earlier = [s for s in spans if s.stop <= token.i and s.level > 0]
        fitting = [s for s in earlier if (s.level == 1) == wanted] or earlier
        if fitting and token.i - fitting[-1].stop < 250:
            found[token.i] = fitting[-1]
    return found


def head_tokens(spans: list[PlaceSpan], spacy_doc: Doc) -> list[Token]:
    """The main words of the spans."""
    return [spacy_doc[s.head] for s in spans]


def of_trigger(places: Places, head: Token, evidence: tuple[int, int], sentence: tuple[int, int]) -> list[PlaceSpan]:
    """The places of a claim: those hanging on its word, else of its clause, else of its sentence; narrow ones only."""
    attached = [s for s in places.within(*sentence) if _hangs_on(places, s, head)]
    for found in (attached, places.within(*evidence), _nearest(places.within(*sentence), head.i)):
        narrow = _narrow(found)
        if narrow:
            return narrow
    return []


def _hangs_on(places: Places, span: PlaceSpan, head: Token) -> bool:
    """Whether the place is a complement of the word, with no other clause between."""
    indexes = [span.head] + [i for i, s in places.stands_for.items() if s is span]
    for i in indexes:
        for up in syntax.ancestors(places.spacy_doc[i]):
            if up.i == head.i:
                return True
            if syntax.is_verbal(up):
                break
    return False


def _narrow(spans: list[PlaceSpan]) -> list[PlaceSpan]:
    spans = [s for s in spans if not s.container] or spans
    if not spans:
        return []
    level = max(s.level for s in spans)
    return [s for s in spans if s.level == level]


def _nearest(spans: list[PlaceSpan], i: int) -> list[PlaceSpan]:
    spans = _narrow(spans)
    return [min(spans, key=lambda s: (abs(s.head - i), s.head))] if spans else []
