"""A served record of the sample reports."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contested import knowledge
from contested.pipeline.building import build
from contested.pipeline.reading import read
from contested.store import open_store
from contested.web import create_app

from .browsing import CHROMIUM, FLAGS, SETTINGS, TOKEN, served


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports, read once."""
    path = tmp_path_factory.mktemp("web") / "sample.db"
    known = knowledge.load(SETTINGS.conflict)
    with open_store(path, create=True) as store:
        read([str(files("contested").joinpath("sample"))], store, known, SETTINGS)
        build(store, known, SETTINGS)
    return path


@pytest.fixture(scope="session")
def client(sample_record: Path) -> Iterator[TestClient]:
    """Somebody who reads."""
    with TestClient(create_app(sample_record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as visitor:
        yield visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def sample_address(sample_record: Path) -> Iterator[str]:
    """Where the record of the sample is served."""
    with served(sample_record) as address:
        yield address
