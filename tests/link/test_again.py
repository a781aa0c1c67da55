"""What a report tells once more of what it told before joins it; what the text tells apart stays apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from contested.link.again import again
from contested.model import Event, Judgement, ResolvedClaim
from tests.told import Head, harmed, linked, only, said, together

SHELLS = "Shelling/artillery/missile attack"
BOMB = "Remote explosive/landmine/IED"
LOOT = "Looting/property destruction"
CLASH = "Armed clash"


def story(*sentences: str) -> tuple[dict[str, Head], list[int]]:
    """A document of ``sentences``, and where each begins."""
    text = " ".join(sentences)
    return {"d1": Head(None, text)}, [text.index(s) for s in sentences]


def told(*claims: ResolvedClaim, heads: dict[str, Head]) -> tuple[Event, ...]:
    return linked(list(claims), heads=heads)


@pytest.mark.parametrize(
    ("text", "trigger", "sub"),
    [
        ("the attack on the ferry", "attack", CLASH),
        ("the alleged chemical attack", "chemical attack", "Chemical weapon"),
        ("these two explosions", "explosions", BOMB),
        ("Tuesday's raid", "raid", "Air/drone strike"),
        ("The shells destroyed it, the strikes having begun", "strikes", "Air/drone strike"),
        ("forty barns were destroyed", "destroyed", LOOT),
        ("damaging the dam", "damaging", LOOT),
    ],
)
def test_words_that_point_back(text: str, trigger: str, sub: str) -> None:
    assert again(said("c1", text, trigger=trigger, sub=sub).claim)


@pytest.mark.parametrize(
    ("text", "trigger", "sub"),
    [
        ("an attack on the ferry", "attack", CLASH),
        ("the second explosion", "explosion", BOMB),
        ("the earlier raid", "raid", "Air/drone strike"),
        ("the militia stormed the mill", "stormed", CLASH),
        ("the militia that led the attack fled", "fled", "Other"),
        ("the rescue operation", "operation", CLASH),
        ("forty barns were destroyed by the militia", "destroyed", LOOT),
        ("the militia destroyed forty barns", "destroyed", LOOT),
        ("forty barns were looted", "looted", LOOT),
    ],
)
def test_words_that_tell_something_new(text: str, trigger: str, sub: str) -> None:
    assert again(said("c1", text, trigger=trigger, sub=sub).claim) is None


def test_a_noun_that_points_back_is_the_happening_told_before() -> None:
    first, second = "A car bomb went off at the gate of Northford on Sunday.", "The attack took place at noon."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    noun = said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Northford"])
    event = only(told(bomb, noun, heads=heads))
    assert event.sub_event_type == BOMB
    assert "points back" in event.links[1].evidence.reason
    assert event.links[1].to == "c1"


def test_it_gives_no_type_where_another_is_told() -> None:
    """Also where the noun's claims are the more."""
    first, second, third = "A car bomb went off in Northford.", "The attack came at noon.", "The attack was filmed."
    heads, (a, b, c) = story(first, second, third)
    claims = [
        said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03"),
        said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Northford"]),
        said("c3", third, at=c, trigger="attack", sub=CLASH, where=["Northford"]),
    ]
    assert only(told(*claims, heads=heads)).sub_event_type == BOMB


def test_a_toll_of_the_attack_is_a_toll_of_what_was_told() -> None:
    first, second = "A car bomb went off in Northford on Sunday.", "Four others were wounded in the attack."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    hurt = harmed("t1", second, 4, 4, harm="wounded", at=b, sub=CLASH, where=["Northford"])
    event = only(told(bomb, hurt, heads=heads))
    assert set(event.claims) == {"c1", "t1"}


def test_some_of_the_dead_belong_to_the_toll_before() -> None:
    first, second = "Shells on Northford killed nine.", "Among the dead were two nurses."
    heads, (a, b) = story(first, second)
    shells = said("c1", first, at=a, trigger="Shells", sub=SHELLS, where=["Northford"], when="05-03")
    two = harmed("t1", second, 2, 2, at=b, sub=CLASH)
    assert set(only(told(shells, two, heads=heads)).claims) == {"c1", "t1"}


