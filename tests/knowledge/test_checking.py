"""Checking a conflict's folder: each fault is found, on its line, and a sound folder has none."""

from pathlib import Path

import pytest

from contested.errors import KnowledgeError, NotFound
from contested.knowledge import load
from contested.knowledge.checking import Finding, check
from contested.knowledge.files import conflict, conflicts

ABOUT = """title: the war in the hills
country: Peru
theatre: [Peru, Bolivia]
start: 1980-05-17
never_militants: [government]
"""
ACTORS = """# who fights and who speaks
- {id: hill-front, name: Hill Front, kind: Rebel group, side: rebels, country: Peru, end: 1992-09-12, spellings: [HF]}
- {id: valley-front, name: Valley Front, kind: Rebel group, side: rebels, country: Peru, start: 1992-09-13}
- {id: hill-army, name: Hill Army, kind: State forces, side: government, country: Peru, nation: Peru, part: forces}
- {id: hill-radio, name: Hill Radio, kind: Outlet, speaks_for: hill-front}
"""
RELATIONS = """# both days included
actor	relation	other	start	end
hill-front	became	valley-front	1992-09-13\t
hill-front	backed by	bolivia		1991-12-31
"""
PLACES = """name	aliases	lat	lon	kind	admin1	precision_km	basis
Huanta	Wanta	-12.93	-74.25	town	Ayacucho	1.5	knowledge
Tambo		-12.94	-74.02	town	Ayacucho	1.5	knowledge
"""
CHRONOLOGY = """start	end	kind	place	actor	other	names
1984-08-21		captured	Huanta	hill-army	hill-front\t
1985-03-01	1985-06-30	siege	Tambo	hill-front	hill-army	Siege of Tambo|Battle of Tambo
1992-10-05		bombing	Ayacucho		\t
"""
FILES = {
    "conflict.yaml": ABOUT,
    "actors.yaml": ACTORS,
    "relations.tsv": RELATIONS,
    "places.tsv": PLACES,
    "chronology.tsv": CHRONOLOGY,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changed(folder: Path, file: str, old: str, new: str) -> list[Finding]:
    """What is found once a part of a file is something else."""
    text = FILES[file]
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(check(folder))


def test_a_sound_folder_has_no_findings(folder: Path) -> None:
    assert check(folder) == ()


@pytest.mark.parametrize("name", conflicts())
def test_the_programs_own_conflicts_have_no_errors(name: str) -> None:
    assert [f for f in check(conflict(name)) if f.level == "error"] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "level", "said"),
    [
        # conflict.yaml
        ("conflict.yaml", "country: Peru", "country: Perú", 2, "error", "no country of the program's table"),
        ("conflict.yaml", "country: Peru\n", "", 1, "error", "no “country”"),
        ("conflict.yaml", "theatre", "theater", 3, "error", "no field. Is “theatre” meant?"),
        ("conflict.yaml", "[Peru, Bolivia]", "Peru", 3, "error", "must be a list"),
        ("conflict.yaml", "1980-05-17", "1980-05-32", 4, "error", "no day"),
        ("conflict.yaml", "start: 1980-05-17", "start: 1980-05-17\nend: 1979-01-01", 5, "error", "ends before"),
        ("conflict.yaml", "start: 1980-05-17", "country: Bolivia", 4, "error", "given twice"),
        ("conflict.yaml", "[government]", "[goverment]", 5, "hint", "Is “government” meant?"),
        ("conflict.yaml", "title: the war in the hills\n", "", 1, "hint", "no title"),
        ("conflict.yaml", "title: the", "title: [the", 2, "error", "no YAML"),
        ("conflict.yaml", "country: Peru", "country: [Peru]", 2, "error", "no country of the program's table"),
        ("conflict.yaml", "[Peru, Bolivia]", "[[Peru]]", 3, "error", "no country of the program's table"),
        ("conflict.yaml", "[government]", "[{side: government}]", 5, "hint", "No actor is on the side"),
        # actors.yaml: the form
        ("actors.yaml", "- {id: hill-front", "- just words\n- {id: hill-front", 2, "error", "no record"),
        ("actors.yaml", "country: Peru, end", "land: Peru, end", 2, "error", "“land” is no field"),
        ("actors.yaml", "name: Valley Front, ", "", 3, "error", "there is no “name”"),
        ("actors.yaml", "id: valley-front, ", "", 3, "error", "without id"),
        ("actors.yaml", "id: valley-front", "id: hill-front", 3, "error", "first on line 2"),
        ("actors.yaml", "id: valley-front", "id: Valley Front", 3, "error", "lower-case letters"),
        ("actors.yaml", "id: valley-front", "id: [valley]", 3, "error", "“id” is “['valley']”"),
        ("actors.yaml", "kind: Outlet", "kind: Outlets", 5, "error", "Is “Outlet” meant?"),
        ("actors.yaml", "kind: Outlet", "kind: Newsletter", 5, "error", "There are: State forces"),
        ("actors.yaml", "[HF]", "[HF, No]", 2, "error", "takes for yes or no: put it in quotes"),
        ("actors.yaml", "[HF]", "[HF, 13]", 2, "error", "takes for a number"),
        ("actors.yaml", "[HF]", "HF", 2, "error", "must be a list"),
        ("actors.yaml", "[HF]", "[HF, “?!”]", 2, "error", "has no letters"),
        ("actors.yaml", "name: Hill Radio", "name: 7", 5, "error", "“name” is “7”"),
        ("actors.yaml", "part: forces}", "part: navy}", 4, "error", "no part of a nation"),
        ("actors.yaml", "nation: Peru", "nation: Hillland", 4, "error", "no nation"),
        ("actors.yaml", ", part: forces", "", 4, "error", "go together"),
        ("actors.yaml", "kind: Outlet", "called: [a], kind: Outlet", 5, "error", "words by side"),
        ("actors.yaml", "kind: Outlet", "called: {rebel: [a]}, kind: Outlet", 5, "hint", "Is “rebels” meant?"),
        ("actors.yaml", "kind: Outlet", "called: {hill-army: [a]}, kind: Outlet", 0, "none", ""),
        ("actors.yaml", "country: Peru, start", "country: Hillland, start", 3, "hint", "no country of the table"),
        # days and ids
        ("actors.yaml", "end: 1992-09-12", "end: Autumn", 2, "error", "is no day"),
        ("actors.yaml", "end: 1992-09-12", "end: 1992-02-30", 2, "error", "is no day"),
        ("actors.yaml", "end: 1992-09-12", "start: 1999-01-01, end: 1992-09-12", 2, "error", "before it starts"),
        ("actors.yaml", "speaks_for: hill-front", "speaks_for: hil-front", 5, "error", "Is “hill-front” meant?"),
        ("actors.yaml", "speaks_for: hill-front", "parents: [hill-radio]", 5, "error", "names itself"),
        ("actors.yaml", "speaks_for: hill-front", "parents: [mars]", 5, "error", "no actor's id"),
        (
            "actors.yaml",
            "country: Peru, end",
            "parents: [valley-front], country: Peru, end",
            0,
            "none",
            "",
        ),
        # spellings and sides
        (
            "actors.yaml",
            "name: Valley Front",
            "spellings: [Hill Army], name: Valley Front",
            3,
            "error",
            "hill-army too",
        ),
        ("actors.yaml", "[HF]", "[HF, Hill Army]", 2, "error", "hill-army too"),
        ("actors.yaml", "name: Valley Front", "spellings: [Hill Front], name: Valley Front", 0, "none", ""),
        ("actors.yaml", "[HF]", "[HF, Taliban]", 2, "hint", "the common taliban too; here it means hill-front"),
        ("actors.yaml", "[HF]", "[hf]", 2, "hint", "every “hf” of a text"),
        ("actors.yaml", "[HF]", "[Hf]", 2, "hint", "Is “HF” meant?"),
        ("actors.yaml", ", speaks_for: hill-front", "", 5, "hint", "without side"),
        # relations.tsv
        ("relations.tsv", "became", "becomes", 3, "error", "Is “became” meant?"),
        ("relations.tsv", "became", "married", 3, "error", "There are: member of"),
        ("relations.tsv", "hill-front\tbacked", "hill-fron\tbacked", 4, "error", "Is “hill-front” meant?"),
        ("relations.tsv", "backed by\tbolivia", "backed by\thill-front", 4, "error", "related to itself"),
        ("relations.tsv", "1992-09-13", "13 September", 3, "error", "no day"),
        ("relations.tsv", "\t\t1991-12-31", "\t1992-01-01\t1991-12-31", 4, "error", "ends before it starts"),
        ("relations.tsv", "\t1991-12-31", "", 4, "error", "4 fields, not 5"),
        ("relations.tsv", "actor\t", "who\t", 2, "error", "no column “actor”"),
        ("relations.tsv", "1992-09-13", "", 3, "hint", "without a start"),
        ("relations.tsv", "1992-09-13", "1992-10-01", 3, "hint", "start 1992-09-13 in actors.yaml"),
        ("relations.tsv", "1992-09-13", "1992-09-12", 3, "hint", "end 1992-09-12 in actors.yaml"),
        ("relations.tsv", "\t\t1991-12-31", "\t1995-01-01\t1996-01-01", 4, "hint", "was not there then"),
        ("relations.tsv", "# both days included\n", "", 0, "none", ""),
        # places.tsv
        ("places.tsv", "-12.93", "-112.93", 2, "error", "no degrees"),
        ("places.tsv", "-12.93", "twelve", 2, "error", "no degrees"),
        ("places.tsv", "-12.93\t-74.25", "-74.25\t-12.93", 2, "error", "seem to be swapped"),
        ("places.tsv", "-12.93\t-74.25", "52.5\t13.4", 2, "hint", "from the theatre"),
        ("places.tsv", "town\tAyacucho", "twon\tAyacucho", 2, "hint", "Is “town” meant?"),
        ("places.tsv", "1.5", "0", 2, "error", "precision_km"),
        ("places.tsv", "1.5\tknowledge", "1.5\t", 2, "hint", "“basis”"),
        ("places.tsv", "Tambo", "Huanta", 3, "error", "stands on line 2 too"),
        ("places.tsv", "Tambo\t\t-12.94\t-74.02", "Huanta (hill)\t\t-12.93\t-74.25", 3, "error", "point of line 2"),
        ("places.tsv", "Wanta", "?|Wanta", 2, "error", "no name"),
        ("places.tsv", "\tkind", "\tsort", 1, "error", "no column “kind”"),
        ("places.tsv", "name\t", "\ufeffname\t", 0, "none", ""),
        # chronology.tsv
        ("chronology.tsv", "1984-08-21", "21 August", 2, "error", "start: “21 August” is no day"),
        ("chronology.tsv", "1984-08-21", "", 2, "error", "there is no start"),
        ("chronology.tsv", "1985-06-30", "1985-06-31", 3, "error", "end: “1985-06-31” is no day"),
        ("chronology.tsv", "1985-06-30", "1985-02-01", 3, "error", "ends before it starts"),
        ("chronology.tsv", "captured", "capture", 2, "error", "Is “captured” meant?"),
        ("chronology.tsv", "captured", "party", 2, "error", "There are: captured"),
        ("chronology.tsv", "hill-army\thill-front", "hil-army\thill-front", 2, "error", "Is “hill-army” meant?"),
        ("chronology.tsv", "hill-army\thill-front", "hill-army\thill-army", 2, "error", "stands on both sides"),
        ("chronology.tsv", "1985-03-01\t1985-06-30", "1993-03-01\t", 3, "hint", "hill-front was not there then"),
        ("chronology.tsv", "captured\tHuanta", "captured\tHuantax", 2, "error", "Is “Huanta” meant?"),
        ("chronology.tsv", "captured\tHuanta", "captured\tWanta", 0, "none", ""),
        ("chronology.tsv", "captured\tHuanta", "captured\t", 2, "error", "there is no place"),
        ("chronology.tsv", "Siege of Tambo", "Tambo", 3, "error", "too short"),
        (
            "chronology.tsv",
            "1992-10-05\t\tbombing\tAyacucho\t",
            "1984-08-21\t\tcaptured\tHuanta\thill-army",
            4,
            "error",
            "already on line 2",
        ),
        ("chronology.tsv", "\tother", "\tagainst", 1, "error", "no column “other”"),
        ("chronology.tsv", "\tother\tnames", "\tother", 1, "error", "no column “names”"),
    ],
)
def test_a_fault_is_found_on_its_line(
    folder: Path, file: str, old: str, new: str, line: int, level: str, said: str
) -> None:
    found = changed(folder, file, old, new)
    if level == "none":
        assert [f for f in found if f.level == "error"] == []
    else:
        assert any((f.file, f.line, f.level) == (file, line, level) and said in f.what for f in found), found


