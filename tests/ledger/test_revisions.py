"""What changed as reports came in: which figure, on which day, from what to what, because of which claims."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ledger
from contested.link.grade import graded
from contested.model import ResolvedClaim, Revision
from tests.ledger.told_control import held, took
from tests.told import DIRECTORY, day, harmed, linked, only, said

STRIKE = "Air/drone strike"


def revised(*claims: ResolvedClaim) -> tuple[Revision, ...]:
    events = linked(claims)
    by_id = {c.claim.id: c for c in claims}
    found = [
        r
        for e in events
        for r in ledger.event_revisions(e, by_id, lambda c, w: graded(c, w, DIRECTORY), directory=DIRECTORY)
    ]
    found += ledger.control_revisions(ledger.control_spells(claims, events, directory=DIRECTORY), by_id)
    return tuple(sorted(found, key=lambda r: (r.day, r.id)))


def of(kind: str, *claims: ResolvedClaim) -> list[Revision]:
    return [r for r in revised(*claims) if r.kind == kind]


def raid(id: str, by: str, published: str | None, **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
    return said(id, "Jets bombed Northford", doc=f"d-{id}", sub=STRIKE, where=["Northford"], when="05-03", by=[by],
                published=published, **more)  # fmt: skip


def dead(id: str, doc: str, by: str, low: int, published: str | None) -> ResolvedClaim:
    return harmed(id, f"{low} died", low, low, doc=f"d-{doc}", sub=STRIKE, by=[by], published=published)


def test_a_figure_changes_on_the_day_of_the_report_that_says_otherwise() -> None:
    claims = (
        *(raid("c1", "White Helmets", "05-04"), dead("t1", "c1", "White Helmets", 12, "05-04")),
        *(raid("c2", "SANA", "05-06"), dead("t2", "c2", "SANA", 3, "05-06")),
    )
    r = only(of("toll", *claims))
    assert (r.day, r.value, r.before, r.claims) == (day("05-06"), "killed", "12", ("t2",))
    assert r.after.startswith("3 to 12")
    assert r.title == STRIKE and r.place and r.place.name == "Northford"


def test_the_same_figure_again_changes_nothing() -> None:
    claims = (
        *(raid("c1", "White Helmets", "05-04"), dead("t1", "c1", "White Helmets", 12, "05-04")),
        *(raid("c2", "Amnesty", "05-06"), dead("t2", "c2", "Amnesty", 12, "05-06")),
    )
    assert of("toll", *claims) == []


def test_reports_of_one_day_count_together() -> None:
    claims = (
        *(raid("c1", "White Helmets", "05-04"), dead("t1", "c1", "White Helmets", 12, "05-04")),
        *(raid("c2", "SANA", "05-04"), dead("t2", "c2", "SANA", 3, "05-04")),
    )
    assert revised(*claims) == ()


def test_a_grade_changes_when_another_side_speaks() -> None:
    first = raid("c1", "White Helmets", "05-04")
    [agreed] = of("grade", first, raid("c2", "SANA", "05-06"))
    assert (agreed.day, agreed.before, agreed.after, agreed.claims) == (
        day("05-06"),
        "single source",
        "agreed",
        ("c2",),
    )
    [disputed] = of("grade", first, raid("c2", "SANA", "05-06", polarity="denied"))
    assert disputed.after == "disputed"
    assert "denies" in disputed.reason


def test_what_has_no_day_changes_nothing() -> None:
    assert of("grade", raid("c1", "White Helmets", "05-04"), raid("c2", "SANA", None)) == []


def test_a_place_taken_is_a_change_from_what_was_said_before() -> None:
    r = only(of("control", held("c1", ["Syrian army"], "05-01"), took("c2", "rebels", "05-03", "05-04")))
    assert (r.day, r.before, r.after) == (day("05-04"), "held by Syrian government forces", "held by rebels")
    assert r.claims == ("c2",)
    assert r.source == "The Ferry Post"


def test_a_first_word_is_a_change_only_where_a_place_was_taken() -> None:
    assert of("control", held("c1", ["rebels"], "05-04")) == []
    assert only(of("control", took("c1", "rebels", "05-03", "05-04"))).before is None


def test_saying_the_same_again_is_none() -> None:
    claims = took("c1", "rebels", "05-03", "05-04"), held("c2", ["rebels"], "05-09")
    assert len(of("control", *claims)) == 1


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(4)), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_the_order_of_claims_does_not_matter(order: list[int], counts: list[int]) -> None:
    claims: list[ResolvedClaim] = []
    for n, low in enumerate(counts):
        by = ("White Helmets", "SANA", "Amnesty", "ISIS")[n]
        claims += [raid(f"c{n}", by, f"05-0{n + 4}"), dead(f"t{n}", f"c{n}", by, low, f"05-0{n + 4}")]
    turned = [claim for n in order for claim in claims[2 * n : 2 * n + 2]]
    assert revised(*claims) == revised(*turned)
    assert len({r.id for r in revised(*claims)}) == len(revised(*claims))
