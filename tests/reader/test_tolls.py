"""How many came to what harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reader.conftest import Read
from tests.reader.reports import of_kind, told, tolls

Bounds = tuple[str, int, int | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active, passive, intransitive
        ("Shelling killed 3 soldiers near Hama on Sunday.", [("killed", 3, 3, "soldiers")]),
        ("Nine rebels were wounded near Hama on Sunday.", [("wounded", 9, 9, "rebels")]),
        ("Forty residents died in Aleppo during the night.", [("killed", 40, 40, "residents")]),
        ("Mortar fire hit the market in Homs, killing 5 civilians.", [("killed", 5, 5, "civilians")]),
        # two counts in one sentence
        ("The explosion killed 3 people and wounded 10.", [("killed", 3, 3, "people"), ("wounded", 10, 10, None)]),
        (
            "The explosion killed 7 soldiers and wounded 12 civilians.",
            [("killed", 7, 7, "soldiers"), ("wounded", 12, 12, "civilians")],
        ),
        ("The attack left 12 people dead and 30 wounded.", [("killed", 12, 12, "people"), ("wounded", 30, 30, None)]),
        ("A nurse and two porters were killed.", [("killed", 1, 1, "nurse"), ("killed", 2, 2, "porters")]),
        ("A total of 900 sailors were killed on the lake.", [("killed", 900, 900, "sailors")]),
        ("No one was hurt in the blast at the mill.", [("wounded", 0, 0, None)]),
        ("ISIS killed 7 hostages near Palmyra.", [("killed", 7, 7, "hostages")]),
        # objects that the parse ties elsewhere
        ("Bombs dropped by the navy killed at least 17 porters at dawn.", [("killed", 17, None, "porters")]),
        ("Rebels killed between 35-100 soldiers in the raid.", [("killed", 35, 100, "soldiers")]),
        ("Dozens of others were left maimed.", [("wounded", 24, None, None)]),
        # said to be among those counted
        ("Three porters were among the dead.", [("killed", 3, 3, "porters")]),
        (
            "Two nurses were among at least 31 villagers killed at the mill.",
            [("killed", 31, None, "villagers"), ("killed", 2, 2, "nurses")],
        ),
        # one definite person
        ("The commander of the brigade was killed in the clashes.", [("killed", 1, 1, "commander of the brigade")]),
        ("A woman and her child were wounded.", [("wounded", 1, 1, "woman"), ("wounded", 1, 1, "child")]),
        ("The army was killed off by hunger.", []),
        # large and unknown numbers
        ("Tens of thousands have been killed.", [("killed", 20000, None, None)]),
        ("Hundreds of thousands fled across the river.", [("displaced", 200000, None, None)]),
        ("The number of dead rose to nearly 2 million.", [("killed", 2000000, 2000000, None)]),
        # totals
        ("The commission put the number of dead at 54.", [("killed", 54, 54, None)]),
        ("The death toll has climbed from 36 to 44.", [("killed", 44, 44, None)]),
        # what bounds one count bounds no other that is rounded; a number that goes on is a count of its own
        (
            "At least 27 porters were killed and nearly 700 wounded in the raid.",
            [("killed", 27, None, "porters"), ("wounded", 700, 700, None)],
        ),
        (
            "Scores of villagers were killed and hundreds more displaced.",
            [("killed", 40, None, "villagers"), ("displaced", 200, None, None)],
        ),
        ("The toll was revised down from 58 to 51.", [("killed", 51, 51, None)]),
        (
            "Six more porters have died, taking the death toll to 31.",
            [("killed", 6, 6, "porters"), ("killed", 31, 31, None)],
        ),
        # casualties that are told apart are not all dead; each figure stands before its participle
        (
            "The mission counted 90 casualties in Homs: 32 killed and 58 injured.",
            [("killed", 32, 32, None), ("wounded", 58, 58, None)],
        ),
        (
            "There were 40 casualties (12 killed, 28 injured) in Homs.",
            [("killed", 12, 12, None), ("wounded", 28, 28, None)],
        ),
        ("The shelling caused 40 casualties, including 12 dead.", [("killed", 12, 12, None)]),
        ("The shelling caused 40 casualties.", [("killed", 40, 40, None)]),
        (
            "The war has left 45 porters dead and 70 missing.",
            [("killed", 45, 45, "porters"), ("missing", 70, 70, None)],
        ),
        # of either harm up to so many
        (
            "The army killed or captured 60 rebels in Hama.",
            [("killed", 0, 60, "rebels"), ("captured", 0, 60, "rebels")],
        ),
        ("Forty porters were killed or wounded.", [("killed", 0, 40, "porters"), ("wounded", 0, 40, "porters")]),
        # who gets away or comes back is not displaced
        ("Thousands of displaced people returned to their homes.", []),
        ("One of the attackers fled on a motorbike.", []),
        ("President Omar Qasim fled the country.", []),
        # parts and groups
        ("Of those killed, 32 were women.", [("killed", 32, 32, None)]),
        ("Three of the wounded later died in hospital.", [("killed", 3, 3, None)]),
        ("The blast killed a family of seven.", [("killed", 7, 7, "family")]),
        ("Two blue helmets were killed at the bridge.", [("killed", 2, 2, "blue helmets")]),
        # an age is no count
        ("Omar Qasim, 35, and a porter were shot dead.", [("killed", 1, 1, "Omar Qasim"), ("killed", 1, 1, "porter")]),
        ("The raid failed, killing an unknown number of rebels.", [("killed", 1, None, "rebels")]),
        ("Over half a million islanders have died.", [("killed", 500000, None, "islanders")]),
        # idioms
        ("The bombing claimed the lives of 23 civilians.", [("killed", 23, 23, "civilians")]),
        ("The fighting resulted in the deaths of 8 soldiers.", [("killed", 8, 8, "soldiers")]),
        ("The death toll from the blaze rose to 41.", [("killed", 41, 41, None)]),
        ("The army lost 40 soldiers in the battle for the base.", [("killed", 40, 40, "soldiers")]),
        ("Nine men were lost in the ambush.", [("killed", 9, 9, "men")]),
        ("Twenty people lost their lives in the shelling of the camp.", [("killed", 20, 20, "people")]),
        # a noun that no list has is people when it is killed or wounded
        ("A shepherd was wounded by a landmine near Hama.", [("wounded", 1, 1, "shepherd")]),
        # bounds are no part of the group
        ("At least 17 fighters were killed.", [("killed", 17, None, "fighters")]),
        # vague quantities
        ("Dozens of rebels were wounded near Hama.", [("wounded", 24, None, "rebels")]),
        ("Several dozen soldiers were killed near Hama.", [("killed", 36, None, "soldiers")]),
        ("Scores of families were displaced from the village.", [("displaced", 40, None, "families")]),
        ("Hundreds of civilians were wounded in the bombardment.", [("wounded", 200, None, "civilians")]),
        # nouns that no list of people holds
        ("Police arrested eight glaziers in Hama.", [("detained", 8, 8, "glaziers")]),
        ("The gang abducted four beekeepers on the ridge.", [("captured", 4, 4, "beekeepers")]),
        ("They shot dead fourteen diggers at the quarry.", [("killed", 14, 14, "diggers")]),
        # counts that stand beside the word of harm
        ("Five were killed, twelve hurt.", [("killed", 5, 5, None), ("wounded", 12, 12, None)]),
        ("The gunmen killed upwards of 300 peasants.", [("killed", 300, None, "peasants")]),
        ("On our side, three wounded, evacuated to the rear.", [("wounded", 3, 3, None)]),
        ("Eleven porters were slain on the pass.", [("killed", 11, 11, "porters")]),
        ("One guard was killed and another wounded.", [("killed", 1, 1, "guard"), ("wounded", 1, 1, None)]),
        ("Nobody was hurt.", [("wounded", 0, 0, None)]),
        # verbs with words behind them
        ("Two priests were hacked to death at the mill.", [("killed", 2, 2, "priests")]),
        ("The raiders led away eighty villagers.", [("captured", 80, 80, "villagers")]),
        ("Nine soldiers were taken prisoner.", [("captured", 9, 9, "soldiers")]),
        ("Sixty conscripts laid down their arms.", [("captured", 60, 60, "conscripts")]),
        ("Some 9,000 farmers were driven from their homes.", [("displaced", 9000, 9000, "farmers")]),
        ("About 150 soldiers were cut off in the fort.", [("besieged", 150, 150, "soldiers")]),
        ("Some 700 people remain trapped in the valley.", [("besieged", 700, 700, "people")]),
        ("A sniper shot two boys in the leg.", [("wounded", 2, 2, "boys")]),
        # totals that a verb puts to a figure, and who is among them
        ("The governor put the dead at 44.", [("killed", 44, 44, None)]),
        ("The clinic put the number of dead at 1,083.", [("killed", 1083, 1083, None)]),
        ("Of the dead, 51 were on the attackers' side.", [("killed", 51, 51, None)]),
        ("Five of the dead were infants.", [("killed", 5, 5, None)]),
        ("Among those killed was a girl.", [("killed", 1, 1, "girl")]),
        ("The emir was killed along with two guards.", [("killed", 1, 1, "emir"), ("killed", 2, 2, "guards")]),
        # other harms
        ("Twelve soldiers were captured by the rebels near Hama.", [("captured", 12, 12, "soldiers")]),
        ("Gunmen kidnapped two journalists near Aleppo.", [("captured", 2, 2, "journalists")]),
        ("Police arrested 17 demonstrators in Hama.", [("detained", 17, 17, "demonstrators")]),
        ("Some 4,000 residents fled the fighting around the town.", [("displaced", 4000, 4000, "residents")]),
        ("Seven journalists are missing in Aleppo.", [("missing", 7, 7, "journalists")]),
        ("Hundreds of civilians are besieged in Foua.", [("besieged", 200, None, "civilians")]),
    ],
)
def test_counts_of_people(read: Read, text: str, expected: list[Bounds]) -> None:
    assert tolls(read(text)) == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 17 fighters were killed.", {(17, None)}),
        ("More than 17 fighters were killed.", {(17, None)}),
        ("Up to 30 militants were killed in the ambush.", {(0, 30)}),
        ("Between 15 and 20 fighters were killed in the duel.", {(15, 20)}),
        ("Fewer than 10 people were killed.", {(0, 9)}),
        ("At least a dozen villagers were killed.", {(12, None)}),
        ("15-20 villagers were killed.", {(15, 20)}),
        # what bounds the first of coordinated counts bounds them all
        ("At least 11 soldiers and eight civilians died in the fighting.", {(11, None), (8, None)}),
        ("Eleven soldiers and at least eight civilians died in the fighting.", {(11, 11), (8, None)}),
    ],
)
def test_bounds(read: Read, text: str, expected: set[tuple[int, int | None]]) -> None:
    assert {(low, high) for _, low, high, _ in tolls(read(text))} == expected


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        (
            "The raid on the market killed 14 people, including 4 children.",
            ("killed", 14, 14, "people"),
            ("killed", 4, 4, "children"),
        ),
        (
            "At least 40 people, among them 26 minors, were wounded.",
            ("wounded", 40, None, "people"),
            ("wounded", 26, 26, "minors"),
        ),
        (
            "Some 24 people including five children died.",
            ("killed", 24, 24, "people"),
            ("killed", 5, 5, "children"),
        ),
        (
            "Ten people were killed, three of them children.",
            ("killed", 10, 10, "people"),
            ("killed", 3, 3, "children"),
        ),
        (
            "The mine wounded 12 herders, four of them critically.",
            ("wounded", 12, 12, "herders"),
            ("wounded", 4, 4, None),
        ),
    ],
)
def test_a_part_of_a_count_is_a_toll_of_its_own(read: Read, text: str, whole: Bounds, part: Bounds) -> None:
    claims = read(text)
    assert tolls(claims) == {whole, part}
    assert len(of_kind(claims, "toll")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "No casualties were reported after the blast in Homs.",
        "There were no casualties in the shelling of the town.",
    ],
)
def test_no_casualties_count_as_none_killed(read: Read, text: str) -> None:
    assert tolls(read(text)) == {("killed", 0, 0, None)}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels destroyed 6 tanks and 2 vehicles near Hama.",
        "The shelling destroyed 12 houses in the village.",
        "Jets dropped four bombs on the town.",
        "The rebels captured 3 tanks.",
        "The fighters captured two villages near Hama.",
        "The brigade surrounded two hamlets and captured one.",
        "Police seized 15 rifles and 300 rounds.",
        "The drought killed 40 cows.",
        "They set out with 241 lorries burned and 39 captured.",
        "Three shells fell near the mill.",
        "The rebel-held town has two schools.",
        "Two herders fell back to the ridge.",
        "Two herders fell off the ridge.",
        "The garrison took on 200 rebels.",
        "The garrison held off 200 rebels.",
        "Four hostages were freed on Monday.",
        "The aid convoy carried 20 tonnes of flour.",
        "Prices rose by 30 percent in Damascus.",
    ],
)
def test_things_are_no_toll(read: Read, text: str) -> None:
    assert tolls(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Twelve people were killed in Aleppo on Tuesday.", "incident"),
        ("More than 2,500 dockers have died in the city since March.", "cumulative"),
        ("The war has killed some 90,000 islanders.", "cumulative"),
        ("At least 60 civilians were killed in the past week.", "cumulative"),
        ("The quay lies on the front of a war that has killed some 300 dockers.", "cumulative"),
        ("More than 2,100 islanders have died since the strikes were crushed.", "cumulative"),
        ("Some 90 smugglers have been wounded in ten days of searches.", "cumulative"),
        ("Some 90 smugglers have been wounded in two days of searches.", "incident"),
        ("A crash killed five people in the worst loss of pilots since troops arrived.", "incident"),
        ("Two men died two days after the blast.", "incident"),
        ("Nine sailors have drowned off the cape since Friday evening.", "incident"),
        ("An air strike that killed 12 people hit the market.", "incident"),
        ("Shelling killed five people in the town, where rebels have fought since they came.", "incident"),
        # what lasts, and what is of one day of it
        ("The crackdown that has killed 900 dockers went on.", "cumulative"),
        ("The bloodshed, which has killed 900 dockers, spread.", "cumulative"),
        ("The judge defended the crackdown that killed 30 dockers on Monday.", "incident"),
        ("The unrest that killed nine dockers on 3 May went on.", "incident"),
        # a word of war that only tells which people are meant
        ("Two war veterans were killed by gunmen.", "incident"),
        ("Nine conflict reporters were wounded by shells.", "incident"),
        ("The war death toll stands at 900.", "cumulative"),
        # a record is of one happening, whatever the time that it is measured by
        ("Nine dockers died in the worst raid on the quay this year.", "incident"),
        ("Nine dockers died in the deadliest raid in months.", "incident"),
        ("Nine dockers died in the first raid this month.", "incident"),
        ("The most deadly raid since 2019 killed nine dockers.", "incident"),
        ("At least 900 dockers were killed this year.", "cumulative"),
        ("Nine hundred dockers were killed in the first half of this year.", "cumulative"),
        # more than one happening as a rule harms
        ("More than 200,000 people have been killed and the land is empty.", "cumulative"),
        ("Raiders killed more than 30,000 people at Millbrook on 21 April 1994.", "incident"),
        ("The marines captured 60,000 soldiers on Thursday.", "incident"),
        # phrases that sum up
        ("So far 900 dockers have been killed.", "cumulative"),
        ("In all, 900 dockers were killed.", "cumulative"),
        ("To date, 900 dockers have been wounded.", "cumulative"),
        ("Nine dockers were killed in all four harbours.", "incident"),
        ("Nine dockers died in the raid, the worst so far.", "incident"),
        ("So far nine dockers are known to have died in Monday's raid.", "incident"),
    ],
)
def test_a_count_over_a_period_is_cumulative(read: Read, text: str, scope: str) -> None:
    (toll,) = of_kind(read(text), "toll")
    assert toll.toll is not None
    assert toll.toll.scope == scope


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("An air strike on the market in Idlib killed 9 people.", "Air/drone strike"),
        ("A car bomb exploded in Homs on Friday, killing 6 people.", "Remote explosive/landmine/IED"),
        ("Clashes near Hama killed 11 soldiers.", "Armed clash"),
        ("Eleven people died in Damascus.", None),
    ],
)
def test_the_cause_that_the_sentence_states(read: Read, text: str, cause: str | None) -> None:
    assert {c.sub_event_type for c in of_kind(read(text), "toll")} == {cause}


def test_a_toll_has_no_target(read: Read) -> None:
    (toll,) = of_kind(read("The rebels killed 9 soldiers near Hama."), "toll")
    assert toll.target == ()
    assert {m.text for m in toll.actor} == {"rebels"}


@settings(max_examples=12)
@given(
    n=st.integers(2, 90_000),
    comma=st.booleans(),
    bound=st.sampled_from([("", True), ("At least ", False), ("More than ", False)]),
)
def test_whatever_the_number(read: Read, n: int, comma: bool, bound: tuple[str, bool]) -> None:
    """A number that could be a year is one too, when people are counted by it."""
    words, exact = bound
    claims = read(f"{words}{n:{',' if comma else ''}} people were killed in Aleppo.")
    assert tolls(claims) == {("killed", n, n if exact else None, "people")}, told(claims)


def test_the_clause_holds_word_count_and_group(read: Read) -> None:
    (toll,) = of_kind(read("Officials in Hama said that at least 12 soldiers were killed on Friday."), "toll")
    assert toll.evidence.text == "at least 12 soldiers were killed on Friday"


def test_fighters_who_are_driven_out_are_no_displaced_people(read: Read) -> None:
    assert not of_kind(read("Twenty militants were driven out of the town."), "toll")
    assert of_kind(read("Twenty families were driven out of the town."), "toll")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The shelling sparked an exodus of tens of thousands of people to the border.", 20000),
        ("The fall of Goma caused an exodus of 4,000 villagers.", 4000),
        ("Fighting led to the exodus of hundreds of families from Sirte.", 200),
    ],
)
def test_an_exodus_displaces(read: Read, text: str, low: int) -> None:
    assert [(c.toll.harm, c.toll.low) for c in of_kind(read(text), "toll") if c.toll] == [("displaced", low)]
