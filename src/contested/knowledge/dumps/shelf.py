"""The loaded dumps: files in one folder, each country's with a card that says what it is.

The card is written last and replaced at once, and names the file that counts: whatever stops a load, either the old
dump is there or the new one.
"""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from contested.errors import KnowledgeError, NotFound
from contested.knowledge.userfolder import cache_folder

_CARD = ".json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The card of a loaded dump.

    ``iso`` is the country's code, ``source`` the file or address it came from, ``sha256`` that of the table's bytes;
    ``loaded`` an ISO time, ``changed`` the day of the newest change in it; ``rows`` its lines, ``places`` those taken;
    ``validator`` is the server's mark of this version (ETag or Last-Modified), "" for none.
    """

    iso: str
    country: str
    source: str
    sha256: str
    loaded: str
    changed: str
    rows: int
    places: int
    file: str
    validator: str = ""


def shelf(cache: Path | None = None) -> Path:
    """The folder of the loaded dumps."""
    return (cache_folder() if cache is None else cache) / "geonames"


def loaded(folder: Path) -> tuple[Loaded, ...]:
    """The cards, by country. Raises KnowledgeError for one that can't be read or whose dump is gone."""
    return tuple(map(_card, _cards(folder)))


def card_of(folder: Path, iso: str) -> Loaded | None:
    """The card of a country, None where it is not loaded. Raises KnowledgeError as ``loaded`` does."""
    path = folder / f"{iso}{_CARD}"
    return _card(path) if path.is_file() else None


def put(folder: Path, card: Loaded) -> None:
    """Write a card; from now on its dump counts. Files of the country that it does not name go."""
    path = folder / f"{card.iso}{_CARD}"
    fresh = path.with_suffix(".json.new")
    fresh.write_text(json.dumps(dataclasses.asdict(card), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(path)
    _clear(folder, card.iso, keep={path.name, card.file})


def remove(folder: Path, iso: str) -> Loaded:
    """Take a loaded dump away; returns its card. Raises NotFound when it is not there, KnowledgeError as ``loaded``."""
    card = card_of(folder, iso)
    if card is None:
        there = ", ".join(path.stem for path in _cards(folder)) or "none"
        raise NotFound(f"No places of {iso} are loaded.", remedy=f"Loaded are: {there}.")
    (folder / f"{iso}{_CARD}").unlink()
    _clear(folder, iso, keep=set())
    return card


def _clear(folder: Path, iso: str, keep: set[str]) -> None:
    for path in folder.glob(f"{iso}[-.]*"):
        if path.name not in keep:
            with suppress(OSError):
                path.unlink()


def _cards(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"??{_CARD}"))


def _card(path: Path) -> Loaded:
    iso = path.stem
    again = f"Load it again: contested places add {iso}; or remove it: delete {path}."
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        card = Loaded(**{f.name: given[f.name] for f in dataclasses.fields(Loaded) if f.name in given})
    except (OSError, ValueError, TypeError, AttributeError) as e:
        raise KnowledgeError(f"The card {path} of the loaded places of {iso} can't be read: {e}.", remedy=again) from e
    if not (path.parent / card.file).is_file():
        raise KnowledgeError(f"The loaded places of {iso} are gone: {path.parent / card.file}.", remedy=again)
    return card
