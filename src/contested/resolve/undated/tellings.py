"""What a report tells of happenings that another report may tell of too: captures and counts, and when."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from contested.knowledge import Knowledge
from contested.model import Claim, Document, ResolvedClaim
from contested.resolve.context import SENTENCE_END
from contested.resolve.undated.days import Days, between
from contested.resolve.undated.spoken import Spoken, Window, said_on, spoken, window

# News of a day that is not named is seldom older: 45 of 48 coded incidents in FA-KES articles that name no day.
NEWS_DAYS = 2
# Characters of a report in which it tells its own news.
LEAD = 600
# Fewer people harmed are the same number by chance.
TELLING_COUNT = 10
# A point further off than this (km) is no single place.
TOWN_KM = 15.0
_REGIONS = frozenset({"province", "governorate", "oblast", "region", "admin1", "country"})
_TAKEN = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+)?(?:been\s+)?(?!been\b)\w+(?:ed|en|un|ne|ht|ld|id)\b", re.I)
_SHOWN = 110

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing told in report ``doc``, which ``quote`` shows: ``words`` say when; None for news of a day not named."""

    doc: str
    words: str | None
    quote: str

    def days(self, day: date) -> Window | None:
        """When it happened, if the report is of ``day``."""
        if self.words is not None:
            return window(self.words, day)
        return Window(day - timedelta(days=NEWS_DAYS), day)

    def reports(self, meant: tuple[Window, ...]) -> Days:
        """The days on which this can have been told of a happening of one of these windows."""
        if self.words is not None:
            return said_on(self.words, meant)
        bits = 0
        for w in meant:
            bits |= between(w.first, w.last + timedelta(days=NEWS_DAYS + w.night)).bits
        return Days(bits)


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its claims. ``starts`` are the offsets of its sentences."""

    document: Document
    claims: tuple[ResolvedClaim, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, claims: tuple[ResolvedClaim, ...]) -> Report:
        """The report of a document."""
        starts = (0, *(m.end() for m in SENTENCE_END.finditer(document.text)))
        return cls(document, claims, starts)

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def number(self, offset: int) -> int:
        """The number of the sentence at ``offset``."""
        return bisect.bisect_right(self.starts, offset) - 1

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a sentence starts and ends."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.document.text)
        return self.starts[number], end

    def sentence(self, number: int) -> str:
        """The words of a sentence."""
        start, end = self.bounds(number)
        return self.document.text[start:end]

    def spoken_in(self, number: int) -> tuple[Spoken, ...]:
        """The expressions of time in a sentence."""
        return tuple(spoken(self.document.text, *self.bounds(number)))


def quoted(words: str) -> str:
    """Words of a report on one line, shortened."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + '…'}”"


def taking_of(place: str) -> str:
    """The words for the capture of a place, by whoever dates it."""
    return f"The taking of {place}"


@dataclass(frozen=True, slots=True)
class Told:
    """A telling, what it is compared by, and the sides that acted (empty where unknown)."""

    key: Key
    telling: Telling
    sides: frozenset[str]


def told(report: Report, knowledge: Knowledge) -> Iterator[Told]:
    """The captures of towns and the larger counts of people harmed that a report affirms."""
    for one in placed(report, knowledge):
        telling = telling_of(report, one.claim)
        if telling:
            yield from (Told(key, telling, one.sides) for key in _keys(one.claim, one.place))


@dataclass(frozen=True, slots=True)
class Placed:
    """What a report affirms of one place, and the sides that acted (empty where unknown)."""

    claim: ResolvedClaim
    place: str
    sides: frozenset[str]


def happened(rc: ResolvedClaim) -> bool:
    """Whether the claim says that it was so."""
    return rc.claim.polarity == "affirmed" and rc.claim.modality == "actual"


def sides_of(rc: ResolvedClaim, knowledge: Knowledge) -> frozenset[str]:
    """The sides of those that acted, as far as they are known."""
    return frozenset(s for a in rc.actor if a.actor and (s := knowledge.actors.side(a.actor)))


def placed(report: Report, knowledge: Knowledge) -> Iterator[Placed]:
    """The claims of what was so at a place that is no region."""
    for rc in report.claims:
        if not happened(rc):
            continue
        sides = sides_of(rc, knowledge)
        for place in sorted({id for r in rc.place[:1] if (id := _town(r.place, knowledge.places.get))}):
            yield Placed(rc, place, sides)


def _keys(rc: ResolvedClaim, place: str) -> Iterator[Key]:
    claim, toll = rc.claim, rc.claim.toll
    if claim.kind == "event" and claim.sub_event_type in _TAKEN:
        yield ("taken", claim.sub_event_type, place)
    if toll and toll.scope == "incident" and toll.low >= TELLING_COUNT:
        yield ("toll", toll.harm, toll.low, toll.high, place)


def dates_others(claim: Claim) -> bool:
    """Whether a claim of a dated report can date another report; those of which it is False need not be given."""
    return (claim.kind == "event" and claim.sub_event_type in _TAKEN) or claim.toll is not None


def _town(id: str | None, place_of: Callable[[str], object]) -> str | None:
    """The id of a place that is one place, not a region."""
    place = place_of(id) if id else None
    if place is None or getattr(place, "kind", "country") in _REGIONS or getattr(place, "precision_km", 0) > TOWN_KM:
        return None
    return id


def telling_of(report: Report, rc: ResolvedClaim) -> Telling | None:
    """The telling of a claim, None where its sentence does not say when and it is no news."""
    number = report.number(rc.claim.evidence.start)
    said, claim = report.spoken_in(number), rc.claim
    time = claim.time
    own = [s for s in said if time and s.start < time.end and time.start < s.end]
    quote = quoted(report.sentence(number))
    if own:
        return Telling(report.id, own[0].words, quote)
    # Another time in the sentence may be this claim's, or may not.
    news = not said and (claim.evidence.start < LEAD or _PERFECT.search(claim.evidence.text) is not None)
    return Telling(report.id, None, quote) if news else None
