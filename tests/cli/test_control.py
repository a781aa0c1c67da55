"""Who held what by area, by source and by both sides; and what changed hands: asked of a record of read reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from contested.cli.commands import app
from tests.cli.running import Run

REPORTS = (
    (
        "2015-05-12",
        "Fenland Echo",
        "Government forces hold Ariha. Rebels control all of Idlib province except four towns, the Syrian Observatory "
        "for Human Rights said.",
    ),
    (
        "2015-05-29",
        "Steppe Wire",
        "Rebels captured the town of Ariha on Thursday, the Syrian Observatory for Human Rights said. SANA said that "
        "the army withdrew from Ariha on Thursday.",
    ),
    ("2015-06-10", "Fenland Echo", "The town of Hadar is besieged by rebels. ISIS plans to seize Palmyra."),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the three reports."""
    folder = tmp_path_factory.mktemp("held")
    for n, (date, publisher, text) in enumerate(REPORTS):
        report = {"id": f"r{n}", "date": date, "publisher": publisher, "title": "A report", "text": text}
        (folder / f"{n}.json").write_text(json.dumps(report), encoding="utf-8")
    record = tmp_path_factory.mktemp("record") / "held.db"
    result = CliRunner().invoke(app, ["read", str(folder), "--record", str(record)])
    assert result.exit_code == 0, result.output
    return record


def asked(run: Run, held: Path, *arguments: str) -> list[dict[str, Any]]:
    """The JSON answer of a question about control."""
    result = run("control", *arguments, "--record", held, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def told(answers: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(a["place"], a["status"], a["source"]) for a in answers}


OBSERVATORY = "Syrian Observatory for Human Rights"


def test_the_places_in_a_province(run: Run, held: Path) -> None:
    everywhere = told(asked(run, held, "--at", "2015-06-11"))
    inside = told(asked(run, held, "--at", "2015-06-11", "--within", "idleb governorate"))
    assert inside == {t for t in everywhere if t[0] != "Hadar"}
    assert ("Hadar", "besieged", "Fenland Echo") in everywhere
    assert told(asked(run, held, "--at", "2015-06-11", "--within", "Syria")) == everywhere
    assert {s["place"]["name"] for s in asked(run, held, "--within", "Quneitra")} == {"Hadar"}


def test_an_area_that_nobody_knows_is_an_error(run: Run, held: Path) -> None:
    result = run("control", "--within", "Nowhereland", "--record", held)
    assert result.exit_code != 0
    assert "No province or country named 'Nowhereland'" in result.stderr


def test_the_map_according_to_one_source(run: Run, held: Path) -> None:
    assert told(asked(run, held, "--at", "2015-06-11", "--source", "SANA")) == {
        ("Ariha", "does not hold", "Syrian government")
    }
    assert {s for _, _, s in told(asked(run, held, "--at", "2015-06-11", "--source", "SOHR"))} == {OBSERVATORY}
    carried = told(asked(run, held, "--at", "2015-06-11", "--source", "Steppe Wire"))
    assert carried == set(), "an outlet's own word is not that of those whom it quotes"


def test_a_town_is_told_what_is_said_of_its_province_and_that_it_is_so(run: Run, held: Path) -> None:
    [answer] = asked(run, held, "--place", "Sarmin", "--at", "2015-05-20")
    assert (answer["place"], answer["asked"], answer["of_asked"]) == ("Idlib Governorate", "Sarmin", "unknown")
    assert (answer["extent"], answer["but"]) == ("all but", "four towns")
    text = run("control", "--place", "Sarmin", "--at", "2015-05-20", "--record", held).stdout
    assert "Said of Idlib Governorate, and not of Sarmin itself: held by rebels, all but four towns" in text
    both = run("control", "--place", "Ariha", "--at", "2015-05-20", "--record", held).stdout
    assert both.index("Ariha on 2015-05-20: held by Syrian government forces") < both.index("Said of Idlib")
    rows = run("control", "--place", "Ariha", "--at", "2015-05-20", "--record", held, "--csv").stdout.splitlines()
    assert rows[0].endswith("asked,of_asked,extent,but")
    assert len(rows) == 3


def test_what_both_sides_agree_on(run: Run, held: Path) -> None:
    [a] = [a for a in asked(run, held, "--at", "2015-06-11", "--agreed") if a["place"] == "Ariha"]
    assert a["basis"] == ["opposing sides", "against interest"]
    assert (a["status"], a["sources"]) == ("does not hold", [OBSERVATORY, "Syrian government"])
    text = run("control", "--at", "2015-06-11", "--agreed", "--record", held).stdout
    assert "Ariha on 2015-06-11: not held by Syrian government forces" in text
    assert "against the interest of its own side" in text
    assert "»the army withdrew from Ariha on Thursday«" in text
    refused = run("control", "--agreed", "--record", held)
    assert refused.exit_code != 0
    assert "--agreed is asked of a day" in refused.stderr


def test_what_changed_hands(run: Run, held: Path) -> None:
    found = asked(run, held, "changes", "--from", "2015-05", "--to", "2015-06")
    assert [(c["place"], c["day"], c["source"]) for c in found] == [
        ("Ariha", "2015-05-28", OBSERVATORY),
        ("Ariha", "2015-05-28", "Syrian government"),
    ]
    army = [{"name": "Syrian government forces", "id": "syrian-government-forces"}]
    assert (found[1]["before"], found[1]["after"]) == (army, [])
    assert found[0]["after"] == [{"name": "rebels", "id": "rebels"}]
    assert found[0]["sentences"] == ["Rebels captured the town of Ariha on Thursday"]
    text = run("control", "changes", "--record", held).stdout
    assert "2015-05-28  Ariha: held by rebels" in text
    assert "»Rebels captured the town of Ariha on Thursday«" in text


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (("--place", "Ariha"), {"Ariha"}),
        (("--within", "Idlib", "--source", "SANA"), {"Ariha"}),
        (("--actor", "rebels"), {"Ariha"}),
        (("--within", "Hama"), set()),
        (("--to", "2015-05-20"), set()),
        (("--known-at", "2015-05-28"), set()),
    ],
)
def test_changes_are_chosen_like_anything_else(
    run: Run, held: Path, filters: tuple[str, ...], places: set[str]
) -> None:
    assert {c["place"] for c in asked(run, held, "changes", *filters)} == places


def test_changes_as_rows(run: Run, held: Path) -> None:
    head, *rows = run("control", "changes", "--csv", "--record", held).stdout.splitlines()
    assert head.startswith("place,day,earliest,before,was,after,status,source,sentences")
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("options", "group", "command"),
    [
        (("--place", "Ariha"), "control", "changes"),
        (("--limit", "1"), "actors", "new"),
        (("--from", "2015"), "sources", "show"),
    ],
)
def test_an_option_before_the_command_of_a_group_is_told_and_not_dropped(
    run: Run, held: Path, options: tuple[str, ...], group: str, command: str
) -> None:
    result = run(group, *options, command, "--record", held)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{options[0]} stands before '{command}'" in result.stderr
    assert f"contested {group} {command} {options[0]}" in result.stderr
