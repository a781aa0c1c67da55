"""A reading that is killed and started again leaves the same record as one in one go."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from bench.killed import rounds


def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    sample = Path(str(files("contested") / "sample"))
    reports = sorted(path for path in sample.iterdir() if path.suffix != ".md")
    found = list(rounds(reports, (), kills=3, seed=3, work=tmp_path))
    assert sum(len(r.stored) for r in found) == 3
    assert [r.differing for r in found] == [()] * len(found)
