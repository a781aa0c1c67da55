"""A search: what the words name, in any spelling, and where they stand in claims and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.spelling import same_name, spelling
from contested.model import Place, Presence, Query, Speaker
from contested.pipeline.asking import OwnNames
from contested.store import Hit, Store

# A name has so many words at most; of longer searches the first words are looked at.
_WORDS_A_NAME = 4
_WORDS = 8
# So many places of one name are looked up in the record.
_PLACES = 12
_SURE = 0.7
_WORD = re.compile(r"[^\s\"*]+")
# Spellings that are words of a text and no others: "IS" is found wherever something is.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z' -]{3,}")
_SPELLINGS = 4

Role = Literal["place", "actor", "source"]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some place of the record that words of a search name. ``about`` says which it is, of several."""

    role: Role
    id: str
    name: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search found: what it names, and passages of claims and of documents, the best first.

    ``also`` are other spellings of the words that were searched for too.
    """

    names: tuple[Named, ...]
    claims: tuple[Hit, ...]
    documents: tuple[Hit, ...]
    also: tuple[str, ...] = ()


class Directory:
    """The names of a conflict's actors by how they sound. Made once: it takes a moment."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._sounding: dict[str, list[tuple[str, str]]] = {}
        for actor in knowledge.actors.all():
            for name in (actor.name, *actor.spellings):
                if told := spelling(name):
                    self._sounding.setdefault(told.key, []).append((actor.id, name))

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of the actors that ``name`` means, in any spelling."""
        match = self.knowledge.actors.match(name)
        sure = (match[0].id,) if match and match[1].score >= _SURE else ()
        told = spelling(name)
        near = self._sounding.get(told.key, ()) if told else ()
        return tuple(dict.fromkeys((*sure, *(id for id, other in near if same_name(name, other)))))


def found(store: Store, text: str, directory: Directory, own: OwnNames, limit: int = 20) -> Finding:
    """What ``text`` names, and at most ``limit`` claims and documents that hold its words, or, where a name is spelled
    otherwise there, the words in one of its other spellings."""
    names = _names(store, text, directory, own)
    also = _spellings(text, names, directory.knowledge)
    claims, documents = list(store.search_claims(text, limit)), list(store.search(text, limit))
    for other in also:
        claims += store.search_claims(other, limit - len(claims)) if len(claims) < limit else ()
        documents += store.search(other, limit - len(documents)) if len(documents) < limit else ()
    return Finding(names, _once(claims), _once(documents), also)


def _once(hits: list[Hit]) -> tuple[Hit, ...]:
    by_id: dict[str, Hit] = {}
    for hit in hits:
        by_id.setdefault(hit.id, hit)
    return tuple(by_id.values())


def _names(store: Store, text: str, directory: Directory, own: OwnNames) -> tuple[Named, ...]:
    """What the words name: the longest names first, and no word in two of them."""
    words = _WORD.findall(text)[:_WORDS]
    taken: set[int] = set()
    result: list[Named] = []
    for size in range(min(_WORDS_A_NAME, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            span = set(range(at, at + size))
            if span & taken:
                continue
            here = list(_called(store, " ".join(words[at : at + size]), directory, own))
            if here:
                taken |= span
                result += here
    return tuple(dict.fromkeys(result))


def _called(store: Store, words: str, directory: Directory, own: OwnNames) -> Iterator[Named]:
    for place in directory.knowledge.places.candidates(words)[:_PLACES]:
        if store.has_claim(Query(place=place.id)):
            yield Named("place", place.id, place.name, _lies(place), _shortest(words, place, directory.knowledge))
    ids = tuple(dict.fromkeys((*directory.called(words), *own.alike(words))))
    for presence in store.folds(Presence, Query(actor=(words, *ids), limit=_PLACES)):
        what = ", ".join(filter(None, (presence.kind, presence.side)))
        yield Named("actor", presence.id, presence.name, what, words)
    for speaker in store.folds(Speaker, Query(source=(words, *ids), limit=_PLACES)):
        yield Named("source", speaker.name, speaker.name, speaker.side or "", words)


def _shortest(words: str, place: Place, knowledge: Knowledge) -> str:
    """The words without those that the name does not need: a kind of place or a direction, which tells more."""
    parts = words.split()
    spans = ((i, j) for n in range(1, len(parts)) for i, j in ((0, n), (len(parts) - n, len(parts))))
    names = (" ".join(parts[i:j]) for i, j in spans)
    return next((name for name in names if place in knowledge.places.candidates(name)), words)


def _lies(place: Place) -> str:
    return ", ".join(part for part in (place.kind, place.admin1, place.country) if part and part != place.name)


def _spellings(text: str, names: tuple[Named, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """The search with a name in it as the record's places and actors are called, and as they are also spelled."""
    others: dict[str, None] = {}
    for named in names:
        known = knowledge.places.get(named.id) if named.role == "place" else knowledge.actors.get(named.id)
        for other in dict.fromkeys((named.name, *(known.spellings if known else ()))):
            if _PLAIN.fullmatch(other) and fold(other) != fold(named.words):
                others[text.replace(named.words, f'"{other}"')] = None
    return tuple(others)[:_SPELLINGS]
