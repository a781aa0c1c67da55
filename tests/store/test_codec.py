"""Models become JSON and come back, also from records written before or after a field was added."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.errors import StoreError
from contested.model import (
    Claim,
    ControlSpell,
    Dispute,
    Document,
    Event,
    Judgement,
    PlaceResolution,
    TimeResolution,
    TollEntry,
)
from contested.store.codec import decode, encode
from tests.records import words

MODELS = (Claim, ControlSpell, Dispute, Document, Event, Judgement, PlaceResolution, TimeResolution, TollEntry)


@pytest.mark.parametrize("cls", MODELS)
@settings(max_examples=30)
@given(st.data())
def test_every_model_comes_back(cls: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(cls))
    again = decode(cls, json.loads(json.dumps(encode(value))))
    # Written out too, because a number that is none is not equal to itself.
    assert again == value or repr(again) == repr(value)


@dataclass(frozen=True)
class Before:
    """A record as an earlier version wrote it."""

    name: str
    gone: int = 0


@dataclass(frozen=True)
class After:
    """The same in a later version."""

    name: str
    added: tuple[str, ...] = ("none",)


@pytest.mark.parametrize("broken", ['{"name": 1}', '{"name": "a"', "{}", {"name": None}])
def test_what_is_none_says_so(broken: Any) -> None:
    with pytest.raises(StoreError, match="one Before that can't be read"):
        decode(Before, broken)


@given(words, st.integers())
def test_fields_may_come_and_go(name: str, gone: int) -> None:
    assert decode(After, encode(Before(name, gone))) == After(name)
    assert decode(Before, encode(After(name, ("more",)))) == Before(name)


def test_defaults_are_not_written() -> None:
    assert encode(Before("mill")) == {"name": "mill"}


@dataclass(frozen=True)
class Unclear:
    """A field that JSON can't tell."""

    value: int | str


def test_what_json_cannot_tell_is_refused() -> None:
    with pytest.raises(TypeError, match="can't be told"):
        encode(Unclear(1))
