"""Mentions that the reader cut short are read with the name that belongs to them."""

from __future__ import annotations

import pytest

from contested.knowledge import load
from contested.resolve import resolve_actors

from .reports import about, at, report

KNOWN = load("syria")


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("In Aleppo Islamists of al-Nusra Front robbed a café.", "Islamists", "Nusra Front"),
        ("In Idlib fighters from the Free Syrian Army took a hill.", "fighters", "Free Syrian Army"),
        ("Near Bosso raiders believed to be members of Boko Haram attacked a market.", "raiders", "Boko Haram"),
        ("In Raqqa IS jihadists took a hill.", "jihadists", "ISIS"),
        (
            "Near Homs the Syrian Arab Army’s 5th Armored Division took a hill.",
            "Armored Division",
            "Syrian government forces",
        ),
        ("In Sarmin Free Syrian Army men took a hill.", "Syrian Army men", "Free Syrian Army"),
        ("In Sarmin Liwa al-Wadi took a hill.", "Liwa", "Liwa al-Wadi"),
        ("In Sarmin the 93rd Wadi Brigade took a hill.", "Wadi Brigade", "93rd Wadi Brigade"),
        ("In Sarmin Wadi Brigade Monday took a hill.", "Wadi Brigade", "Wadi Brigade"),
        ("In Idlib residents of al-Nusra Front areas fled.", "residents", "civilians"),
        ("Nusra Front said gunmen attacked a café in Idlib.", "gunmen", "gunmen"),
    ],
)
def test_a_name_that_belongs_to_the_mention_is_read_with_it(text: str, mention: str, name: str) -> None:
    doc = report(text)
    (resolved,) = resolve_actors(doc, [about(doc, actor=at(doc, mention))], KNOWN)
    assert resolved.name == name


def test_a_source_of_a_group_is_not_the_group() -> None:
    doc = report("A resident of the Free Syrian Army camp said so.")
    (resolved,) = resolve_actors(doc, [about(doc, attribution=at(doc, "A resident"))], KNOWN)
    assert resolved.actor != "free-syrian-army"
