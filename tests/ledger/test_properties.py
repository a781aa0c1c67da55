"""What holds of disputes and sources' records whatever the claims."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ledger
from contested.ledger import TrackRecord, share
from contested.model import ControlSpell, Event, ResolvedClaim
from tests.link.test_properties import claims
from tests.told import DIRECTORY, linked, said

SOURCES = ("Syrian government", "White Helmets", "Syrian Observatory for Human Rights", "A", "B")
Spells = tuple[ControlSpell, ...]


@st.composite
def records(draw: st.DrawFn) -> list[ResolvedClaim]:
    """Claims of up to four documents, some of who holds Northford."""
    found = [draw(claims(f"c{n}", f"d{draw(st.integers(1, 4))}")) for n in range(draw(st.integers(1, 10)))]
    for n in range(draw(st.integers(0, 3))):
        who, by = draw(st.sampled_from(["Syrian army", "rebels"])), draw(st.sampled_from(["SANA", "White Helmets"]))
        day = draw(st.sampled_from(["05-02", "05-04", "05-08"]))
        found.append(said(f"k{n}", "Northford is held", doc=f"d{draw(st.integers(1, 4))}", kind="control", who=[who],
                          state=draw(st.sampled_from(["holds", "does not hold"])), where=["Northford"], by=[by],
                          published=day))  # fmt: skip
    return found


def concluded(told: list[ResolvedClaim]) -> tuple[tuple[Event, ...], Spells]:
    events = linked(told)
    return events, ledger.control_spells(told, events, directory=DIRECTORY)


def track(told: list[ResolvedClaim], events: tuple[Event, ...], spells: Spells) -> list[TrackRecord | None]:
    return [ledger.track_record(s, told, events, spells, directory=DIRECTORY) for s in SOURCES]


@settings(max_examples=50, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(told: list[ResolvedClaim], rng: random.Random) -> None:
    shuffled = list(told)
    rng.shuffle(shuffled)
    events, spells = concluded(told)
    others, more = concluded(shuffled)
    assert ledger.disputes(told, events, spells, directory=DIRECTORY) == ledger.disputes(
        shuffled, others, more, directory=DIRECTORY
    )
    assert track(told, events, spells) == track(shuffled, others, more)


@settings(max_examples=50, deadline=None)
@given(records())
def test_removing_a_document_takes_away_just_what_rested_on_it(told: list[ResolvedClaim]) -> None:
    events, _ = concluded(told)
    kept = [c for c in told if c.claim.doc != "d1"]
    gone = {c.claim.id for c in told if c.claim.doc == "d1"}
    untouched = {e.id for e in events if gone.isdisjoint(e.claims)}
    before = ledger.disputes(told, events, directory=DIRECTORY)
    after = ledger.disputes(kept, events, directory=DIRECTORY)
    assert not any(gone & {*d.claims, *d.against} for d in after)
    assert [d for d in before if d.event in untouched] == [d for d in after if d.event in untouched]
    for had, has in zip(track(told, events, ()), track(kept, events, ()), strict=True):
        left = has.statements if has else ()
        assert not any(gone & {*s.claims, *s.affirmed_by, *s.denied_by, *s.before} for s in left)
        assert [s for s in left if s.about in untouched] == [
            s for s in (had.statements if had else ()) if s.about in untouched
        ]


@settings(max_examples=50, deadline=None)
@given(records())
def test_every_claim_of_a_source_is_accounted_for_once(told: list[ResolvedClaim]) -> None:
    events, spells = concluded(told)
    for found in filter(None, track(told, events, spells)):
        stated = {c for s in found.statements for c in s.claims}
        left = [c for _, claims in found.left_out for c in claims]
        assert len(left) == len(set(left))
        assert stated.isdisjoint(left)
        for t in found.tallies():
            assert sum(s.n for _, s in t.outcomes) == t.statements


@given(st.integers(0, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share(n_of: tuple[int, int]) -> None:
    n, of = n_of
    s = share(n, of)
    if of:
        assert s.low is not None
        assert s.high is not None
        assert 0 <= s.low <= n / of + 1e-12
        assert n / of - 1e-12 <= s.high <= 1
