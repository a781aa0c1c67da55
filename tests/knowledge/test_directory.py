"""The directory of actors: mentions as reporters write them."""

from datetime import date
from pathlib import Path

import pytest

from contested.errors import KnowledgeError, NotFound
from contested.knowledge import ActorDirectory, Context, load
from contested.knowledge.actors import entries


@pytest.fixture(scope="module")
def actors() -> ActorDirectory:
    return load("syria").actors


def who(actors: ActorDirectory, text: str, **context: object) -> str | None:
    answer = actors.match(text, context=Context(**context))  # type: ignore[arg-type]
    return answer[0].name if answer else None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Jabhat Al Nusra", "Nusra Front"),
        ("the Al Qaeda-linked Jabhat Al Nusra", "Nusra Front"),
        ("جبهة النصرة", "Nusra Front"),
        ("IS group", "ISIS"),
        ("the so-called Islamic State (ISIS)", "ISIS"),
        ("fighters from Daesh", "ISIS"),
        ("the Syrian army", "Syrian government forces"),
        ("the regime", "Syrian government forces"),
        ("two regime helicopters", "Syrian government forces"),
        ("government troops", "Syrian government forces"),
        ("President Bashar al-Assad's warplanes", "Syrian government forces"),
        ("forces loyal to Bashar al-Assad", "Syrian government forces"),
        ("those loyal to President Assad", "Syrian government forces"),
        ("Coalition military forces", "US-led coalition"),
        ("Israel troops", "Israeli forces"),
        ("Kurdish forces of the YPG", "YPG"),
        ("the Syrian Al-Qaeda group Jund al-Aqsa", "Jund al-Aqsa"),
        ("rebel", "rebels"),
        ("Islamist rebel factions", "rebels"),
        ("US-backed Kurdish fighters", "Kurdish forces"),
        ("the Kurdish-led SDF", "SDF"),
        ("US-led coalition jets", "US-led coalition"),
        ("the coalition", "US-led coalition"),
        ("a coalition of rebel groups", "rebels"),
        ("the Kurdish-Arab coalition", "SDF"),
        ("Russian warplanes", "Russian forces"),
        ("three Turkish soldiers", "Turkish forces"),
        ("Russian operations", "Russian forces"),
        ("Russian BM-21 Grad", "Russian forces"),
        ("the government in Baghdad", "Iraq"),
        ("the Kabul government", "Afghanistan"),
        ("the government in Damascus", "Syrian government forces"),
        ("Ethiopian troops", "Ethiopian forces"),
        ("Peruvian police officers", "Peruvian police"),
        ("150 civilians", "civilians"),
        ("residents of the town", "civilians"),
        ("masked gunmen", "gunmen"),
        ("a suicide bomber driving a lorry", "suicide bomber"),
    ],
)
def test_those_who_act(actors: ActorDirectory, mention: str, name: str) -> None:
    assert who(actors, mention) == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the UK-based Observatory", "Syrian Observatory for Human Rights"),
        ("a monitoring group", "Syrian Observatory for Human Rights"),
        ("Rami Abdel Rahman, who runs the Observatory", "Rami Abdel Rahman"),
        ("Observatory chief Rami Abdulrahman", "Rami Abdel Rahman"),
        ("state television", "Syrian state media"),
        ("the state news agency", "SANA"),
        ("local activists in the area", "Syrian opposition activists"),
        ("the London-based monitor", "Syrian Observatory for Human Rights"),
        ("the regime", "Syrian government"),
        ("the opposition", "Syrian opposition"),
        ("Damascus", "Syrian government"),
        ("Moscow", "Russia"),
        ("the Turkish military", "Turkish forces"),
        ("a Taliban spokesman", "Taliban"),
    ],
)
def test_those_who_speak(actors: ActorDirectory, mention: str, name: str) -> None:
    assert who(actors, mention, role="attribution") == name


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Turkish-backed fighters", "actor"),
        ("Ukrainian officials", "attribution"),
        ("a Kurdish politician", "attribution"),
        ("Mayor Jane Roe", "attribution"),
        ("the Afghan National Army", "target"),
        ("residential districts", "target"),
        ("the Marea council", "actor"),
        ("", "actor"),
        ("?!", "actor"),
    ],
)
def test_nobody_is_made_up(actors: ActorDirectory, mention: str, role: str) -> None:
    assert who(actors, mention, role=role) not in {
        "Turkey",
        "Turkish forces",
        "Ukraine",
        "Kurdish forces",
        "Syrian government",
        "National Army",
        "civilians",
    }


