"""The figures are those of the scorer that lies beside the hand-coded sets, over claims made worse at random."""

from __future__ import annotations

import copy
import importlib.util
import json
import os
import random
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.evaluate import coded, compare, figures_record
from contested.evaluate.names import fold, same_name
from contested.model import HARMS, SUB_EVENT_TYPES

SHARED = Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).resolve().parents[3] / "shared")
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(
    not (GOLD / "score_claims.py").is_file(), reason=f"no scorer in {GOLD}: set CONTESTED_SHARED"
)

Record = dict[str, Any]


@cache
def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", GOLD / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def dev() -> list[Record]:
    """The hand-coded claims for measuring."""
    with (GOLD / "claims-dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def worse(claims: list[Record], seed: int) -> list[Record]:
    """What a bad reader might have made of these claims: some missing, some invented, each with its faults."""
    dice = random.Random(seed)
    names = sorted({m["name"] for c in claims for m in c["actor"] + c["place"] + c["attribution"] if m["name"]})
    kept = [copy.deepcopy(c) for c in claims if dice.random() < 0.85]
    kept += [copy.deepcopy(c) for c in dice.sample(claims, len(claims) // 10)]
    for claim in kept:
        for fault in FAULTS:
            if dice.random() < 0.25:
                fault(claim, dice, names)
    dice.shuffle(kept)
    return kept


def _shift(claim: Record, dice: random.Random, names: list[str]) -> None:
    evidence = claim["evidence"]
    evidence["start"] = max(0, evidence["start"] + dice.randint(-40, 40))
    evidence["end"] = max(evidence["start"] + 1, evidence["end"] + dice.randint(-40, 40))


def _retype(claim: Record, dice: random.Random, names: list[str]) -> None:
    claim["event_type"] = dice.choice([*SUB_EVENT_TYPES, None])
    claim["sub_event_type"] = dice.choice(SUB_EVENT_TYPES.get(claim["event_type"], (None,)))


def _people(claim: Record, dice: random.Random, names: list[str]) -> None:
    role = dice.choice(["actor", "target", "place", "attribution"])
    people = claim[role]
    if people and dice.random() < 0.6:
        people[dice.randrange(len(people))]["name"] = misspelt(dice.choice(names), dice)
    elif people and dice.random() < 0.5:
        people.pop()
    else:
        people.append({"text": dice.choice(names), "name": dice.choice([*names, None])})


def _respell(claim: Record, dice: random.Random, names: list[str]) -> None:
    for mention in claim["actor"] + claim["target"] + claim["place"]:
        mention["name"] = misspelt(mention["name"], dice)


def misspelt(name: str | None, dice: random.Random) -> str | None:
    """The name with a letter too few, an article too many or another case."""
    if not name:
        return name
    at = dice.randrange(len(name))
    return dice.choice([name[:at] + name[at + 1 :], f"the {name}", f"al-{name}", name.upper(), f"{name} city", name])


def _move(claim: Record, dice: random.Random, names: list[str]) -> None:
    bounds = (None, "2015-07-28", claim["time"].get("end"), "2016-02-29")
    claim["time"][dice.choice(["start", "end"])] = dice.choice(bounds)


def _recount(claim: Record, dice: random.Random, names: list[str]) -> None:
    if claim["toll"]:
        claim["toll"][dice.choice(["low", "high"])] = dice.choice([None, 0, 1, 7, 24])
        claim["toll"]["harm"] = dice.choice([claim["toll"]["harm"], *HARMS])


def _restate(claim: Record, dice: random.Random, names: list[str]) -> None:
    claim["polarity"] = dice.choice(["affirmed", "denied"])
    claim["modality"] = dice.choice(["actual", "intended", "predicted"])
    if claim["kind"] == "control":
        claim["control"] = dice.choice(["holds", "contested"])


FAULTS = (_shift, _retype, _people, _respell, _move, _recount, _restate)


def ours(predicted: list[Record], gold: list[Record]) -> Record:
    """Our figures."""
    return figures_record(compare(map(coded, predicted), map(coded, gold)))


@pytest.mark.parametrize("seed", range(8))
def test_the_same_figures(seed: int) -> None:
    predicted = worse(dev(), seed)
    # The coder himself, made worse too: denials and plans are few in the set.
    gold = worse(dev(), seed + 100) if seed % 2 else dev()
    figures = ours(predicted, gold)
    assert figures == scorer().score(predicted, gold)
    assert 0.1 < figures["right_record"]["f1"] < 0.9


def test_the_same_of_nothing_found_and_of_all_found() -> None:
    assert ours([], dev()) == scorer().score([], dev())
    assert ours(dev(), dev()) == scorer().score(dev(), dev())


NAMES = st.text(st.sampled_from("abdlst -'’`ʿé.,()ñİſ") | st.characters(), max_size=12) | st.lists(
    st.sampled_from(
        ["the", "al-", "Al ", "city", "of", "air base", "border crossing", "-", " ", "Fen", "Weir", "'s", "an"]
    ),
    max_size=5,
).map("".join)


@given(NAMES, NAMES, st.booleans())
def test_the_same_names(one: str, other: str, place: bool) -> None:
    assert fold(one, place=place) == scorer().fold(one, place)
    assert same_name(one, other, place=place) == scorer().same_name(one, other, place)
