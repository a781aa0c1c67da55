"""A type is asked for in any case, and one that is none is told so."""

from __future__ import annotations

import pytest

from contested.errors import UsageError
from contested.pipeline.kinds import type_called


@pytest.mark.parametrize("given", ["Armed clash", "armed-clash", "ARMED  CLASH", "armed_clash"])
def test_a_type_is_known_in_any_case(given: str) -> None:
    assert type_called(given) == "Armed clash"


def test_nothing_asks_for_nothing() -> None:
    assert type_called(None) is None


def test_a_type_that_is_none_is_told_with_those_near_it() -> None:
    with pytest.raises(UsageError, match="Did you mean Armed clash"):
        type_called("armd clash")


def test_a_listing_may_know_more_types() -> None:
    assert type_called("Holder", ("holder",)) == "holder"
    with pytest.raises(UsageError):
        type_called("holder")
