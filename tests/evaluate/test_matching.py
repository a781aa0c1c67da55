"""A claim is paired with the claim that it is about, or with none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contested.evaluate import Coded, coded, compare
from contested.evaluate.matching import overlap
from tests.evaluate.coding import SEIZED, claim, record, toll


def test_half_of_the_shorter_evidence_is_enough() -> None:
    whole, part = claim(), claim(SEIZED[:10])
    assert overlap(whole, part) == 1.0
    assert len(compare([part], [whole])[0].pairs) == 1


def test_less_than_half_is_another_claim() -> None:
    one, other = (Coded("weir", id, "event", start, start + 10) for id, start in (("a", 0), ("b", 6)))
    [document] = compare([one], [other])
    assert (document.pairs, document.missed, document.spurious) == ((), (other,), (one,))


def test_kinds_do_not_mix() -> None:
    [document] = compare([claim()], [coded(record(kind="control"))])
    assert document.pairs == ()


def test_among_several_the_best_fitting_is_taken() -> None:
    coder = [coded(toll(id="dead")), coded(toll(id="hurt", harm="wounded", low=3, high=3))]
    program = [coded(toll(id="x", harm="wounded", low=3, high=3)), coded(toll(id="y"))]
    [document] = compare(program, coder)
    assert {(p.id, c.id) for p, c in document.pairs} == {("x", "hurt"), ("y", "dead")}


def test_equally_good_ones_are_taken_in_their_order() -> None:
    coder, program = [claim(id="a"), claim(id="b")], [claim(id="x"), claim(id="y"), claim(id="z")]
    [document] = compare(program, coder)
    assert [(p.id, c.id) for p, c in document.pairs] == [("x", "a"), ("y", "b")]
    assert [c.id for c in document.spurious] == ["z"]


def test_only_documents_that_are_coded_count() -> None:
    assert compare([claim(doc="other")], []) == ()
    assert [d.doc for d in compare([claim(doc="other")], [claim(doc="b"), claim(doc="a")])] == ["a", "b"]


SPANS = st.lists(
    st.builds(
        lambda kind, start, length, low: Coded("d", f"{start}", kind, start, start + length, event_type=low),
        st.sampled_from(["event", "control", "toll"]),
        st.integers(0, 30),
        st.integers(1, 15),
        st.sampled_from([None, "Battles", "Riots"]),
    ),
    max_size=8,
)


@given(SPANS, SPANS.filter(bool))
def test_every_claim_is_in_one_place(program: list[Coded], coder: list[Coded]) -> None:
    [document] = compare(program, coder)
    key = repr
    assert sorted([*(p.program for p in document.pairs), *document.spurious], key=key) == sorted(program, key=key)
    assert sorted([*(p.coder for p in document.pairs), *document.missed], key=key) == sorted(coder, key=key)
    assert all(p.kind == c.kind and overlap(p, c) >= 0.5 for p, c in document.pairs)
    assert not any(p.kind == c.kind and overlap(p, c) >= 0.5 for p in document.spurious for c in document.missed)
