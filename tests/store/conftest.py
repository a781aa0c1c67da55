"""The stores that the contract is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from contested.store import Store, open_store
from contested.store.memory import MemoryStore

BACKENDS: dict[str, Callable[[Path], Store]] = {
    "sqlite file": lambda folder: open_store(folder / "record.db", create=True),
    "sqlite in memory": lambda folder: open_store(":memory:", create=True),
    "plain python": lambda folder: MemoryStore(),
}


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    with ExitStack() as stack:
        yield stack.enter_context(BACKENDS[request.param](tmp_path))
