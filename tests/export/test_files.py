"""A file is written whole, or the old one stays; and the same records give the same bytes."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from contested.errors import ExportError, UsageError
from contested.export import export, format_of, replacing

RECORDS: list[dict[str, Any]] = [{"id": f"x-{n}", "text": "قسطون “mill”\u2028"} for n in range(3)]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file may grow beyond ``size`` bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text("old\n", encoding="utf-8")
    return path


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        export("claims", RECORDS, tmp_path / name)
    written = (tmp_path / "one.jsonl").read_bytes()
    assert written == (tmp_path / "two.jsonl").read_bytes()
    assert written.count(b"\n") == len(RECORDS)
    assert [json.loads(line) for line in written.decode("utf-8").split("\n")[:-1]] == RECORDS


def test_half_a_surrogate_pair_comes_back_from_json(tmp_path: Path) -> None:
    export("claims", [{"id": "x", "text": "\ud800"}], tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8")) == {"id": "x", "text": "\ud800"}


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_the_old_file(old: Path, interruption: type[BaseException]) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield RECORDS[0]
        raise interruption

    with pytest.raises(interruption):
        export("claims", broken(), old)
    assert old.read_text(encoding="utf-8") == "old\n"
    assert list(old.parent.iterdir()) == [old]


def test_a_disk_without_space_leaves_the_old_file(old: Path) -> None:
    with files_of_at_most(1_000_000), pytest.raises(ExportError, match=r"claims\.jsonl could not be written"):
        export("claims", ({"text": "mill " * 1000} for _ in range(1000)), old)
    assert old.read_text(encoding="utf-8") == "old\n"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_so() -> None:
    with pytest.raises(ExportError, match="disk") as caught:
        export("claims", RECORDS, Path("/dev/full"), "jsonl")
    assert "space" in caught.value.remedy


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="nowhere"):
        export("claims", RECORDS, tmp_path / "nowhere" / "claims.jsonl")
    with pytest.raises(ExportError, match=tmp_path.name):
        export("claims", RECORDS, tmp_path, "jsonl")


def test_a_link_stays_a_link_and_rights_stay(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(old)
    old.chmod(0o640)
    export("claims", RECORDS[:1], link)
    assert link.is_symlink()
    assert json.loads(old.read_text(encoding="utf-8")) == RECORDS[0]
    assert old.stat().st_mode & 0o777 == 0o640


def test_the_new_file_is_not_seen_before_it_is_whole(old: Path) -> None:
    with replacing(old) as file:
        file.write("new\n")
        file.flush()
        assert old.read_text(encoding="utf-8") == "old\n"
    assert old.read_text(encoding="utf-8") == "new\n"


def test_the_ending_says_the_format() -> None:
    assert format_of(Path("a.CSV")) == "csv"
    assert format_of(Path("b.jsonl")) == "jsonl"
    with pytest.raises(UsageError, match=r"c\.xlsx"):
        format_of(Path("c.xlsx"))
