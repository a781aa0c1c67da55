"""The point of a claim and how exactly it is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.spatial import exactness, spatial
from contested.model import Place, PlaceMention
from contested.resolve.whereabouts import whereabouts

KM = 2.0


def place(kind: str = "town", precision_km: float = KM, lon: float = 37.0) -> Place:
    return Place(f"p-{lon}", "Northford", (), 36.0, lon, kind, "Westmark", "Syria", precision_km)


def mention(relation: str) -> PlaceMention:
    return PlaceMention("Northford", 0, 9, relation)


@pytest.mark.parametrize(
    ("kind", "precision_km", "relation", "acled", "ucdp"),
    [
        ("village", 2, "in", 1, 1),
        ("neighbourhood", 2, "in", 1, 1),
        ("town", 2, "eastern part of", 1, 1),
        ("town", 2, "near", 2, 2),
        ("town", 2, "outskirts of", 2, 2),
        ("town", 2, "10 km south of", 2, 2),
        ("town", 2, "100 km south of", 3, 5),
        ("district", 15, "in", 2, 3),
        ("province", 40, "in", 3, 4),
        ("province", 40, "northern", 3, 4),
        ("country", 200, "in", 3, 6),
        ("country", 200, "northern", 3, 5),
        ("region", 100, "in", 3, 5),
        ("river", 200, "in", 3, 5),
        ("mountain", 10, "in", 2, 2),
        ("sea", 300, "in", 3, 7),
    ],
)
def test_how_exactly_it_is_known(kind: str, precision_km: float, relation: str, acled: int, ucdp: int) -> None:
    (at,) = whereabouts([mention(relation)], [place(kind, precision_km)])
    assert at
    assert (at.geo_precision, at.where_prec) == (acled, ucdp)


def test_the_place_itself_is_not_moved() -> None:
    (at,) = whereabouts([mention("in")], [place()])
    assert at
    assert (at.lat, at.lon, at.radius_km) == (36.0, 37.0, KM)


def test_what_lies_between_two_places_has_one_point() -> None:
    a, b, c = whereabouts([mention("between"), mention("between"), mention("in")], [place(), place(lon=38.0), place()])
    assert a == b
    assert a and c
    assert a.lon == pytest.approx(37.5)
    assert (a.geo_precision, a.where_prec) == (2, 5)
    assert a.radius_km == pytest.approx(47, abs=1)
    assert c.lon == 37.0


def test_between_a_place_and_one_that_is_not_known_stays_at_it() -> None:
    at, unknown = whereabouts([mention("between"), mention("between")], [place(), None])
    assert unknown is None
    assert at
    assert at.lon == 37.0
    assert at.radius_km > 10


@given(st.text(max_size=30), st.sampled_from(["town", "province", "sea", "kind of its own"]), st.floats(0, 900))
def test_every_relation_has_its_codes(relation: str, kind: str, precision_km: float) -> None:
    (at,) = whereabouts([mention(relation)], [place(kind, precision_km)])
    assert at
    assert at.geo_precision in (1, 2, 3)
    assert at.where_prec in range(1, 8)


def test_rules_speak_of_relations_that_there_are() -> None:
    known = {lie.name for lie in spatial().lies} | {"beyond", "distance"}
    for scale in ("geo_precision", "where_prec"):
        rules = exactness(scale)
        assert all(rule.relations is None or rule.relations <= known for rule in rules)
        assert rules[-1].holds("anything", "anything", 1.0)
