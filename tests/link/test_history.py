"""What each report added to an event, in the order of the reports."""

from __future__ import annotations

from collections.abc import Sequence

from contested.knowledge.groups import Groups
from contested.link.facets import Lookup, facets
from contested.link.history import MOST_STEPS, Settling, Step, history
from contested.link.origins import witnesses
from contested.model import ResolvedClaim
from tests.told import BY_ID, DIRECTORY, harmed, said

STRIKE = "Air/drone strike"


def steps(claims: Sequence[ResolvedClaim], most: int = MOST_STEPS) -> tuple[Step, ...]:
    """The history of one event of these claims."""
    lookup = Lookup(DIRECTORY, BY_ID.get, frozenset())
    settling = Settling(witnesses(claims, DIRECTORY), Groups.load(), DIRECTORY, True)
    return history([facets(c, lookup) for c in claims], settling, most)


def raid(id: str, doc: str, outlet: str, published: str | None, **more):  # type: ignore[no-untyped-def]
    return said(
        id,
        "Jets bombed Northford",
        doc=doc,
        sub=STRIKE,
        where=["Northford"],
        outlet=outlet,
        published=published,
        **more,
    )


def dead(id: str, doc: str, n: int, outlet: str, published: str):  # type: ignore[no-untyped-def]
    return harmed(id, f"The raid killed {n}", n, n, doc=doc, outlet=outlet, published=published, at=100)


def changes(step: Step) -> dict[str, tuple[str | None, str | None]]:
    return {c.field: (c.before, c.after) for c in step.changes}


def test_the_first_report_tells_every_field_and_a_later_one_what_is_new() -> None:
    first, second = steps(
        [
            dead("c4", "d2", 9, "B", "05-06"),
            raid("c1", "d1", "A", "05-04", when="05-03"),
            dead("c2", "d1", 7, "A", "05-04"),
            raid("c3", "d2", "B", "05-06", when="05-03"),
        ]
    )
    assert (first.documents, first.heard, first.again) == (("d1",), ("A",), ())
    assert changes(first) == {
        "what": (None, STRIKE),
        "when": (None, "2015-05-03"),
        "where": (None, "Northford"),
        "killed": (None, "7"),
        "grade": (None, "single source"),
    }
    assert (second.claims, second.heard) == (("c3", "c4"), ("B",))
    assert changes(second) == {"killed": ("7", "7 to 9, best 9"), "grade": ("single source", "corroborated")}


def test_a_report_that_says_the_same_again_changes_nothing() -> None:
    _, again = steps([raid("c1", "d1", "A", "05-04"), raid("c2", "d2", "A", "05-05")])
    assert (again.heard, again.again, again.changes) == ((), ("A",), ())


def test_a_denial_changes_the_grade() -> None:
    denial = raid("c2", "d2", "SANA", "05-05", polarity="denied")
    _, denied = steps([raid("c1", "d1", "SOHR", "05-04", by=["Syrian Observatory for Human Rights"]), denial])
    assert changes(denied) == {"grade": ("single source", "disputed")}


def test_a_report_of_an_unknown_day_comes_last() -> None:
    told = steps([raid("c1", "d1", "A", None), raid("c2", "d2", "B", "05-05")])
    assert [s.documents for s in told] == [("d2",), ("d1",)]
    assert told[1].published is None


def test_after_so_many_reports_the_others_are_one_step() -> None:
    told = steps([raid(f"c{n}", f"d{n}", f"Outlet {n}", f"05-{n + 4:02}") for n in range(6)], most=3)
    assert [s.documents for s in told] == [("d0",), ("d1",), ("d2", "d3", "d4", "d5")]
    assert len(told[2].heard) == 4
