"""Denials that point back: what is denied, where, and who denies it."""

from __future__ import annotations

from tests.reader.conftest import Read


def test_a_denial_stands_beside_what_it_denies(read: Read) -> None:
    claims = read(
        "The rebels said the army used poison gas in Tal Rifat on Sunday. Several people were choking. "
        "The army denied the claim."
    )
    told = [c for c in claims if c.sub_event_type == "Chemical weapon" and c.polarity == "affirmed"]
    (denied,) = [c for c in claims if c.sub_event_type == "Chemical weapon" and c.polarity == "denied"]
    assert told
    assert denied.evidence.text == "The army denied the claim"
    assert [p.text for p in denied.place] == ["Tal Rifat"]
    assert [s.text.lower().removeprefix("the ") for s in denied.attribution] == ["army"]
    assert "place" in denied.carried


def test_what_a_denial_names_itself_is_not_taken_from_before(read: Read) -> None:
    claims = read("A car bomb killed three people in Homs. The governor denied that the school had closed.")
    assert all(c.polarity == "affirmed" for c in claims)


def test_nothing_before_is_nothing_denied(read: Read) -> None:
    assert read("The ministry denied the report.") == ()
