"""What cannot both be so."""

from __future__ import annotations

import pytest

from contested import ledger
from contested.model import Dispute, ResolvedClaim
from tests.told import DIRECTORY, harmed, linked, said

STRIKE = "Air/drone strike"
NON = "Non-state actor overtakes territory"


def raid(id: str, doc: str, by: str, when: str = "05-03", **more):  # type: ignore[no-untyped-def]
    return said(id, "Jets bombed Northford", doc=doc, sub=STRIKE, where=["Northford"], when=when, by=[by], **more)


def dead(id: str, doc: str, by: str, low: int, high: int | None, published: str = "05-04") -> ResolvedClaim:
    return harmed(id, f"{low} died", low, high, doc=doc, sub=STRIKE, by=[by], published=published)


def disputes(*claims: ResolvedClaim) -> tuple[Dispute, ...]:
    events = linked(claims)
    spells = ledger.control_spells(claims, events, directory=DIRECTORY)
    return ledger.disputes(claims, events, spells, directory=DIRECTORY)


def one(*claims: ResolvedClaim) -> Dispute:
    found = disputes(*claims)
    assert len(found) == 1, found
    return found[0]


def test_a_denial() -> None:
    d = one(raid("c1", "d1", "White Helmets"), raid("c2", "d2", "SANA", polarity="denied"))
    assert (d.about, d.claims, d.against) == ("denial", ("c1",), ("c2",))
    assert d.reason == "White Helmets affirms what Syrian government denies."
    assert d.place is not None
    assert d.place.name == "Northford"


def test_counts_that_exclude_each_other() -> None:
    d = one(raid("c1", "d1", "SANA"), dead("t1", "d1", "SANA", 8, 8),
            raid("c2", "d2", "White Helmets"), dead("t2", "d2", "White Helmets", 15, 15))  # fmt: skip
    assert (d.about, d.claims, d.against) == ("toll", ("t1",), ("t2",))
    assert d.reason == "Syrian government counts 8 killed, White Helmets 15."


@pytest.mark.parametrize(
    ("low", "high", "published"),
    [(12, None, "05-04"), (10, 20, "05-04"), (15, 15, "05-06")],
    ids=["at least fits", "a range fits", "a later, higher report is a revision"],
)
def test_differences_that_are_no_dispute(low: int, high: int | None, published: str) -> None:
    first = [raid("c1", "d1", "SANA", published="05-04"), dead("t1", "d1", "SANA", 14, 14)]
    then = [
        raid("c2", "d2", "White Helmets", published=published),
        dead("t2", "d2", "White Helmets", low, high, published),
    ]
    assert disputes(*first, *then) == ()


def test_a_part_does_not_dispute_the_whole() -> None:
    text = "killing 14 people including 3 people of one family"
    whole = harmed("t1", text, 14, 14, "people", sub=STRIKE, by=["SANA"])
    part = harmed("t2", "including 3 people", 3, 3, "people", doc="d2", sub=STRIKE, by=["White Helmets"])
    assert disputes(raid("c1", "d1", "SANA"), raid("c2", "d2", "White Helmets"), whole, part) == ()


def test_whose_aircraft() -> None:
    d = one(raid("c1", "d1", "SANA", who=["US-led coalition"]), raid("c2", "d2", "White Helmets", who=["Syrian army"]))
    assert d.about == "actor"
    assert (
        d.reason
        == "Syrian government says that it was US-led coalition, White Helmets that it was Syrian government forces."
    )


def test_allies_are_not_in_dispute() -> None:
    assert (
        disputes(
            raid("c1", "d1", "SANA", who=["Russian forces"]), raid("c2", "d2", "White Helmets", who=["Syrian army"])
        )
        == ()
    )


def test_both_sides_of_a_clash_are_its_actors() -> None:
    def clash(id: str, doc: str, by: str, who: str) -> ResolvedClaim:
        text = f"{who} fought in Northford"
        return said(id, text, doc=doc, sub="Armed clash", who=[who], where=["Northford"], when="05-03", by=[by])

    assert disputes(clash("c1", "d1", "SANA", "rebels"), clash("c2", "d2", "White Helmets", "Syrian army")) == ()


def test_held_by_two_at_once() -> None:
    def held(id: str, by: str, who: str, published: str) -> ResolvedClaim:
        return said(id, "Northford is held", doc=f"d-{id}", kind="control", state="holds", who=[who],
                    where=["Northford"], by=[by], when=("05-01", published), published=published)  # fmt: skip

    d = one(held("k1", "SANA", "Syrian army", "05-10"), held("k2", "White Helmets", "rebels", "05-08"))
    assert (d.about, {*d.claims, *d.against}) == ("control", {"k1", "k2"})
    assert "Northford on 2015-05-01" in d.reason
    assert "rebels holds by the word of White Helmets" in d.reason


def test_one_after_the_other_is_no_dispute() -> None:
    first = said("k1", "rebels took Northford", doc="d1", sub=NON, trigger="took", who=["rebels"], where=["Northford"],
                 when="05-03", by=["White Helmets"])  # fmt: skip
    later = said("k2", "Northford is held", doc="d2", kind="control", state="holds", who=["Syrian army"],
                 where=["Northford"], by=["SANA"], published="07-01")  # fmt: skip
    assert disputes(first, later) == ()


def test_held_and_not_held() -> None:
    def state(id: str, word: str, by: str) -> ResolvedClaim:
        return said(id, "Northford", doc=f"d-{id}", kind="control", state=word, who=["rebels"], where=["Northford"],  # type: ignore[arg-type]
                    by=[by])  # fmt: skip

    assert one(state("k1", "holds", "White Helmets"), state("k2", "does not hold", "SANA")).about == "control"
