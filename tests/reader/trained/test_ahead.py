"""The encoder beside the parse: the same vectors in the same order, and errors where they happened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from contested.reader import Reader
from contested.reader.reading import Reading
from contested.reader.trained import network
from contested.reader.trained.ahead import Drafted, encoded
from contested.reader.trained.revise import worth_it

TEXTS = (
    "The army shelled Homs on Sunday.",
    "Rebels left the town. Nobody was hurt.",
    "It rained.",
    "ISIS captured Tadif, activists said.",
)


@pytest.fixture(scope="module")
def drafted(reader: Reader, reading: Callable[[str], Reading]) -> list[Drafted]:
    readings = [reading(text) for text in TEXTS]
    return [(one, reader._drafts(one)) for one in readings]


@pytest.mark.parametrize("ahead", [0, 1, 3, 16])
def test_vectors_come_in_order_and_are_the_same(drafted: list[Drafted], ahead: int) -> None:
    loaded = network.load()
    found = list(encoded(drafted, loaded, ahead))
    assert [one for one, _, _ in found] == [one for one, _ in drafted]
    for reading, drafts, vectors in found:
        given = loaded.windows(reading.spacy_doc, worth_it(drafts, reading.spacy_doc))
        assert np.array_equal(vectors, loaded.vectors(given, len(reading.spacy_doc)))


def test_no_more_wait_than_may(drafted: list[Drafted]) -> None:
    taken = 0

    def counted() -> Iterator[Drafted]:
        nonlocal taken
        for one in drafted:
            taken += 1
            yield one

    found = encoded(counted(), network.load(), 1)
    next(found)
    assert taken == 2


def test_what_failed_says_so_and_no_thread_stays(drafted: list[Drafted]) -> None:
    def broken() -> Iterator[Drafted]:
        yield drafted[0]
        raise ValueError("the second")

    with pytest.raises(ValueError, match="the second"):
        list(encoded(broken(), network.load(), 16))
    found = encoded(drafted, network.load(), 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name.startswith("encoder"):
            thread.join(timeout=10)
            assert not thread.is_alive()
