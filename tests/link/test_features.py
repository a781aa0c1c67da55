"""What tellings are compared by: how near they stand in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contested.link.features import _gap

stretches = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), min_size=1)


@given(stretches, stretches)
def test_the_gap_is_the_least_of_all_pairs(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    every = min(max(b[0] - a[1], a[0] - b[1]) for a in one for b in other)
    assert (_gap(one, other) < 0) == (every < 0)
    assert every < 0 or _gap(one, other) == every