def test_a_name_of_other_letters_alone_gives_no_id(folder: Path) -> None:
    found = changed(folder, "places.tsv", "Tambo", "Тамбо")
    assert [(f.line, f.level) for f in found] == [(3, "error")]


def test_a_name_that_comes_back_to_itself(folder: Path) -> None:
    more = RELATIONS + "valley-front\tbecame\thill-front\t1995-01-01\t\n"
    assert any("became itself" in f.what for f in changed(folder, "relations.tsv", RELATIONS, more))
    twice = RELATIONS + "hill-front\tbecame\thill-army\t1995-01-01\t\n"
    assert any(f.line == 5 and "became several" in f.what for f in changed(folder, "relations.tsv", RELATIONS, twice))
    again = RELATIONS + "hill-front\tbacked by\tbolivia\t\t1991-12-31\n"
    assert any(
        f.line == 5 and "already on line 4" in f.what for f in changed(folder, "relations.tsv", RELATIONS, again)
    )


def test_a_loop_of_parents_is_found_and_hangs_nothing(folder: Path) -> None:
    loop = ACTORS.replace("id: hill-front,", "id: hill-front, parents: [valley-front],")
    loop = loop.replace("id: valley-front,", "id: valley-front, parents: [hill-front],")
    found = [f for f in changed(folder, "actors.yaml", ACTORS, loop) if "part of itself" in f.what]
    assert [f.line for f in found] == [2, 3]


