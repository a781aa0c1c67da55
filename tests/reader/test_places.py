"""Where: the place of a claim, and how it lies to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.reading import Reading
from tests.reader.conftest import Read
from tests.reader.reports import event, places

BOMB = "exploded"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        # the narrowest
        ("A car bomb exploded in Jasim in Daraa province.", BOMB, "Jasim"),
        ("A car bomb exploded in Jasim, in southern Syria.", BOMB, "Jasim"),
        ("A car bomb exploded in the town of Jasim, Syria.", BOMB, "Jasim"),
        ("A car bomb exploded in the city of Kilis, Turkey.", BOMB, "Kilis"),
        ("Shells fell on the village of Qastun in the Ghab plain.", "fell", "Qastun"),
        ("The army captured the town of Nubl in the north of Aleppo province.", "captured", "Nubl"),
        ("In Daraa province, a car bomb exploded in the town of Jasim.", BOMB, "Jasim"),
        ("Jets bombed Syria's Idlib province.", "bombed", "Idlib province"),
        ("Clashes broke out in Homs’s Rastan.", "Clashes", "Rastan"),
        ("Mortar shells hit Aleppo's Sheikh Maqsoud on Friday.", "hit", "Sheikh Maqsoud"),
        ("Jets bombed the al-Sukkari neighborhood of Aleppo.", "bombed", "al-Sukkari neighborhood"),
        ("Jets bombed the Aleppo neighborhood of al-Sukkari.", "bombed", "al-Sukkari"),
        ("Mortar shells hit the Aleppo suburb of Khan Touman.", "hit", "Khan Touman"),
        # names
        ("Jets bombed the city of al-Bab.", "bombed", "al-Bab"),
        ("A car bomb exploded in Deir Ezzor.", BOMB, "Deir Ezzor"),
        ("A car bomb exploded in Maarat al-Numan on Friday.", BOMB, "Maarat al-Numan"),
        ("A car bomb exploded in the village of Zarmuta.", BOMB, "Zarmuta"),
        ("A car bomb exploded in Zarmuta village.", BOMB, "Zarmuta village"),
        # "there"
        ("Police reached Jasim on Monday. A car bomb exploded there at noon.", BOMB, "Jasim"),
        # a country that acts is no place, one in which things happen is
        ("Turkey shelled the town of Afrin.", "shelled", "Afrin"),
        ("The US bombed an oil field near Raqqa.", "bombed", "Raqqa"),
        ("Russia said its jets had bombed the city of Raqqa.", "bombed", "Raqqa"),
        ("A car bomb exploded in Turkey on Sunday.", BOMB, "Turkey"),
        # texts that lost their apostrophes
        ("Assads forces bombed the town of Daraya.", "bombed", "Daraya"),
        ("The regimes helicopters bombed the town of Daraya.", "bombed", "Daraya"),
        ("Clashes broke out in Syrias Idlib province.", "Clashes", "Idlib province"),
    ],
)
def test_the_most_specific_place(read: Read, text: str, word: str, place: str) -> None:
    assert {name for _, name in places(event(read(text), word))} == {place}


@pytest.mark.parametrize(
    ("text", "relation", "place"),
    [
        ("Clashes broke out in Hama.", "in", "Hama"),
        ("Clashes broke out near Hama.", "near", "Hama"),
        ("Clashes broke out in the northern city of Hama.", "in", "Hama"),
        ("Clashes broke out in Syria's northern province of Idlib.", "in", "Idlib"),
        ("Clashes broke out in Beirut's southern suburb of Dahiyeh.", "in", "Dahiyeh"),
        ("Clashes broke out close to Hama.", "near", "Hama"),
        ("Clashes broke out outside Hama.", "outside", "Hama"),
        ("Clashes broke out around the town of Ariha.", "around", "Ariha"),
        ("Clashes broke out north of Aleppo.", "north of", "Aleppo"),
        ("Clashes broke out south-west of Aleppo.", "south-west of", "Aleppo"),
        ("Clashes broke out southwest of Aleppo.", "southwest of", "Aleppo"),
        ("Clashes broke out on the outskirts of Aleppo.", "outskirts of", "Aleppo"),
        ("Clashes broke out in the southern suburbs of Damascus.", "southern suburbs of", "Damascus"),
        ("Clashes broke out in the western part of Homs.", "western part of", "Homs"),
        ("Clashes broke out on the edge of the town of Ariha.", "edge of", "Ariha"),
        # what only says which town it is stands between
        ("Clashes broke out near the Jewish settlement of Ariha.", "near", "Ariha"),
        ("Clashes broke out near the northern town of Ariha.", "near", "Ariha"),
        ("Clashes broke out near the Syrian border town of Ariha.", "near", "Ariha"),
        ("Clashes broke out close to the besieged city of Hama.", "near", "Hama"),
        ("Clashes broke out south of the town of Ariha.", "south of", "Ariha"),
        ("Clashes broke out on Hama's outskirts.", "outskirts of", "Hama"),
        ("Clashes broke out in Hama's northern suburbs.", "northern suburbs of", "Hama"),
    ],
)
def test_how_it_lies_to_the_place(read: Read, text: str, relation: str, place: str) -> None:
    assert places(event(read(text), "Clashes")) == {(relation, place)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Clashes broke out in the city on Tuesday.", "in"),
        ("Clashes broke out on the city's outskirts.", "outskirts of"),
        ("Clashes broke out on the northern outskirts of the city.", "northern outskirts of"),
        ("Clashes broke out to the east of the city.", "east of"),
        ("Clashes broke out outside the besieged city.", "outside"),
    ],
)
def test_how_it_lies_to_the_place_that_the_city_stands_for(read: Read, text: str, relation: str) -> None:
    claims = read(f"The rebels entered the suburbs of Hama on Monday. {text}")
    assert places(event(claims, "Clashes")) == {(relation, "Hama")}


def test_what_is_held_is_told_by_the_words_of_the_hold(read: Read) -> None:
    claims = read("Clashes broke out near the rebel-held town of Ariha.")
    assert places(event(claims, "Clashes")) == {("near", "Ariha")}
    assert [places(claim) for claim in claims if claim.kind == "control"] == [{("in", "Ariha")}]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out in Homs, Hama and Idlib.",
        "Clashes broke out in Homs, in Hama and in Idlib.",
    ],
)
def test_places_side_by_side(read: Read, text: str) -> None:
    assert places(event(read(text), "Clashes")) == {("in", "Homs"), ("in", "Hama"), ("in", "Idlib")}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded on the road from Hama to Homs.",
        "A bomb exploded on the highway that connects Hama to the city of Homs.",
        "A bomb exploded on the road linking Hama and Homs.",
    ],
)
def test_a_way_lies_between_its_ends(read: Read, text: str) -> None:
    assert places(event(read(text), BOMB)) == {("between", "Hama"), ("between", "Homs")}


def test_from_one_place_to_another_is_not_between_them(read: Read) -> None:
    assert "between" not in {how for how, _ in places(event(read("The army advanced from Hama to Homs."), "advanced"))}


def test_each_verb_has_its_own_place(read: Read) -> None:
    claims = read("The army shelled the town of Douma and bombed the town of Jobar.")
    assert {name for _, name in places(event(claims, "shelled"))} == {"Douma"}
    assert {name for _, name in places(event(claims, "bombed"))} == {"Jobar"}


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The rebels attacked the town of Ariha. The town fell on Thursday.", "fell", "Ariha"),
        # what was called so before is meant, though another place stands nearer
        (
            "Troops advanced in Zohour district in the south of Hama. The district fell on Thursday.",
            "fell",
            "Zohour district",
        ),
        ("Gunmen raided the village of Qarbuta near Idlib. The village fell on Thursday.", "fell", "Qarbuta"),
        ("Jets bombed the city of Aleppo. Mortar shells hit the city too.", "hit", "Aleppo"),
        ("Talks on Idlib province were held in Homs. Clashes broke out in the province.", "Clashes", "Idlib province"),
        ("The army reached the town of Morek in Hama province. It shelled the town all day.", "shelled", "Morek"),
    ],
)
def test_the_town_is_the_one_named_before(read: Read, text: str, word: str, place: str) -> None:
    assert {name for _, name in places(event(read(text), word))} == {place}


def test_a_place_is_carried_on_and_says_so(read: Read) -> None:
    claims = read("A car bomb exploded in the city of Homs. Mortar shells were fired an hour later.")
    claim = event(claims, "fired")
    assert {name for _, name in places(claim)} == {"Homs"}
    assert "place" in claim.carried
    assert "place" not in event(claims, BOMB).carried


def test_a_place_is_not_carried_on_for_ever(read: Read) -> None:
    talk = "The minister spoke about bread and water. " * 9
    claim = event(read(f"A car bomb exploded in the city of Homs. {talk}Mortar shells were fired at dawn."), "fired")
    assert claim.place == ()


def test_nothing_is_invented(read: Read) -> None:
    assert event(read("A car bomb exploded on Sunday."), BOMB).place == ()


@pytest.mark.parametrize(
    "text",
    [
        "A military spokesman in Damascus said a car bomb exploded on Monday.",
        "The UN office in Geneva reported that a car bomb exploded.",
        "A car bomb exploded on Monday, the minister told reporters in Beirut.",
        "A car bomb exploded on Monday, a navy officer told AFP by phone from Latakia.",
        "Speaking in Damascus, the envoy said that a car bomb exploded.",
        "At a press conference in Ankara, the general announced that a car bomb exploded.",
        "A car bomb exploded on Monday, the agency said in Geneva.",
    ],
)
def test_where_somebody_speaks_is_not_where_it_happened(read: Read, text: str) -> None:
    assert places(event(read(text), BOMB)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Witnesses in Homs said a car bomb exploded on Monday.",
        "In Homs, activists said a car bomb exploded.",
        "The minister said a car bomb exploded in Homs.",
        "The minister told reporters in Beirut that a car bomb exploded in Homs.",
    ],
)
def test_who_speaks_of_where_they_are(read: Read, text: str) -> None:
    assert places(event(read(text), BOMB)) == {("in", "Homs")}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # no town is a border, a province or a continent
        ("Tanks entered the city of Homs. Guards stood at the Turkish border. Jets bombed the town.", {"Homs"}),
        ("Aid came from all over Europe. Jets bombed the village.", set()),
        ("Aid came from Idlib province. Jets bombed the village.", set()),
    ],
)
def test_the_town_is_no_border_and_no_province(reading: Callable[[str], Reading], text: str, places: set[str]) -> None:
    found = reading(text)
    assert {found.spacy_doc[p.start : p.stop].text for p in found.places.stands_for.values()} == places


def test_names_behind_the_word_for_several_are_places(read: Read) -> None:
    shells = event(read("Shells fell on two villages, Zarmuta and Ubb."), "fell")
    assert {name for _, name in places(shells)} == {"Zarmuta", "Ubb"}
