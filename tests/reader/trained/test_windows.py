"""Windows of a text: every token in one, none too long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from contested.reader.trained import network
from contested.reader.trained.windows import LONGEST, windows
from tests.reader.reports import ODD

Parse = Callable[[str], Doc]


def check(spacy_doc: Doc) -> int:
    pieces = network.load().pieces
    found = list(windows(spacy_doc, pieces))
    assert [i for w in found for i in w.tokens] == [t.i for t in spacy_doc if not t.is_space]
    for window in found:
        assert len(window.ids) <= LONGEST + 2
        assert (window.ids[0], window.ids[-1]) == (pieces.ids["[CLS]"], pieces.ids["[SEP]"])
        for i, place in zip(window.tokens, window.places, strict=True):
            assert window.ids[place] == pieces.word(spacy_doc[i].text)[0]
    return len(found)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(ODD, max_size=200))
def test_any_text(parse: Parse, text: str) -> None:
    check(parse(text))


def test_only_the_sentences_wanted(parse: Parse) -> None:
    spacy_doc = parse("The army left. Rebels came. It rained.")
    found = list(windows(spacy_doc, network.load().pieces, {1}))
    assert [spacy_doc[i].text for w in found for i in w.tokens] == ["Rebels", "came", "."]
    assert list(windows(spacy_doc, network.load().pieces, set())) == []


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("The army shelled Homs. " * 3, 1),
        ("The army shelled the village of Kafr Zita on Monday. " * 60, 3),
        ("and the army " * 300, 4),  # one sentence longer than a window
        ("x" * 5000, 1),
    ],
)
def test_long_and_short(parse: Parse, text: str, least: int) -> None:
    assert check(parse(text)) >= least
