"""Drafts revised by the network: whole, in order, the same again; unlike claims kept apart."""

from __future__ import annotations

import pytest

from contested import knowledge
from contested.model import Claim
from contested.reader.reader import Reader
from contested.settings import Settings
from tests.reader.reports import of_kind, report


@pytest.fixture(scope="module")
def full() -> Reader:
    return Reader(Settings(reader="full"), knowledge.load("syria"))


def claims(full: Reader, text: str) -> tuple[Claim, ...]:
    ((_, found),) = full.read([report(text)])
    return found


def test_nothing_is_claimed_where_nothing_happens(full: Reader) -> None:
    assert claims(full, "The minister spoke of trade with his guests over dinner in Geneva.") == ()


def test_reading_is_the_same_again_and_alone_or_in_company(full: Reader) -> None:
    texts = ["The army shelled Sarmin on Sunday, killing 3 people.", "Rebels took Idlib.", ""]
    documents = [report(text, id=f"r-{n}") for n, text in enumerate(texts)]
    together = [found for _, found in full.read(documents)]
    alone = [found for document in documents for _, found in full.read([document])]
    assert together == alone
    assert [c.evidence.start for c in together[0]] == sorted(c.evidence.start for c in together[0])


def test_every_mention_is_a_slice_of_its_report(full: Reader) -> None:
    text = "Rebels seized two villages near Hama on Monday and killed 12 soldiers, activists said.\n\nThe army denied."
    for claim in claims(full, text):
        for m in (claim.evidence, claim.trigger, *claim.actor, *claim.target, *claim.place, *claim.attribution):
            assert m is not None
            assert text[m.start : m.end] == m.text
        assert 0 <= claim.confidence <= 1


def test_a_toll_is_of_the_type_that_its_cause_came_to_be(full: Reader) -> None:
    text = "The bombing of a hospital in Nayrab on Saturday, in which four people were killed, was condemned."
    found = claims(full, text)
    (event,), (toll,) = of_kind(found, "event"), of_kind(found, "toll")
    assert toll.sub_event_type == event.sub_event_type


def test_who_besieges_whom_is_kept_beside_what_they_did(full: Reader) -> None:
    found = claims(full, "Rebels who are besieging Fua shelled the village on Sunday.")
    [siege] = [c for c in found if c.trigger and c.trigger.text == "besieging"]
    assert [m.text for m in siege.actor] == ["Rebels"]
    assert [p.text for p in siege.place] == ["Fua"]
