"""The pinned floor: its names are known, a sinking figure is named, and pinning never lowers."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bench.floors import Floors
from bench.measures import MEASURES

NAMES = ("dev.claims", "dev.place", "incidents.pairs", "speed.ratio")
FIGURES = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 1))


def test_floors_name_known_measures() -> None:
    floors = Floors.load()
    for name in floors.at_least | floors.at_most:
        group, _, measure = name.partition(".")
        assert group in MEASURES
        assert measure


def test_a_figure_that_sinks_is_named() -> None:
    floors = Floors({"dev.claims": 0.5}, {"start.help_seconds": 0.5})
    assert floors.sunk({"dev.claims": 0.5, "start.help_seconds": 0.5}) == []
    assert floors.sunk({"dev.claims": 0.49}) == ["dev.claims is 0.490; the floor says at least 0.500"]
    assert floors.sunk({"start.help_seconds": 0.7}) == ["start.help_seconds is 0.700; the floor says at most 0.500"]


@given(floors=FIGURES, figures=FIGURES)
def test_pinning_never_lowers_and_leaves_speed(floors: dict[str, float], figures: dict[str, float]) -> None:
    pinned = Floors(floors, {}).raised(figures).at_least
    assert pinned.keys() == floors.keys()
    for name, bound in floors.items():
        expected = bound if name.startswith("speed.") else max(bound, figures.get(name, bound))
        assert pinned[name] == expected


def test_floors_survive_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = Floors({"b.x": 0.5, "a.x": 0.25}, {})
    floors.save(path)
    assert Floors.load(path) == floors
    assert list(json.loads(path.read_text())["at least"]) == ["a.x", "b.x"]
