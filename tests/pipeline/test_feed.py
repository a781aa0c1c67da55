"""A reader that fails on some documents must not cost any other."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import ReaderError
from contested.model import Claim, Document, Found, OffsetMap
from contested.pipeline.feed import outcomes
from tests.pipeline.readers import CHOKES_ON, Plain

UNKNOWN = Found(None, "unknown", "the test says none")


def document(nth: int, text: str = "Fine.") -> Document:
    return Document(f"d-{nth}", text, text, OffsetMap.identity(len(text)), None, UNKNOWN, UNKNOWN)


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 9))
def test_every_document_comes_back_once_in_order_and_only_bad_ones_fail(bad: list[bool], batch: int) -> None:
    documents = [document(n, CHOKES_ON if b else "Fine.") for n, b in enumerate(bad)]
    found = list(outcomes(Plain(batch), documents))
    assert [doc.id for doc, _ in found] == [doc.id for doc in documents]
    assert [isinstance(claims, ReaderError) for _, claims in found] == bad


def test_the_failure_says_what_the_reader_said() -> None:
    [(_, error)] = outcomes(Plain(4), [document(0, CHOKES_ON)])
    assert isinstance(error, ReaderError)
    assert "[E088] too long" in error.what


def test_an_error_of_the_input_itself_is_no_failure_of_the_reader() -> None:
    def broken() -> Iterator[Document]:
        yield document(0)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(outcomes(Plain(4), broken()))


def test_a_reader_that_fails_before_it_reads_is_not_asked_again() -> None:
    class Missing(Plain):
        def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
            raise ReaderError("The language model is not installed.")

    with pytest.raises(ReaderError, match="not installed"):
        list(outcomes(Missing(4), [document(0)]))
