"""Who is who in a record: names that the directory lacks, and judgements on top."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from contested import knowledge
from contested.model import Judgement, ResolvedClaim
from contested.model.judgement import JudgementKind
from contested.resolve.identity import Identified, identify
from tests.told import said

KNOWN = knowledge.load()
CLASH = "Armed clash"


def fights(id: str, who: str, text: str = "{} seized the mill", **more: str) -> ResolvedClaim:
    return said(id, text.format(who), who=[who], sub=CLASH, doc=f"d-{id}", **more)  # type: ignore[arg-type]


WADI = [
    fights("c1", "Liwa al-Wadi", "On Sunday {} seized the mill", published="05-01"),
    fights("c2", "the Waadi Brigade", "Later {} left the mill", published="05-02"),
    fights("c3", "Al-Wadi Brigade militants", "Soon {} came back", published="05-03"),
]
NAHR = fights("c4", "Jaish an-Nahr", "A month on {} shelled the mill", published="06-01")


def told(claims: Sequence[ResolvedClaim], *judgements: Judgement) -> Identified:
    texts = {rc.claim.doc: rc.claim.evidence.text for rc in claims}
    return identify(claims, texts, KNOWN, judgements)


def ids(found: Identified) -> dict[str, str | None]:
    return {rc.claim.id: rc.actor[0].actor for rc in found.claims}


def judged(kind: JudgementKind, *subjects: str, hour: int = 1, **more: object) -> Judgement:
    made = Judgement(f"j-{kind}-{hour}", kind, subjects, "ana", datetime(2026, 1, 1, hour, tzinfo=UTC))
    return replace(made, **more)  # type: ignore[arg-type]


def test_all_spellings_of_an_unknown_name_are_one_provisional_actor() -> None:
    found = told([*WADI, NAHR])
    by_claim = ids(found)
    assert by_claim["c1"] == by_claim["c2"] == by_claim["c3"] != by_claim["c4"]
    assert all(id and id.startswith("p-") for id in by_claim.values())
    wadi = next(i for i in found.identities if i.id == by_claim["c1"])
    assert wadi.claims == ("c1", "c2", "c3")
    assert set(wadi.spellings) == {"Liwa al-Wadi", "Waadi Brigade", "Al-Wadi Brigade"}
    assert {rc.actor[0].name for rc in found.claims[:3]} == {wadi.name}
    assert wadi.kind is wadi.side is None


def test_the_claims_keep_their_words_and_what_they_were_read_as() -> None:
    found = told(WADI)
    for before, after in zip(WADI, found.claims, strict=True):
        assert after.claim == before.claim
        assert after.actor[0].as_read() == before.actor[0]
        assert after.actor[0].evidence.reason


def test_telling_apart_what_was_told_apart_changes_nothing() -> None:
    once = told([*WADI, NAHR])
    again = told(once.claims)
    assert again == once


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_claims_does_not_matter(seed: int) -> None:
    claims = [*WADI, NAHR]
    mixed = claims.copy()
    random.Random(seed).shuffle(mixed)
    assert ids(told(mixed)) == ids(told(claims))
    assert [i.id for i in told(mixed).identities] == [i.id for i in told(claims).identities]


def test_an_id_stays_when_a_document_is_added() -> None:
    before = ids(told(WADI[:1]))["c1"]
    assert ids(told([*WADI, NAHR]))["c1"] == before


@pytest.mark.parametrize(
    "who",
    [
        "gunmen",
        "residents of Idlib",
        "Idlib residents",
        "Syrian children",
        "local fighters",
        "Security forces",
        "Sunday",
    ],
)
def test_descriptions_stay_descriptions(who: str) -> None:
    found = told([fights("c1", who, "On Sunday {} seized the mill")])
    assert not found.identities


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    assert not told([fights("c1", "Shepherds", "{} seized the mill")]).identities
    assert told([fights("c1", "Shahbaniya", "Then {} seized the mill")]).identities


def test_private_persons_are_not_gathered_and_holders_of_offices_are() -> None:
    text = "Shelling hit the mill, {}"
    private = said("c1", text.format("Karim Haddour said"), by=["Karim Haddour"], sub=CLASH)
    public = said("c2", text.format("Mayor Karim Haddour said"), by=["Karim Haddour"], sub=CLASH)
    harmed = said("c3", "Rebels killed Karim Haddour", who=["Rebels"], whom=["Karim Haddour"], sub=CLASH)
    assert not told([private]).identities
    assert not told([harmed]).identities
    [mayor] = told([public]).identities
    assert mayor.name == "Karim Haddour"


def test_a_spelling_that_sounds_like_a_name_of_the_directory_is_that_actor() -> None:
    [rc] = told([fights("c1", "Ahraar ash-Shaam", "On Sunday {} seized the mill")]).claims
    assert rc.actor[0].actor == "ahrar-al-sham"
    assert "sounds like" in rc.actor[0].evidence.reason


# --- judgements


@pytest.fixture
def wadi() -> str:
    return ids(told(WADI))["c1"] or ""


@pytest.fixture
def nahr() -> str:
    return ids(told([NAHR]))["c4"] or ""


def test_merged_actors_are_one_and_the_first_goes_on(wadi: str, nahr: str) -> None:
    merge = judged("merge", wadi, nahr, known_by=(("Liwa al-Wadi",), ("Jaish an-Nahr",)))
    found = told([*WADI, NAHR], merge)
    assert set(ids(found).values()) == {wadi}
    assert "ana" in found.claims[3].actor[0].evidence.reason
    assert told([*WADI, NAHR], replace(merge, undone=datetime(2026, 1, 2, tzinfo=UTC))) == told([*WADI, NAHR])


def test_merged_with_one_of_the_directory_it_is_that_one(wadi: str) -> None:
    merge = judged("merge", wadi, "isis", known_by=(("Liwa al-Wadi",), ()))
    found = told(WADI, merge)
    assert set(ids(found).values()) == {"isis"}
    assert {rc.actor[0].name for rc in found.claims} == {"ISIS"}


def test_two_of_the_directory_can_be_merged_and_parted_again() -> None:
    claims = [fights("c1", "Free Syrian Army"), fights("c2", "Ahrar al-Sham")]
    merge = judged("merge", "ahrar-al-sham", "free-syrian-army")
    assert set(ids(told(claims, merge)).values()) == {"ahrar-al-sham"}
    part = judged("split", "ahrar-al-sham", hour=2, spellings=("Free Syrian Army",))
    by_claim = ids(told(claims, merge, part))
    assert by_claim["c2"] == "ahrar-al-sham"
    assert (by_claim["c1"] or "").startswith("p-")


def test_a_split_spelling_is_somebody_else(wadi: str) -> None:
    split = judged("split", wadi, known_by=(("Liwa al-Wadi", "Waadi Brigade"),), spellings=("Waadi Brigade",))
    by_claim = ids(told([*WADI, NAHR], split))
    assert by_claim["c1"] == by_claim["c3"] == wadi
    assert by_claim["c2"] not in (wadi, by_claim["c4"])


def test_a_name_brings_kind_and_side(wadi: str) -> None:
    name = judged(
        "name", wadi, known_by=(("Liwa al-Wadi",),), name="Valley", actor_kind="Rebel group", side="opposition"
    )
    [identity] = told(WADI, name).identities
    assert (identity.name, identity.kind, identity.side) == ("Valley", "Rebel group", "opposition")
    assert identity.judgements == (name.id,)


def test_of_two_that_contradict_each_other_the_later_counts(wadi: str, nahr: str) -> None:
    both = (("Liwa al-Wadi",), ("Jaish an-Nahr",))
    merge = judged("merge", wadi, nahr, known_by=both, hour=2)
    split = judged("split", wadi, known_by=both[:1], spellings=("Jaish an-Nahr",), hour=3)
    parted = ids(told([*WADI, NAHR], merge, split))
    assert parted["c4"] == nahr, "it goes its own way again"
    assert len(set(ids(told([*WADI, NAHR], split, replace(merge, time=split.time.replace(hour=4)))).values())) == 1


def test_a_judgement_holds_by_spellings_whatever_is_added(wadi: str, nahr: str) -> None:
    merge = judged("merge", wadi, nahr, known_by=(("Liwa al-Wadi",), ("Jaish an-Nahr",)))
    # Known earlier and spelled otherwise, it gives its group another beginning.
    earlier = fights("c0", "Liwa al-Wedi", "At first {} seized the mill", published="04-01")
    assert len(set(ids(told([earlier, *WADI, NAHR], merge)).values())) == 1


def test_a_judgement_on_nobody_here_changes_nothing(wadi: str) -> None:
    gone = judged("merge", "p-0000", "p-1111", known_by=(("Nobody",), ("Nowhere",)))
    assert told(WADI, gone, judged("name", "p-0000", name="X", known_by=(("Nobody",),))) == told(WADI)
