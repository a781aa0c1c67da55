"""What cannot both be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from contested import ledger
from contested.model import Dispute, Judgement, ResolvedClaim
from tests.told import DIRECTORY, harmed, linked, said

SHELLING = "Shelling/artillery/missile attack"
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
    assert (d.sources, d.opponents) == (("White Helmets",), ("Syrian government",))
    assert d.place is not None
    assert d.place.name == "Northford"


def test_who_denies_gas_does_not_deny_the_raid() -> None:
    text = "No gas was used on Northford"
    gas = said("c2", text, doc="d2", sub="Chemical weapon", where=["Northford"], when="05-03", by=["SANA"],
               polarity="denied")  # fmt: skip
    claims = (raid("c1", "d1", "White Helmets"), gas)
    assert len(linked(claims)) == 1
    assert disputes(*claims) == ()
    assert linked(claims)[0].grade == "single source"


def test_who_denies_a_count_denies_no_other_harm() -> None:
    hurt = harmed("t1", "30 were hurt", 30, 30, harm="wounded", sub=STRIKE, by=["White Helmets"])
    toll = harmed("t2", "8 died", 8, 8, sub=STRIKE, by=["SANA"], doc="d2")
    denied = replace(toll, claim=replace(toll.claim, polarity="denied"))
    claims = (raid("c1", "d1", "White Helmets"), hurt, raid("c2", "d2", "SANA"), denied)
    assert disputes(*claims) == ()
    assert one(*claims, dead("t3", "d1", "White Helmets", 8, 8)).claims == ("t3",)


def test_who_denies_that_one_did_it_does_not_deny_that_an_opponent_did() -> None:
    ours = raid("c2", "d2", "SANA", who=["Syrian army"], polarity="denied")
    assert disputes(raid("c1", "d1", "White Helmets", who=["US-led coalition"]), ours) == ()
    assert one(raid("c1", "d1", "White Helmets", who=["Syrian army"]), ours).about == "denial"


def test_counts_that_exclude_each_other() -> None:
    d = one(raid("c1", "d1", "SANA"), dead("t1", "d1", "SANA", 8, 8),
            raid("c2", "d2", "White Helmets"), dead("t2", "d2", "White Helmets", 15, 15))  # fmt: skip
    assert (d.about, d.claims, d.against) == ("toll", ("t1",), ("t2",))
    assert d.reason == "Syrian government counts 8 killed, White Helmets 15."


def test_a_higher_count_that_was_out_before_the_lower_one_is_no_revision() -> None:
    claims = [raid("c1", "d1", "SANA", published="05-06"), dead("t1", "d1", "SANA", 8, 8, "05-06")]
    for n, day in (("2", "05-04"), ("3", "05-08")):
        claims += [raid(f"c{n}", f"d{n}", "White Helmets", published=day)]
        claims += [dead(f"t{n}", f"d{n}", "White Helmets", 15, 15, day)]
    assert one(*claims).about == "toll"


def test_a_toll_that_rises_over_a_day_is_a_revision() -> None:
    first = [raid("c1", "d1", "SANA", published="05-03"), dead("t1", "d1", "SANA", 11, 11, "05-03")]
    then = [raid("c2", "d2", "White Helmets"), dead("t2", "d2", "White Helmets", 112, 112, "05-04")]
    assert disputes(*first, *then) == ()


def test_more_civilians_than_people() -> None:
    civilians = harmed("t2", "15 civilians died", 15, 15, "civilians", doc="d2", sub=STRIKE, by=["White Helmets"])
    d = one(raid("c1", "d1", "SANA"), dead("t1", "d1", "SANA", 8, 8), raid("c2", "d2", "White Helmets"), civilians)
    assert (d.claims, d.against) == (("t1",), ("t2",))
    assert d.reason == "Syrian government counts 8 killed, White Helmets 15 civilians."


def test_fewer_civilians_than_people_may_both_be_so() -> None:
    civilians = harmed("t2", "8 civilians died", 8, 8, "civilians", doc="d2", sub=STRIKE, by=["White Helmets"])
    claims = raid("c1", "d1", "SANA"), dead("t1", "d1", "SANA", 15, 15), raid("c2", "d2", "White Helmets"), civilians
    assert disputes(*claims) == ()


def test_a_victim_that_is_told_of_is_no_count() -> None:
    mayor = harmed("t2", "the mayor died", 1, 1, doc="d2", sub=STRIKE, by=["White Helmets"])
    claims = raid("c1", "d1", "SANA"), dead("t1", "d1", "SANA", 15, 15), raid("c2", "d2", "White Helmets"), mayor
    assert disputes(*claims) == ()


@pytest.mark.parametrize(("figure", "found"), [(17, 0), (9, 1)])
def test_a_vague_word_is_wording(figure: int, found: int) -> None:
    vague = harmed("t2", "dozens died", 24, None, doc="d2", sub=STRIKE, by=["White Helmets"])
    claims = (
        raid("c1", "d1", "SANA"),
        dead("t1", "d1", "SANA", figure, figure),
        raid("c2", "d2", "White Helmets"),
        vague,
    )
    assert [d.reason for d in disputes(*claims)] == [
        f"Syrian government counts {figure} killed, White Helmets 24 or more."
    ] * found


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


def hit(id: str, doc: str, by: str, sub: str, text: str) -> ResolvedClaim:
    return said(id, text, doc=doc, sub=sub, where=["Northford"], when="05-03", by=[by], whom=["civilians"])


def test_rockets_or_an_air_strike() -> None:
    d = one(hit("c1", "d1", "SANA", SHELLING, "rockets struck the market of Northford"),
            hit("c2", "d2", "White Helmets", STRIKE, "warplanes struck the market of Northford"))  # fmt: skip
    assert (d.about, d.claims, d.against) == ("means", ("c1",), ("c2",))
    assert d.reason == f"Syrian government says by what means: {SHELLING}; White Helmets: {STRIKE}."


@pytest.mark.parametrize(
    ("sub", "text"),
    [
        (STRIKE, "jets struck the market of Northford"),
        (STRIKE, "an air strike hit the market of Northford"),
        (SHELLING, "missiles struck the market of Northford"),
        (SHELLING, "the market of Northford was bombarded"),
        (SHELLING, "jets fired rockets at the market of Northford"),
        ("Chemical weapon", "gas hit the market of Northford"),
    ],
    ids=["a word", "a general word", "of ground or air", "no means", "both", "of another kind"],
)
def test_other_words_for_the_means_are_no_dispute(sub: str, text: str) -> None:
    claims = hit("c1", "d1", "SANA", sub, text), hit("c2", "d2", "White Helmets", STRIKE, "warplanes bombed Northford")
    assert disputes(*claims) == ()


def taken(id: str, by: str, when: str | tuple[str, str], **more) -> ResolvedClaim:  # type: ignore[no-untyped-def]
    text = "rebels took Northford after the fall of its last outer checkpoints"
    return said(id, text, doc=f"d-{id}", sub=NON, trigger="took", where=["Northford"], when=when, by=[by],
                who=["rebels"], published="06-20", **more)  # fmt: skip


APRIL, MAY = ("04-01", "04-30"), ("05-01", "05-31")


def dated(*claims: ResolvedClaim) -> list[Dispute]:
    """The disputes about time when the claims are judged to be of one event."""
    same = Judgement("j-1", "same", tuple(c.claim.id for c in claims), "ana", datetime(2026, 1, 1))
    [event] = linked(claims, [same])
    return [d for d in ledger.disputes(claims, [event], directory=DIRECTORY) if d.about == "time"]


def test_april_or_may() -> None:
    [d] = dated(taken("c1", "SANA", APRIL), taken("c2", "White Helmets", ("05-10", "05-12")))
    assert d.reason == (
        "Syrian government puts it between 2015-04-01 and 2015-04-30, White Helmets between 2015-05-10 and 2015-05-12."
    )


def test_two_days() -> None:
    [d] = dated(taken("c1", "SANA", "05-03"), taken("c2", "White Helmets", "05-09"))
    assert d.reason == "Syrian government puts it on 2015-05-03, White Helmets on 2015-05-09."


@pytest.mark.parametrize("other", [MAY, "05-04", ("04-28", "05-03")], ids=["its month", "next day", "overlap"])
def test_days_that_differ_in_precision_are_no_dispute(other: str | tuple[str, str]) -> None:
    assert dated(taken("c1", "SANA", "05-03"), taken("c2", "White Helmets", other)) == []


def test_a_plan_does_not_dispute_the_day() -> None:
    assert dated(taken("c1", "SANA", "05-03"), taken("c2", "White Helmets", "05-09", modality="intended")) == []


def test_fighting_lasts() -> None:
    def clash(id: str, by: str, when: str) -> ResolvedClaim:
        return said(id, "clashes in Northford", doc=id, sub="Armed clash", where=["Northford"], when=when, by=[by])

    assert dated(clash("c1", "SANA", "05-03"), clash("c2", "White Helmets", "05-06")) == []


def test_the_days_of_fighting_for_a_place_do_not_dispute_those_of_its_fall() -> None:
    fought = said("c2", "clashes in Northford", doc="d2", sub="Armed clash", where=["Northford"], when="05-09",
                  by=["White Helmets"])  # fmt: skip
    assert dated(taken("c1", "SANA", "05-03"), taken("c3", "ISIS", "05-03"), fought) == []


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


def test_a_clash_told_with_a_capture_blames_nobody() -> None:
    clash = said("c1", "the Syrian army fought in Northford", doc="d1", sub="Armed clash", who=["Syrian army"],
                 where=["Northford"], when="05-03", by=["SANA"])  # fmt: skip
    taken = [
        said(f"c{n}", "rebels took Northford", doc=f"d{n}", sub=NON, who=["rebels"], where=["Northford"], when="05-03",
             by=[by]) for n, by in ((2, "White Helmets"), (3, "ISIS"))
    ]  # fmt: skip
    assert len(linked([clash, *taken])) == 1
    assert disputes(clash, *taken) == ()


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
    assert "held by rebels by the word of White Helmets" in d.reason


def test_two_claims_that_disagree_on_two_places_are_two_disputes() -> None:
    def held(id: str, by: str, who: str) -> ResolvedClaim:
        return said(id, "Northford and Eastwell are held", doc=f"d-{id}", kind="control", state="holds", who=[who],
                    where=["Northford", "Eastwell"], by=[by])  # fmt: skip

    found = disputes(held("k1", "SANA", "Syrian army"), held("k2", "White Helmets", "rebels"))
    assert {d.place.name for d in found if d.place} == {"Northford", "Eastwell"}
    assert len({d.id for d in found}) == 2


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


def test_a_town_and_its_province_are_two_places() -> None:
    def held(id: str, by: str, who: str, where: str) -> ResolvedClaim:
        return said(id, f"{where} is held", doc=f"d-{id}", kind="control", state="holds", who=[who], where=[where],
                    by=[by])  # fmt: skip

    town, province = held("k1", "SANA", "Syrian army", "Northford"), held("k2", "White Helmets", "rebels", "Westmark")
    assert disputes(town, province) == ()
    assert one(town, held("k3", "White Helmets", "rebels", "Northford")).about == "control"
