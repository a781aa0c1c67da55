"""Whom claims name, who speaks in them and who carries whose word: counted, and taken away again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from contested import ledger
from contested.model import Presence, Relay, ResolvedClaim, Speaker
from contested.model.folds import Counted
from tests.told import DIRECTORY, said

STRIKE = "Air/drone strike"


def raid(id: str, by: list[str], published: str = "05-04", **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
    return said(id, "Jets bombed Northford", doc=f"d-{id}", sub=STRIKE, where=["Northford"], when="05-03", by=by,
                published=published, **more)  # fmt: skip


def counted(*reports: list[ResolvedClaim]) -> list[Counted]:
    heard = ledger.Heard("unknown")
    for claims in reports:
        heard.take(claims, claims, DIRECTORY)
    return [now for _, now in heard.closed(lambda cls, id: None, DIRECTORY) if now]


def presences(*reports: list[ResolvedClaim]) -> dict[str, Presence]:
    return {p.id: p for p in counted(*reports) if isinstance(p, Presence)}


def carried(*reports: list[ResolvedClaim]) -> dict[tuple[str, str], Relay]:
    return {(r.giver, r.taker): r for r in counted(*reports) if isinstance(r, Relay)}


def test_an_actor_is_in_claims_by_its_roles() -> None:
    one = raid("c1", ["SANA"], who=["the Syrian army"], whom=["ISIS"])
    found = presences([one], [raid("c2", ["SANA"], who=["Syrian troops"])])
    army = next(p for p in found.values() if p.acts)
    assert (army.claims, army.acts, army.suffers, army.events, army.side) == (2, 2, 0, 2, "government")
    assert (found["isis"].suffers, found["isis"].kind) == (1, "Rebel group")


def test_a_source_is_counted_with_its_denials_and_documents() -> None:
    claims = [raid("c1", ["White Helmets"]), raid("c2", ["White Helmets"], polarity="denied")]
    [speaker] = [s for s in counted(claims, [raid("c3", ["White Helmets"])]) if isinstance(s, Speaker)]
    assert (speaker.name, speaker.side, speaker.claims) == ("White Helmets", "opposition", 3)
    assert (speaker.denials, speaker.documents) == (1, 2)


def test_who_is_heard_in_a_rejected_claim_is_not_counted() -> None:
    heard = ledger.Heard("unknown")
    claim = raid("c1", ["White Helmets"], who=["the Syrian army"])
    heard.take([claim], [], DIRECTORY)
    found = [now for _, now in heard.closed(lambda cls, id: None, DIRECTORY)]
    assert {type(f) for f in found} == {Presence}


def test_a_word_goes_from_the_source_through_who_quotes_it_to_the_outlet() -> None:
    found = carried(
        [raid("c1", ["AFP", "White Helmets"], outlet="The Ferry Post")],
        [raid("c2", ["White Helmets"], outlet="The Ferry Post")],
    )
    assert set(found) == {("White Helmets", "AFP"), ("AFP", "The Ferry Post"), ("White Helmets", "The Ferry Post")}
    between = found["AFP", "The Ferry Post"]
    assert (between.given_as, between.taken_as, between.claims, between.documents) == ("between", "outlet", 1, 1)


def test_an_agency_that_the_report_credits_stands_between() -> None:
    credited = replace(raid("c1", ["White Helmets"], outlet="The Ferry Post"), wires=("AFP",))
    assert ("White Helmets", "AFP") in carried([credited])


def test_who_speaks_in_its_own_voice_relies_on_nobody() -> None:
    assert carried([raid("c1", [], outlet="The Ferry Post")]) == {}


Reports = list[list[ResolvedClaim]]
reports = st.lists(
    st.lists(
        st.builds(
            raid,
            st.sampled_from(["c1", "c2", "c3"]),
            st.lists(st.sampled_from(["SANA", "AFP", "White Helmets"]), max_size=2, unique=True),
            who=st.lists(st.sampled_from(["ISIS", "rebels"]), max_size=1),
            polarity=st.sampled_from(["affirmed", "denied"]),
        ),
        max_size=3,
        unique_by=lambda rc: rc.claim.id,
    ),
    max_size=4,
)


@settings(deadline=None)
@given(reports, reports)
def test_what_is_added_can_be_taken_away_again(
    before: list[list[ResolvedClaim]], more: list[list[ResolvedClaim]]
) -> None:
    there = {(type(c), c.id): c for c in counted(*before)}
    heard = ledger.Heard("unknown")
    for claims in more:
        heard.take(claims, claims, DIRECTORY)
    now = dict(there)
    for old, new in heard.closed(lambda cls, id: there.get((cls, id)), DIRECTORY):
        some = new or old
        assert some
        now[type(some), some.id] = some
    assert now == {(type(c), c.id): c for c in counted(*before, *more)}
    back = ledger.Heard("unknown")
    for claims in more:
        back.take(claims, claims, DIRECTORY, -1)
    for old, new in back.closed(lambda cls, id: now.get((cls, id)), DIRECTORY):
        assert old
        now.pop((type(old), old.id))
        if new:
            now[type(new), new.id] = new
    assert now == there


SPELLED = ("river Watch", "River Watch")


def test_a_source_outside_the_directory_is_called_the_same_whichever_report_came_first() -> None:
    reports = [said(f"c{n}", "Jets bombed Northford", doc=f"d{n}", by=[name]) for n, name in enumerate(SPELLED)]

    def names(order: list[int]) -> list[str]:
        heard, other = ledger.Heard("unknown"), ledger.Heard("unknown")
        heard.take([reports[order[0]]], [reports[order[0]]], DIRECTORY)
        other.take([reports[order[1]]], [reports[order[1]]], DIRECTORY)
        heard.add(other)
        return [now.name for _, now in heard.closed(lambda cls, id: None, DIRECTORY) if isinstance(now, Speaker)]

    assert names([0, 1]) == names([1, 0]) == [min(SPELLED)]
