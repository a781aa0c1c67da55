"""Groups of spellings: the order of documents does not matter, and what is added changes no group that is there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge.names import fold
from contested.knowledge.spelling import ALIKE, alike, spelling
from contested.resolve.identity.spelled import Atom, Known, grouped, identity

# Names whose spellings lie near each other, so that groups could chain.
NAMES = (
    *(
        "Salem",
        "Salim",
        "Salam",
        "Saleem",
        "Saloum",
        "Sulaim",
        "Hasan",
        "Hassan",
        "Husain",
        "Hussein",
        "Hosein",
        "Hasen",
    ),
    *("Liwa al-Wadi", "Wadi Brigade", "Al-Waadi Brigade", "Liwa Wadi", "Jaysh al-Wadi", "Wadi Army", "Wedi Brigade"),
    *(
        "Mohammed Kasem",
        "Muhammad Qasim",
        "Mahmoud Qassem",
        "Muhamad Kassim",
        "Mohamed Qasam",
        "Abdul Rahim",
        "Abdelrahim",
    ),
)


def atom(name: str, day: int = 0) -> Atom:
    spelled = spelling(name)
    assert spelled
    return Atom(fold(name), spelled, (date(2015, 1, 1) + timedelta(day), "d", 0))


atoms = st.lists(st.builds(atom, st.sampled_from(NAMES), st.integers(0, 9)), unique_by=lambda a: a.key, max_size=12)


def groups(given: list[Atom]) -> dict[str, frozenset[str]]:
    """Ids and names."""
    return {identity(group[0].spelling): frozenset(a.key for a in group) for group in grouped(given)}


@given(atoms, st.randoms())
def test_the_order_of_documents_does_not_matter(given: list[Atom], random: Random) -> None:
    mixed = given.copy()
    random.shuffle(mixed)
    assert groups(mixed) == groups(given)


@given(atoms)
def test_a_group_is_told_by_all_its_spellings(given: list[Atom]) -> None:
    for group in grouped(given):
        assert all(alike(a.spelling, b.spelling) >= ALIKE for a, b in combinations(group, 2))


@given(atoms, atoms)
def test_what_is_known_later_changes_no_group(given: list[Atom], more: list[Atom]) -> None:
    before = groups(given)
    seen = {a.key for a in given}
    later = [Atom(a.key, a.spelling, (date(2016, 1, 1), "e", n)) for n, a in enumerate(more) if a.key not in seen]
    after = groups([*given, *later])
    for id, names in before.items():
        assert names <= after[id]


@given(atoms)
def test_every_group_has_an_id_of_its_own(given: list[Atom]) -> None:
    assert len(groups(given)) == len(grouped(given))
    assert sorted(key for names in groups(given).values() for key in names) == sorted(a.key for a in given)


def test_an_id_does_not_hang_on_article_doubled_letters_or_language() -> None:
    [one], [other] = grouped([atom("Liwa al-Wadi")]), grouped([atom("the Waadi Brigade")])
    assert identity(one[0].spelling) == identity(other[0].spelling)


def test_a_group_meets_the_one_actor_whose_name_all_its_spellings_are_like() -> None:
    listed = {"Jaysh al-Nahr": {"nahr"}, "Liwa al-Wadi": {"wadi", "other"}, "Salim": {"salim"}}
    known = Known({s: frozenset(ids) for name, ids in listed.items() if (s := spelling(name))})
    assert known.meant([atom("Jaish Annahr"), atom("Jaish al-Nahr")]) in (None, "nahr")
    assert known.meant([atom("Jaish an-Nahr")]) == "nahr"
    assert known.meant([atom("Al-Waadi Brigade")]) is None, "two have the name"
    assert known.meant([atom("Saleem")]) is None, "one word is too little"
    assert known.meant([atom("Liwa al-Nahr")]) is None
