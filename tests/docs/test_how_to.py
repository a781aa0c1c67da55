"""The console blocks of the how-to pages do what the pages say."""

from pathlib import Path

import pytest

from tests.docs.console import missing, run, steps

PAGES = [page for page in sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md")) if steps(page)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_runs_as_it_stands(page: Path, tmp_path: Path) -> None:
    for step in steps(page):
        done = run(step, tmp_path)
        said = done.stdout + done.stderr
        assert done.returncode == step.code, f"$ {step.command}\n{said}"
        assert not missing(step, said), f"$ {step.command}\n{said}"