def test_the_army_is_that_of_the_country_in_focus(actors: ActorDirectory) -> None:
    assert who(actors, "the army", focus="Nigeria") == "Nigerian forces"
    assert who(actors, "government forces", focus="Iraq") == "Iraqi forces"
    assert who(actors, "the army", focus="Syria") == "Syrian government forces"
    assert who(actors, "the army", focus="nowhere") is None


def test_the_coalition_is_the_same_in_the_neighbouring_country_while_it_was_there(actors: ActorDirectory) -> None:
    assert who(actors, "coalition forces", focus="Iraq", on=date(2016, 5, 1)) == "US-led coalition"
    assert who(actors, "coalition forces", focus="Iraq", on=date(2004, 5, 1)) != "US-led coalition"
    assert who(actors, "coalition forces", focus="Yemen", on=date(2016, 5, 1)) != "US-led coalition"


def test_an_abbreviation_is_a_word_where_all_is_in_capitals(actors: ActorDirectory) -> None:
    text = "THE COLONEL WHO SPOKE SAID THE SITUATION IS GRAVE. THE CAR OF A SALVADORAN OFFICIAL BLEW UP."
    named, nations = actors.scan(text)
    assert (named, [name for _, name, _ in nations]) == ([], ["El Salvador"])


def test_a_government_fights_by_its_forces_and_signs_itself(actors: ActorDirectory) -> None:
    assert who(actors, "the Syrian government", fights=True) == "Syrian government forces"
    assert who(actors, "the Syrian government", fights=False) == "Syrian government"
    assert who(actors, "regime forces", fights=False) == "Syrian government forces"


def test_terrorists_are_whom_the_outlets_side_calls_so(actors: ActorDirectory) -> None:
    assert who(actors, "armed terrorist groups", side="government") == "rebels"
    assert who(actors, "terrorists", side=None) == "terrorists"
    assert who(actors, "terrorists", side="government", focus="Pakistan") == "terrorists"


def test_a_match_says_why(actors: ActorDirectory) -> None:
    answer = actors.match("Russian jets", on=date(2016, 1, 1))
    assert answer is not None
    _, evidence = answer
    assert 0 < evidence.score <= 1
    assert "Russian" in evidence.reason


def test_every_name_and_spelling_finds_an_actor_that_bears_it(actors: ActorDirectory) -> None:
    lost = []
    for actor in actors.all():
        for name in (actor.name, *actor.spellings):
            found = actors.named(name)
            if found is None and not actor.name.islower() and actors.match(name) is None:
                lost.append(name)
    assert lost == []


def test_names_in_a_text(actors: ActorDirectory) -> None:
    text = "The Observatory said IS fighters, backed by nobody, clashed with Ahrar ash-Sham: it is so."
    assert [(text[a:b], actor.id) for a, b, actor in actors.find(text)] == [
        ("Observatory", "syrian-observatory"),
        ("IS", "isis"),
        ("Ahrar ash-Sham", "ahrar-al-sham"),
    ]


def test_nations_in_a_text(actors: ActorDirectory) -> None:
    assert [n for _, n, _ in actors.nations_in("Kiev and the Russians, in Iraq")] == ["Ukraine", "Russia", "Iraq"]


def test_a_spokesman_stands_on_his_groups_side(actors: ActorDirectory) -> None:
    assert actors.side("redur-xelil") == "Kurdish"
    assert actors.side("amaq") == "ISIS"
    assert actors.side("reuters") is None
    assert actors.side("no-such-actor") is None


