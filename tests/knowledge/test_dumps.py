"""Loading a country of GeoNames: from a file, over HTTP, broken off and taken up again; and what is refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contested.errors import DownloadFailed, KnowledgeError, NotADump, NotFound, UsageError
from contested.knowledge.dumps.features import features
from contested.knowledge.dumps.loading import Added, add, country_of
from contested.knowledge.dumps.shelf import loaded, remove
from contested.knowledge.files import folder, load_yaml
from contested.knowledge.places import loaded_places
from tests.knowledge.dumps import ROWS, Server, line, serving, table, zipped

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as offer:
        offer.files["/SY.zip"] = zipped(table())
        yield offer


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def load(source: str | Path, shelf: Path, country: str = "SY") -> Added:
    return add(country, str(source), shelf, NOW, lambda *_: None)


def written(tmp_path: Path, content: bytes, name: str = "given") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_is_loaded_from_a_file(tmp_path: Path, shelf: Path, packed: bool) -> None:
    given = written(tmp_path, zipped(table()) if packed else table())
    added = load(given, shelf)
    assert (added.new, added.before) == (True, None)
    (card,) = loaded(shelf)
    assert card == added.card
    assert (card.iso, card.country, card.rows, card.places) == ("SY", "Syria", 7, 6)
    assert (card.changed, card.loaded, card.source) == ("2020-02-02", "2026-03-01T12:00:00+00:00", str(given))
    assert given.is_file(), "the file given stays"


def test_places_are_of_our_kinds(tmp_path: Path, shelf: Path) -> None:
    load(written(tmp_path, table()), shelf)
    found = {p.id: p for p in loaded_places(shelf, {"Syria"})}
    kinds = {ident[-1]: p.kind for ident, p in found.items()}
    assert kinds == {"1": "village", "2": "bridge", "3": "mountain", "4": "city", "5": "district", "7": "town"}
    village = found["gn-900001"]
    assert (village.name, village.admin1, village.country) == ("Tall Qarnufil", "Idlib", "Syria")
    assert {"Tel Karnofil", "تل قرنوفل"} <= set(village.spellings)
    assert found["gn-900005"].name == "Nahiyat Qarnufil", "without the marks that reports leave out"


def test_the_same_dump_again_does_nothing(tmp_path: Path, shelf: Path) -> None:
    first = load(written(tmp_path, table()), shelf)
    before = sorted((p.name, p.stat().st_mtime_ns) for p in shelf.iterdir())
    again = load(written(tmp_path, zipped(table())), shelf)
    assert (again.new, again.card) == (False, first.card), "zipped or not"
    assert sorted((p.name, p.stat().st_mtime_ns) for p in shelf.iterdir()) == before


def test_a_changed_dump_replaces_the_old_one(tmp_path: Path, shelf: Path) -> None:
    first = load(written(tmp_path, table()), shelf)
    second = load(written(tmp_path, table(*ROWS, line(900008, "Kafr Qarnufil"))), shelf)
    assert second.before == first.card
    assert [c.places for c in loaded(shelf)] == [7]
    assert len(list(shelf.iterdir())) == 2, "the card and its dump"


def test_a_dump_is_fetched(server: Server, shelf: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    add("Syria", f"{server.url}/SY.zip", shelf, NOW, lambda *told: seen.append(told))
    (card,) = loaded(shelf)
    assert (card.places, card.source) == (6, f"{server.url}/SY.zip")
    assert any("SY.zip" in label for label, _, _ in seen)
    assert sorted(p.suffix for p in shelf.iterdir()) == [".dump", ".json"]


def test_a_broken_download_goes_on_where_it_stopped(server: Server, shelf: Path) -> None:
    whole = len(server.files["/SY.zip"])
    server.break_after = 100
    with pytest.raises(DownloadFailed, match=f"after 100 of {whole} bytes"):
        load(f"{server.url}/SY.zip", shelf)
    assert loaded(shelf) == ()
    server.break_after = None
    assert load(f"{server.url}/SY.zip", shelf).card.places == 6
    assert [span for _, span in server.asked] == [None, "bytes=100-"]


def test_a_download_that_had_come_whole_is_not_fetched_again(server: Server, shelf: Path) -> None:
    server.break_after = 100
    with pytest.raises(DownloadFailed):
        load(f"{server.url}/SY.zip", shelf)
    (shelf / "SY.part").write_bytes(server.files["/SY.zip"])
    server.break_after = None
    assert load(f"{server.url}/SY.zip", shelf).card.places == 6
    assert len(server.asked) == 2


@pytest.mark.parametrize("ranges", [True, False])
def test_what_changed_meanwhile_is_fetched_anew(server: Server, shelf: Path, ranges: bool) -> None:
    server.break_after = 100
    with pytest.raises(DownloadFailed):
        load(f"{server.url}/SY.zip", shelf)
    server.files["/SY.zip"] = zipped(table(*ROWS, line(900008, "Kafr Qarnufil")))
    server.tag, server.ranges, server.break_after = '"two"', ranges, None
    assert load(f"{server.url}/SY.zip", shelf).card.places == 7


def test_an_unchanged_file_is_not_sent_again(server: Server, shelf: Path) -> None:
    load(f"{server.url}/SY.zip", shelf)
    server.break_after = 0
    assert not load(f"{server.url}/SY.zip", shelf).new


def test_errors_of_the_network_say_what_to_do(server: Server, shelf: Path) -> None:
    with pytest.raises(DownloadFailed, match="404"):
        load(f"{server.url}/XX.zip", shelf)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(DownloadFailed, match="--from"):
        load(f"http://127.0.0.1:{port}/SY.zip", shelf)
    assert loaded(shelf) == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (zipped(table(*ROWS * 500))[:-300], "damaged zip"),
        (zipped(table(), "UA.txt").replace(b"UA.txt", b"UA.tab"), "holds no SY.txt"),
        (b"<html>Not here</html>\n", "line 1"),
        (table()[:-30], "line 7"),
        (table(line(1, "Nowhere", (95.0, 36.0))), "no point on earth"),
        (table(*(line(n, "Sverkhnivka", country="UA") for n in range(3))), "other places"),
        (b"", "empty"),
        (b"\xff\xfe\x00", "line 1"),
    ],
)
def test_what_is_no_dump_is_refused_and_the_old_one_stays(
    tmp_path: Path, shelf: Path, server: Server, content: bytes, says: str
) -> None:
    before = load(written(tmp_path, table(ROWS[0]), "old"), shelf).card
    with pytest.raises(NotADump, match=says):
        load(written(tmp_path, content), shelf)
    server.files["/SY.zip"] = content
    with pytest.raises(NotADump, match=says):
        load(f"{server.url}/SY.zip", shelf)
    assert loaded(shelf) == (before,)
    assert len(list(shelf.iterdir())) == 2


def test_a_zip_with_a_flipped_byte_is_refused(tmp_path: Path, shelf: Path) -> None:
    content = bytearray(zipped(table(*ROWS * 50)))
    content[content.index(b"SY.txt") + 200] ^= 0xFF
    with pytest.raises(NotADump):
        load(written(tmp_path, bytes(content)), shelf)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_what_was_loaded_stays(tmp_path: Path, shelf: Path, server: Server) -> None:
    before = load(written(tmp_path, table(ROWS[0])), shelf).card
    (shelf / "SY.part").symlink_to("/dev/full")
    with pytest.raises(KnowledgeError, match="The disk is full"):
        load(f"{server.url}/SY.zip", shelf)
    assert loaded(shelf) == (before,)


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    blocked = written(tmp_path, b"", "file")
    with pytest.raises(KnowledgeError, match="CONTESTED_CACHE"):
        load(written(tmp_path, table()), blocked / "shelf")


def test_a_country_or_file_that_there_is_not(tmp_path: Path, shelf: Path) -> None:
    with pytest.raises(UsageError, match="no country"):
        load(tmp_path / "any", shelf, "Atlantis")
    with pytest.raises(UsageError, match="no file"):
        load(tmp_path / "none.zip", shelf)
    assert country_of("syria") == country_of(" sy ") == ("SY", "Syria")


def test_what_is_removed_is_gone(tmp_path: Path, shelf: Path) -> None:
    load(written(tmp_path, table()), shelf)
    assert remove(shelf, "SY").places == 6
    assert list(shelf.iterdir()) == []
    with pytest.raises(NotFound):
        remove(shelf, "SY")


def test_a_loaded_dump_that_was_tampered_with_is_not_used(tmp_path: Path, shelf: Path) -> None:
    card = load(written(tmp_path, table()), shelf).card
    (shelf / card.file).write_bytes(table(*ROWS, line(900009, "Elsewhere")))
    with pytest.raises(KnowledgeError, match="have changed"):
        list(loaded_places(shelf, {"Syria"}))
    (shelf / card.file).unlink()
    with pytest.raises(KnowledgeError, match="are gone"):
        loaded(shelf)


@pytest.mark.parametrize("damaged", ["SY.json", "SY-"])
def test_what_is_damaged_is_loaded_again_and_keeps_no_other_country_back(
    tmp_path: Path, shelf: Path, damaged: str
) -> None:
    load(written(tmp_path, table()), shelf)
    next(path for path in shelf.iterdir() if path.name.startswith(damaged)).rename(shelf / "elsewhere")
    if damaged == "SY.json":
        (shelf / damaged).write_text("{", encoding="utf-8")
    neighbour = written(tmp_path, table(line(1, "Zahle", country="LB")), "LB.txt")
    assert load(neighbour, shelf, "LB").new
    assert remove(shelf, "LB").iso == "LB"
    with pytest.raises(KnowledgeError, match="Load it again"):
        loaded(shelf)
    assert load(written(tmp_path, table()), shelf).new
    assert [card.iso for card in loaded(shelf)] == ["SY"]


def test_rows_of_a_neighbour_are_left_out(tmp_path: Path, shelf: Path) -> None:
    foreign = line(900010, "Yayladagi", country="TR")
    assert load(written(tmp_path, table(*ROWS, foreign)), shelf).card.places == 6
    assert "gn-900010" not in {p.id for p in loaded_places(shelf, {"Syria"})}


def test_features_are_mapped_to_kinds_that_have_words() -> None:
    words = load_yaml(folder("common", "places.yaml"))["points_to"]
    pointed = {kind for kinds in words.values() for kind in kinds} | {"other", "sea"}
    for code, feature in features().items():
        assert feature.kind == "settlement" or feature.kind in pointed, code
        assert feature.precision_km > 0