def test_every_fault_is_told_in_one_run_in_the_order_of_the_files(folder: Path) -> None:
    for file, old, new in (
        ("conflict.yaml", "country: Peru", "country: Nowhere"),
        ("actors.yaml", "kind: Outlet", "kind: Paper"),
        ("places.tsv", "1.5", "far"),
        ("relations.tsv", "became", "is"),
    ):
        (folder / file).write_text(FILES[file].replace(old, new, 1), encoding="utf-8")
    errors = [f.file for f in check(folder) if f.level == "error"]
    assert errors == ["conflict.yaml", "actors.yaml", "places.tsv", "relations.tsv"]


@pytest.mark.parametrize("file", ["conflict.yaml", "actors.yaml", "places.tsv", "relations.tsv"])
def test_files_that_are_missing_empty_or_no_text(folder: Path, file: str) -> None:
    (folder / file).write_text("", encoding="utf-8")
    assert any(f.file == file and f.level == "error" and "empty" in f.what for f in check(folder))
    (folder / file).write_bytes(b"\xff\xfe\x00")
    assert any(f.file == file and f.level == "error" for f in check(folder))
    (folder / file).unlink()
    level = "hint" if file == "relations.tsv" else "error"
    assert [(f.file, f.level) for f in check(folder) if f.line == 0] == [(file, level)]


