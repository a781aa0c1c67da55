"""What sources of opposing sides agree on, and what one says against its own side's interest."""

from __future__ import annotations

from contested import ledger
from contested.ledger import Agreement
from contested.model import ActorRef, ResolvedClaim
from tests.ledger.told_control import ARMY, REBELS, held, spells, took
from tests.told import DIRECTORY, day, only

SIDES = {"Syrian government": "government", "White Helmets": "opposition", "ISIS": "ISIS"}


def agreed(*claims: ResolvedClaim, at: str = "05-10") -> tuple[Agreement, ...]:
    on = day(at)
    assert on is not None

    def side(ref: ActorRef) -> str | None:
        return DIRECTORY.side(ref.id, on) if ref.id else None

    return ledger.agreed(ledger.holders(spells(*claims), None, on, stale_days=30), SIDES.get, side)


def sana(id: str, who: str, **more: object) -> ResolvedClaim:
    return held(id, [who], "05-04", by=["SANA"], **more)


def helmets(id: str, who: str, **more: object) -> ResolvedClaim:
    return held(id, [who], "05-04", by=["White Helmets"], **more)


def test_opposing_sides_name_one_holder() -> None:
    a = only(agreed(sana("k1", "ISIS"), helmets("k2", "ISIS")))
    assert (a.status, [h.name for h in a.holders]) == ("holds", ["ISIS"])
    assert a.basis == ("opposing sides", "against interest")
    assert a.reason.startswith("Syrian government (government) and White Helmets (opposition) say so, from opposing")
    assert len(a.answers) == 2


def test_a_source_that_speaks_against_its_own_side() -> None:
    a = only(agreed(sana("k1", "rebels")))
    assert (a.basis, [h.name for h in a.holders]) == (("against interest",), [REBELS])
    assert a.reason == "Syrian government (government) says so against the interest of its own side."


def test_what_serves_its_own_side_is_not_agreed() -> None:
    assert agreed(sana("k1", "Syrian army")) == ()
    assert agreed(sana("k1", "Syrian army"), helmets("k2", "rebels")) == ()


def test_whose_interest_it_is_is_not_known_of_somebody_without_a_side() -> None:
    assert agreed(sana("k1", "Northford watch")) == ()


def test_a_denial_of_a_side_breaks_it() -> None:
    ours = held("k3", ["Syrian army"], "05-05", by=["Amaq"])
    assert [a.status for a in agreed(sana("k1", "rebels"), ours)] == [], "each says so against its own, and they differ"


def test_the_dissent_of_somebody_on_no_side_is_told() -> None:
    a = only(agreed(sana("k1", "rebels"), helmets("k2", "rebels"), held("k3", ["Syrian army"], "05-06")))
    assert [d.source for d in a.dissent] == ["The Ferry Post"]
    assert "The Ferry Post, on neither side, says otherwise" in a.reason


def test_a_word_of_the_days_before_is_no_dissent() -> None:
    taken = [took(f"c{n}", "rebels", "05-03", "05-04", by=[by]) for n, by in enumerate(("SANA", "White Helmets"))]
    assert only(agreed(*taken, held("k3", ["Syrian army"], "05-01"))).dissent == ()
    assert only(agreed(*taken, held("k3", ["Syrian army"], "05-05"))).dissent != ()


def test_who_is_gone_and_who_is_there_go_together() -> None:
    gone = held("k1", ["Syrian army"], "05-04", "does not hold", by=["SANA"])
    a = only(agreed(gone, took("c2", "rebels", "05-03", "05-04", by=["White Helmets"])))
    assert (a.status, [h.name for h in a.holders]) == ("does not hold", [ARMY])
    assert a.basis == ("opposing sides", "against interest")


def test_what_is_stale_is_not_agreed() -> None:
    assert agreed(sana("k1", "rebels"), at="08-10") == ()
