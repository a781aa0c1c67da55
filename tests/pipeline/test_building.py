"""Conclusions follow from documents, claims and judgements alone: however often, in whatever order."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from contested import knowledge
from contested.pipeline.building import build, resolve_anew
from contested.pipeline.exporting import lines
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.store import Store, open_store
from tests.cli.conftest import REPORTS

SAMPLE = Path(str(files("contested") / "sample"))
EXPORTS = ("claims", "events", "documents", "control", "tolls", "disputes")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for report in REPORTS:
        (made / f"{report['id']}.txt").write_text(report["text"], encoding="utf-8")
    (made / "third.txt").write_text("On 3 August 2015 shelling killed two people in Foua, residents said.\n")
    return made


def exports(store: Store) -> list[str]:
    return ["".join(lines(store, what, "jsonl")) for what in EXPORTS]  # type: ignore[arg-type]


def built(paths: list[Path]) -> Iterator[Store]:
    known, settings = knowledge.load(), Settings()
    with open_store(":memory:") as store:
        read(paths, store, known, settings)
        build(store, known, settings)
        yield store


def test_two_processes_draw_what_one_draws(folder: Path, tmp_path: Path) -> None:
    known, settings = knowledge.load(), Settings()
    with open_store(tmp_path / "r.db", create=True) as store:
        read([folder, SAMPLE], store, known, settings)
        build(store, known, settings)
        first = exports(store)
        assert all(first[:2]), "there is something to compare"
        build(store, known, Settings(processes=2))
        assert exports(store) == first


def test_building_twice_gives_the_same_bytes(folder: Path) -> None:
    for store in built([folder]):
        first = exports(store)
        assert all(first[:2]), "there is something to compare"
        build(store, knowledge.load(), Settings())
        assert exports(store) == first
        resolve_anew(store, knowledge.load(), Settings())
        assert store.outdated()
        build(store, knowledge.load(), Settings())
        assert not store.outdated()
        assert exports(store) == first


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_reading_does_not_matter(folder: Path, seed: int) -> None:
    paths = sorted(folder.iterdir())
    mixed = paths.copy()
    random.Random(seed).shuffle(mixed)
    [one] = [exports(store) for store in built(paths)]
    [other] = [exports(store) for store in built(mixed)]
    assert one == other


def test_the_report_counts_what_there_is(folder: Path) -> None:
    for store in built([folder]):
        report = build(store, knowledge.load(), Settings())
        counts = store.counts()
        assert report.claims == sum(counts.claims.values())
        assert dict(report.events) == counts.events
        assert (report.spells, report.tolls, report.disputes) == (counts.spells, counts.tolls, counts.disputes)


def test_nothing_hangs_on_the_order_of_sets(tmp_path: Path) -> None:
    record = tmp_path / "sample.db"
    reports = [str(path) for path in SAMPLE.iterdir() if path.suffix != ".md"]
    contested("read", *reports, "--record", record, "--no-build", seed=0)
    found = set()
    for seed in (1, 2, 3, 4):
        contested("build", "--record", record, seed=seed)
        with open_store(record, readonly=True) as store:
            found.add("\n".join(exports(store)))
    assert len(found) == 1


def contested(*arguments: str | Path, seed: int) -> None:
    """Run the program with another order of sets, which Python takes from a hash seed."""
    command = [sys.executable, "-m", "contested", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})
