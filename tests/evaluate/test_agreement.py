"""What counts as the same, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from contested.evaluate import coded
from contested.evaluate.agreement import meet, right_record, same_people, same_source, same_time, same_toll, shared
from tests.evaluate.coding import claim, control, person, toll

AB = [person("Harbour militia"), person("Weir brigade")]


@pytest.mark.parametrize(
    ("own", "wanted", "n"),
    [(AB, AB, 2), (AB[:1], AB, 1), (AB, AB[:1], 1), ([AB[0], AB[0]], AB[:1], 1), ([], AB, 0), ([], [], 0)],
)
def test_names_in_a_role(own: list[Any], wanted: list[Any], n: int) -> None:
    program, coder = claim(actor=own), claim(actor=wanted)
    assert shared(program, coder, "actor") == n
    assert same_people(program, coder, "actor") == (n == len(own) == len(wanted))
    assert meet(program, coder, "actor") == (n > 0 or own == wanted == [])


@pytest.mark.parametrize(
    ("start", "end", "same"),
    [
        ("2019-05-03", "2019-05-03", True),
        ("2019-05-02", "2019-05-04", True),
        ("2019-05-01", "2019-05-03", False),
        ("2019-05-03", None, False),
        (None, None, False),
    ],
)
def test_a_day_apart_is_the_same_time(start: str | None, end: str | None, same: bool) -> None:
    assert same_time(claim(time={"text": None, "start": start, "end": end}), claim()) == same


def test_unknown_times_agree_in_being_unknown() -> None:
    unknown = claim(time={"text": "recently", "start": None, "end": None})
    assert same_time(unknown, claim(time=None))
    assert not same_time(unknown, claim())


def test_the_innermost_source_counts() -> None:
    chain = [person("Steppe Wire"), person("Fen Monitor")]
    assert same_source(claim(attribution=chain), claim())
    assert not same_source(claim(attribution=chain[::-1]), claim())
    assert not same_source(claim(attribution=[]), claim())
    assert same_source(claim(attribution=[]), claim(attribution=[]))
    assert same_source(claim(attribution=[person(None, "the Fen Monitor")]), claim())


@pytest.mark.parametrize(
    ("changed", "same"),
    [({"low": 10}, False), ({"high": 9}, False), ({"harm": "wounded"}, False), ({"group": "x", "scope": "x"}, True)],
)
def test_a_toll_is_its_harm_and_its_bounds(changed: dict[str, Any], same: bool) -> None:
    assert same_toll(coded(toll(**changed)), coded(toll())) == same


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"target": AB, "sub_event_type": "Armed clash"}, True),
        ({"actor": AB}, True),
        ({"actor": []}, False),
        ({"actor": [person("Governor")]}, False),
        ({"place": []}, False),
        ({"event_type": "Riots"}, False),
        ({"time": None}, False),
        ({"attribution": []}, False),
        ({"polarity": "denied"}, False),
        ({"modality": "intended"}, False),
    ],
)
def test_a_record_is_right_when_a_coder_would_take_it_over(changed: dict[str, Any], right: bool) -> None:
    assert right_record(claim(**changed), claim()) == right


def test_a_record_of_each_kind_is_asked_for_what_it_is_about() -> None:
    assert right_record(coded(toll(event_type="Riots")), coded(toll()))
    assert not right_record(coded(toll(low=8)), coded(toll()))
    assert right_record(coded(control()), coded(control()))
    assert not right_record(coded(control(control="contested")), coded(control()))
