"""Offsets that do not fit the text are told, with the place where the words do stand."""

from __future__ import annotations

from contested.evaluate import Coded, misfit
from tests.evaluate.coding import TEXT, claim

BODY = TEXT.partition("\n\n")[2]


def test_evidence_that_stands_where_it_should() -> None:
    assert misfit(claim(), TEXT, "x:1") is None
    assert misfit(Coded("weir", "c", "event", 0, 5), TEXT, "x:1") is None


def test_offsets_counted_without_the_title() -> None:
    given = claim()
    wrong = misfit(given, BODY, "x:1")
    assert wrong is not None
    assert wrong.where == "x:1"
    assert f"at {BODY.index(given.words or '')} to" in wrong.cause
    assert "title" in wrong.remedy


def test_evidence_behind_the_end() -> None:
    wrong = misfit(Coded("weir", "c", "event", 5, 10_000), TEXT, "x:2")
    assert wrong is not None
    assert f"{len(TEXT)} characters" in wrong.what
    assert wrong.cause == ""


def test_words_that_are_not_of_this_document() -> None:
    wrong = misfit(Coded("weir", "c", "event", 0, 5, words="Otters"), TEXT, "x:3")
    assert wrong is not None
    assert "'Otters'" in wrong.what
    assert wrong.cause == ""
