"""What a document as a whole says of its mentions: the country it is about, whose outlet it is, whom it names."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from contested.knowledge import Knowledge
from contested.model.claim import Claim
from contested.model.document import Document
from contested.model.knowledge import Actor

# What one mention says of the country that a report is about: places say most, foreign powers act far from home.
_BY_PLACE, _BY_COUNTRY, _BY_ADJECTIVE, _BY_ACTOR = 3.0, 1.0, 0.2, 0.5
_HOME_LEAD = 0.5
# A place of so many people is known by its name alone.
_GREAT = 300_000
# How much the sentence itself weighs beside the whole document.
_SENTENCE = 0.5
# Where lines are wrapped, a sentence goes on behind the break in small letters.
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z])|\n\s*\n\s*|\n\s*(?![\sa-z])")
_AT_HOME = frozenset({"Rebel group", "Political militia", "Identity militia"})
UNDER_ARMS = _AT_HOME | {"State forces", "External/Other forces"}

Votes = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor named in the text, at characters ``[start, end)``."""

    start: int
    end: int
    actor: Actor

    @property
    def armed(self) -> bool:
        """Whether it is a side under arms."""
        return self.actor.kind in UNDER_ARMS


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What is known of a document while its mentions are resolved.

    ``side`` is the side of its outlet, ``voices`` the ids of the outlet and of whom it speaks for, ``day`` when it came
    out, ``named`` the actors it names, in order; ``shares`` are the countries it is about, with their share of what it
    names; ``sentences`` where its sentences start.
    """

    side: str | None
    day: date | None
    named: tuple[NamedActor, ...]
    shares: Votes
    sentences: tuple[int, ...]
    voices: tuple[str, ...] = ()
    _local: Mapping[int, Votes] = field(default_factory=dict)
    _weights: dict[int, Votes] = field(default_factory=dict, compare=False)

    @property
    def focus(self) -> str | None:
        """The country that the document is about, None when nothing tells."""
        return max(self.shares, key=lambda c: self.shares[c], default=None)

    def focus_at(self, offset: int) -> str | None:
        """The country that the sentence at ``offset`` is about, in a document about this and that."""
        weights = self.weights_at(offset)
        return max(weights, key=lambda c: weights[c], default=None)

    def weights_at(self, offset: int) -> Votes:
        """How much the sentence at ``offset`` is about each country, the most told of having 1.0."""
        number = self.sentence(offset)
        if number not in self._weights:
            local = self._local.get(number, {})
            sums = {c: self.shares.get(c, 0.0) + _SENTENCE * local.get(c, 0.0) for c in {**self.shares, **local}}
            top = max(sums.values(), default=1.0)
            self._weights[number] = {c: weight / top for c, weight in sums.items()}
        return self._weights[number]

    def sentence(self, offset: int) -> int:
        """The number of the sentence at ``offset``."""
        return bisect.bisect_right(self.sentences, offset) - 1

    def before(self, offset: int) -> Iterator[NamedActor]:
        """The actors named before ``offset``, the nearest first."""
        i = bisect.bisect_left(self.named, offset, key=lambda n: n.start)
        return reversed(self.named[:i])


def context_of(document: Document, claims: Iterable[Claim], knowledge: Knowledge) -> DocumentContext:
    """Read the context off a document and its claims."""
    found, nations = knowledge.actors.scan(document.text)
    named = tuple(NamedActor(*actor) for actor in found)
    outlet = knowledge.actors.named(document.publisher.value) if document.publisher.value else None
    sentences = (0, *(m.end() for m in SENTENCE_END.finditer(document.text)))
    whole: defaultdict[str, float] = defaultdict(float)
    local: defaultdict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for offset, country, weight in _votes(nations, named, claims, knowledge):
        whole[country] += weight
        local[bisect.bisect_right(sentences, offset) - 1][country] += weight
    home = knowledge.actors.home
    if home and home in whole:
        whole[home] += _HOME_LEAD
    total = sum(whole.values())
    return DocumentContext(
        side=knowledge.actors.side(outlet.id) if outlet else None,
        day=document.published,
        named=named,
        shares={country: votes / total for country, votes in whole.items()},
        sentences=sentences,
        voices=knowledge.actors.voices(outlet.id) if outlet else (),
        _local=local,
    )


def _votes(
    nations: Iterable[tuple[int, str, bool]],
    named: Iterable[NamedActor],
    claims: Iterable[Claim],
    knowledge: Knowledge,
) -> Iterator[tuple[int, str, float]]:
    told = set()
    mentions = {(p.start, p.text) for claim in claims for p in claim.place}
    # The name of a capital is there for its nation ("Damascus said"), but not where something happened.
    towns = {start for start, text in mentions if not _is_country(text, knowledge)}
    for offset, nation, is_adjective in nations:
        if offset in towns:
            continue
        told.add(nation)
        yield offset, nation, _BY_ADJECTIVE if is_adjective else _BY_COUNTRY
    for n in named:
        if n.actor.kind in _AT_HOME and n.actor.country:
            told.add(n.actor.country)
            yield n.start, n.actor.country, _BY_ACTOR
    yield from _by_places(mentions, told, knowledge)


def _by_places(
    mentions: Iterable[tuple[int, str]], told: Iterable[str], knowledge: Knowledge
) -> Iterator[tuple[int, str, float]]:
    """The countries that the names of places tell. One name of no great place does not tell a foreign country that
    nothing else in the text tells: many a village is the namesake of a town elsewhere."""
    found = [(start, text, country) for start, text in mentions if (country := _country_of(text, knowledge))]
    names: defaultdict[str, set[str]] = defaultdict(set)
    for _, text, country in found:
        names[country].add(text)
    sure = {*told, knowledge.actors.home}
    for start, text, country in found:
        if country in sure or len(names[country]) > 1 or _great(text, knowledge):
            yield start, country, _BY_PLACE


def _is_country(place: str, knowledge: Knowledge) -> bool:
    return any(p.kind == "country" for p in knowledge.places.of_that_name(place))


def _great(place: str, knowledge: Knowledge) -> bool:
    """Whether so many live there that it needs no other sign of its country."""
    return any(
        p.kind in ("country", "province", "region") or p.population >= _GREAT
        for p in knowledge.places.of_that_name(place)
    )


def _country_of(place: str, knowledge: Knowledge) -> str | None:
    """The country that a place's very name tells; the conflict's own where it has such a place."""
    countries = {p.country for p in knowledge.places.of_that_name(place)}
    if knowledge.actors.home in countries:
        return knowledge.actors.home
    return countries.pop() if len(countries) == 1 else None
