"""Pairs worth comparing are those of two documents that share a key which few share."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.link import blocking
from contested.link.blocking import Blocks, hashes
from contested.link.facets import Lookup, facets
from contested.link.telling import pooled
from tests.told import BY_ID, DIRECTORY, said

keyed = st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(-9, 9), max_size=4)), max_size=12)


@given(keyed, st.integers(2, 5), st.integers(1, 4))
def test_pairs_share_a_key_that_few_share(tellings: list[tuple[int, set[int]]], largest: int, stretch: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "LARGEST", largest)
        patch.setattr(blocking, "STRETCH", stretch)
        blocks = Blocks()
        for document, keys in tellings:
            blocks.add(keys, document)
        size = {h: sum(h in keys for _, keys in tellings) for h in range(-9, 10)}
        wanted = {
            (i, j)
            for (i, (doc, keys)), (j, (other, theirs)) in combinations(enumerate(tellings), 2)
            if doc != other and any(size[h] <= largest for h in keys & theirs)
        }
        found = list(blocks.pairs())
        assert len(found) == len(set(found))
        assert set(found) == wanted
        assert set(blocks.pairs(lambda h: h != 0)) <= wanted
        assert list(blocks.entries()) == sorted((h, n) for n, (_, keys) in enumerate(tellings) for h in keys)


def test_the_hashes_of_keys_are_the_same_on_every_machine() -> None:
    lookup = Lookup(DIRECTORY, BY_ID.get, frozenset())
    claim = said("c", "Jets bombed Northford", sub="Air/drone strike", where=["Northford"], when="2015-05-03")
    found = hashes(pooled([facets(claim, lookup)]))
    assert min(found) == -8791412311530900342
    assert len(found) == 6
