"""What changed hands in a period, as known on a day."""

from __future__ import annotations

from contested import ledger
from contested.ledger import Change
from contested.model import ResolvedClaim
from tests.ledger.told_control import ARMY, MOVE, REBELS, besieged, held, spells, took
from tests.told import day, only, said


def changed(*claims: ResolvedClaim, start: str | None = None, end: str | None = None, known: str | None = None):  # type: ignore[no-untyped-def]
    return ledger.changes(spells(*claims), day(start), day(end), day(known))


def told(c: Change) -> tuple[list[str], list[str], str]:
    """From whom, to whom, and which day."""
    return [r.name for r in c.before], [r.name for r in c.after], f"{c.day:%m-%d}"


def test_from_whom_to_whom_and_by_whose_word() -> None:
    claims = [held("k1", ["Syrian army"], "04-20"), took("c1", "rebels", "05-03", "05-04")]
    c = only(changed(*claims))
    assert told(c) == ([ARMY], [REBELS], "05-03")
    assert (c.source, c.was, c.status, c.claims) == ("The Ferry Post", "holds", "holds", ("c1",))
    assert c.earliest == c.day


def test_only_those_of_the_period() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), took("c2", "Syrian army", "06-10", "06-11")]
    assert [told(c)[2] for c in changed(*claims, start="05-01", end="05-31")] == ["05-03"]
    assert [told(c)[2] for c in changed(*claims, start="06-01")] == ["06-10"]
    assert [told(c)[2] for c in changed(*claims)] == ["05-03", "06-10"]


def test_a_change_that_only_a_later_state_shows_was_some_day_between() -> None:
    claims = [held("k1", ["Syrian army"], "04-20"), held("k2", ["rebels"], "05-20")]
    c = only(changed(*claims, start="05-01", end="05-05"))
    assert (c.earliest, c.day) == (day("04-21"), day("05-20"))


def test_as_known_on_a_day() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), took("c2", "Syrian army", "05-01", "05-10")]
    assert [told(c)[1] for c in changed(*claims, known="05-05")] == [[REBELS]]
    assert [told(c)[1] for c in changed(*claims)] == [[ARMY], [REBELS]]


def test_a_siege_and_a_fight_give_a_place_to_nobody() -> None:
    claims = [took("c1", "rebels", "05-03", "05-04"), besieged("b1", ["Syrian army"], "05-20"),
              held("k1", ["rebels"], "05-25")]  # fmt: skip
    assert [told(c)[2] for c in changed(*claims)] == ["05-03"]


def test_who_left_is_before_and_nobody_after() -> None:
    left = said("c1", "rebels left Northford", sub=MOVE, trigger="left", who=["rebels"], where=["Northford"],
                when="05-20", published="05-21")  # fmt: skip
    assert told(only(changed(left))) == ([REBELS], [], "05-20")


def test_a_change_told_for_more_days_was_on_any_of_them() -> None:
    march = took("c1", "rebels", ("03-01", "03-31"), "06-16")
    c = only(changed(march, start="03-05", end="03-10"))
    assert (c.earliest, c.day) == (day("03-01"), day("03-31"))
    assert not changed(march, end="02-28")
    assert not changed(march, start="04-01")
    c = only(changed(held("k1", ["Syrian army"], "03-12"), march))
    assert (c.earliest, c.day, [r.name for r in c.before]) == (day("03-13"), day("03-31"), [ARMY])
