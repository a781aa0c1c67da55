"""The sample that the package carries: all there, within its limits, and as its README lists it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from importlib.resources import files

import pytest

SAMPLE = files("contested") / "sample"


def reports() -> Iterator[tuple[str, str]]:
    """Name and text of each report."""
    for entry in sorted(SAMPLE.iterdir(), key=lambda e: e.name):
        raw = entry.read_text("utf-8")
        if entry.name.endswith(".jsonl"):
            for line in raw.splitlines():
                row = json.loads(line)
                yield row["id"], row["title"] + "\n\n" + row["text"]
        elif entry.name.endswith(".html"):
            yield entry.name, unescape(re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", raw))
        elif entry.name.endswith(".txt"):
            yield entry.name, raw


REPORTS = dict(reports())


def test_there_are_sixteen_in_three_forms() -> None:
    assert len(REPORTS) == 16
    assert {entry.name.rpartition(".")[2] for entry in SAMPLE.iterdir()} == {"txt", "html", "jsonl", "md"}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_short(name: str) -> None:
    assert 120 <= len(REPORTS[name].split()) <= 350


def test_the_readme_lists_each_file() -> None:
    readme = (SAMPLE / "README.md").read_text("utf-8")
    for entry in SAMPLE.iterdir():
        assert entry.name == "README.md" or f"`{entry.name}`" in readme


def test_one_wire_story_is_carried_by_two_outlets() -> None:
    wire = {part for part in REPORTS["quillhaven-2015-07-29-ghab"].split("\n\n") if len(part.split()) > 20}
    other = REPORTS["saltmarket-courier-ghab.html"].replace("—", "-")
    assert len(wire) == 5
    assert sum(part in other for part in wire) >= 3


def test_one_report_has_no_date() -> None:
    assert not re.search(r"\b(19|20)\d\d\b", REPORTS["activists-bulletin.txt"])
