"""A conflict's dated facts: their file, and what is found by place and by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import knowledge
from contested.errors import KnowledgeError
from contested.knowledge import Chronology
from contested.knowledge.chronology import fact_kinds, facts_of
from contested.knowledge.files import conflict, conflicts
from contested.model.codes import EVENT_TYPE_OF
from contested.model.knowledge import DatedFact

HEAD = "start\tend\tkind\tplace\tactor\tother\tnames\n"
FACTS = (
    DatedFact(date(2012, 3, 13), date(2012, 3, 13), "captured", "Idlib", "army"),
    DatedFact(date(2015, 3, 24), date(2015, 3, 28), "battle", "Idlib", "rebels", "army", ("Battle of Idlib",)),
    DatedFact(date(2015, 3, 28), date(2015, 3, 28), "captured", "Idlib", "rebels"),
    DatedFact(date(2012, 3, 10), date(2012, 3, 13), "battle", "Idlib", "army", "rebels", ("Battle of Idlib",)),
    DatedFact(date(2013, 5, 19), date(2013, 6, 5), "battle", "Qusayr", "army", "rebels", ("Battle of al-Qusayr",)),
)


def chronology(*facts: DatedFact) -> Chronology:
    return Chronology(facts, lambda name: [f"x-{name.lower()}"])


def test_the_file_is_read_with_one_day_where_there_is_no_end(tmp_path: Path) -> None:
    assert facts_of(tmp_path) == ()
    (tmp_path / "chronology.tsv").write_text(f"# days\n{HEAD}2015-03-28\t\tcaptured\tIdlib\trebels\t\tA|B\n", "utf-8")
    day = date(2015, 3, 28)
    assert facts_of(tmp_path) == (DatedFact(day, day, "captured", "Idlib", "rebels", None, ("A", "B")),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2015-03-32\t\tcaptured\tIdlib\t\t\t", "line 2.*no day"),
        ("\t\tcaptured\tIdlib\t\t\t", "line 2.*no day"),
        ("2015-03-28\t\tparty\tIdlib\t\t\t", "line 2.*no kind"),
        ("2015-03-28\t2015-03-27\tcaptured\tIdlib\t\t\t", "line 2.*ends before"),
        ("2015-03-28\tcaptured\tIdlib\t\t\t", "line 2.*6 fields"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "chronology.tsv").write_text(f"{HEAD}{line}\n", "utf-8")
    with pytest.raises(KnowledgeError, match=said):
        facts_of(tmp_path)


def test_kinds_tell_of_known_sub_types() -> None:
    assert {told for kind in fact_kinds().values() for told in kind.told} <= set(EVENT_TYPE_OF)


@given(st.permutations([*FACTS, FACTS[0]]))
def test_the_order_of_lines_and_doubles_do_not_matter(facts: list[DatedFact]) -> None:
    found = chronology(*facts)
    assert list(found) == list(chronology(*FACTS))
    assert [f.start.year for f in found.at("x-idlib", "Non-state actor overtakes territory")] == [2012, 2015]
    assert found.at("x-idlib", "Suicide bomb") == ()
    assert found.at("x-elsewhere", "Government regains territory") == ()
    [named] = found.named("After the Battle of Qusayr, silence.")
    assert named.facts == (FACTS[4],)
    [twice] = found.named("the Battle of Idlib")
    assert [f.start.year for f in twice.facts] == [2012, 2015]


@pytest.mark.parametrize("name", conflicts())
def test_the_programs_chronologies_name_known_actors_and_places(name: str) -> None:
    known = knowledge.load(name)
    assert set(known.chronology) == set(facts_of(conflict(name)))
    for fact in known.chronology:
        assert known.places.meant(name, fact.place), fact
        assert all(known.actors.get(ident) for ident in (fact.actor, fact.other) if ident), fact


def test_a_place_is_meant_by_its_line_of_the_table() -> None:
    known = knowledge.load("syria")
    assert known.places.meant("syria", "Damascus") == {"syria-damascus"}
    assert known.places.meant("syria", "Syria") == {"country-sy"}
    assert known.places.meant("syria", "Nowhere at all") == frozenset()
