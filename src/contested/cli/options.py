"""Options that several commands share, each stated once. Help of a setting comes from ``settings``."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any

import typer

from contested.errors import UsageError
from contested.settings import SETTINGS

_BY_NAME = {setting.name: setting for setting in SETTINGS}
_METAVARS: dict[type, str] = {str: "NAME", int: "N", float: "SCORE"}
_WHICH, _SETTINGS = "Which ones", "Settings"
FORM = "Form of the answer"


def setting(name: str, *flags: str) -> Any:
    """The option for a setting: its help, its default and its environment variable as ``settings`` state them."""
    it = _BY_NAME[name]
    return typer.Option(
        *(flags or (f"--{name.replace('_', '-')}",)),
        help=f"{it.help} \\[default: {'nothing' if it.default == '' else it.default}; or ${it.variable}]",
        show_default=False,
        metavar="FILE" if name in ("record", "boundaries") else _METAVARS[type(it.default)],
        rich_help_panel=_SETTINGS,
    )


def which(flag: str, help: str, metavar: str) -> Any:
    """An option that chooses among what the record holds."""
    return typer.Option(flag, help=help, metavar=metavar, rich_help_panel=_WHICH)


Record = Annotated[str | None, setting("record", "--record", "-r")]
Boundaries = Annotated[str | None, setting("boundaries")]
Conflict = Annotated[str | None, setting("conflict")]
Model = Annotated[str | None, setting("model")]
BatchSize = Annotated[int | None, setting("batch_size")]
ReaderName = Annotated[str | None, setting("reader")]
Processes = Annotated[int | None, setting("processes")]
MaxFileMb = Annotated[int | None, setting("max_file_mb")]
NoBuild = Annotated[bool, typer.Option("--no-build", help="Leave events, control and tolls as they are.")]
LinkThreshold = Annotated[float | None, setting("link_threshold")]
EventThreshold = Annotated[float | None, setting("event_threshold")]
PlaceThreshold = Annotated[float | None, setting("place_threshold")]

PlaceName = Annotated[str | None, which("--place", "At this place, in any spelling.", "NAME")]
ActorName = Annotated[str | None, which("--actor", "With this actor, in any spelling.", "NAME")]
SourceName = Annotated[str | None, which("--source", "According to this source or outlet.", "NAME")]
TypeName = Annotated[
    str | None,
    which("--type", "Of this kind, event type, sub-event type or grade, such as toll or 'Armed clash'.", "TYPE"),
]
From = Annotated[str | None, which("--from", "Not over before this day, month or year: 2015-08-01, 2015-08.", "DATE")]
To = Annotated[str | None, which("--to", "Begun by this day, month or year.", "DATE")]
At = Annotated[str | None, which("--at", "On this day, such as 2015-08-01.", "DATE")]
KnownAt = Annotated[str | None, which("--known-at", "As far as had been reported by this day.", "DATE")]
Limit = Annotated[
    int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.", rich_help_panel=_WHICH)
]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, with every field.", rich_help_panel=FORM)]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV, for a spreadsheet.", rich_help_panel=FORM)]

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def first_day(text: str | None, option: str) -> date | None:
    """The day, or the first of the month or year, that ``text`` names. Raises UsageError."""
    return None if text is None else _read_date(text, option)[0]


def last_day(text: str | None, option: str) -> date | None:
    """The day, or the last of the month or year, that ``text`` names. Raises UsageError."""
    return None if text is None else _read_date(text, option)[1]


def period(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first day of --from and the last of --to. Raises UsageError, also where the first comes after the last."""
    first, last = first_day(start, "--from"), last_day(end, "--to")
    if first and last and first > last:
        raise UsageError(
            f"--from {start} comes after --to {end}.", remedy=f"Give the first day first: --from {end} --to {start}."
        )
    return first, last


def one_day(text: str | None, option: str) -> date | None:
    """The day that ``text`` names. Raises UsageError, also for a month or a year."""
    if text is None:
        return None
    first, last = _read_date(text, option)
    if first != last:
        raise UsageError(f"{option} {text} is more than one day.", remedy=f"Name a day: {option} {first}.")
    return first


def filled(text: str | None, option: str) -> str | None:
    """What was given to an option. Raises UsageError for nothing at all: an empty variable of a script asks for
    everything otherwise."""
    if text is not None and not text.strip():
        raise UsageError(f"{option} is given nothing.", remedy="Say what, or leave the option out for all.")
    return text


def _read_date(text: str, option: str) -> tuple[date, date]:
    filled(text, option)
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise UsageError(
            f"{option} {text} is no date.", remedy=f"Write year-month-day: {option} 2015-08-01 (or 2015-08)."
        )
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        end = month if month else 12
        last = date(year, end, day or calendar.monthrange(year, end)[1])
    except ValueError as e:
        raise UsageError(f"{option} {text} is no date of the calendar.") from e
    return first, last
