"""A score that is given up early is that of a pair which does not reach the threshold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.link.facets import Lookup, facets
from contested.link.features import SILENT
from contested.link.scoring import ACROSS, WITHIN, Model
from contested.link.telling import pooled
from contested.model import ResolvedClaim
from tests.link.test_properties import records
from tests.told import BY_ID, DIRECTORY


@pytest.mark.parametrize("model", [WITHIN, ACROSS])
@settings(max_examples=40, deadline=None)
@given(record=records(), threshold=st.sampled_from([0.0, 0.2, 0.6, 0.9, 1.0]))
def test_what_is_left_out_would_change_nothing(model: Model, record: list[ResolvedClaim], threshold: float) -> None:
    lookup = Lookup(DIRECTORY, BY_ID.get, frozenset())
    told = [pooled([facets(c, lookup)]) for c in record]
    for a, b in zip(told, told[1:] + told[:1], strict=True):
        values = [(w, w.feature(a, b)[0]) for w in model.features]
        assert all(value == 0 for w, value in values if w.feature in SILENT and SILENT[w.feature](a, b))
        total = model.bias
        for w, value in values:
            total += value * (w.against if value < 0 and w.against is not None else w.weight)
        whole = 1 / (1 + math.exp(-total))
        assert model.score(a, b) == pytest.approx(whole)
        reached = threshold < 1 and (threshold <= 0 or total >= math.log(threshold / (1 - threshold)))
        assert model.reaching(a, b, threshold) == (pytest.approx(whole) if reached else 0)
