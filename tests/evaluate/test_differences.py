"""Every way to differ is found where it is, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from contested.evaluate import DIFFERENCES, coded, compare, findings
from contested.evaluate.differences import tally
from contested.evaluate.matching import Pair
from contested.evaluate.measures import measure
from tests.evaluate.coding import FALLEN, KILLED, claim, control, person, record, toll

CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"event_type": "Riots"}, "type"),
    ({"sub_event_type": "Armed clash"}, "sub-type"),
    ({"actor": []}, "actor"),
    ({"target": [person("guards")]}, "target"),
    ({"place": [{"text": "Weir", "name": "Weir"}]}, "place"),
    ({"time": None}, "time"),
    ({"attribution": []}, "source"),
    ({"polarity": "denied"}, "polarity"),
    ({"modality": "intended"}, "modality"),
]


@pytest.mark.parametrize(("changed", "key"), CHANGES, ids=[key for _, key in CHANGES])
def test_one_field_of_an_event(changed: dict[str, Any], key: str) -> None:
    [finding] = findings(compare([claim(**changed)], [claim()])[0])
    assert finding.differences == (key,)


def test_what_tolls_and_control_are_about() -> None:
    pairs = ((toll(low=1), toll(), "toll"), (control(control="holds"), control(), "control"))
    for own, wanted, key in pairs:
        [finding] = findings(compare([coded(own)], [coded(wanted)])[0])
        assert finding.differences == (key,)


def test_the_type_of_a_toll_is_its_cause_and_no_difference() -> None:
    [finding] = findings(compare([coded(toll(event_type="Battles"))], [coded(toll())])[0])
    assert finding.differences == ()


def test_missed_and_spurious_in_the_order_of_the_text() -> None:
    [document] = compare([claim(FALLEN)], [coded(toll()), claim()])
    found = findings(document)
    assert [f.differences for f in found] == [("missed",), ("missed",), ("spurious",)]
    assert [f.claim.words for f in found] == [record()["evidence"]["text"], KILLED, FALLEN]
    assert tally(found) == {"missed": 2, "spurious": 1}


def test_differences_and_measures_count_the_same() -> None:
    program = [claim(**changed) for changed, _ in CHANGES for _ in range(2)]
    coder = [claim() for _ in program]
    documents = compare(program, coder)
    counts, figures = tally(f for d in documents for f in findings(d)), measure(documents)
    assert all(isinstance(pair, Pair) for pair in documents[0].pairs)
    for key, of in (("type", "event_type"), ("sub-type", "sub_event_type"), ("time", "time_accuracy")):
        assert counts[key] == len(coder) - figures[of].right == 2
    assert {d.key for d in DIFFERENCES} >= set(counts)
