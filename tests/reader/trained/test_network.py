"""The weights that the package carries, at work."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from contested.reader.trained import network
from contested.reader.trained.network import Network, means, softmax
from contested.reader.trained.tags import LAYERS


@pytest.fixture(scope="module")
def loaded() -> Network:
    return network.load()


def test_tokens_get_vectors_and_blanks_none(loaded: Network, parse: Callable[[str], Doc]) -> None:
    spacy_doc = parse("The army shelled Homs.\n\nRebels left.")
    vectors = loaded.vectors(spacy_doc)
    assert vectors.shape == (len(spacy_doc), 384)
    assert [bool(v.any()) for v in vectors] == [not t.is_space for t in spacy_doc]
    assert np.array_equal(vectors, loaded.vectors(spacy_doc))


def test_shares_of_a_layer_sum_to_one(loaded: Network) -> None:
    vectors = np.random.default_rng(1).normal(size=(3, 384)).astype(np.float32)
    tags = loaded.tags(vectors, [[1, 2], [3], [4, 5, 6]])
    assert {name: shares.shape for name, shares in tags.items()} == {n: (3, len(ls)) for n, ls in LAYERS.items()}
    for shares in tags.values():
        assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_roles_are_shares(loaded: Network) -> None:
    vectors = np.random.default_rng(2).normal(size=(4, 384)).astype(np.float32)
    roles = loaded.roles(vectors, [(0, 1), (0, 1)], [(2, 4), (1, 2)], [[1, 2, 3], [4]])
    assert roles.shape == (2, 3)
    assert ((roles > 0) & (roles < 1)).all()


def test_means_of_spans() -> None:
    vectors = np.arange(8, dtype=np.float32).reshape(4, 2)
    assert means(vectors, [(0, 1), (1, 4)]).tolist() == [[0, 1], [4, 5]]


@given(st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=8))
def test_softmax(values: list[float]) -> None:
    shares = softmax(np.array([values], dtype=np.float32))[0]
    assert abs(float(shares.sum()) - 1) < 1e-4
    assert shares[int(np.argmax(values))] == shares.max()
