"""The quick ruler sets what spaCy's own attribute ruler sets."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from contested.reader import nlp
from contested.reader.attributes import QuickRuler
from contested.reader.quickening import quicken
from contested.settings import Settings

MODEL = Settings().model
# Words that the ruler's exceptions are about, and some that they are not.
SPOKEN = (
    "i you it they 's 'd 'll 've n't not do does did have has had been being get gets got gonna gotta ain't let's "
    "y'all c'mon goin' nothin' that this which there is was were can 'em rebels captured Idlib . , \n 17"
)


@cache
def own() -> Language:
    pipeline = spacy.load(MODEL)
    pipeline.add_pipe("line_breaks", before="parser")
    return pipeline


def attributes(spacy_doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.ent_type_) for t in spacy_doc]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SPOKEN.split(" ")), min_size=1, max_size=14).map(" ".join))
def test_it_sets_what_the_ruler_sets(text: str) -> None:
    assert attributes(nlp.load(MODEL)(text)) == attributes(own()(text))


def test_it_forgets_kinds_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contested.reader.attributes._KINDS", 2)
    text = "They ain't gonna let's go: the rebels did not take it."
    wanted = attributes(own()(text))
    assert [attributes(nlp.load(MODEL)(text)) for _ in range(3)] == [wanted] * 3


def test_a_ruler_that_looks_at_something_else_stays() -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxx"}]], {"POS": "X"})  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="looks at more than"):
        QuickRuler(ruler)  # type: ignore[arg-type]
    quicken(pipeline)
    assert pipeline.pipe_names == ["attribute_ruler"]


def test_a_pipeline_without_a_ruler_stays() -> None:
    pipeline = spacy.blank("en")
    quicken(pipeline)
    assert pipeline.pipe_names == []
