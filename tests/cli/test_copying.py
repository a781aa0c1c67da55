"""Copies and witnesses on the command line: one wire story in three outlets, and a report of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contested import knowledge
from contested.model import Document, Found, OffsetMap
from contested.pipeline.building import build
from contested.settings import Settings
from contested.store import open_store
from tests.cli.running import Run
from tests.told import said

LEAD = "Jets bombed the covered market of Northford while shoppers were buying food for the feast on Sunday."
HALL = "The roof of the old hall came down on the stalls and firemen dug through the night for those below it."
ROAD = "Trucks with flour and blankets waited at the river bridge because the northern road had been mined again."
MAYOR = "The mayor asked for generators, blankets and drinking water for the families who sleep in the stadium."
BAKER = "A baker said that he had closed his shop at noon when he heard the engines over the river."
TENTS = "Tents were put up on the football ground, and a field kitchen served soup from four in the morning."
POWER = "Half of the province was without electricity because a pylon near the quarry had been toppled again."
BUSES = "Two schools and the post office stayed shut, and buses to the coast were late all day long."
COAST = "Fishermen on the coast had been told to stay ashore until the patrols were over by the weekend."

REPORTS = (
    ("wire", "AFP", "2015-05-03", (), "\n".join([LEAD, HALL, ROAD, TENTS, POWER])),
    ("post", "Hill Post", "2015-05-03", ("AFP",), "\n".join([LEAD, HALL, ROAD, TENTS, BAKER])),
    ("echo", "Lake Echo", "2015-05-04", (), "\n".join([COAST, MAYOR, LEAD, HALL, BUSES, "Prices rose."])),
    ("bell", "Marsh Bell", "2015-05-04", (), "Jets bombed Northford, its director said."),
)


@pytest.fixture(scope="module")
def wires(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the reports, each with one claim; the last quotes the Observatory's director."""
    path = tmp_path_factory.mktemp("wires") / "wires.db"
    with open_store(path, create=True) as store:
        for id, outlet, day, credits, text in REPORTS:
            others = tuple(("text", name) for name in credits)
            document = Document(
                id=id, text=text, clean=text, offsets=OffsetMap.identity(len(text)), title=None,
                publisher=Found(outlet, "field", "given", others), date=Found(day, "field", "given"),
            )  # fmt: skip
            rc = said(
                f"c-{id}", "Jets bombed", doc=id, at=text.index("Jets bombed"), sub="Air/drone strike",
                where=["Northford"], when="05-03", published=day, outlet=outlet,
                by=["Rami Abdel Rahman"] if id == "bell" else (),
            )  # fmt: skip
            store.add(document, [rc.claim], rc.decisions, reader="made by hand")
        build(store, knowledge.load(), Settings(event_threshold=0.0))
    return path


def test_copies_are_listed_with_share_and_the_earlier(run: Run, wires: Path) -> None:
    result = run("copies", "--record", wires)
    assert result.exit_code == 0, result.output
    assert "Hill Post" in result.stdout
    assert "82% of the shorter text" in result.stdout
    assert "Hill Post credits AFP" in result.stdout
    assert "1 copy of a text, 1 shared passage" in result.stderr


def test_copies_as_json(run: Run, wires: Path) -> None:
    [family] = json.loads(run("copies", "--record", wires, "--json").stdout)
    assert family["first"] == "wire"
    copies = {c["doc"]: c for c in family["copies"]}
    assert (copies["post"]["kind"], copies["post"]["of"], copies["post"]["earlier"]) == ("version", "wire", "wire")
    assert copies["echo"]["kind"] == "passage"
    text = {r[0]: r[4] for r in REPORTS}["echo"]
    passage = copies["echo"]["passage"]
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert passage["text"].strip() == f"{LEAD}\n{HALL}"


def test_families_of_one_outlet_and_of_days(run: Run, wires: Path) -> None:
    assert len(json.loads(run("copies", "--record", wires, "--source", "Hill Post", "--json").stdout)) == 1
    assert json.loads(run("copies", "--record", wires, "--source", "Marsh Bell", "--json").stdout) == []
    [whole] = json.loads(run("copies", "--record", wires, "--whole", "--json").stdout)
    assert [c["doc"] for c in whole["copies"]] == ["post"]
    assert json.loads(run("copies", "--record", wires, "--from", "2015-05-04", "--json").stdout) == []
    said_why = run("copies", "--record", wires, "--from", "2015-05-04")
    assert "shares a passage" in said_why.stderr
    assert run("copies", "--record", wires, "--source", "Nobody").exit_code == 2


def event_of(run: Run, wires: Path) -> str:
    [event] = json.loads(run("events", "--record", wires, "--json").stdout)
    assert sorted(event["origins"][n]["name"] for n in range(2)) == ["AFP", "Syrian Observatory for Human Rights"]
    return str(event["id"])


def test_the_tree_of_witnesses(run: Run, wires: Path) -> None:
    result = run("witnesses", event_of(run, wires), "--record", wires)
    assert result.exit_code == 0, result.output
    assert "4 outlets, 4 reports, 4 claims, 2 independent" in result.stdout
    assert "Rami Abdel Rahman speaks for Syrian Observatory for Human Rights" in result.stdout
    assert "the report credits AFP" in result.stdout
    assert "its sentence is 100% that of" in result.stdout
    assert run("witnesses", "c-echo", "--record", wires).stdout == result.stdout


def test_the_graph_as_json_and_as_dot(run: Run, wires: Path) -> None:
    id = event_of(run, wires)
    [graph] = json.loads(run("witnesses", id, "--record", wires, "--json").stdout)
    keys = {node["key"] for node in graph["nodes"]}
    assert all(edge["from"] in keys and edge["to"] in keys for edge in graph["edges"])
    assert {line["claim"] for line in graph["claims"]} == {"c-wire", "c-post", "c-echo", "c-bell"}
    dot = run("witnesses", id, "--record", wires, "--dot").stdout
    assert dot.startswith(f'digraph "{id}" {{') and dot.endswith("}\n")
    assert dot.count("->") == len(graph["edges"])


def test_what_is_no_event_is_said_so(run: Run, wires: Path) -> None:
    assert run("witnesses", "wire", "--record", wires).exit_code == 2
    assert run("witnesses", "e-nothing", "--record", wires).exit_code == 2
    both = run("witnesses", event_of(run, wires), "--record", wires, "--json", "--dot")
    assert both.exit_code == 2
