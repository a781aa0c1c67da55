"""Dated relations of actors: reading them, one body under several names, and the side that an alliance lends."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.errors import KnowledgeError
from contested.knowledge import ActorDirectory, load
from contested.knowledge.lineage import Told
from contested.knowledge.relations import relations_of
from contested.model import Relation

HEAD = "# who stood with whom\nactor\trelation\tother\tstart\tend\n"
ACTORS = """
- {id: seed, name: Seed, kind: Rebel group, end: 2010-12-31}
- {id: stem, name: Stem, kind: Rebel group}
- {id: tree, name: Tree, kind: Rebel group}
- {id: wind, name: Wind, kind: Rebel group, side: north}
- {id: rain, name: Rain, kind: Rebel group, side: south}
- {id: leaf, name: Leaf, kind: Rebel group}
"""
RELATIONS = HEAD + (
    "seed\tbecame\tstem\t2011-01-01\t\n"
    "stem\tbecame\ttree\t2013-01-01\t\n"
    "\n# --- alliances\n"
    "leaf\tallied with\train\t\t2012-12-31\n"
    "leaf\tmember of\twind\t2013-01-01\t2013-06-30\n"
    "leaf\tallied with\train\t2013-01-01\t\n"
)


def directory(folder: Path, actors: str = ACTORS, relations: str = RELATIONS) -> ActorDirectory:
    (folder / "conflict.yaml").write_text("country: Peru\n", encoding="utf-8")
    (folder / "actors.yaml").write_text(actors, encoding="utf-8")
    (folder / "relations.tsv").write_text(relations, encoding="utf-8")
    return ActorDirectory.load(folder)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> ActorDirectory:
    return directory(tmp_path_factory.mktemp("grown"))


def at(actors: ActorDirectory, ident: str, first: date | None, last: date | None = None) -> str:
    actor = actors.get(ident)
    assert actor is not None
    moved = actors.at(actor, Told(first, last or first))
    return moved[0].id if moved else ident


def test_the_table_is_read_with_its_comments(tmp_path: Path) -> None:
    (tmp_path / "relations.tsv").write_text(RELATIONS, encoding="utf-8")
    read = relations_of(tmp_path)
    assert len(read) == 5
    assert read[0] == Relation("seed", "became", "stem", "2011-01-01", None)
    assert relations_of(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "a\tmarried\tb\t\t\n", "line 3: 'married'"),
        (HEAD + "a\tbecame\tb\tMay\t\n", "line 3: 'May' is no day"),
        (HEAD + "a\tbecame\tb\t20110101\t\n", "is no day"),
        (HEAD + "a\tbecame\tb\n", "line 3: 3 fields"),
        ("who\tdid\n1\t2\n", "has the columns who, did"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "relations.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        relations_of(tmp_path)


def test_an_id_that_is_nobodys_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="'ghost'"):
        directory(tmp_path, relations=HEAD + "seed\tbecame\tghost\t\t\n")


def test_both_ends_are_days_on_which_it_held() -> None:
    r = Relation("a", "member of", "b", "2013-01-01", "2013-06-30")
    assert [r.holds(date(2013, m, d)) for m, d in ((1, 1), (6, 30), (7, 1))] == [True, True, False]
    assert r.holds(None)
    assert Relation("a", "member of", "b").holds(date(1900, 1, 1))


@pytest.mark.parametrize("name", ["seed", "stem", "tree"])
@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_whichever_name_is_used_the_body_is_the_same(grown: ActorDirectory, name: str, day: date) -> None:
    expected = "seed" if day < date(2011, 1, 1) else "stem" if day < date(2013, 1, 1) else "tree"
    assert at(grown, name, day) == expected


@given(start=st.dates(date(2000, 1, 1), date(2030, 1, 1)), length=st.integers(0, 5000))
def test_a_name_borne_on_any_of_the_days_stays(grown: ActorDirectory, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    borne = start < date(2013, 1, 1) and end >= date(2011, 1, 1)
    assert (at(grown, "stem", start, end) == "stem") == borne


def test_the_line_of_a_body_is_the_same_from_each_of_its_names(grown: ActorDirectory) -> None:
    for ident in ("seed", "stem", "tree"):
        actor = grown.get(ident)
        assert actor is not None
        assert [a.id for a in grown.line(actor)] == ["seed", "stem", "tree"]


def test_what_went_on_as_two_is_followed_to_neither(tmp_path: Path) -> None:
    split = HEAD + "seed\tbecame\tstem\t2011-01-01\t\nseed\tbecame\ttree\t2011-01-01\t\n"
    parted = directory(tmp_path, relations=split)
    assert at(parted, "seed", date(2012, 1, 1)) == "seed"
    assert at(parted, "tree", date(2010, 1, 1)) == "seed", "of each of the two it is known what it was before"


def test_a_loop_hangs_nothing(tmp_path: Path) -> None:
    loop = HEAD + "seed\tbecame\tstem\t2011-01-01\t\nstem\tbecame\tseed\t2012-01-01\t\n"
    assert at(directory(tmp_path, relations=loop), "seed", date(2015, 1, 1)) in ("seed", "stem")


def test_an_alliance_lends_its_side_while_it_lasts(grown: ActorDirectory) -> None:
    days = (date(2012, 1, 1), date(2013, 2, 1), date(2013, 7, 1))
    # A member's side goes before an ally's.
    assert [grown.side("leaf", day) for day in days] == ["south", "north", "south"]
    assert grown.side("leaf") is None, "without a day it may be either"
    assert grown.side("wind", date(2012, 1, 1)) == "north"


def test_syrias_alliances_have_their_members(tmp_path: Path) -> None:
    syria = load("syria").actors
    relations = list(syria.relations)
    assert len(relations) >= 90

    def members(alliance: str, on: date) -> set[str]:
        return {r.actor for r in syria.relations.to(alliance, on) if r.relation == "member of"}

    assert {"nusra-front", "ahrar-al-sham", "faylaq-al-sham", "jund-al-aqsa"} <= members(
        "army-of-conquest", date(2015, 4, 1)
    )
    assert "jund-al-aqsa" not in members("army-of-conquest", date(2015, 11, 1))
    assert "jabhat-fatah-al-sham" in members("army-of-conquest", date(2016, 8, 1))
    assert {"ypg", "jaish-al-thuwar", "syriac-military-council"} <= members("sdf", date(2016, 1, 1))
    assert syria.side("yarmouk-martyrs-brigade", date(2013, 5, 1)) == "opposition"
    assert syria.side("yarmouk-martyrs-brigade", date(2015, 5, 1)) == "ISIS"
