"""Where the places of claims lie: candidates of the gazetteer, scored by the document they are named in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from contested.knowledge import Gazetteer, Knowledge
from contested.model.claim import Claim, PlaceMention
from contested.model.document import Document
from contested.model.evidence import Evidence
from contested.model.knowledge import Place
from contested.model.resolution import PlaceResolution
from contested.resolve.context import DocumentContext, context_of
from contested.resolve.finding import KNOWN_FAR
from contested.resolve.own_names import own_name
from contested.resolve.place_features import Asked, best
from contested.resolve.whereabouts import whereabouts

_AFTER = re.compile(r"(?:['’]?s)?[ -]+([\w-]+)(?: ([\w-]+))?")
_PARTS = re.compile(r",\s+|\s*[()]")
_BEFORE = re.compile(r"([\w-]+)(?: of(?: the)?)? $")
# The lead over the next candidate that makes a place sure enough to judge others by.
_SURE = 0.1
# Kinds that are known far away.
_WIDE = frozenset({"country", "region", "province"})
# So far, in characters, another place's name is beside a mention.
_REACH = 60

Decision = tuple[Place | None, Evidence]


def resolve_places(
    document: Document,
    claims: Sequence[Claim],
    knowledge: Knowledge,
    context: DocumentContext | None = None,
    threshold: float = 0.5,
    placing: Placing | None = None,
) -> tuple[PlaceResolution, ...]:
    """One resolution for each place mention of ``claims``, in their order.

    A candidate under ``threshold`` is not taken: then only the name stays, and the reason says what was missing.
    ``placing`` is what decides, where the document has one already.
    """
    context = context or context_of(document, claims, knowledge)
    placing = placing or Placing(document, claims, knowledge, context, threshold)
    return tuple(resolution for claim in claims for resolution in _resolutions(claim, placing))


def _resolutions(claim: Claim, placing: Placing) -> Iterator[PlaceResolution]:
    decisions = [placing.decide(m) for m in claim.place]
    lies = whereabouts(claim.place, [place for place, _ in decisions])
    for i, (mention, (place, why), at) in enumerate(zip(claim.place, decisions, lies, strict=True)):
        if place is None:
            yield PlaceResolution(claim.id, i, own_name(mention.text), None, None, None, None, None, why)
        else:
            where = (place.lat, place.lon, place.admin1, place.country)
            yield PlaceResolution(claim.id, i, place.name, place.id, *where, why, at)


class Placing:
    """Decides the places of one document; a mention in the same words with the same words beside it once only."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        knowledge: Knowledge,
        context: DocumentContext,
        threshold: float = 0.5,
    ) -> None:
        self._text = document.text
        self._places: Gazetteer = knowledge.places
        self._home = knowledge.actors.home
        self._nations_in = knowledge.actors.nations_in
        self._context = context
        self._threshold = threshold
        self._mentions = sorted({(m.start, m.end, m.text) for c in claims for m in c.place})
        self._decided: dict[tuple[object, ...], Decision] = {}

    def decide(self, mention: PlaceMention) -> Decision:
        """The place meant, None when none is sure enough, and why."""
        stand_in = self._places.stand_in(mention.text)
        if stand_in:
            return self._stood_for(mention, stand_in)
        beside = self._beside(mention.text, mention.start, mention.end)
        around = self._around(mention)
        countries = self._context.weights_at(mention.start)
        key = (mention.text, beside, id(countries), tuple(p.id for p in around))
        if key not in self._decided:
            self._decided[key] = self._decide(mention.text, beside, around, countries)
        return self._decided[key]

    def _decide(self, name: str, beside: str, around: tuple[Place, ...], countries: Mapping[str, float]) -> Decision:
        head, inside = self._parted(name)
        candidates = self._candidates(head, beside)
        if name.islower():
            # "Old town" may be the name of a town far away: here it is none.
            candidates = tuple(p for p in candidates if p.country in (self._home, *countries))
        if not candidates:
            return None, Evidence(0.0, f"no place named “{name}” is known")
        meant = tuple(p for p in candidates if not self._is_namesake(p, (*inside, *around), countries))
        if not meant:
            far = f"{candidates[0].name}, {candidates[0].country}"
            return None, Evidence(0.0, f"only {far}, far from what the report is about, is so named")
        candidates = meant
        anchors = tuple(p for text, p in self._anchors.items() if text != name)
        kinds = self._places.points_to(beside)
        asked = Asked(head, beside, kinds, countries, self._home, (*inside, *around), anchors)
        scored = best(asked, candidates, self._places)
        top, reason, place = scored[0]
        if top < self._threshold:
            return None, Evidence(top, f"{place.name}, {place.country} is not sure enough: {reason}")
        others = f"; next of {len(scored)}: {scored[1][2].name}, {scored[1][0]:.2f}" if len(scored) > 1 else ""
        return place, Evidence(top, reason + others)

    def _is_namesake(self, place: Place, beside: Sequence[Place], countries: Mapping[str, float]) -> bool:
        """Whether it is a small place of a country that is only named beside those that the report is about."""
        if place.country is None or place.country in self._places.theatre or not countries:
            return False
        if place.population >= KNOWN_FAR or place.kind in _WIDE:
            return False
        if any(p.country == place.country for p in beside):
            return False
        return countries.get(place.country, 0.0) <= countries.get(self._home or "", 0.0)

    def _parted(self, name: str) -> tuple[str, tuple[Place, ...]]:
        """ "Atma, Idlib" and "Atma (Idlib)": the name, and the places it is said to lie in."""
        head, *within = (part.strip() for part in _PARTS.split(name) if part.strip())
        if not within or self._places.of_that_name(name):
            return name, ()
        return head, tuple(p for part in within for p in self._places.candidates(part)[:3])

    def _candidates(self, name: str, beside: str) -> tuple[Place, ...]:
        """The places of the name, and of the name with the kind word beside it ("Aleppo" before "province")."""
        found = self._places.candidates(name)
        longer = self._places.candidates(f"{name} {beside}") if beside else ()
        return (*found, *(p for p in longer if p not in found))

    @cached_property
    def _anchors(self) -> dict[str, Place]:
        """The places of the document that are sure without the others, by the words that name them."""
        sure: dict[str, Place] = {}
        for start, end, text in self._mentions:
            candidates = self._places.candidates(text) if text not in sure else ()
            if not candidates:
                continue
            beside = self._beside(text, start, end)
            candidates = self._candidates(text, beside)
            kinds, countries = self._places.points_to(beside), self._context.weights_at(start)
            asked = Asked(text, beside, kinds, countries, self._home)
            scored = best(asked, candidates, self._places)
            if scored[0][0] >= self._threshold and (len(scored) == 1 or scored[0][0] - scored[1][0] >= _SURE):
                sure[text] = scored[0][2]
        return sure

    def _around(self, mention: PlaceMention) -> tuple[Place, ...]:
        """The sure places named within a sentence's reach behind the mention ("Atma, Idlib province")."""
        first = bisect.bisect_left(self._mentions, (mention.start - _REACH + 1,))
        last = bisect.bisect_left(self._mentions, (mention.end + _REACH,))
        near = (t for start, _, t in self._mentions[first:last] if start < mention.start or start > mention.end)
        return tuple(dict.fromkeys(self._anchors[t] for t in near if t in self._anchors and t != mention.text))

    def _beside(self, text: str, start: int, end: int) -> str:
        """The word that says what kind of place it is: in the mention, behind or before it; "" when there is none."""
        after = _AFTER.match(self._text, end)
        before = _BEFORE.search(self._text[max(0, start - 30) : start])
        behind = [w for w in (after.groups() if after else ()) if w]
        pairs = [" ".join(behind)] if len(behind) == 2 else []
        tried: Iterable[str] = [*reversed(text.split()), *pairs, *behind[:1], *(before.groups() if before else ())]
        return next((word.lower() for word in tried if self._places.points_to(word)), "")

    def _stood_for(self, mention: PlaceMention, kinds: tuple[str, ...]) -> Decision:
        """ "The country", "the city": the last place of that kind named before; "the Syrian capital" is Syria's."""
        if "country" in kinds or "capital" in kinds:
            nation = self._country_at(mention.start) or self._home
            nation = next((p.country for p in self._places.candidates(mention.text) if p.kind == "country"), nation)
            nation = next((iso for _, iso, _ in self._nations_in(mention.text)), nation)
            name = self._places.capital(nation) if "capital" in kinds else nation
            found = (
                self._decide(name, "city" if "capital" in kinds else "", (), {nation: 1.0}) if name and nation else None
            )
            return found or (None, Evidence(0.0, "no country is in focus"))
        for start, _, text in reversed(self._mentions):
            place = self._anchors.get(text)
            if start < mention.start and place and place.kind in kinds:
                return place, Evidence(0.6, f"“{mention.text}” stands for {place.name}, named before")
        return None, Evidence(0.0, f"no place that “{mention.text}” may stand for is named before")

    def _country_at(self, offset: int) -> str | None:
        """The country that "the country" is there; no power from afar in a report on the conflict."""
        here, whole = self._context.focus_at(offset), self._context.focus
        return whole if whole in self._places.theatre and here not in self._places.theatre else here
