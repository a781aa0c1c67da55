"""The figures of a few claims, counted by hand."""

from __future__ import annotations

import pytest

from contested.evaluate import MEASURES, Coded, Rate, Share, coded, compare, figures_record, measure
from contested.evaluate.grouping import collection, grouped
from tests.evaluate.coding import FALLEN, claim, control, person, toll

CODER = [
    claim(target=[person("guards")]),
    coded(toll()),
    claim(FALLEN, id="c4", polarity="denied", attribution=[person("governor")], actor=[]),
    coded(control(modality="predicted")),
]


def test_a_coder_is_in_full_agreement_with_himself() -> None:
    figures = measure(compare(CODER, CODER))
    assert {key for key, figure in figures.items() if figure.score != 1.0} == set()
    assert set(figures) == {it.key for it in MEASURES}


def test_misses_and_inventions_count_as_wrong() -> None:
    program = [claim(event_type="Riots", actor=[]), claim("The governor"), coded(toll(low=8))]
    figures = measure(compare(program, CODER))
    assert figures["claims"] == Rate(2, 3, 4)
    assert figures["claims.event"] == Rate(1, 2, 2)
    assert figures["claims.control"] == Rate(0, 0, 1)
    assert figures["event_type"] == Rate(0, 2, 2)
    assert figures["sub_event_type"] == Rate(1, 2, 2)
    assert figures["actor"] == Rate(0, 1, 2)
    assert figures["target"] == Rate(0, 0, 1)
    assert figures["place"] == Rate(2, 3, 4)
    assert figures["toll_count"] == Rate(0, 1, 1)
    assert figures["time_accuracy"] == Share(2, 2)
    assert figures["source_accuracy_attributed"] == Share(1, 1)
    assert figures["polarity_accuracy_denied"] == Share(0, 0)
    assert figures["right_record"] == Rate(0, 3, 4)


def test_scores() -> None:
    assert (Rate(2, 3, 4).precision, Rate(2, 3, 4).recall) == (2 / 3, 0.5)
    assert Rate(2, 3, 4).score == pytest.approx(4 / 7)
    assert Rate(0, 3, 4).score == 0.0
    assert Rate(0, 0, 0).score is None
    assert Share(0, 0).score is None


def test_as_json() -> None:
    record = figures_record(compare(CODER[:1], CODER))
    assert record["documents"] == 1
    assert record["claims"] == {"p": 1.0, "r": 0.25, "f1": 0.4, "tp": 1, "predicted": 1, "gold": 4}
    assert record["time_accuracy"] == 1.0
    assert record["polarity_accuracy_denied"] is None


def test_every_measure_explains_itself() -> None:
    assert len({it.key for it in MEASURES}) == len({it.label for it in MEASURES}) == len(MEASURES)
    assert all(it.meaning.endswith(".") for it in MEASURES)


def test_groups_hold_every_document_once() -> None:
    claims = [Coded(doc, "", "event", 0, 5) for doc in ("fen-2", "wire-1", "fen-1", "solo")]
    groups = grouped(compare([], claims), collection)
    assert {name: [c.doc for c in some] for name, some in groups.items()} == {
        "fen": ["fen-1", "fen-2"],
        "solo": ["solo"],
        "wire": ["wire-1"],
    }
