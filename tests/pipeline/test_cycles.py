"""Searching for cycles rests inside, also inside itself and when something fails, and goes on outside."""

from __future__ import annotations

import gc

import pytest

from contested.pipeline.cycles import no_search_for_cycles


def test_it_rests_inside_and_goes_on_outside() -> None:
    assert gc.isenabled()
    with no_search_for_cycles():
        with no_search_for_cycles():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_failure() -> None:
    with pytest.raises(KeyError), no_search_for_cycles():
        raise KeyError
    assert gc.isenabled()