def test_ids_are_found(actors: ActorDirectory) -> None:
    assert all(actors.get(a.id) is a for a in actors.all())
    assert actors.get("no-such-actor") is None
    assert {"SDF", "قسد"} <= set(actors.names())


def test_the_canonical_names_of_the_codebook_are_there(actors: ActorDirectory) -> None:
    canonical = (
        "Syrian government forces; Syrian government; Russia; Russian forces; Turkey; Turkish forces; United States; "
        "US-led coalition; ISIS; Nusra Front; Hayat Tahrir al-Sham; Army of Conquest; Ahrar al-Sham; Free Syrian Army; "
        "Islamic Front; Jaish al-Islam; National Army; YPG; SDF; Kurdish forces; Hezbollah; Iran; Iraqi forces; Iraq; "
        "rebels; jihadists; civilians; Syrian Observatory for Human Rights; SANA; Syrian state media; "
        "Syrian opposition activists; White Helmets; United Nations"
    )
    assert set(canonical.split("; ")) <= {a.name for a in actors.all()}


def test_an_unknown_conflict_is_named(actors: ActorDirectory) -> None:
    with pytest.raises(NotFound, match="syria"):
        load("atlantis")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("- {id: a, name: A, kind: Rebel group, colour: red}", "colour"),
        ("- {id: a, name: A}", "kind"),
        ("- {id: a, name: A, kind: Rebel group}\n- {id: a, name: B, kind: Rebel group}", "two actors"),
        ("- [a, b]", "list of records"),
        ("- {id: a, name: [", "can't be read"),
        ("- {id: a, name: A, kind: Rebel group, part: navy, nation: Syria}", "part"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, lines: str, said: str) -> None:
    (tmp_path / "actors.yaml").write_text(lines, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        entries(tmp_path)


def test_a_parent_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "conflict.yaml").write_text("country: Peru\n", encoding="utf-8")
    (tmp_path / "actors.yaml").write_text("- {id: a, name: A, kind: Rebel group, parents: [b]}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'b'"):
        ActorDirectory.load(tmp_path)


def test_of_two_bearers_of_a_name_the_one_of_the_day_is_taken(tmp_path: Path) -> None:
    (tmp_path / "conflict.yaml").write_text("country: Peru\n", encoding="utf-8")
    (tmp_path / "actors.yaml").write_text(
        "- {id: old, name: Old Front, kind: Rebel group, spellings: [The Front], end: 2010-12-31}\n"
        "- {id: new, name: New Front, kind: Rebel group, spellings: [The Front], start: 2011-01-01}\n",
        encoding="utf-8",
    )
    directory = ActorDirectory.load(tmp_path)
    for day, ident in ((date(2010, 1, 1), "old"), (date(2012, 1, 1), "new"), (None, "old")):
        answer = directory.match("the Front", on=day)
        assert answer is not None
        assert answer[0].id == ident
    answer = directory.match("the army")
    assert answer is not None
    assert answer[0].name == "Peruvian forces"


def test_names_that_one_actor_alone_bears_are_found_in_capitals_only(actors: ActorDirectory) -> None:
    text = "Fighters of the Levant Front and of the YPG left the southern front, said the Southern Front."
    found = [(text[start:end], actor.id) for start, end, actor in actors.find_sure(text)]
    assert found == [("Levant Front", "levant-front"), ("Southern Front", "southern-front")]


def test_the_first_day_of_an_actor_of_a_new_name_and_of_an_alliance(actors: ActorDirectory) -> None:
    def first(ident: str) -> str | None:
        actor = actors.get(ident)
        assert actor is not None
        day = actors.first_day(actor)
        return day.isoformat() if day else None

    assert first("jabhat-fatah-al-sham") == "2016-07-28"
    assert first("levant-front") == "2014-12-25"
    assert first("fatah-al-mubin") is None, "its members joined on days that are not known"
    assert first("rebels") is None
