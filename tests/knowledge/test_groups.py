"""Groups of people that are counted, and the words by which places change hands."""

from __future__ import annotations

import pytest

from contested.knowledge.groups import Groups
from contested.knowledge.taking import Taking, begins
from tests.told import DIRECTORY, harmed, said

GROUPS, TAKING = Groups.load(), Taking.load()


def test_people_at_large_hold_everybody() -> None:
    assert GROUPS.key("People") == GROUPS.key(None) == ""
    assert GROUPS.inside("soldiers", "")
    assert not GROUPS.inside("", "soldiers")


def test_children_are_civilians_and_not_the_other_way() -> None:
    assert GROUPS.inside("children", "civilians")
    assert not GROUPS.inside("civilians", "children")
    assert not GROUPS.inside("children", "children")


@pytest.mark.parametrize(
    ("text", "group", "part"),
    [
        ("nine farmers, including two women", "women", True),
        ("nine farmers, among them two women", "women", True),
        ("two medics were among the dead", "medics", True),
        ("nine farmers, including two women", "farmers", False),
        ("two women died", "women", False),
    ],
)
def test_words_that_make_a_part(text: str, group: str, part: bool) -> None:
    assert GROUPS.part(harmed("t1", text, 2, 2, group)) is part


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("seven soldiers and four others died", 4),
        ("seven soldiers and twenty others died", 20),
        ("seven soldiers and twenty-five others died", 25),
        ("seven soldiers and twenty five others died", 25),
        ("seven soldiers and a further ninety others died", 90),
        ("a guard, plus another 120 others", 120),
        ("a guard along with two hundred and six others", 206),
        ("two guards and three cooks and 1,200 others", 1200),
    ],
)
def test_others_are_those_beside_a_group(text: str, n: int) -> None:
    assert GROUPS.others(harmed("t1", text, n, n))
    assert not GROUPS.others(harmed("t1", text, n + 1, n + 1))


def test_others_told_by_themselves_may_be_of_another_happening() -> None:
    assert not GROUPS.others(harmed("t1", "six others were killed", 6, 6))
    assert not GROUPS.others(harmed("t1", "seven soldiers and four others died", 4, 4, "others"))


def test_only_a_toll_is_a_count() -> None:
    with pytest.raises(ValueError, match="no toll"):
        GROUPS.count(said("c1", "Jets bombed Northford"), "A", DIRECTORY)


@pytest.mark.parametrize(
    ("text", "leaves"), [("withdrew", True), ("pulled out", True), ("fell back", True), ("took", False)]
)
def test_verbs_of_leaving(text: str, leaves: bool) -> None:
    assert begins(text, TAKING.leaving) is leaves


@pytest.mark.parametrize(
    ("gap", "whole"), [(" the strategic town of ", True), (" positions on hills in ", False), ("", True)]
)
def test_what_stands_between_the_verb_and_the_place(gap: str, whole: bool) -> None:
    assert TAKING.only_whole(gap) is whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("another 120 soldiers also died", "another 120"),
        ("A further dozen were hurt", "A further dozen"),
        ("at least six others were killed", "at least six others"),
        ("two more bodies were found", "two more"),
        ("another twenty-one were hurt", "another twenty-one"),
        ("another car bomb killed nine", None),
        ("more than 40 were killed", None),
        ("nine farmers, two others among them, died", None),
    ],
)
def test_words_that_count_on(text: str, words: str | None) -> None:
    assert GROUPS.besides(harmed("t1", text, 2, 2)) == words


def test_a_count_with_a_cause_or_a_place_of_its_own_is_of_another_happening() -> None:
    assert GROUPS.besides(harmed("t1", "another 14 were killed", 14, 14)) == "another 14"
    assert GROUPS.besides(harmed("t1", "another 14 were killed by shells", 14, 14, sub="Armed clash")) is None
    assert GROUPS.besides(harmed("t1", "another 14 were killed in Eastwell", 14, 14, where=["Eastwell"])) is None


def test_one_more_of_a_group_is_counted_on() -> None:
    assert GROUPS.besides(harmed("t1", "another army medic died later", 1, 1, "army medic")) == "another"
    assert GROUPS.besides(harmed("t1", "another blast killed a medic", 1, 1, "medic")) is None
