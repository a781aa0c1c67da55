"""The gazetteer: which places a name may mean."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from contested.knowledge.actors import nations
from contested.knowledge.files import folder, load_yaml
from contested.knowledge.gazetteer_file import BONES, opened, word_pattern
from contested.knowledge.names import fold
from contested.knowledge.places import table_id
from contested.knowledge.sounds import likeness, skeleton
from contested.model.knowledge import Place

_CACHED = 65536
# Under this the names only share consonants (Kabani, Kobani).
_ALIKE = 0.9
_SHORT_BONES = 3
_LONG = 4
_COLUMNS = "id, name, spellings, lat, lon, kind, admin1, country, precision_km, population, basis"


class Gazetteer:
    """Places by name and id. Opened by ``load``; lookups are cached and may come from several threads."""

    def __init__(
        self,
        db: sqlite3.Connection,
        words: dict[str, Any],
        capitals: dict[str, str],
        theatre: Iterable[str] = (),
    ) -> None:
        """``theatre`` are the countries over which the conflict goes, its home among them."""
        self.theatre = frozenset(theatre)
        self._db = db
        self._lock = threading.Lock()
        self._kinds = word_pattern(words["kinds"])
        self._sides = word_pattern(words["directions"], at_start=True)
        self._of = re.compile(r"^(?:of|in) ")
        self._points = {word: tuple(kinds) for word, kinds in words["points_to"].items()}
        self._stand_ins = {phrase: tuple(kinds) for phrase, kinds in words["stand_ins"].items()}
        self._capitals = capitals
        self._found = lru_cache(maxsize=_CACHED)(self._look_up)
        self._named = lru_cache(maxsize=_CACHED)(self._look_up_name)

    @classmethod
    def load(cls, conflict: Traversable, cache: Path | None = None) -> Gazetteer:
        """The gazetteer of a conflict's folder; built first where it is not there yet (some seconds)."""
        capitals = {n.name: n.capital[0] for n in nations() if n.capital}
        about = load_yaml(conflict / "conflict.yaml")
        theatre = {about["country"], *about.get("theatre", ())}
        return cls(opened(conflict, cache), load_yaml(folder("common", "places.yaml")), capitals, theatre)

    @cached_property
    def version(self) -> str:
        """A name for the sources that it was built from; empty where it is in memory alone."""
        with self._lock:
            row = self._db.execute("PRAGMA database_list").fetchone()
        return Path(row[2]).name if row and row[2] else ""

    def candidates(self, name: str) -> tuple[Place, ...]:
        """The places that ``name`` may mean: of that name, and of that name without its kind words ("the town of",
        "province") and directions ("northern"); else of a name that sounds the same. Empty when there is none.
        """
        return self._found(name)

    def known(self, name: str) -> bool:
        """Whether some place bears the name, up to spelling."""
        return bool(self._found(name))

    def of_that_name(self, name: str) -> tuple[Place, ...]:
        """The places of this very name, with or without kind words and directions."""
        return self._named(name)

    def get(self, ident: str) -> Place | None:
        """The place with this id."""
        with self._lock:
            row = self._db.execute(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (ident,)).fetchone()
        return _place(row) if row else None

    def meant(self, table: str, name: str) -> frozenset[str]:
        """The ids of the places that a data file of the conflict ``table`` means by ``name``.

        The line of that name in the conflict's own table of places; else all places that are called just so.
        """
        own = self.get(table_id(table, name))
        if own:
            return frozenset({own.id})
        key = fold(name)
        return frozenset(p.id for p in self.of_that_name(name) if key in map(fold, (p.name, *p.spellings)))

    def points_to(self, word: str) -> tuple[str, ...]:
        """The kinds of places that a word beside a name points to: "province" to province."""
        word = word.lower()
        return self._points.get(word) or self._points.get(word.removesuffix("s"), ())

    def stand_in(self, text: str) -> tuple[str, ...]:
        """The kinds of places that a phrase without a name stands for ("the city"), none when it is no such phrase."""
        words = text.lower().split()
        phrase = " ".join(words)
        if phrase not in self._stand_ins and len(words) < _LONG and words[-1:] in (["capital"], ["country"]):
            phrase = words[-1]
        return self._stand_ins.get(phrase, ())

    def capital(self, country: str | None) -> str | None:
        """The name of a country's capital."""
        return self._capitals.get(country or "")

    def stripped(self, name: str) -> str:
        """``name`` folded, without kind words and directions."""
        key = fold(name)
        before = ""
        while key and key != before:
            before = key
            key = self._of.sub("", self._sides.sub("", self._kinds.sub(" ", key).strip()).strip())
            key = " ".join(key.split())
        return key

    def _look_up(self, name: str) -> tuple[Place, ...]:
        return self._named(name) or self._sounding(self.stripped(name))

    def _look_up_name(self, name: str) -> tuple[Place, ...]:
        key, bare = fold(name), self.stripped(name)
        if not bare:
            return ()
        exact = self._of_keys((key,)) or (self._of_keys((key[:-1],)) if key.endswith("s") else ())
        if bare and bare != key:
            exact += tuple(p for p in self._of_keys((bare,)) if p not in exact)
        return exact

    def _sounding(self, key: str) -> tuple[Place, ...]:
        bones = skeleton(key)
        if len(bones) < _SHORT_BONES:
            return ()
        return tuple(p for p in self._of_keys((BONES + bones,)) if _sounds(key, p))

    def _of_keys(self, keys: Iterable[str]) -> tuple[Place, ...]:
        listed = tuple(keys)
        marks = ",".join("?" * len(listed))
        sql = f"SELECT {_COLUMNS} FROM place WHERE n IN (SELECT n FROM key WHERE key IN ({marks})) ORDER BY n"
        with self._lock:
            return tuple(map(_place, self._db.execute(sql, listed)))


def _sounds(key: str, place: Place) -> bool:
    names = (place.name, *place.spellings)
    return any(likeness(key, n) >= _ALIKE for n in names if n.isascii() or n == place.name)


def _place(row: tuple[str, str, str, float, float, str, str | None, str | None, float, int, str]) -> Place:
    ident, name, spellings, lat, lon, kind, admin1, country, precision, population, basis = row
    return Place(
        ident,
        name,
        tuple(filter(None, spellings.split("|"))),
        lat,
        lon,
        kind,
        admin1,
        country,
        precision,
        population,
        basis,
    )
