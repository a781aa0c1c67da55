"""Witnesses are counted, not outlets."""

from __future__ import annotations

import pytest

from tests.told import linked, only, said

STRIKE = "Air/drone strike"


def raid(id: str, doc: str, text: str = "Jets bombed Northford", **more):  # type: ignore[no-untyped-def]
    return said(id, text, doc=doc, sub=STRIKE, where=["Northford"], when="05-03", **more)


def test_five_outlets_and_one_observatory() -> None:
    claims = [
        raid(f"c{n}", f"d{n}", by=["Syrian Observatory for Human Rights"], outlet=f"Outlet {n}") for n in range(5)
    ]
    event = only(linked(claims))
    assert [o.name for o in event.origins] == ["Syrian Observatory for Human Rights"]
    assert len(event.origins[0].outlets) == 5
    assert event.grade == "single source"


def test_its_director_speaks_for_the_observatory() -> None:
    one = raid("c1", "d1", by=["Rami Abdel Rahman"])
    two = raid("c2", "d2", by=["Syrian Observatory for Human Rights"], outlet="B")
    assert len(only(linked([one, two])).origins) == 1


def test_the_innermost_source_counts() -> None:
    event = only(linked([raid("c1", "d1", by=["Reuters", "White Helmets"])]))
    assert [o.name for o in event.origins] == ["White Helmets"]


def test_an_outlet_in_its_own_voice_is_a_witness() -> None:
    event = only(linked([raid("c1", "d1", outlet="A"), raid("c2", "d2", outlet="B")]))
    assert [o.name for o in event.origins] == ["A", "B"]
    assert event.grade == "corroborated"


def test_an_outlet_that_names_its_source_once_repeats_it_elsewhere() -> None:
    lead = raid("c1", "d1", at=0)
    body = raid("c2", "d1", at=200, by=["Syrian Observatory for Human Rights"])
    assert [o.name for o in only(linked([lead, body])).origins] == ["Syrian Observatory for Human Rights"]


def test_copies_of_a_wire_story_count_once() -> None:
    text = "Jets bombed the covered market of Northford while shoppers were buying food for the feast"
    event = only(linked([raid("c1", "d1", text, outlet="A", published="05-03"), raid("c2", "d2", text, outlet="B")]))
    assert [o.name for o in event.origins] == ["A"]
    assert event.origins[0].outlets == ("A", "B")
    assert event.grade == "single source"


def test_opposing_sides_agree() -> None:
    event = only(linked([raid("c1", "d1", by=["SANA"]), raid("c2", "d2", by=["White Helmets"])]))
    assert event.grade == "agreed"
    assert "government" in event.reason
    assert "opposition" in event.reason


@pytest.mark.parametrize(("denier", "grade"), [("SANA", "disputed"), ("White Helmets", "single source")])
def test_a_source_does_not_dispute_itself(denier: str, grade: str) -> None:
    claims = [raid("c1", "d1", by=["White Helmets"]), raid("c2", "d2", by=[denier], polarity="denied")]
    assert only(linked(claims)).grade == grade


def test_no_grade_without_its_sentence() -> None:
    event = only(linked([raid("c1", "d1", by=["SANA"])]))
    assert event.reason.endswith(".")
    assert "Syrian government" in event.reason
