"""Drafts to claims: mentions of the text as given, ids, confidence."""

from __future__ import annotations

import pytest

from contested import __version__, knowledge
from contested.model import with_id
from contested.reader.reader import Reader
from contested.settings import Settings
from tests.reader.conftest import Read
from tests.reader.reports import event, held, of_kind, report, told

TEXT = (
    "The rebels captured the town of Ariha on Thursday, killing at least nine soldiers, a spokesman said. "
    "The city of Idlib is held by the Nusra Front."
)


def test_an_event_is_whole(read: Read) -> None:
    claim = event(read(TEXT), "captured")
    assert claim.doc == "report"
    assert claim.evidence.text.startswith("The rebels captured the town of Ariha")
    assert claim.trigger is not None
    assert (claim.trigger.text, claim.trigger.start) == ("captured", TEXT.index("captured"))
    assert claim.time is not None
    assert "Thursday" in claim.time.text
    assert (claim.polarity, claim.modality, claim.toll, claim.control) == ("affirmed", "actual", None, None)
    assert [m.text for m in claim.attribution] == ["a spokesman"]


def test_only_tolls_have_a_toll_and_only_control_a_state(read: Read) -> None:
    for claim in read(TEXT):
        assert (claim.toll is not None) == (claim.kind == "toll")
        assert (claim.control is not None) == (claim.kind == "control")
        assert (claim.sub_event_type is None) == (claim.event_type is None)
    assert held(read(TEXT)).event_type is None


def test_claims_say_who_read_them_and_how_surely(read: Read) -> None:
    claims = read(TEXT)
    assert {c.reader for c in claims} == {f"fast {__version__}"}
    assert all(0 <= c.confidence <= 1 for c in claims)


def test_claims_below_the_set_confidence_are_left_out(reader: Reader) -> None:
    ((_, every),) = reader.read([report(TEXT)])
    bar = sorted(c.confidence for c in every)[1]
    ((_, some),) = Reader(Settings(reader="fast", min_confidence=bar), knowledge.load("syria")).read([report(TEXT)])
    assert told(some) == told(c for c in every if c.confidence >= bar)


def test_an_id_follows_from_the_content(read: Read) -> None:
    claims = read(TEXT)
    assert {c.id for c in claims} == {with_id(c).id for c in claims}


def test_the_same_words_in_two_reports_are_two_claims(reader: Reader) -> None:
    (_, first), (_, second) = reader.read([report(TEXT, id="one"), report(TEXT, id="two")])
    assert told(first) == told(second)
    assert not {c.id for c in first} & {c.id for c in second}


def test_the_same_sentence_twice_is_two_claims(read: Read) -> None:
    sentence = "The rebels captured the town of Ariha. "
    claims = of_kind(read(sentence * 2), "event")
    assert len({c.id for c in claims}) == len(claims) == 2


def test_counts_side_by_side_have_ids_of_their_own(read: Read) -> None:
    claims = read("The raid killed five soldiers, seven rebels and nine civilians.")
    assert sorted(c.toll.low for c in claims if c.toll) == [5, 7, 9]
    assert len({c.id for c in claims}) == len(claims)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Shelling went on in the last ten days in Ariha, killing over 200 rebels.", "cumulative"),
        ("Residents have left Ariha since the start of the year in fighting that has killed more than 60 people.",
         "cumulative"),
        ("Shelling went on since Monday in Ariha, killing six rebels.", "incident"),
    ],
)  # fmt: skip
def test_a_count_told_with_a_period_is_of_that_period(read: Read, text: str, scope: str) -> None:
    (toll,) = [c for c in read(text) if c.toll and c.toll.harm == "killed"]
    assert toll.toll
    assert toll.toll.scope == scope


@pytest.mark.parametrize("group", ["dockers", "soldiers", "rebels"])
def test_none_is_a_count_and_no_denial(read: Read, group: str) -> None:
    (toll,) = of_kind(read(f"No {group} were killed in the raid on the quay."), "toll")
    assert toll.toll is not None
    assert (toll.toll.high, toll.polarity) == (0, "affirmed")


def test_what_did_not_happen_is_denied_though_the_words_speak_of_violence(read: Read) -> None:
    claims = read("There was no crackdown in Homs on Monday. No militants stormed the granary.")
    assert [c.polarity for c in of_kind(claims, "event")] == ["denied", "denied"]


def test_reports_that_nobody_could_verify_are_claims_that_are_not_verified(read: Read) -> None:
    claims = read("The Harbour Post could not independently verify the reports that shells killed 12 dockers in Homs.")
    assert {(c.kind, c.unverified) for c in claims} == {("event", True), ("toll", True)}
