"""The gazetteer: names of places in their many spellings."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge import Gazetteer, gazetteer_file, load
from contested.knowledge.dumps.loading import add
from contested.knowledge.dumps.shelf import remove, shelf
from contested.knowledge.gazetteer_file import key_of
from contested.knowledge.names import fold
from contested.knowledge.sounds import likeness, skeleton, sound
from tests.knowledge.dumps import line, table


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load("syria").places


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["Hassakeh", "Al-Hasakah", "Hasaka", "al Hasakeh", "الحسكة"], "syria-hasakah"),
        (["Maaret-al-Numan", "Maarat al-Numan", "Maarrat al-Numan", "معرة النعمان"], "syria-maarat-al-numan"),
        (["Deir Ezzor", "Deir al-Zor", "Dayr az-Zawr", "Deir ez-Zour"], "syria-deir-ez-zor"),
        (["the town of Jisr Al Shughour", "Jisr al-Shughur"], "syria-jisr-al-shughur"),
        (["Aleppo", "Halab", "Aleppo city", "حلب"], "syria-aleppo"),
    ],
)
def test_spellings_meet(places: Gazetteer, names: list[str], place: str) -> None:
    for name in names:
        assert place in [p.id for p in places.candidates(name)], name


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Hama province", "province", "Syria"),
        ("Anbar province", "province", "Iraq"),
        ("Kharkiv Oblast", "province", "Ukraine"),
        ("Syria", "country", "Syria"),
        ("Syrian", "country", "Syria"),
        ("northern Iraq", "region", "Iraq"),
        ("Hmeimim", "airbase", "Syria"),
        ("Baquba", "city", "Iraq"),
        ("Medellín", "city", "Colombia"),
    ],
)
def test_kinds_of_places(places: Gazetteer, name: str, kind: str, country: str) -> None:
    assert (kind, country) in [(p.kind, p.country) for p in places.candidates(name)]


@pytest.mark.parametrize("name", ["", " ", "?", "the north", "Xqzvwk", "Kabanopolis"])
def test_no_place_is_made_up(places: Gazetteer, name: str) -> None:
    assert places.candidates(name) == ()
    assert not places.known(name)


def test_names_that_only_share_consonants_stay_apart(places: Gazetteer) -> None:
    assert "syria-kobani" not in [p.id for p in places.candidates("Kabani")]


def test_ids_are_found(places: Gazetteer) -> None:
    (place,) = [p for p in places.candidates("Saraqib") if p.country == "Syria"]
    assert places.get(place.id) == place
    assert places.get("no-such-place") is None
    assert place.admin1 == "Idlib"
    assert place.precision_km > 0


def test_words_that_stand_for_a_place(places: Gazetteer) -> None:
    assert places.stand_in("the city") == ("city", "town")
    assert places.stand_in("the Syrian capital") == ("capital",)
    assert places.stand_in("Aleppo") == ()
    assert places.points_to("provinces") == ("province",)
    assert places.capital("Iraq") == "Baghdad"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conflict of two places; the rest of the world, which takes long to write, is left out."""
    monkeypatch.setattr("contested.knowledge.gazetteer_file.town_places", lambda *_: iter(()))
    folder = tmp_path / "peru"
    folder.mkdir()
    (folder / "conflict.yaml").write_text("country: Peru\n", encoding="utf-8")
    (folder / "places.tsv").write_text(
        "name\taliases\tlat\tlon\tkind\tadmin1\tprecision_km\tbasis\n"
        "Uchiza\tUchisa\t-8.46\t-76.46\ttown\tSan Martín\t2\tknowledge\n"
        "Tocache (town)\t\t-8.18\t-76.51\ttown\tSan Martín\t2\tknowledge\n",
        encoding="utf-8",
    )
    return folder


