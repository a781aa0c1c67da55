"""How alike two types, places or spans of days are, from -1 (exclude each other) to 1 (the same), with the reason."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from contested.link.facets import Days, Spot

EARTH_KM = 6371.0

# How like two sub-types of the codebook are when one happening is told: a car bomb may be called a suicide bomb, a
# town's capture a clash; what is not named is -0.4 inside one event type and -0.8 across.
KIN: dict[frozenset[str], float] = {
    frozenset(pair): value
    for *pair, value in (
        ("Suicide bomb", "Remote explosive/landmine/IED", 0.7),
        ("Chemical weapon", "Air/drone strike", 0.3),
        ("Chemical weapon", "Shelling/artillery/missile attack", 0.3),
        ("Air/drone strike", "Shelling/artillery/missile attack", -0.2),
        ("Armed clash", "Government regains territory", 0.3),
        ("Armed clash", "Non-state actor overtakes territory", 0.3),
        ("Government regains territory", "Non-state actor overtakes territory", -0.8),
        ("Armed clash", "Shelling/artillery/missile attack", -0.3),
        ("Armed clash", "Suicide bomb", -0.3),
        ("Armed clash", "Attack", -0.2),
        ("Attack", "Suicide bomb", -0.1),
        ("Attack", "Remote explosive/landmine/IED", -0.1),
        ("Attack", "Shelling/artillery/missile attack", -0.2),
        ("Attack", "Air/drone strike", -0.3),
        ("Attack", "Abduction/forced disappearance", -0.2),
        ("Government regains territory", "Non-violent transfer of territory", 0.1),
        ("Non-state actor overtakes territory", "Non-violent transfer of territory", 0.1),
        ("Abduction/forced disappearance", "Arrests", 0.2),
        ("Agreement", "Other", -0.2),
    )
}
SAME_TYPE, OTHER_TYPE = -0.4, -0.8


@lru_cache(maxsize=65536)
def kinship(a: frozenset[str], b: frozenset[str], same_type: bool) -> tuple[float, str]:
    """How well the sub-types that each side names match: each one's best match on the other side, averaged, so that one
    sub-type in common does not cover for others that are strange to it."""
    if not a or not b:
        return (0.0, "a type is not stated")
    if a == b == frozenset({"Other"}):
        return (0.0, "both of no type with a name")
    if a == b:
        return (1.0, f"both {' and '.join(sorted(a))}")
    default = SAME_TYPE if same_type else OTHER_TYPE
    best = [max(_kin(x, y, default) for y in b) for x in a] + [max(_kin(x, y, default) for x in a) for y in b]
    # fsum: the same whatever order the sets are in.
    return (math.fsum(best) / len(best), f"{' and '.join(sorted(a))} here, {' and '.join(sorted(b))} there")


def _kin(x: str, y: str, default: float) -> float:
    return 1.0 if x == y else KIN.get(frozenset((x, y)), default)


class Located(Protocol):
    """What may have a point, degrees WGS84."""

    @property
    def lat(self) -> float | None:
        """Latitude."""

    @property
    def lon(self) -> float | None:
        """Longitude."""


def kilometres(a: Located, b: Located) -> float | None:
    """Great-circle distance, None where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def nearness(a: Sequence[Spot], b: Sequence[Spot]) -> tuple[float, str]:
    """How well the places match: each one's best match on the other side, averaged over the side that fits the better;
    0 where a side names none. So all the places of the one may be some of the other's, but where each names places that
    are strange to the other, one in common does not cover for them."""
    if not a or not b:
        return (0.0, "a place is not stated")
    if len(a) == len(b) == 1:
        return _near(a[0], b[0])
    sides = ([max(_near(x, y) for y in b) for x in a], [max(_near(x, y) for x in a) for y in b])
    value = max(math.fsum(v for v, _ in side) / len(side) for side in sides)
    return (value, max(sides[0])[1])


def _near(a: Spot, b: Spot) -> tuple[float, str]:
    if a.level != "place" or b.level != "place":
        return _containing(a, b)
    if a.key == b.key or (a.id is not None and a.id == b.id):
        return (1.0 if a.reach <= 4 else 0.8, f"both at {a.name}")
    km = kilometres(a, b)
    if km is None:
        return (-0.3, f"{a.name} and {b.name}, one not located")
    reach = max(a.reach, b.reach)
    detail = f"{a.name} and {b.name}, {km:.0f} km apart"
    if km <= reach + 1:
        return (0.5, detail)
    if km <= reach + 10:
        return (0.1, detail)
    return (-0.4 if km <= reach + 30 else -1.0, detail)


def _containing(a: Spot, b: Spot) -> tuple[float, str]:
    if a.country and b.country and a.country != b.country:
        return (-1.0, f"{a.name} and {b.name}, in two countries")
    if "country" in (a.level, b.level):
        return (0.0, f"{a.name} and {b.name}, no nearer than the country")
    if not a.admin1 or not b.admin1:
        return (0.0, f"{a.name} and {b.name}, one not located")
    if a.admin1 != b.admin1:
        return (-0.8, f"{a.name} and {b.name}, in two provinces")
    if a.level == b.level:
        return (0.4, f"both in {a.name}")
    return (0.2, f"{a.name} and {b.name}, in one province")


def simultaneity(a: Sequence[Days], b: Sequence[Days]) -> tuple[float, str]:
    """How well two sets of spans fit: each span's best match in the other set, and of these the worst, so that one day
    in common does not cover for another that is apart. Guesses from the report's date count for little."""
    if not a or not b:
        return (0.0, "a day is not stated")
    if len(a) == len(b) == 1:
        return _fit(a[0], b[0])
    return min(*(max(_fit(x, y) for y in b) for x in a), *(max(_fit(x, y) for x in a) for y in b))


@lru_cache(maxsize=65536)
def _fit(a: Days, b: Days) -> tuple[float, str]:
    if a.stated and b.stated:
        return _stated(a, b)
    if not a.stated and not b.stated:
        gap = abs((a.end - b.end).days)
        value = 0.2 if gap <= 2 else -0.1 if gap <= 5 else -0.3 if gap <= 30 else -0.5
        return (value, f"no day stated, reported {gap} days apart")
    told, guessed = (a, b) if a.stated else (b, a)
    return _guessed(told, guessed)


def _stated(a: Days, b: Days) -> tuple[float, str]:
    gap = max((a.start - b.end).days, (b.start - a.end).days)
    if gap > 0:
        value = -0.1 if gap == 1 else -0.3 if gap == 2 else -0.5 if gap <= 7 else -0.7 if gap <= 30 else -1.0
        return (value, f"{gap} day{'s' if gap > 1 else ''} apart")
    longest = max(a.length, b.length)
    if longest == 0:
        return (1.0, f"both on {a.start}")
    # Much happens in a month.
    same, other = (0.8, 0.6) if longest <= 3 else (0.8, 0.3) if longest <= 10 else (0.3, 0.1)
    value = same if a == b else other
    return (value, f"{a.start} to {a.end} and {b.start} to {b.end} overlap")


def _guessed(told: Days, guessed: Days) -> tuple[float, str]:
    if told.start > guessed.end:
        return (-0.6, f"on {told.start}, after the other was reported")
    before = (guessed.start - told.end).days
    if before <= 1:
        return (0.1, f"on {told.end}, the other reported on {guessed.end}")
    return (-0.15 if before <= 7 else -0.3, f"on {told.end}, the other reported {before} days later, of no stated day")
