"""The clause that states an event, and what stands as its words."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import event, of_kind


@pytest.mark.parametrize(
    ("text", "word", "evidence"),
    [
        ("A spokesman said that the rebels captured the town of Ariha.", "captured",
         "the rebels captured the town of Ariha"),
        ("The rebels captured the town of Ariha and the army shelled Foua.", "shelled", "the army shelled Foua"),
        ("Clashes broke out near Hama.", "Clashes", "Clashes broke out near Hama"),
        ("The rebels launched an offensive near Hama.", "offensive", "The rebels launched an offensive near Hama"),
    ],
)  # fmt: skip
def test_the_smallest_clause_that_states_it(read: Read, text: str, word: str, evidence: str) -> None:
    assert event(read(text), word).evidence.text == evidence


def test_evidence_is_one_sentence_at_most(read: Read) -> None:
    text = "The rebels captured the town of Ariha. The army shelled Foua. Clashes broke out near Hama."
    claims = read(text)
    assert len(claims) == 3
    assert all("." not in c.evidence.text.rstrip(".") for c in claims)


def test_the_evidence_holds_the_trigger(read: Read) -> None:
    text = (
        "The rebels, a spokesman said, took full control of the town of Ariha. An air raid, the third in a week, "
        "killed nine people. ISIS drove the army out of the base."
    )
    for claim in read(text):
        assert claim.trigger is not None
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("The eviction of militants from Mosul took months.", "eviction", "Government regains territory"),
        ("The army announced the expulsion of ISIS from Sirte.", "expulsion", "Government regains territory"),
        ("The ouster of government troops from Goma was swift.", "ouster", "Non-state actor overtakes territory"),
        ("The army dealt heavy blows to the rebels in Bunia.", "dealt", "Armed clash"),
        ("Rebels dealt severe blows to government troops outside Goma.", "dealt", "Armed clash"),
        ("Government forces dealt painful blows to the terrorists near Marib.", "dealt", "Armed clash"),
    ],
)
def test_nouns_of_driving_out_and_blows(read: Read, text: str, word: str, type_: str) -> None:
    assert event(read(text), word).sub_event_type == type_


def test_a_blow_to_hopes_is_no_fight(read: Read) -> None:
    assert not of_kind(read("The veto dealt a blow to the talks in Goma."), "event")