def test_people_counted_besides_those_before_came_to_harm_in_the_same() -> None:
    first, second = "Shells on Northford killed nine.", "Another two died in hospital."
    heads, (a, b) = story(first, second)
    shells = said("c1", first, at=a, trigger="Shells", sub=SHELLS, where=["Northford"], when="05-03")
    nine = harmed("t1", "killed nine", 9, 9, at=a + 20, sub=SHELLS, where=["Northford"], when="05-03")
    two = harmed("t2", second, 2, 2, at=b)
    assert set(only(told(shells, nine, two, heads=heads)).claims) == {"c1", "t1", "t2"}


def test_two_more_in_another_town_are_of_another_matter() -> None:
    first, second = "Shells on Northford killed nine.", "Two more were killed in Eastwell."
    heads, (a, b) = story(first, second)
    nine = harmed("t1", first, 9, 9, at=a, sub=SHELLS, where=["Northford"], when="05-03")
    two = harmed("t2", second, 2, 2, at=b, where=["Eastwell"])
    assert all(set(event.claims) != {"t1", "t2"} for event in told(nine, two, heads=heads))


def test_damage_is_what_the_attack_did() -> None:
    first, second = "Militiamen fired rockets at Northford on Sunday.", "Forty barns were destroyed."
    heads, (a, b) = story(first, second)
    rockets = said("c1", first, at=a, trigger="fired rockets", sub=SHELLS, where=["Northford"], when="05-03")
    barns = said("c2", second, at=b, trigger="destroyed", sub=LOOT, where=["Northford"])
    event = only(told(rockets, barns, heads=heads))
    assert event.sub_event_type == SHELLS
    assert event.links[1].evidence.reason == "“destroyed”: what it did"


def test_damage_with_no_attack_before_it_is_an_event() -> None:
    text = "Forty barns were destroyed in Northford."
    heads, (a,) = story(text)
    barns = said("c1", text, at=a, trigger="destroyed", sub=LOOT, where=["Northford"], when="05-03")
    assert only(told(barns, heads=heads)).sub_event_type == LOOT


def test_damage_at_another_place_is_another_matter() -> None:
    first, second = "Militiamen fired rockets at Northford on Sunday.", "Forty barns were destroyed in Eastwell."
    heads, (a, b) = story(first, second)
    rockets = said("c1", first, at=a, trigger="fired rockets", sub=SHELLS, where=["Northford"], when="05-03")
    barns = said("c2", second, at=b, trigger="destroyed", sub=LOOT, where=["Eastwell"])
    assert len(told(rockets, barns, heads=heads)) == 2


def test_damage_far_below_in_the_text_is_another_matter() -> None:
    first, last = "Militiamen fired rockets at Northford on Sunday.", "Forty barns were destroyed."
    fill = [f"Talks between the millers and the ferrymen went on for day {n}." for n in range(6)]
    heads, at = story(first, *fill, last)
    rockets = said("c1", first, at=at[0], trigger="fired rockets", sub=SHELLS, where=["Northford"], when="05-03")
    barns = said("c2", last, at=at[-1], trigger="destroyed", sub=LOOT, where=["Northford"])
    assert len(told(rockets, barns, heads=heads)) == 2


@pytest.mark.parametrize("words", ["Another attack", "A second attack", "The earlier attack"])
def test_another_attack_stays_apart(words: str) -> None:
    first, second = "A car bomb went off in Northford on Sunday.", f"{words} was made at noon."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    other = said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Northford"])
    assert together(told(bomb, other, heads=heads)) == {frozenset({"c1"}), frozenset({"c2"})}


def test_the_attack_at_another_place_or_on_another_day_stays_apart() -> None:
    first, second = "A car bomb went off in Northford on Sunday.", "The attack on Eastwell was made at noon."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    place = said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Eastwell"])
    day = said("c2", second, at=b, trigger="attack", sub=CLASH, when="04-20")
    assert len(told(bomb, place, heads=heads)) == 2
    assert len(told(bomb, day, heads=heads)) == 2


def test_what_is_planned_is_not_the_attack_told_before() -> None:
    first, second = "A car bomb went off in Northford on Sunday.", "The attack was to be made at noon."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    plan = said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Northford"], modality="intended")
    assert len(told(bomb, plan, heads=heads)) == 2


def test_the_last_that_was_told_just_before_is_meant() -> None:
    first = "A car bomb went off in Northford on Sunday."
    second, third = "Gunmen shot a baker on the road on Sunday.", "The attack was filmed."
    heads, (a, b, c) = story(first, second, third)
    claims = [
        said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03"),
        said("c2", second, at=b, trigger="shot", sub="Attack", when="05-03"),
        said("c3", third, at=c, trigger="attack", sub=CLASH),
    ]
    assert frozenset({"c2", "c3"}) in together(told(*claims, heads=heads))


