"""Settings are what they say they are, wherever they come from."""

from __future__ import annotations

import pytest

from contested.errors import UsageError
from contested.settings import Settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("link_threshold", value) for value in (-0.1, 1.5, 7, "nan", "high")],
        ("place_threshold", -3),
        ("min_confidence", 2),
        *[("processes", value) for value in (0, -1, "abc", "1.5")],
        ("batch_size", 0),
        ("max_file_mb", -4),
        ("stale_days", -1),
    ],
)
def test_a_value_out_of_bounds_is_wrong_use(name: str, value: str | float) -> None:
    variable = f"CONTESTED_{name.upper()}"
    with pytest.raises(UsageError, match=f"{name} .{variable}. is '{value}', which is no "):
        Settings.load({}, **{name: value})
    with pytest.raises(UsageError, match=variable):
        Settings.load({variable: str(value)})


def test_the_bounds_themselves_are_values() -> None:
    given = Settings.load({"CONTESTED_STALE_DAYS": "0"}, link_threshold=1, min_confidence=0, processes=1)
    assert (given.stale_days, given.link_threshold, given.min_confidence, given.processes) == (0, 1.0, 0.0, 1)


def test_a_reader_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match=r"'slow', which is not one of full, fast"):
        Settings.load({}, reader="slow")
    assert Settings.load({}, reader="fast").reader == "fast"
