"""The reference pages say what the commands and settings are."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.main import get_command

from contested.cli.commands import app
from contested.cli.reference import main, pages
from contested.settings import SETTINGS

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", pages())
def test_the_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def test_every_command_and_option_stands_in_it() -> None:
    page = pages()["cli.md"]
    top = get_command(app).commands  # type: ignore[attr-defined]
    groups = {f"{name} {own}": c for name, g in top.items() for own, c in getattr(g, "commands", {}).items()}
    for name, command in (top | groups).items():
        assert f"## contested {name}" in page
        for option in command.params:
            if option.param_type_name == "option" and option.name != "help":
                assert f"`{option.opts[0]}" in page
                assert option.is_flag or option.metavar, f"{option.name} does not say what it takes"


def test_every_setting_stands_in_it() -> None:
    for setting in SETTINGS:
        assert f"`{setting.variable}`" in pages()["settings.md"]


def test_a_stale_page_is_found_and_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--check"]) == 1
    assert main([str(tmp_path)]) == 0
    assert main([str(tmp_path), "--check"]) == 0
    (tmp_path / "settings.md").write_text("old")
    assert main([str(tmp_path), "--check"]) == 1
    assert "settings.md is out of date" in capsys.readouterr().out
