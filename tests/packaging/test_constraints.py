"""The pins: exact, complete, and free of what a laptop need not carry."""

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LINES = [
    line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pinned(python: str) -> dict[str, str]:
    """Package to version on one Python."""
    environment = {**default_environment(), "python_version": python}
    pins = [Requirement(line) for line in LINES]
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate({k: str(v) for k, v in environment.items()})
    }


@pytest.mark.parametrize("line", LINES)
def test_each_line_is_one_exact_pin(line: str) -> None:
    pattern = r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; python_version (<|>=) \"3\.1[0-9]\")?"
    assert re.fullmatch(pattern, line)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_what_the_project_asks_for_is_pinned_and_fits(python: str) -> None:
    asked = [Requirement(r) for r in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]]
    pins = pinned(python)
    for requirement in asked:
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name} is not pinned"
        assert requirement.specifier.contains(pins[name]), f"{name} {pins[name]} is not {requirement.specifier}"


def test_what_those_ask_for_in_turn_is_pinned() -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    pins = pinned(python)
    environment = {k: str(v) for k, v in default_environment().items()}
    unpinned = set()
    for name in pins:
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for need in map(Requirement, needs):
            applies = need.marker is None or need.marker.evaluate({**environment, "extra": ""})
            if applies and canonicalize_name(need.name) not in pins:
                unpinned.add(f"{need.name} (for {name})")
    assert not unpinned


def test_nothing_heavy_is_needed() -> None:
    heavy = {"torch", "tensorflow", "transformers", "scipy", "pandas", "pyspark"}
    assert not heavy & (pinned("3.11").keys() | pinned("3.13").keys())
