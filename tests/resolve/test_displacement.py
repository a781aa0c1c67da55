"""Where something lies that is said to lie beside a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.resolve.displacement import EARTH_KM, between, destination, distance_km, midpoint, moved, said

HERE = (36.0, 37.0)
EXTENT = 3.0

_POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 180))
_SIDES = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_RELATIONS = st.sampled_from(
    ["in", "near", "outskirts of", "countryside of", "between", "towards", "northern", "three sides of", "", "of"]
    + [f"{side} of" for side in _SIDES]
    + [f"{km} km {side} of" for km in (1, 10, 25, 300) for side in _SIDES]
    + ["15 km from", "within 4 miles of", "6-10 km from", "southern outskirts of", "in the north of"]
)


@pytest.mark.parametrize(
    ("relation", "km", "side"),
    [
        ("10 km south of", 10, "s"),
        ("10 miles north of", 16.09344, "n"),
        ("500 m west of", 0.5, "w"),
        ("10-20 km east of", 15, "e"),
        ("within 8 km east of", 4, "e"),
    ],
)
def test_a_distance_and_a_side_move_the_point(relation: str, km: float, side: str) -> None:
    at = moved(HERE, EXTENT, "town", relation)
    assert distance_km(HERE, (at.lat, at.lon)) == pytest.approx(km)
    north, east = at.lat - HERE[0], at.lon - HERE[1]
    assert {"n": north > 0, "s": north < 0, "e": east > 0, "w": east < 0}[side]
    assert at.name == "distance"


@pytest.mark.parametrize("relation", ["in", "near", "outskirts of", "15 km from", "within 4 km of", "towards", ""])
def test_without_a_side_the_point_stays_and_the_error_grows(relation: str) -> None:
    at = moved(HERE, EXTENT, "town", relation)
    assert (at.lat, at.lon) == HERE
    assert at.radius_km >= EXTENT
    assert (at.radius_km == EXTENT) == (relation == "in")


def test_the_error_is_that_of_the_last_digit() -> None:
    assert said("30 km from").give == 5
    assert said("32 km from").give == 0.5
    assert said("2.5 km from").give == pytest.approx(0.05)
    assert said("300 km from").give == 50
    assert said("6-10 km from").give == 2


def test_two_sides_are_no_side() -> None:
    at = moved(HERE, EXTENT, "town", "south and east of")
    assert (at.lat, at.lon) == HERE
    assert at.radius_km > EXTENT


def test_a_side_of_a_province_is_a_part_of_it() -> None:
    for relation in ("northern", "in the north of", "north of", "northern countryside of"):
        at = moved(HERE, 40.0, "province", relation)
        assert 0 < distance_km(HERE, (at.lat, at.lon)) < 40
        assert at.lat > HERE[0]
        assert at.radius_km < 40
        assert at.name == "part"


def test_north_of_a_town_is_outside_it() -> None:
    at = moved(HERE, EXTENT, "town", "north of")
    assert at.lat > HERE[0]
    assert distance_km(HERE, (at.lat, at.lon)) > EXTENT


def test_between_two_places_is_half_the_way() -> None:
    there = (36.0, 38.0)
    at = between(HERE, there, EXTENT)
    assert at.lon == pytest.approx(37.5)
    assert distance_km((at.lat, at.lon), HERE) == pytest.approx(distance_km((at.lat, at.lon), there))
    assert at.radius_km == pytest.approx(distance_km(HERE, there) / 2 + EXTENT)


@given(_POINTS, st.floats(0, 360), st.floats(0, 2000))
def test_a_destination_is_as_far_as_asked(start: tuple[float, float], bearing: float, km: float) -> None:
    end = destination(start, bearing, km)
    assert distance_km(start, end) == pytest.approx(km, abs=1e-3)
    assert -90 <= end[0] <= 90
    assert -180 <= end[1] <= 180


@given(_POINTS, st.floats(1, 1000))
def test_there_and_back(start: tuple[float, float], km: float) -> None:
    """South and then north again along the meridian."""
    assert distance_km(destination(destination(start, 180, km), 0, km), start) < 1e-3 or start[0] < -75


@given(_POINTS, _POINTS)
def test_the_middle_is_as_far_from_both(a: tuple[float, float], b: tuple[float, float]) -> None:
    if distance_km(a, b) < 0.99 * 3.141592 * EARTH_KM:
        middle = midpoint(a, b)
        assert distance_km(middle, a) == pytest.approx(distance_km(middle, b), abs=0.1)


@given(_POINTS, st.floats(0.1, 200), st.sampled_from(["town", "province", "country"]), _RELATIONS)
def test_what_is_moved_stays_on_earth_and_keeps_an_error(
    point: tuple[float, float], extent: float, kind: str, relation: str
) -> None:
    at = moved(point, extent, kind, relation)
    assert -90 <= at.lat <= 90
    assert -180 <= at.lon <= 180
    assert at.radius_km > 0
    if at.name != "part":
        assert at.radius_km >= extent * 0.999
