"""Quick lemmas go only where they are the same; that they are is tested beside the quick attributes."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.reader import nlp
from contested.reader.lemmas import QuickLemmas
from contested.reader.quickening import quicken
from contested.settings import Settings

MODEL = Settings().model
SAID = "rebels were leaving better worse Homs captured captures lay lies 17 the US us killed killings men ,"
WORDS = [*SAID.split(), "\n"]


@pytest.fixture(scope="module")
def own() -> spacy.language.Language:
    pipeline = spacy.load(MODEL)
    pipeline.add_pipe("line_breaks", before="parser")
    return pipeline


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_they_are_spacys(own: spacy.language.Language, text: str) -> None:
    assert [t.lemma_ for t in nlp.load(MODEL)(text)] == [t.lemma_ for t in own(text)]


def test_they_forget_kinds_when_there_are_too_many(
    own: spacy.language.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contested.reader.lemmas._KINDS", 1)
    text = "Rebels captured the towns that the armies were leaving."
    assert [[t.lemma_ for t in nlp.load(MODEL)(text)] for _ in range(3)] == [[t.lemma_ for t in own(text)]] * 3


@pytest.mark.parametrize(("language", "mode"), [("en", "lookup"), ("de", "lookup")])
def test_another_lemmatizer_stays(language: str, mode: str) -> None:
    pipeline = spacy.blank(language)
    lemmatizer = pipeline.add_pipe("lemmatizer", config={"mode": mode})
    with pytest.raises(ValueError, match="can be replaced"):
        QuickLemmas(lemmatizer)
    quicken(pipeline)
    assert pipeline.pipe_names == ["lemmatizer"]
