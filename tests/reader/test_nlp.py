"""Text made ready for the parser without moving an offset."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from contested.errors import ReaderError
from contested.reader import nlp
from contested.reader.nlp import load, parseable
from contested.reader.reader import Reader
from tests.reader.reports import ODD

Parse = Callable[[str], Doc]


@given(st.text(ODD, max_size=200) | st.text("AB.\n \tİß\"'", max_size=60))
def test_no_offset_moves(text: str) -> None:
    made = parseable(text)
    assert len(made) == len(text)
    for a, b in zip(text, made, strict=True):
        assert a == b or b == a.lower() or (a in "\n \t" and b == " ")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "On Sunday morning the rebels captured the\ntown of Ariha",
            "On Sunday morning the rebels captured the town of Ariha",
        ),
        ("It rained.\nThey left", "It rained.\nThey left"),
        ("A heading\n\nA text", "A heading\n\nA text"),
        ("SUNDAY\nFighting went on", "SUNDAY\nFighting went on"),
        ("THREE SOLDIERS WERE KILLED NEAR THE BORDER\nTODAY", "three soldiers were killed near the border today"),
        ("The UN and the SDF met", "The UN and the SDF met"),
    ],
)
def test_wraps_and_shouting(text: str, made: str) -> None:
    assert parseable(text) == made


def sentences(spacy_doc: Doc) -> list[str]:
    """The sentences of a parse, without white space around."""
    return [s.text.strip() for s in spacy_doc.sents if s.text.strip()]


def test_a_hard_wrap_ends_no_sentence(parse: Parse) -> None:
    text = "Early on Thursday the rebels captured the town\nof Ariha in the province of Idlib, officials\nsaid."
    assert len(sentences(parse(text))) == 1


def test_a_blank_line_ends_a_sentence(parse: Parse) -> None:
    assert sentences(parse("Fighting in Idlib\n\nThe rebels captured the town.")) == [
        "Fighting in Idlib",
        "The rebels captured the town.",
    ]


def test_a_line_break_behind_a_full_stop_ends_a_sentence(parse: Parse) -> None:
    assert len(sentences(parse("The rebels left.\nthe army came."))) == 2


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ReaderError, match="no_such_model"):
        load("no_such_model")


@given(st.text(alphabet=ODD, max_size=300), st.integers(1, 40))
def test_parts_put_together_are_the_text(text: str, size: int) -> None:
    found = list(nlp.parts(text, size))
    assert "".join(found) == text
    assert all(len(part) <= size for part in found)


def test_a_long_text_is_cut_behind_a_paragraph() -> None:
    text = "The mill was hit. It burned.\n\nThe school was hit too. It stood."
    assert list(nlp.parts(text, 40)) == ["The mill was hit. It burned.\n\n", "The school was hit too. It stood."]


def test_a_text_parsed_in_parts_is_the_text(reader: Reader) -> None:
    texts = ["The rebels captured Ariha.\n\nThe army shelled the mill. Two men died there.", "Ariha fell.", ""]
    whole = list(nlp.parse(reader.nlp, texts, 16))
    parted = list(nlp.parse(reader.nlp, texts, 16, max_chars=45))
    assert [d.text for d in parted] == texts
    assert [[(t.text, t.idx, t.dep_, t.is_sent_start) for t in d] for d in parted] == [
        [(t.text, t.idx, t.dep_, t.is_sent_start) for t in d] for d in whole
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Palmyra, which IS captured in May, lies in Homs.",
        "The raid killed up to 30 IS militants near Sirte.",
        "Troops drove IS from Marawi.",
    ],
)
def test_is_in_capitals_is_a_name(parse: Parse, text: str) -> None:
    (token,) = [t for t in parse(text) if t.text == "IS"]
    assert token.pos_ in ("PROPN", "NOUN")


def test_is_in_a_text_in_capitals_is_the_verb(parse: Parse) -> None:
    (token,) = [t for t in parse("THE TOWN IS HELD BY REBELS.") if t.lower_ == "is"]
    assert token.pos_ == "AUX"
