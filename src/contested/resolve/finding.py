"""Which places a name may mean when no document says more: the candidates of the gazetteer, scored and explained."""

from __future__ import annotations

from dataclasses import dataclass

from contested.knowledge import Knowledge
from contested.model.evidence import Evidence
from contested.model.knowledge import Place
from contested.resolve.place_features import Asked, best

# A city of so many people is known far from its country; a person or a group may be called like a hamlet anywhere.
KNOWN_FAR = 100_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with its score and the features that made it."""

    place: Place
    evidence: Evidence


def find(name: str, knowledge: Knowledge, within: str | None = None) -> tuple[Candidate, ...]:
    """The places of that name, best first; ``within`` keeps those that lie in the province or country of that name.

    Empty when no such place is known, or none within.
    """
    places = knowledge.places
    beside = next((word.lower() for word in reversed(name.split()) if places.points_to(word)), "")
    wholes = places.candidates(within) if within else ()
    found = [p for p in places.candidates(name) if not within or any(_within(p, whole) for whole in wholes)]
    asked = Asked(name, beside, places.points_to(beside), {}, knowledge.actors.home, tuple(wholes))
    return tuple(Candidate(place, Evidence(score, reason)) for score, reason, place in best(asked, found, places))


def is_place(name: str, knowledge: Knowledge) -> bool:
    """Whether it is the name of a place of the conflict's country or of a large one anywhere."""
    home = knowledge.actors.home
    return any(p.country == home or p.population >= KNOWN_FAR for p in knowledge.places.of_that_name(name))


def _within(place: Place, whole: Place) -> bool:
    if place.country != whole.country:
        return False
    return whole.kind == "country" or (whole.admin1 is not None and place.admin1 == whole.admin1)
