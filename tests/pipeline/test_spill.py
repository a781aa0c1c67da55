"""Lists in a file are those that were put into it, in whatever order they are asked for."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
