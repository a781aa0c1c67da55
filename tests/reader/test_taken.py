"""Takings are typed by who took, once that is settled; what was lost names its loser."""

from __future__ import annotations

import pytest

from contested import knowledge
from contested.reader.reader import Reader
from contested.reader.types import GOVERNMENT, OTHERS
from contested.settings import Settings
from tests.reader.conftest import Read
from tests.reader.reports import report


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army launched an assault to seize the town of Morek.",
        "Syrian troops waged a campaign to capture the village of Kabani.",
        "The Iraqi army opened a front to seize the town of Tal Afar.",
    ],
)
def test_a_taking_whose_taker_is_lent_is_typed_by_him(read: Read, text: str) -> None:
    assert [c.sub_event_type for c in read(text) if c.modality == "intended"] == [GOVERNMENT]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Syrian army's loss of Palmyra alarmed Damascus.", OTHERS),
        ("The Nusra Front's loss of Morek came on Friday.", GOVERNMENT),
        ("The Iraqi army's loss of Mosul was sudden.", OTHERS),
    ],
)
def test_whose_loss_it_was_is_the_target(read: Read, text: str, type_: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == "event"]
    assert claim.target and not claim.actor
    assert claim.sub_event_type == type_


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army waged a costly campaign to seize the province of Latakia.",
        "The Syrian army has gained three areas after taking the towns of Morek and Kafr Zita.",
        "The army of Assad sent tanks to seize control of the village of Kabani.",
    ],
)
def test_rules_and_taker_outvote_the_network(text: str) -> None:
    full = Reader(Settings(reader="full"), knowledge.load("syria"))
    ((_, claims),) = full.read([report(text)])
    assert {c.sub_event_type for c in claims} & {GOVERNMENT, OTHERS} <= {GOVERNMENT}