def test_the_file_is_built_once_and_anew_when_the_data_change(small: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    gazetteer_file.opened(small, cache).close()
    (first,) = cache.iterdir()
    stamp = first.stat().st_mtime_ns
    gazetteer_file.opened(small, cache).close()
    assert first.stat().st_mtime_ns == stamp
    table = small / "places.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("Uchisa", "Uchissa"), encoding="utf-8")
    gazetteer_file.opened(small, cache).close()
    assert [f.name for f in cache.iterdir()] != [first.name]
    assert len(list(cache.iterdir())) == 1


def test_a_conflict_whose_name_goes_on_keeps_its_file(small: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    other = small.rename(tmp_path / "peru-2")
    gazetteer_file.opened(other, cache).close()
    gazetteer_file.opened(other.rename(tmp_path / "peru"), cache).close()
    assert len(list(cache.iterdir())) == 2


def test_the_bracket_that_tells_names_apart_is_no_part_of_the_name(small: Path, tmp_path: Path) -> None:
    found = Gazetteer.load(small, tmp_path / "cache").candidates("Tocache")
    assert [(p.id, p.name) for p in found] == [("peru-tocache-town", "Tocache")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_without_a_folder_to_write_in_it_is_kept_in_memory(small: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert Gazetteer.load(small, locked / "cache").known("Uchiza")


def test_where_the_folder_is_a_file_it_is_kept_in_memory(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Gazetteer.load(small, tmp_path / "file" / "cache").known("Uchiza")


def test_the_file_cannot_be_written_to(small: Path, tmp_path: Path) -> None:
    db = gazetteer_file.opened(small, tmp_path / "cache")
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM place")
    db.close()


@given(st.text(alphabet="abehlrstz AElZ-'the", max_size=24))
def test_the_short_way_to_a_key_leads_to_the_same(name: str) -> None:
    assert key_of(name) == fold(name)


@pytest.mark.parametrize(
    ("a", "b"), [("Hassakeh", "al-Hasaka"), ("Douma", "Duma"), ("Saraqeb", "Sarakib"), ("Suwayda", "Sweida")]
)
def test_one_name_in_two_spellings_has_one_skeleton(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)
    assert likeness(a, b) > 0.75


@pytest.mark.parametrize(
    ("written", "meant"), [("al-Qameshli", "Qamishli"), ("Minbej", "Manbij"), ("Sweda", "As-Suwayda")]
)
def test_an_e_stands_for_the_vowel_of_the_place_meant(places: Gazetteer, written: str, meant: str) -> None:
    assert meant in {p.name for p in places.candidates(written)}


def test_other_vowels_part_names_of_the_same_consonants(places: Gazetteer) -> None:
    assert likeness("Kabani", "Kobani") < 0.9
    assert likeness("Salam", "Salim") < 0.9


@given(st.text(max_size=30))
def test_a_name_sounds_like_itself(name: str) -> None:
    assert sound(name) == sound(fold(name))
    assert likeness(name, name) == 1.0
    assert not set(skeleton(name)[1:]) & set("aeiu")


def test_loaded_places_are_part_of_every_lookup(small: Path, tmp_path: Path) -> None:
    cache, dump = tmp_path / "cache", tmp_path / "PE.txt"
    rows = (
        line(1, "Santa Rosa de Nowhere", (-8.0, -76.0), admin1="22", country="PE"),
        line(2, "Uchiza", (-8.45, -76.45), names="Uchitza", country="PE"),
        line(3, "Uchiza", (-12.0, -70.0), country="PE"),
    )
    dump.write_bytes(table(*rows))
    without = Gazetteer.load(small, cache)
    assert without.candidates("Santa Rosa de Nowhere") == ()
    add("PE", str(dump), shelf(cache), datetime(2026, 3, 1, tzinfo=UTC), lambda *_: None)
    having = Gazetteer.load(small, cache)
    (found,) = having.candidates("Santa Rosa de Nowhere")
    assert (found.id, found.kind, found.country, found.basis) == ("gn-1", "village", "Peru", "geonames dump")
    assert having.get("gn-1") == found
    assert [p.id for p in having.candidates("Uchiza")] == ["peru-uchiza", "gn-3"], "one near the conflict's own is it"
    remove(shelf(cache), "PE")
    assert Gazetteer.load(small, cache).candidates("Santa Rosa de Nowhere") == ()


def test_what_killed_builds_left_behind_goes(small: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    old, fresh = cache / "tmpold.building", cache / "tmpfresh.building"
    for path in (old, fresh):
        path.touch()
    os.utime(old, (0, 0))
    gazetteer_file.opened(small, cache).close()
    assert not old.exists()
    assert fresh.exists(), "another process may be at it"
