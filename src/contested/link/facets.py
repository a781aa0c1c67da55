"""What linking looks at in one claim: type, places, days, actors, counts and words in comparable form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from contested.knowledge.names import fold
from contested.knowledge.witness import Directory
from contested.link.again import Again, again
from contested.link.copies import shingles
from contested.link.course import Course, course
from contested.model import ActorResolution, Place, PlaceResolution, ResolvedClaim

Level = Literal["place", "province", "country"]

# News of a day that is not named is seldom older than this.
NEWS_DAYS = 2
# The error of a point when the gazetteer does not say: that of a town.
TOWN_KM = 3.0
# A point this uncertain (a border, a desert) is no nearer than its country.
VAGUE_KM = 50.0
# Characters on either side of a claim that are looked at.
AROUND = 160
# The types that people harmed are given by who they are.
BY_VICTIM = frozenset({"Attack", "Armed clash"})
PROVINCE_KINDS = frozenset({"province", "governorate", "oblast", "region", "admin1"})
_PROVINCE = re.compile(r"\b(province|governorate|oblast|muhafazah?)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")


PlaceOf = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: a point with its error in km, or a province or country as a whole. ``key`` compares names."""

    key: str
    name: str
    level: Level
    relation: str
    id: str | None
    lat: float | None
    lon: float | None
    reach: float
    admin1: str
    country: str
    ref: PlaceResolution


def fineness(spot: Spot) -> int:
    """0 for a place that lies somewhere, then a province, a name that nobody has located, a country."""
    if spot.level == "place":
        return 0 if spot.lat is not None or spot.admin1 else 2
    return 1 if spot.level == "province" else 3


@dataclass(frozen=True, slots=True)
class Days:
    """When, both days inclusive. ``stated`` is False for a guess from the report's date."""

    start: date
    end: date
    stated: bool

    @property
    def length(self) -> int:
        """Days between start and end; 0 for a single day."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Facets:
    """One claim as linking sees it. Names are folded or directory ids; ``counts`` holds (harm, group, low, high).

    ``sentence`` numbers the sentences of the document, 0 where its text is not at hand. ``again`` is set where the
    claim points back at what was told before. ``vague``: its type is but a guess, which says nothing beside a type that
    is told, as that of a noun which points back, and of people killed or hurt where nothing tells by what.
    """

    id: str
    doc: str
    kind: str
    position: tuple[int, int]
    sentence: int
    type: str | None
    sub: str | None
    spots: tuple[Spot, ...]
    days: Days | None
    published: date | None
    actors: frozenset[str]
    sides: frozenset[str]
    targets: frozenset[str]
    counts: frozenset[tuple[str, str, int, int | None]]
    words: frozenset[str]
    shingles: frozenset[int]
    happened: bool
    again: Again | None
    vague: bool
    course: Course | None
    source: ResolvedClaim


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the facets of a claim are made with. ``common`` are words that tell nothing."""

    directory: Directory
    place_of: PlaceOf
    common: frozenset[str]


def facets(claim: ResolvedClaim, lookup: Lookup, text: str = "", sentence: int = 0) -> Facets:
    """The facets of ``claim``, which stands in sentence number ``sentence`` of its document, whose text is ``text``:
    empty where it is not at hand, so that what stands on either side of the claim is not looked at."""
    c = claim.claim
    start, end = c.evidence.start, c.evidence.end
    back = again(c, text[max(0, start - AROUND) : start], text[end : end + AROUND])
    return Facets(
        id=c.id,
        doc=c.doc,
        kind=c.kind,
        position=(start, end),
        sentence=sentence,
        type=c.event_type,
        sub=c.sub_event_type,
        spots=_spots(claim, lookup.place_of),
        days=_days(claim),
        published=claim.published,
        actors=frozenset(map(_who, claim.actor)),
        sides=_sides(claim, lookup.directory),
        targets=frozenset(map(_who, claim.target)),
        counts=_counts(claim),
        words=_words(claim, lookup.common),
        shingles=shingles(c.evidence.text),
        happened=c.modality == "actual",
        again=back,
        vague=(back is not None and back.vague) or (c.kind == "toll" and c.sub_event_type in BY_VICTIM),
        course=course(claim),
        source=claim,
    )


def _who(resolution: ActorResolution) -> str:
    return resolution.actor or fold(resolution.name)


def _spots(claim: ResolvedClaim, place_of: PlaceOf) -> tuple[Spot, ...]:
    mentions = zip(claim.place, claim.claim.place, strict=True)
    return tuple(s for r, m in mentions if (s := _spot(r, m.relation, m.text, place_of)))


def _spot(r: PlaceResolution, relation: str, text: str, place_of: PlaceOf) -> Spot | None:
    key = fold(r.name)
    if not key:
        return None
    known = place_of(r.place) if r.place else None
    country, admin1 = fold(r.country or ""), fold(r.admin1 or "")
    level: Level = "place"
    if key == country or (known and (known.kind == "country" or known.precision_km >= VAGUE_KM)):
        level, admin1 = "country", ""
    elif (known and known.kind in PROVINCE_KINDS) or _PROVINCE.search(text) or _PROVINCE.search(r.name):
        level, admin1 = "province", admin1 or _PROVINCE.sub("", key).strip()
    reach = known.precision_km if known else TOWN_KM
    country = country or (key if level == "country" else "")
    return Spot(key, r.name, level, relation, r.place, r.lat, r.lon, reach, admin1, country, r)


def _sides(claim: ResolvedClaim, directory: Directory) -> frozenset[str]:
    day = claim.time.start or claim.time.end or claim.published
    return frozenset(side for a in claim.actor if a.actor and (side := directory.side(a.actor, day)))


def _days(claim: ResolvedClaim) -> Days | None:
    start, end = claim.time.start, claim.time.end
    if start or end:
        first, last = start or end, end or start
        assert first and last
        return Days(min(first, last), max(first, last), True)
    if claim.published:
        return Days(claim.published - timedelta(days=NEWS_DAYS), claim.published, False)
    return None


def _counts(claim: ResolvedClaim) -> frozenset[tuple[str, str, int, int | None]]:
    toll = claim.claim.toll
    if toll is None:
        return frozenset()
    group = _who(claim.group) if claim.group else ""
    return frozenset({(toll.harm, group, toll.low, toll.high)})


def _words(claim: ResolvedClaim, common: frozenset[str]) -> frozenset[str]:
    c = claim.claim
    mentions = [m.text for m in (*c.actor, *c.attribution)] + [m.text for m in c.place]
    named = {w for text in mentions for w in _WORD.findall(text.lower())}
    return frozenset(w for w in _WORD.findall(c.evidence.text.lower()) if w not in common and w not in named)
