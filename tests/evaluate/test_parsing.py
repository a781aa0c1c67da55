"""Lines of claims: what is whole is read, what is not is named with its line and its fault."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import BrokenLine
from contested.evaluate import Coded, coded, parse
from contested.evaluate.claims import Count, Named
from tests.evaluate.coding import record, toll


def test_a_record_is_read_whole() -> None:
    claim = coded(record())
    assert claim.actor == (Named("Harbour militia", "Harbour militia"),)
    assert claim.place == (Named("Lowbridge", "Lowbridge", "in"),)
    assert (claim.time.text, claim.time.start, claim.time.end) == ("Friday", date(2019, 5, 3), date(2019, 5, 3))
    assert coded(toll()).toll == Count("killed", 9, None, "guards", "guards", "incident")


def test_what_a_coder_leaves_out_is_empty_affirmed_and_actual() -> None:
    claim = coded({"doc": "d", "kind": "event", "evidence": {"start": 3, "end": 9}})
    assert claim == Coded("d", "", "event", 3, 9)
    assert (claim.polarity, claim.modality) == ("affirmed", "actual")


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"doc": None}, "doc is missing"),
        ({"doc": 7}, "doc holds 7"),
        ({"kind": "rumour"}, "'rumour'"),
        ({"evidence": None}, "evidence is missing"),
        ({"evidence": {"start": 4}}, "evidence.end is missing"),
        ({"evidence": {"start": "4", "end": 9}}, "evidence.start"),
        ({"evidence": {"start": True, "end": 9}}, "evidence.start"),
        ({"evidence": {"start": 9, "end": 9}}, "9 to 9"),
        ({"evidence": {"start": -1, "end": 9}}, "-1 to 9"),
        ({"actor": "Harbour militia"}, "actor"),
        ({"actor": ["Harbour militia"]}, "actor"),
        ({"actor": [{"name": 3}]}, "actor.name"),
        ({"time": {"start": "Friday"}}, "time.start"),
        ({"kind": "toll"}, "toll is missing"),
        ({"kind": "toll", "toll": {"low": "nine"}}, "toll.low"),
        ({"polarity": 1}, "polarity"),
    ],
)
def test_a_fault_is_named(changed: dict[str, Any], named: str) -> None:
    with pytest.raises(BrokenLine) as caught:
        coded(record(**changed), "coded.jsonl:3")
    assert caught.value.where == "coded.jsonl:3"
    assert named in caught.value.what


def test_a_broken_line_costs_that_line() -> None:
    lines = [json.dumps(record(id="a")), "", '{"doc": "weir", ', "[]", "[" * 100_000, json.dumps(record(id="b"))]
    found = list(parse(lines, "coded.jsonl"))
    assert [where for where, _ in found] == [f"coded.jsonl:{n}" for n in (1, 3, 4, 5, 6)]
    assert [item.id if isinstance(item, Coded) else "broken" for _, item in found] == ["a", *["broken"] * 3, "b"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(record())), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*record(), "start", "end"]), JSON))
def test_any_object_is_read_or_named(changed: dict[str, Any]) -> None:
    line = json.dumps(record() | changed)
    [(_, item)] = parse([line], "coded.jsonl")
    assert isinstance(item, Coded | BrokenLine)
