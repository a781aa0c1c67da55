"""Quantities read as the codebook has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.reader.counts import Count, numbers
from contested.reader.reader import Reader
from tests.spelled import spelled


def bounds(reader: Reader, text: str) -> list[tuple[int, int | None]]:
    """The quantities of a text by their bounds, whatever the parser makes of it."""
    tokens = reader.nlp.make_doc(text)
    return [(c.low, c.high) for c in numbers(tokens, 0, len(tokens))]


amounts = st.integers(3, 900)
few = settings(max_examples=20)
FORMS: dict[str, Callable[[int], str]] = {"figure": str, "word": spelled}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", ["at least {}", "more than {}", "over {}", "no fewer than {}", "no less than {}",
                                   "upwards of {}", "{} or more"])  # fmt: skip
@few
@given(n=amounts)
def test_open_above(reader: Reader, words: str, form: str, n: int) -> None:
    assert bounds(reader, f"They said {words.format(FORMS[form](n))} villagers had left") == [(n, None)]


@pytest.mark.parametrize("words", ["up to {}", "as many as {}", "no more than {}", "at most {}", "a maximum of {}"])
@few
@given(n=amounts)
def test_open_below(reader: Reader, words: str, n: int) -> None:
    assert bounds(reader, f"They said {words.format(n)} villagers had left")[-1] == (0, n)


@pytest.mark.parametrize("words", ["fewer than {}", "less than {}", "under {}"])
@few
@given(n=amounts)
def test_fewer_than_leaves_the_number_itself_out(reader: Reader, words: str, n: int) -> None:
    assert bounds(reader, f"They said {words.format(n)} villagers had left") == [(0, n - 1)]


@pytest.mark.parametrize("words", ["between {} and {}", "{} to {}", "from {} to {}", "{}-{}", "{}–{}", "{} or {}"])
@few
@given(n=amounts, more=st.integers(1, 90))
def test_ranges(reader: Reader, words: str, n: int, more: int) -> None:
    assert bounds(reader, f"They said {words.format(n, n + more)} villagers had left") == [(n, n + more)]


@few
@given(n=amounts, more=st.integers(1, 90))
def test_two_counts_are_no_range(reader: Reader, n: int, more: int) -> None:
    assert bounds(reader, f"They said {n} men and {n + more} women had left") == [(n, n), (n + more, n + more)]


@pytest.mark.parametrize("joint", ["between five and", "five or", "five to", "from five -"])
def test_a_range_that_breaks_off_at_the_end_of_the_text_is_its_number(reader: Reader, joint: str) -> None:
    spacy_doc = reader.nlp(f"They killed {joint}")
    (count,) = numbers(spacy_doc, 0, len(spacy_doc))
    assert (count.low, count.high) == (5, 5)


@pytest.mark.parametrize("words", ["about {}", "around {}", "some {}", "nearly {}", "almost {}", "roughly {}"])
@few
@given(n=amounts)
def test_about_a_number_is_the_number(reader: Reader, words: str, n: int) -> None:
    assert bounds(reader, f"They said {words.format(n)} villagers had left")[-1] == (n, n)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("several villagers", 3, None),
        ("dozens of villagers", 24, None),
        ("several dozen villagers", 36, None),
        ("scores of villagers", 40, None),
        ("hundreds of villagers", 200, None),
        ("several hundred villagers", 300, None),
        ("thousands of villagers", 2000, None),
        ("tens of thousands of villagers", 20_000, None),
        ("hundreds of thousands of villagers", 200_000, None),
        ("a dozen villagers", 12, 12),
        ("two dozen villagers", 24, 24),
        ("more than two dozen villagers", 24, None),
        ("at least a dozen villagers", 12, None),
    ],
)
def test_vague_quantities(reader: Reader, words: str, low: int, high: int | None) -> None:
    assert bounds(reader, f"They said {words} had left") == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "We cannot confirm how many fighters were killed in the raid.",
        "It was unclear how many people died or how many were wounded.",
    ],
)
def test_a_number_that_is_asked_for_is_none(reader: Reader, text: str) -> None:
    assert bounds(reader, text) == []


@pytest.mark.parametrize("name", ["the T-4 airbase", "a Su-24 jet", "the 24th division", "an F-16 jet"])
def test_figures_of_names_count_nothing(reader: Reader, name: str) -> None:
    assert bounds(reader, f"They said {name} was there") == []


def test_a_count_spans_its_bounding_words(reader: Reader) -> None:
    tokens = reader.nlp.make_doc("They said at least 40 villagers had left")
    assert numbers(tokens, 0, len(tokens)) == [Count(2, 5, 40, None)]
