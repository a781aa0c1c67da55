"""Lists in a file are those that were put into it, in whatever order they are asked for."""

from __future__ import annotations

import random
import signal
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.errors import ContestedError
from contested.model import Document
from contested.pipeline import spill
from contested.pipeline.spill import Shelf, Spill
from tests.records import documents


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(documents(), max_size=3), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_what_is_put_in_comes_out(lists: list[list[Document]], rng: random.Random) -> None:
    with pytest.MonkeyPatch.context() as patch, Spill[Document]() as one:
        patch.setattr(spill, "KEPT", 2)
        shelf = Shelf(one)
        flat: list[Document] = []
        for some in lists:
            shelf.append(some)
            flat += some
            if flat:
                n = rng.randrange(len(flat))
                assert shelf[n] == flat[n], "reading between writing harms neither"
        assert list(one) == flat
        assert len(shelf) == len(flat)
        order = list(range(len(flat)))
        rng.shuffle(order)
        assert [shelf[n] for n in order] == [flat[n] for n in order]


def test_a_disk_without_room_is_told_of_by_its_name() -> None:
    resource = pytest.importorskip("resource", reason="the size of a file is limited on Unix only")
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Spill[str]() as spilled:
        spilled.append(["kept"])
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, was[1]))
        try:
            with pytest.raises(ContestedError, match=f"{tempfile.gettempdir()}.*TMPDIR"):
                spilled.append(["x" * 200_000])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, was)
            signal.signal(signal.SIGXFSZ, handler)
        assert list(spilled) == ["kept"]
        spilled.append(["after"])
        assert list(spilled) == ["kept", "after"], "what was half written is written over"
