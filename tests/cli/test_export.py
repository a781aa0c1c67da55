"""Exports: the codebook's fields, the same bytes, and no half a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Run

KINDS = ("claims", "events", "documents", "control", "tolls", "disputes")


@pytest.mark.parametrize("what", KINDS)
def test_files_and_standard_output_hold_the_same(run: Run, record: Path, tmp_path: Path, what: str) -> None:
    for ending in ("jsonl", "csv"):
        path = tmp_path / f"{what}.{ending}"
        assert run("export", what, "--record", record, "-o", path).exit_code == 0
        out = run("export", what, "--record", record, "-o", "-", "--format", ending).stdout
        assert path.read_text(encoding="utf-8") == out
    objects = [json.loads(line) for line in (tmp_path / f"{what}.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = list(csv.DictReader(io.StringIO((tmp_path / f"{what}.csv").read_text(encoding="utf-8"))))
    assert [o["id"] for o in objects] == [row["id"] for row in rows]
    listed = json.loads(run(what, "--record", record, "--json").stdout)
    # A listing may tell more: of disputes the sentences.
    assert objects == [{k: one[k] for k in o} for o, one in zip(objects, listed, strict=True)]


def test_the_fields_of_a_claim_stand_as_the_codebook_has_them(run: Run, record: Path) -> None:
    claims = [json.loads(line) for line in run("export", "claims", "--record", record, "-o", "-").stdout.splitlines()]
    documents = {
        d["id"]: f"{d['title']}\n\n{d['text']}"
        for d in map(json.loads, run("export", "documents", "--record", record, "-o", "-").stdout.splitlines())
    }
    for claim in claims:
        evidence = claim["evidence"]
        assert documents[claim["doc"]][evidence["start"] : evidence["end"]] == evidence["text"]
        assert claim["kind"] in ("event", "control", "toll")
        assert (claim["toll"] is None) == (claim["kind"] != "toll")


def test_documents_go_out_and_come_back_the_same(run: Run, record: Path, tmp_path: Path) -> None:
    run("export", "documents", "--record", record, "-o", "documents.jsonl")
    assert run("read", "documents.jsonl", "--verbatim", "--record", "again.db").exit_code == 0
    first, second = (
        [
            (d["id"], d["date"], d["publisher"], d["title"], d["url"], d["text"])
            for d in json.loads(run("documents", "--json", "--record", r).stdout)
        ]
        for r in (record, "again.db")
    )
    assert second == first


@pytest.mark.parametrize("target", ["claims.xlsx", "no/such/folder/claims.csv", "."])
def test_a_target_that_will_not_do_is_explained(run: Run, record: Path, target: str) -> None:
    result = run("export", "claims", "--record", record, "-o", target)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_what_cannot_be_exported_is_wrong_use(run: Run, record: Path) -> None:
    assert run("export", "opinions", "--record", record, "-o", "x.jsonl").exit_code == 2