def test_a_file_that_nothing_reads_is_named(folder: Path) -> None:
    (folder / "place.tsv").touch()
    (folder / "README.md").touch()
    assert [(f.file, f.level) for f in check(folder)] == [("place.tsv", "hint")]


def test_a_folder_is_a_conflict(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "actors.yaml").write_text(ACTORS.replace("[HF]", "[HF, Shining Path]"), encoding="utf-8")
    # The rest of the world, which takes long to write, is left out.
    monkeypatch.setattr("contested.knowledge.gazetteer_file.town_places", lambda *_: iter(()))
    monkeypatch.setenv("CONTESTED_CACHE", str(folder / "cache"))
    known = load(str(folder))
    assert known.actors.home == "Peru"
    assert known.actors.named("Shining Path") == known.actors.get("hill-front"), "the folder's own goes first"
    match = known.actors.match("the army")
    assert match is not None and match[0].name == "Hill Army"
    assert [p.admin1 for p in known.places.candidates("Huanta")][:1] == ["Ayacucho"]


def test_a_folder_with_errors_is_no_conflict(folder: Path) -> None:
    changed(folder, "actors.yaml", "kind: Outlet", "kind: Paper")
    with pytest.raises(KnowledgeError, match=r"actors\.yaml, line 5.*contested conflict check"):
        load(f"{folder}/")


def test_the_programs_conflicts_go_before_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "syria").mkdir()
    monkeypatch.chdir(tmp_path)
    assert conflict("syria") != tmp_path / "syria"
    assert conflict("./syria") == tmp_path / "syria"
    with pytest.raises(NotFound, match="folder of your own"):
        conflict("./iberia")


def test_a_conflict_can_do_without_a_chronology(folder: Path) -> None:
    (folder / "chronology.tsv").write_text("", encoding="utf-8")
    assert [(f.file, f.level) for f in check(folder)] == [("chronology.tsv", "error")]
    (folder / "chronology.tsv").unlink()
    assert check(folder) == ()
