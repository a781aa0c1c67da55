"""Tagged runs as spans of whole words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import knowledge
from contested.reader.reader import Reader
from contested.reader.trained.spans import named, of_words, runs, stretches, trimmed
from contested.settings import Settings


@pytest.fixture(scope="module")
def full() -> Reader:
    return Reader(Settings(reader="full"), knowledge.load("syria"))


def test_a_mention_has_no_punctuation_at_its_ends(full: Reader) -> None:
    spacy_doc = full.nlp("The rebel-held town, near Homs.")
    assert list(trimmed([(1, 3), (2, 3), (4, 6)], spacy_doc)) == [(1, 2), (4, 5)]
    assert list(trimmed([(0, 1)], spacy_doc)) == [], "an article alone"


def test_a_link_alone_states_nothing(full: Reader) -> None:
    spacy_doc = full.nlp("Manbij is under SDF control.")
    assert of_words(spacy_doc, 2, 3) == (2, 2), '"under" alone'
    assert of_words(spacy_doc, 2, 5) == (2, 5), '"under SDF control"'


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("the Free Syrian Army (FSA) left", "the Free Syrian Army (FSA)", "the Free Syrian Army (FSA)"),
        ("Islamic State (also ISIS) left", "Islamic State (", "Islamic State"),
        ('two "terrorists" left', 'two "terrorists"', 'two "terrorists"'),
        ("so-called caliphate left", "-called caliphate", "called caliphate"),
        ('the "moderate" rebels left', '"moderate" rebels', '"moderate" rebels'),
        ("They (the SDF) left", "(the SDF", "the SDF"),
        ("Nigerian troops backed by hunters left", "Nigerian troops backed", "Nigerian troops"),
        ("Nigerian troops backed by hunters left", "Nigerian troops backed by hunters", "Nigerian troops"),
        ("Russian and regime warplanes left", "Russian and", "Russian"),
        ("They repelled enemy attacks", "enemy attacks", "enemy"),
        ("They overran the United Nations safe area", "United Nations safe", "United Nations"),
        ("They struck Syrian military positions", "Syrian military", "Syrian military"),
    ],
)
def test_what_closes_the_mentions_own_bracket_stays(full: Reader, text: str, words: str, left: str) -> None:
    spacy_doc = full.nlp(text)
    start = text.index(words)
    span = spacy_doc.char_span(start, start + len(words))
    assert span is not None
    assert [spacy_doc[a:b].text for a, b in trimmed([(span.start, span.end)], spacy_doc)] == [left]


def test_a_direction_alone_is_no_place(full: Reader) -> None:
    spacy_doc = full.nlp("They fought on the east bank of the Dnipro near Krynky.")
    assert list(named([(4, 5), (8, 9)], spacy_doc)) == [(8, 9)]


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.01, 1))
def test_stretches_are_the_high_shares(shares: list[float], least: float) -> None:
    found = list(stretches(np.array(shares), least))
    inside = {i for start, stop in found for i in range(start, stop)}
    assert inside == {i for i, share in enumerate(shares) if share >= least}
    assert all(a[1] < b[0] for a, b in pairwise(found))


@given(st.lists(st.sampled_from([(0.9, 0.05, 0.05), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8)]), max_size=20))
def test_runs_are_the_mentions(shares: list[tuple[float, float, float]]) -> None:
    found = list(runs(np.array(shares).reshape(-1, 3)))
    inside = {i for start, stop in found for i in range(start, stop)}
    assert inside == {i for i, (none, _, _) in enumerate(shares) if none < 0.5}
    assert all(start < stop for start, stop in found)
    begun = {i for i, (_, begins, _) in enumerate(shares) if begins > 0.5}
    assert begun <= {start for start, _ in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [("They fled to Alawite villages.", "Alawite"), ("They hold Kurdish areas.", "Kurdish"),
     ("Militias burnt Christian hamlets.", "Christian")],
)  # fmt: skip
def test_whose_villages_they_are_is_no_place(full: Reader, text: str, words: str) -> None:
    spacy_doc = full.nlp(text)
    span = spacy_doc.char_span(text.index(words), text.index(words) + len(words))
    assert span is not None
    assert list(named([(span.start, span.end)], spacy_doc)) == []


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("The town is in near-full control.", "near-", "near"),
        ("A blown-out house stood there.", "blown-", "blown"),
        ("Troops – 40 of them – attacked.", "–", ""),
        ("The group was in control.", "in", ""),
    ],
)
def test_a_word_of_the_network_is_a_word(full: Reader, text: str, words: str, left: str) -> None:
    spacy_doc = full.nlp(text)
    span = spacy_doc.char_span(text.index(words), text.index(words) + len(words))
    assert span is not None
    start, stop = of_words(spacy_doc, span.start, span.end)
    assert spacy_doc[start:stop].text == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Islamist fighters of Ansar Dine and MUJAO left the town.", "MUJAO"),
        ("The group besieged the 15th Infantry Division base.", "Division base"),
        ("They drove the Yazidis of Sinjar out.", "Yazidis"),
        ("They have driven the fighters of Khalifa Haftar from Aziziya.", "Khalifa Haftar"),
    ],
)
def test_a_body_a_people_and_a_leader_are_no_places(full: Reader, text: str, words: str) -> None:
    spacy_doc = full.nlp(text)
    at = text.index(words)
    span = spacy_doc.char_span(at, at + len(words))
    assert span is not None
    assert list(named([(span.start, span.end)], spacy_doc)) == []
