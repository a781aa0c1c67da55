"""The tutorial's commands run as they stand, one after the other, and print what it says they print."""

from pathlib import Path

import pytest

from tests.docs.console import missing, run, steps

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
STEPS = steps(PAGE)


def test_the_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTESTED_RECORD", "demo/demo.db")
    for step in STEPS:
        done = run(step, tmp_path)
        said = done.stdout + done.stderr
        assert done.returncode == step.code, f"$ {step.command}\n{said}"
        assert not missing(step, said), f"$ {step.command}\n{said}"


@pytest.mark.parametrize("question", ["control --place Idlib --at 2015-08-01", "disputes", "tolls --place Hassakeh"])
def test_the_walk_asks(question: str) -> None:
    assert any(question in step.command for step in STEPS)
