"""Who and where a claim could name: the mentions of a document that may fill a role."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from contested.reader.lexicon import nouns_of
from contested.reader.people import People
from contested.reader.places import PlaceSpan, span
from contested.reader.reading import Reading
from contested.reader.tokens import Offsets

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start:stop`` with their main word; ``kind`` tells what sort of mention; ``place`` for a place.

    ``words`` are its characters in small letters; ``known`` is the kind of an actor that the directory knows.
    """

    start: int
    stop: int
    head: int
    kind: str
    words: str
    characters: Offsets
    place: PlaceSpan | None = None
    known: str = ""


def parties(reading: Reading, tagged: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """Mentions of people, forces and things struck, in order; ``tagged`` are token spans found by other means."""
    where = reading.spacy_doc.to_array(["IDX", "LENGTH"]).tolist()
    starts = {start: i for i, (start, _) in enumerate(where)}
    stops = {start + length: i + 1 for i, (start, length) in enumerate(where)}
    spans = {(starts[a], stops[b]): kind for (a, b), kind in _spans(reading) if a in starts and b in stops}
    taken = {i for start, stop in spans for i in range(start, stop)}
    for start, stop in dict.fromkeys(tagged):
        if not taken.intersection(range(start, stop)):
            spans[start, stop] = "tagged"
    kinds = reading.people.kinds
    made = (_candidate(reading.spacy_doc, *tokens, kind) for tokens, kind in sorted(spans.items()))
    return [replace(m, known=kinds[m.head]) if m.head in kinds else m for m in made]


def places(reading: Reading, tagged: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """Mentions of places where it may have happened, in order; ``tagged`` are token spans found by other means."""
    spacy_doc = reading.spacy_doc
    taken = {i for s in reading.places.spans for i in range(s.start, s.stop)}
    more = [
        span(spacy_doc, start, stop, reading.vocabulary)
        for start, stop in dict.fromkeys(tagged)
        if not taken.intersection(range(start, stop))
    ]
    return [
        _candidate(spacy_doc, s.start, s.stop, f"place{s.level}", s)
        for s in sorted([*reading.places.spans, *more], key=lambda s: (s.start, s.stop))
        if not s.spoken
    ]


def spelled_out(mention: Candidate, likely: Iterable[Candidate], spacy_doc: Doc) -> Candidate:
    """The name whose initials the mention is: "the Islamic State of Iraq and Greater Syria (ISIS)"."""
    if mention.start == 0 or spacy_doc[mention.start - 1].text != "(":
        return mention
    before = [m for m in likely if m.stop == mention.start - 1 and m.known]
    return max(before, key=lambda m: m.stop - m.start, default=mention)


def whole(mention: Candidate, likely: Iterable[Candidate], kinds: Collection[str] = ("force", "person")) -> Candidate:
    """The force of which the mention only tells which it is, where that is likely too: "SPLA-IO forces", not "SPLA"; of
    a name that the directory knows, the longest: "the Islamic State of Iraq and Greater Syria"."""
    if mention.kind != "modifier":
        return mention
    forces = [m for m in likely if m.kind in kinds or (mention.known and m.known and m.start == mention.start)]
    around = [m for m in forces if m.start <= mention.start and mention.stop <= m.head < m.stop]
    return max(around, key=lambda m: m.stop - m.start, default=mention)


def _spans(reading: Reading) -> Iterator[tuple[Offsets, str]]:
    people = reading.people
    for token in reading.spacy_doc:
        if token.is_punct or token.is_space or token.pos_ == "PRON":
            continue
        kind = _kind(token, people)
        if kind:
            yield people.mention(token), kind
        elif _is_modifier(token) or (token.ent_type_ in _NAMES and _stands_for_a_name(token)):
            yield (token.idx, token.idx + len(token)), "modifier"
        if token.pos_ in ("NOUN", "PROPN") and (found := people.modifier(token)) is not None:
            yield found, "modifier"


def _kind(token: Token, people: People) -> str:
    if token.i in people.named:
        return "named"
    if people.is_force(token):
        return "force"
    if people.is_civilian(token) or (token.pos_ == "NOUN" and _is_one(token)):
        return "civilian"
    if people.is_person(token):
        return "person"
    if people.is_state(token):
        return "state"
    return "site" if people.is_site(token) else ""


def _is_one(noun: Token) -> bool:
    """Whether it is kin, or somebody by an office or a calling: "the sultan's brother", "the mayor"."""
    return not {noun.lemma_.lower(), noun.lower_}.isdisjoint(nouns_of("one person") | nouns_of("relatives"))


def _stands_for_a_name(token: Token) -> bool:
    """Whether it is the word of its name that the others hang on: of "Deir ez-Zor" and "the Frontier Corps" one word
    stands for the name; "the", "Deir" and "Frontier" are no mentions of their own."""
    first, last = sorted((token.i, token.head.i))
    return first == last or any(t.ent_iob_ != "I" for t in token.doc[first + 1 : last + 1])


def _is_modifier(token: Token) -> bool:
    return token.lemma_.lower() in nouns_of("modifiers") or token.lower_ in nouns_of("modifiers")


def _candidate(spacy_doc: Doc, start: int, stop: int, kind: str, place: PlaceSpan | None = None) -> Candidate:
    words = spacy_doc[start:stop]
    head = place.head if place else words.root.i
    return Candidate(start, stop, head, kind, words.text.lower(), (words.start_char, words.end_char), place)
