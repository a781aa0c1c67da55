"""How things may lie to a place, and how exactly places are known: the rules of the data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml


@dataclass(frozen=True, slots=True)
class Lie:
    """One way of lying to a place, named ``name``, told by ``words``.

    ``rests_km``: what it adds to the error of the place. ``beyond_km``, ``give_km``: with a side ("north") it lies so
    far beyond the place's own radius, give or take. ``line``: it runs on to the next place; ``part``: it is a part of
    the place.
    """

    name: str
    words: tuple[str, ...] = ()
    rests_km: float = 0.0
    beyond_km: float = 0.0
    give_km: float = 0.0
    line: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Spatial:
    """The rules of ``common/spatial.yaml``. Bearings and spread in degrees, units in km; ``wide`` are kinds."""

    units: dict[str, float]
    bearings: dict[str, int]
    spread: dict[int, float]
    lies: tuple[Lie, ...]
    beyond: Lie
    wide: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exactness:
    """A rule of ``common/precision.yaml``: the code of what it asks for. None and less than 0 km ask for nothing."""

    code: int
    kinds: frozenset[str] | None = None
    relations: frozenset[str] | None = None
    over: float = -1.0

    def holds(self, kind: str, relation: str, radius_km: float) -> bool:
        """Whether a place of that kind, relation and error is what it asks for."""
        return (
            (self.kinds is None or kind in self.kinds)
            and (self.relations is None or relation in self.relations)
            and radius_km > self.over
        )


@cache
def spatial() -> Spatial:
    """The rules by which a point is moved. Raises KnowledgeError for a file that lacks or misstates one."""
    data = load_yaml(folder("common", "spatial.yaml"))
    try:
        return Spatial(
            units={unit: float(km) for unit, km in data["units"].items()},
            bearings={word: int(bearing) for bearing, words in data["bearings"].items() for word in words},
            spread={int(bearing): float(degrees) for bearing, degrees in data["spread"].items()},
            lies=tuple(_lie(each) for each in data["relations"]),
            beyond=_lie({"name": "beyond", **data["beyond"]}),
            wide=frozenset(data["wide"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        raise KnowledgeError(f"spatial.yaml lacks or misstates {e}.", remedy="Mend the file.") from e


@cache
def exactness(code: str) -> tuple[Exactness, ...]:
    """The rules of ``geo_precision`` or ``where_prec``, in order. Raises KnowledgeError as ``spatial`` does."""
    data = load_yaml(folder("common", "precision.yaml"))
    try:
        return tuple(_exactness(rule) for rule in data[code])
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        raise KnowledgeError(f"precision.yaml lacks or misstates {e}.", remedy="Mend the file.") from e


def _lie(given: dict[str, Any]) -> Lie:
    return Lie(**{**given, "words": tuple(given.get("words", ()))})


def _exactness(given: dict[str, Any]) -> Exactness:
    sets = {key: frozenset(given[key]) for key in ("kinds", "relations") if key in given}
    return Exactness(int(given["code"]), over=float(given.get("over", -1.0)), **sets)
