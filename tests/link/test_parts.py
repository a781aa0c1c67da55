"""The parts of linking, each alone: clusters, copies, likeness, sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.link.cluster import Clusters, components
from contested.link.copies import NEAR, likeness, shingles, sketch
from contested.link.facets import Days, Spot
from contested.link.likeness import kinship, nearness, simultaneity
from contested.link.sentences import numbering
from contested.model import Evidence, PlaceResolution

Scores = dict[tuple[int, int], float]


def clusters(n: int, scores: Scores, must: list[set[int]] | None = None, cannot: set[tuple[int, int]] | None = None,
             threshold: float = 0.6) -> list[list[int]]:  # fmt: skip
    def score(i: int, j: int) -> float:
        return scores.get((min(i, j), max(i, j)), 0.0)

    edges = [*(pair for pair in scores if score(*pair) >= threshold), *((min(m), i) for m in must or [] for i in m)]
    found: list[list[int]] = []
    for component in components(n, edges):
        at = {i: k for k, i in enumerate(component)}
        forced = [frozenset(at[i] for i in m) for m in must or [] if m <= at.keys()]
        parted = frozenset((at[i], at[j]) for i, j in cannot or () if {i, j} <= at.keys())
        made = Clusters(len(component), lambda a, b, c=component: score(c[a], c[b]), threshold)  # type: ignore[misc]
        found += [[component[i] for i in cluster] for cluster in made.run(forced, parted)]
    return sorted(found)


def test_a_chain_does_not_become_one_cluster() -> None:
    assert clusters(4, {(0, 1): 0.8, (1, 2): 0.7, (2, 3): 0.8}) == [[0, 1], [2, 3]]


def test_neighbours_of_one_kind_do() -> None:
    assert clusters(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.7}) == [[0, 1, 2]]


def test_must_joins_and_cannot_parts() -> None:
    assert clusters(3, {}, must=[{0, 2}]) == [[0, 2], [1]]
    assert clusters(2, {(0, 1): 0.99}, cannot={(0, 1)}) == [[0], [1]]
    assert clusters(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, cannot={(0, 2)}) == [[0, 1], [2]]


def test_ties_go_to_the_first() -> None:
    assert clusters(3, {(0, 1): 0.8, (1, 2): 0.8}) == [[0, 1], [2]]


@given(st.integers(2, 9), st.data())
def test_comparing_those_beside_each_other_does_for_all(n: int, data: st.DataObject) -> None:
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    # Eighths: sums of them are exact in any order.
    scores = {pair: data.draw(st.integers(1, 7)) / 8 for pair in pairs}
    cannot = frozenset(data.draw(st.sets(st.sampled_from(pairs), max_size=2)))
    made = Clusters(n, lambda i, j: scores[i, j], 0.625)
    near = [pair for pair in pairs if scores[pair] >= 0.625]
    assert made.run([], cannot, near) == made.run([], cannot)


def test_near_copies_share_their_sketch() -> None:
    one = shingles("The convoy of nine lorries was shelled at dawn on the road north of the ferry")
    two = shingles("The convoy of nine lorries was shelled on the road north of the ferry, a driver said")
    other = shingles("Farmers of the valley brought in the harvest in spite of mines along the river bank")
    assert likeness(one, two) >= NEAR
    assert likeness(one, other) == 0
    assert set(sketch(one)) & set(sketch(two))


def test_short_sentences_are_alike_by_chance() -> None:
    assert shingles("ten people were killed") == frozenset()
    assert likeness(frozenset(), shingles("ten people were killed")) == 0


def test_types_are_compared_as_wholes() -> None:
    raid, shells, deal = "Air/drone strike", "Shelling/artillery/missile attack", "Agreement"
    same = kinship(frozenset({raid}), frozenset({raid}), True)[0]
    half = kinship(frozenset({raid}), frozenset({raid, deal}), True)[0]
    none = kinship(frozenset({raid}), frozenset({deal}), False)[0]
    assert same == 1 > half > none
    assert kinship(frozenset({raid}), frozenset({shells}), True)[0] > none
    assert kinship(frozenset(), frozenset({raid}), False)[0] == 0


def days(start: int, end: int | None = None, *, stated: bool = True) -> Days:
    return Days(date(2015, 5, start), date(2015, 5, end or start), stated)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((days(3), days(3)), (days(3), days(4))),
        ((days(3), days(4)), (days(3), days(5))),
        ((days(3), days(5)), (days(3), days(20))),
        ((days(3), days(3)), (days(3), days(1, 30))),
        ((days(3), days(2, 4, stated=False)), (days(5), days(2, 4, stated=False))),
        ((days(3), days(3)), (days(3), days(2, 4, stated=False))),
    ],
)
def test_days_fit_better_the_nearer_they_are(better: tuple[Days, Days], worse: tuple[Days, Days]) -> None:
    assert simultaneity([better[0]], [better[1]])[0] > simultaneity([worse[0]], [worse[1]])[0]


def test_one_day_in_common_does_not_cover_for_another() -> None:
    assert simultaneity([days(3)], [days(3), days(20)])[0] < 0


def test_sentences() -> None:
    text = "Title of it\n\nShells fell. Nine died at 4.30 p.m. on the bridge! “They ran.” Then it ended."
    number = numbering(text)
    found = [number(text.index(words)) for words in ("Title", "Shells", "Nine", "on the bridge", "They", "Then")]
    assert found == [1, 2, 3, 3, 4, 5]


def spot(name: str, lat: float) -> Spot:
    where = PlaceResolution("c", 0, name, f"x-{name}", lat, 37.0, "Westmark", "Meadowland", Evidence(1.0, "made up"))
    return Spot(name, name, "place", "in", f"x-{name}", lat, 37.0, 1.0, "westmark", "meadowland", where)


def test_one_place_in_common_does_not_cover_for_strange_ones() -> None:
    mill, ferry, gate, well = (spot(n, 35 + i) for i, n in enumerate(("mill", "ferry", "gate", "well")))
    assert nearness([mill, ferry], [mill])[0] == 1
    assert nearness([mill, ferry], [mill, ferry, gate])[0] == 1
    assert nearness([mill, ferry], [mill, gate])[0] == 0
    assert nearness([mill, ferry], [gate, well])[0] == -1
