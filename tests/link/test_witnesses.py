"""Witnesses are counted, not outlets."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.link.graph import graph
from contested.link.origins import traced
from contested.model import ResolvedClaim
from tests.told import DIRECTORY, Head, linked, only, said

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


def test_an_outlet_that_the_directory_has_speaks_for_whom_it_speaks() -> None:
    event = only(linked([raid("c1", "d1", outlet="sana"), raid("c2", "d2", by=["SANA"], outlet="B")]))
    assert [(o.name, o.side) for o in event.origins] == [("Syrian government", "government")]


def test_an_outlet_speaks_for_the_agency_that_it_credits() -> None:
    one = replace(raid("c1", "d1", outlet="A"), wires=("AFP",))
    two = raid("c2", "d2", outlet="Agence France-Presse")
    event = only(linked([one, two]))
    assert [o.name for o in event.origins] == ["AFP"]
    assert event.origins[0].outlets == ("A", "Agence France-Presse")


def test_two_agencies_credited_are_one_witness_and_no_third_beside_either() -> None:
    both = replace(raid("c1", "d1", outlet="A"), wires=("Reuters", "AFP"))
    assert [o.name for o in only(linked([both])).origins] == ["AFP and Reuters"]
    alone = raid("c2", "d2", by=["AFP"], outlet="B")
    assert [o.name for o in only(linked([both, alone])).origins] == ["AFP"]


def test_an_agency_that_contributed_is_not_counted_beside_the_outlet() -> None:
    helped = replace(raid("c1", "d1", outlet="A"), contributors=("AFP",))
    assert [o.name for o in only(linked([helped])).origins] == ["A"]
    wire = raid("c2", "d2", outlet="AFP")
    assert [o.name for o in only(linked([helped, wire])).origins] == ["AFP"]


LEAD = "Jets bombed the covered market of Northford while shoppers were buying food for the feast on Sunday"
TAIL = "The roof of the old hall came down on the stalls and firemen dug through the night for those below it"


def test_a_copy_that_drops_the_source_has_the_source_of_its_copy() -> None:
    quoting = raid("c1", "d1", LEAD, by=["White Helmets"], outlet="A")
    silent = raid("c2", "d2", LEAD, outlet="B", published="05-03")
    traces = traced([silent, quoting], DIRECTORY)
    assert {t.witness.name for t in traces.values()} == {"White Helmets"}
    assert (traces["c2"].how, traces["c2"].through) == ("copied", "c1")
    assert "100%" in traces["c2"].reason


def test_copies_have_the_agency_that_any_of_them_credits() -> None:
    silent = raid("c1", "d1", LEAD, outlet="A", published="05-03")
    crediting = replace(raid("c2", "d2", LEAD, outlet="B"), wires=("Reuters",))
    assert [o.name for o in only(linked([silent, crediting])).origins] == ["Reuters"]


def test_the_whole_sentence_tells_a_copy_where_the_claim_is_short() -> None:
    texts = {"d1": Head(None, f"{LEAD}. {TAIL}."), "d2": Head(None, f"Update: {LEAD}. Schools were closed.")}
    claims = [raid(f"c{n}", f"d{n}", "Jets bombed", outlet=f"Outlet {n}", at=4) for n in (1, 2)]
    assert len(only(linked(claims)).origins) == 2, "two words are no copy by themselves"
    assert len(only(linked(claims, heads=texts)).origins) == 1


def test_a_report_that_is_mostly_a_copy_is_no_witness_for_what_it_rewrote() -> None:
    texts = {
        "d1": Head(
            None, f"{LEAD}. {TAIL}. Nobody has claimed the raid, which came days after a truce had been agreed."
        ),
        "d2": Head(None, f"The town was hit again. {LEAD}. {TAIL}."),
    }
    claims = [raid("c1", "d1", LEAD, outlet="A", published="05-03"), raid("c2", "d2", "The town was hit", outlet="B")]
    assert [o.name for o in only(linked(claims, heads=texts)).origins] == ["A"]
    own = {**texts, "d2": Head(None, f"The town was hit again. {LEAD}. " + " ".join(MORE))}
    assert len(only(linked(claims, heads=own)).origins) == 2, "a report of its own that took over one sentence"


MORE = [
    "Our reporter walked through the streets at noon and counted eleven houses without a front wall.",
    "The baker said that he had closed his shop when he heard the engines over the river.",
    "Two schools and the post office stayed shut, and buses to the coast were late all day long.",
    "The mayor asked for generators, blankets and drinking water for the families in the stadium.",
]


def test_copies_of_copies_lead_to_one_witness_with_a_way_for_each() -> None:
    claims = [
        raid("c1", "d1", LEAD, outlet="A", published="05-03"),
        raid("c2", "d2", LEAD + " as prayers ended in the town", outlet="B"),
        raid("c3", "d3", LEAD + " as prayers ended in the town and sirens were heard", outlet="C"),
    ]
    traces = traced(claims, DIRECTORY)
    assert {t.witness.name for t in traces.values()} == {"A"}
    drawn = graph(claims, traces, DIRECTORY)
    assert all(line.nodes[0] == "origin a" for line in drawn.lines)
    assert [n.kind for n in drawn.origins] == ["origin"]


def test_the_graph_of_five_outlets_and_one_observatory() -> None:
    claims = [
        raid("c0", "d0", by=["Rami Abdel Rahman"], outlet="Outlet 0"),
        raid("c1", "d1", by=["AFP", "Rami Abdel Rahman"], outlet="Outlet 1"),
        *(raid(f"c{n}", f"d{n}", by=["Syrian Observatory for Human Rights"], outlet=f"Outlet {n}") for n in (2, 3, 4)),
    ]
    drawn = graph(claims, traced(claims, DIRECTORY), DIRECTORY)
    assert [(n.name, n.side) for n in drawn.origins] == [("Syrian Observatory for Human Rights", "opposition")]
    ways = {line.claim: [drawn.nodes[key].name for key in line.nodes] for line in drawn.lines}
    observatory = "Syrian Observatory for Human Rights"
    assert ways["c0"] == [observatory, "Rami Abdel Rahman", "Outlet 0"]
    assert ways["c1"] == [observatory, "Rami Abdel Rahman", "AFP", "Outlet 1"]
    assert ways["c2"] == [observatory, "Outlet 2"]
    assert len(drawn.edges) == 7
    assert "speaks for Syrian Observatory" in next(line.reason for line in drawn.lines if line.claim == "c0")


claims_of_one_event = st.lists(
    st.builds(
        lambda n, doc, text, by, outlet, wires, day: replace(
            raid(f"c{n}", f"d{doc}", text, by=by, outlet=outlet, published=day), wires=wires
        ),
        st.integers(0, 99),
        st.integers(1, 5),
        st.sampled_from([LEAD, LEAD + " as prayers ended", TAIL, TAIL + " of it", MORE[0], "Jets bombed Northford"]),
        st.sampled_from([[], [], [], ["White Helmets"], ["SANA"]]),
        st.sampled_from(["A", "B", "AFP", None]),
        st.sampled_from([(), (), ("AFP",), ("Reuters", "AFP")]),
        st.sampled_from(["05-03", "05-04", None]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda c: c.claim.id,
)


@settings(max_examples=80, deadline=None)
@given(claims_of_one_event, st.randoms(use_true_random=False))
def test_whose_word_a_claim_is_does_not_depend_on_the_order(claims: list[ResolvedClaim], rng: random.Random) -> None:
    shuffled = list(claims)
    rng.shuffle(shuffled)
    assert traced(shuffled, DIRECTORY) == traced(claims, DIRECTORY)


@settings(max_examples=80, deadline=None)
@given(claims_of_one_event)
def test_every_claim_has_a_witness_and_a_way_to_it(claims: list[ResolvedClaim]) -> None:
    traces = traced(claims, DIRECTORY)
    assert traces.keys() == {c.claim.id for c in claims}
    drawn = graph(claims, traces, DIRECTORY)
    for c, line in ((c, line) for c in claims for line in drawn.lines if line.claim == c.claim.id):
        assert line.nodes[-1] == f"document {c.claim.doc}"
        assert drawn.nodes[line.nodes[0]].kind == "origin"


@settings(max_examples=80, deadline=None)
@given(claims_of_one_event)
def test_removing_a_document_takes_away_only_what_rested_on_it(claims: list[ResolvedClaim]) -> None:
    """A report that shares no words with it, and no agency, keeps its witness."""
    gone = [raid("x", "dx", "The depot by the lake burnt down after a shell fell among the parked lorries", outlet="X")]
    whole, left = traced([*claims, *gone], DIRECTORY), traced(claims, DIRECTORY)
    assert {id: t for id, t in whole.items() if id != "x"} == left
