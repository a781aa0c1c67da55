"""The basemap in the package: whole, small, and with its disputed lines."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
import yaml

FOLDER = files("contested.web").joinpath("static/basemap")
LAYERS = {
    "land.json": {"land", "rivers", "lakes"},
    "boundaries.json": {"countries", "disputed", "units", "country_names", "unit_names", "areas"},
}


def topology(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", LAYERS)
def test_every_shape_has_its_lines_on_the_earth(name: str) -> None:
    found = topology(name)
    assert found["objects"].keys() == LAYERS[name]
    scale = found["transform"]["scale"][0]
    for arc in found["arcs"]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            assert -180.01 <= x * scale <= 180.01 and -90.01 <= y * scale <= 90.01
    for shapes in found["objects"].values():
        for shape in shapes["geometries"]:
            text = json.dumps(shape.get("arcs", []))
            numbers = [int(n) for n in text.replace("[", " ").replace("]", " ").replace(",", " ").split()]
            assert all(0 <= n < len(found["arcs"]) for n in numbers)


def test_it_is_small_and_says_whose_it_is() -> None:
    assert sum(len(FOLDER.joinpath(name).read_bytes()) for name in LAYERS) < 3_000_000
    told = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    assert "Natural Earth" in told and "public domain" in told and "ISC" in told and "MIT" in told


def test_disputed_borders_are_drawn_as_such_with_the_reason() -> None:
    drawn = {
        s["properties"]["name"]: s["properties"]["why"]
        for s in topology("boundaries.json")["objects"]["disputed"]["geometries"]
    }
    wanted = {"Crimea", "Golan Heights", "Kosovo", "Western Sahara", "Northern Cyprus", "Somaliland", "Kashmir"}
    assert wanted <= drawn.keys() and all(drawn.values())


def test_the_theatres_of_the_conflicts_have_their_names() -> None:
    named = {s["properties"]["name"] for s in topology("boundaries.json")["objects"]["country_names"]["geometries"]}
    for path in files("contested").joinpath("knowledge/conflicts").iterdir():
        about = path.joinpath("conflict.yaml")
        if about.is_file():
            assert set(yaml.safe_load(about.read_text(encoding="utf-8"))["theatre"]) <= named