def test_far_below_the_lead_is_meant() -> None:
    first = "A car bomb went off in Northford on Sunday."
    second, fill = "In March gunmen shot a baker there.", ["Rain fell.", "The river rose.", "Mills stood still."]
    last = "The attack was filmed."
    heads, at = story(first, second, *fill, last)
    claims = [
        said("c1", first, at=at[0], trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03"),
        said("c2", second, at=at[1], trigger="shot", sub="Attack", where=["Northford"], when=("03-01", "03-31")),
        said("c3", last, at=at[-1], trigger="attack", sub=CLASH),
    ]
    assert frozenset({"c1", "c3"}) in together(told(*claims, heads=heads))


def test_people_who_know_better_are_heard() -> None:
    first, second = "A car bomb went off in Northford on Sunday.", "The attack took place at noon."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    noun = said("c2", second, at=b, trigger="attack", sub=CLASH, where=["Northford"])
    apart = Judgement("j1", "different", ("c1", "c2"), "ana", datetime(2026, 1, 1))
    assert len(linked([bomb, noun], [apart], heads=heads)) == 2


def test_nine_dead_of_no_known_cause_are_those_of_the_attack_beside() -> None:
    """Who was killed makes a guess at the type; it says nothing against a car bomb."""
    first, second = "A car bomb went off in Northford on Sunday.", "Nine farmers were killed in Northford."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    dead = harmed("t1", second, 9, 9, at=b, sub="Attack", where=["Northford"], when="05-03")
    event = only(told(bomb, dead, heads=heads))
    assert event.sub_event_type == BOMB


def test_what_is_told_to_be_of_another_type_stays_apart() -> None:
    first, second = "A car bomb went off in Northford on Sunday.", "Nine farmers were killed in an air strike there."
    heads, (a, b) = story(first, second)
    bomb = said("c1", first, at=a, trigger="car bomb", sub=BOMB, where=["Northford"], when="05-03")
    dead = harmed("t1", second, 9, 9, at=b, sub="Air/drone strike", where=["Northford"], when="05-03")
    assert len(told(bomb, dead, heads=heads)) == 2


@pytest.mark.parametrize(
    ("before", "text", "after", "trigger", "sub"),
    [
        ("The union denounced the shelling as ", "a cruel massacre", ".", "massacre", "Attack"),
        ("In the next valley ", "explosions", " could be heard until dawn.", "explosions", BOMB),
        ("The smuggler was arrested in ", "a police raid", " on Sunday.", "raid", CLASH),
    ],
)
def test_what_stands_beside_it_says_that_it_was_told(
    before: str, text: str, after: str, trigger: str, sub: str
) -> None:
    claim = said("c1", text, trigger=trigger, sub=sub).claim
    assert again(claim, before, after)
    assert again(claim) is None


@pytest.mark.parametrize(
    ("before", "text", "after", "trigger", "sub"),
    [
        ("Millers spoke of ", "a massacre", " at the weir.", "massacre", "Attack"),
        ("In the next valley ", "explosions", " killed two.", "explosions", BOMB),
        ("The mayor spoke of ", "a raid", " on Sunday.", "raid", CLASH),
    ],
)
def test_what_stands_beside_it_says_nothing(before: str, text: str, after: str, trigger: str, sub: str) -> None:
    assert again(said("c1", text, trigger=trigger, sub=sub).claim, before, after) is None


def test_a_count_in_a_clause_on_a_noun_that_points_back() -> None:
    count = harmed("c1", "in which 40 people died", 40, 40).claim
    assert again(count, "The judge asked who planned the attack ")
    assert again(count, "The judge asked who planned an earlier attack ") is None


def test_damage_done_by_a_deed_of_its_sentence_is_no_event_of_its_own() -> None:
    text = "An explosion destroyed two carts in Northford."
    heads, _ = story(text)
    blast = said("c1", "An explosion", at=0, trigger="explosion", sub=BOMB, where=["Northford"])
    carts = said("c2", text, at=0, trigger="destroyed", sub=LOOT, where=["Northford"])
    assert only(told(blast, carts, heads=heads)).sub_event_type == BOMB


def test_damage_by_people_stays_an_event() -> None:
    text = "After the explosion looters destroyed two carts in Northford."
    heads, _ = story(text)
    blast = said("c1", "the explosion", at=6, trigger="explosion", sub=BOMB, where=["Northford"])
    carts = said("c2", "looters destroyed two carts", at=20, trigger="destroyed", sub=LOOT, who=["rebels"])
    assert len(told(blast, carts, heads=heads)) == 2


def test_a_count_belongs_to_the_deed_of_its_sentence_whatever_day_is_carried_over() -> None:
    heads, (a,) = story("The report tells of a gas attack on 3 May that witnesses say killed 40 people.")
    deed = said("c1", "a gas attack on 3 May", at=a + 20, trigger="gas attack", sub="Chemical weapon", when="05-03")
    count = harmed("c2", "killed 40 people", 40, 40, at=a + 62, sub="Chemical weapon", when="06-09")
    count = replace(count, claim=replace(count.claim, carried=("time",)))
    assert only(told(deed, count, heads=heads)).claims == ("c1", "c2")


def test_a_count_of_another_place_stays_its_own() -> None:
    heads, (a,) = story("A bomb went off in Northford and 40 people died in Eastwell on Sunday.")
    deed = said("c1", "A bomb went off in Northford", at=a, trigger="bomb", sub=BOMB, where=["Northford"])
    count = harmed("c2", "40 people died in Eastwell", 40, 40, at=a + 33, where=["Eastwell"])
    assert only(told(deed, count, heads=heads)).claims == ("c1",)


def test_the_attack_of_a_day_is_that_of_the_day_whoever_is_blamed() -> None:
    first, *gap, last = (
        "Gas fell on 3 May.",
        "It rained.",
        "It snowed.",
        "It hailed.",
        "They blamed the gas attack of 3 May on rebels.",
    )
    heads, (a, *_, b) = story(first, *gap, last)
    gas = said("c1", first, at=a, trigger="Gas", sub="Chemical weapon", when="05-03", who=["Syrian government forces"])
    noun = said(
        "c2",
        "the gas attack of 3 May on rebels",
        at=b + 12,
        trigger="gas attack",
        sub="Chemical weapon",
        when="05-03",
        who=["rebels"],
    )
    assert len(told(gas, noun, heads=heads)) == 1


@pytest.mark.parametrize(
    ("capture", "count"),
    [
        ("The rebels overran a post in Northford on Sunday.", "Ten men were killed in the attack."),
        ("Militants captured Northford on Sunday.", "Forty soldiers died in the assault."),
        ("The militia seized the mill of Northford on Sunday.", "Six people were killed in the attack."),
    ],
)
def test_the_attack_may_be_the_capture_told_just_before(capture: str, count: str) -> None:
    before = "The army bombed the port of Eastwell last week."
    heads, (a, *_, b, c) = story(before, "It rained.", "It snowed.", "It hailed.", capture, count)
    old = said("c1", before, at=a, trigger="bombed", sub="Air/drone strike", where=["Eastwell"])
    taken = said("c2", capture, at=b, trigger=capture.split()[2], where=["Northford"], when="05-03",
                 sub="Non-state actor overtakes territory")  # fmt: skip
    dead = harmed("c3", count, 10, 10, at=c)
    events = [set(e.claims) for e in told(old, taken, dead, heads=heads)]
    assert {"c2", "c3"} in events


@pytest.mark.parametrize(
    ("deed", "trigger", "denial", "sub"),
    [
        ("Gas was used on the hills of Northford.", "Gas", "The army denied the claim.", "Chemical weapon"),
        ("Jets bombed the clinic of Northford.", "bombed", "The ministry rejected the report.", "Air/drone strike"),
        (
            "Gunmen abducted two nurses in Northford.",
            "abducted",
            "The militia denies it.",
            "Abduction/forced disappearance",
        ),
    ],
)
def test_a_denial_is_of_what_was_told_before(deed: str, trigger: str, denial: str, sub: str) -> None:
    heads, (a, b, c) = story("The army fought rebels in Eastwell.", deed, denial)
    fight = said("c1", "The army fought rebels in Eastwell", at=a, trigger="fought", sub=CLASH, where=["Eastwell"])
    told_of = said("c2", deed, at=b, trigger=trigger, sub=sub, where=["Northford"], by=["rebels"])
    verb = denial.split()[2]
    denied = said("c3", denial, at=c, trigger=verb, sub=sub, polarity="denied", by=["Syrian army"])
    assert {"c2", "c3"} in [set(e.claims) for e in told(fight, told_of, denied, heads=heads)]
