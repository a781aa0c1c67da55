"""What the reader asks of the knowledge of a conflict, remembered name by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.model import Actor, Place


@dataclass(slots=True)
class Vocabulary:
    """Names of actors and places, and whether an actor is a state's own forces."""

    knowledge: Knowledge
    _known: dict[str, bool] = field(default_factory=dict)
    _countries: dict[str, bool] = field(default_factory=dict)
    _names: dict[str, bool] = field(default_factory=dict)
    _units: dict[str, bool] = field(default_factory=dict)
    _larger: dict[tuple[str, str], bool] = field(default_factory=dict)
    _actors: dict[str, bool] = field(default_factory=dict)
    _states: dict[str, bool | None] = field(default_factory=dict)

    def find(self, text: str) -> list[tuple[int, int, Actor]]:
        """Offsets and actor of each directory name in a text."""
        return self.knowledge.actors.find(text)

    def known(self, name: str) -> bool:
        """Whether any place has this name."""
        if name not in self._known:
            self._known[name] = self.knowledge.places.known(name)
        return self._known[name]

    def is_country(self, name: str) -> bool:
        """Whether a country has this name."""
        if name not in self._countries:
            self._countries[name] = any(place.kind == "country" for place in self._places(name))
        return self._countries[name]

    def is_unit(self, name: str) -> bool:
        """Whether a province, or another first-level unit, has this name."""
        if name not in self._units:
            self._units[name] = any(place.kind == "province" for place in self._places(f"{name} province"))
        return self._units[name]

    def is_larger(self, name: str, other: str) -> bool:
        """Whether the widest place called ``name`` is wider than every place of the other name, which lies in its
        country or is not known. False where it is not known itself."""
        if (name, other) not in self._larger:
            wide, others = self._places(name), self._places(other)
            widest = max(wide, key=_width, default=None)
            beside = [p for p in others if widest is not None and p.country == widest.country]
            comparable = widest is not None and bool(beside) == bool(others)
            self._larger[name, other] = comparable and all(_width(p) < _width(widest) for p in beside if widest)
        return self._larger[name, other]

    def _places(self, name: str) -> tuple[Place, ...]:
        return self.knowledge.places.candidates(name) if self.known(name) else ()

    def is_name(self, name: str) -> bool:
        """Whether some place bears this very name, to the letter but for case and accents."""
        if name not in self._names:
            places = self.knowledge.places.of_that_name(name)
            self._names[name] = fold(name) in {fold(n) for p in places for n in (p.name, *p.spellings)}
        return self._names[name]

    def is_genitive(self, name: str) -> bool:
        """Whether it is a place's genitive that lost its apostrophe ("Syrias"), and no place's own name ("Homs")."""
        return name.endswith("s") and not self.is_name(name) and self.is_name(name[:-1])

    def is_actor(self, text: str) -> bool:
        """Whether the words mean an actor."""
        if text not in self._actors:
            self._actors[text] = self.knowledge.actors.match(text) is not None
        return self._actors[text]

    def at_home(self, actor: str, place: str) -> bool:
        """Whether a place of that name lies in the country of the actor whom the words mean."""
        match = self.knowledge.actors.match(actor)
        if match is None or match[0].country is None or not self.known(place):
            return False
        return any(found.country == match[0].country for found in self.knowledge.places.candidates(place))

    def state(self, text: str) -> bool | None:
        """Whether an actor's words mean a state's forces or those who fight with them; None when not known."""
        if text not in self._states:
            match = self.knowledge.actors.match(text)
            self._states[text] = (
                None if match is None else match[0].kind == "State forces" or match[0].side == "government"
            )
        return self._states[text]


def _width(place: Place) -> tuple[float, int]:
    return place.precision_km, place.population
