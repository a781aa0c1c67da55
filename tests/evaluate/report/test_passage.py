"""The sentence around the evidence, and what of it is marked."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from contested.evaluate import Coded
from contested.evaluate.differences import Finding
from contested.evaluate.report.passage import passage, sentence_end, sentence_start
from tests.evaluate.coding import FALLEN, KILLED, SEIZED, TEXT, claim


def test_the_sentence_and_no_more() -> None:
    found = passage(TEXT, Finding(claim(KILLED), None, ("missed",)))
    assert found == f'<p class="passage" dir="auto"><mark>{KILLED}</mark>.</p>'


def test_the_coders_words_and_the_programs() -> None:
    found = passage(TEXT, Finding(claim(SEIZED), claim(SEIZED[16:32]), ()))
    assert f"<mark>{SEIZED[:16]}</mark><mark><u>{SEIZED[16:32]}</u></mark><mark>{SEIZED[32:]}</mark>, the Fen" in found
    spurious = passage(TEXT, Finding(None, claim(FALLEN), ("spurious",)))
    assert f"The governor denied that <u>{FALLEN}</u>." in spurious
    assert "<mark>" not in spurious


def test_a_title_is_not_part_of_the_first_sentence() -> None:
    assert "Clashes" not in passage(TEXT, Finding(claim(), None, ("missed",)))


def test_a_text_without_sentences_is_cut_at_words() -> None:
    text = "fen weir " * 500
    found = passage(text, Finding(Coded("d", "c", "event", 2000, 2004), None, ("missed",)))
    assert len(found) < 900
    words = re.sub("<[^>]*>", "", found).split()
    assert (words[0], words[-1]) == ("…", "…")
    assert set(words[1:-1]) == {"fen", "weir"}


@given(st.text(st.sampled_from("aB .!?\n”"), min_size=1, max_size=900), st.data())
def test_a_sentence_holds_its_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert 0 <= sentence_start(text, start) <= start
    assert end <= sentence_end(text, end) <= len(text)
    shown = passage(text, Finding(Coded("d", "c", "event", start, end), None, ("missed",)))
    assert f"<mark>{text[start:end]}</mark>" in shown
