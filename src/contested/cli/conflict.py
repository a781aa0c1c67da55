"""``contested conflict list | check``: the wars that are known, and whether a folder of data is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options, telling
from contested.cli.app import KNOWING, command, group
from contested.cli.console import err, out
from contested.cli.guard import SOME_NOT_READ
from contested.cli.output import Column, print_json, print_table
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.knowledge.checking import Finding
    from contested.knowledge.summaries import Summary

conflict = group(
    "conflict",
    KNOWING,
    """The wars that the program knows: folders of data, to which yours can be added.

    A conflict is a folder with conflict.yaml, actors.yaml, places.tsv, relations.tsv and chronology.tsv. Name one with
    --conflict or $CONTESTED_CONFLICT: one of the program's by its name, or your own by its path.""",
    "contested conflict list",
    "contested conflict check my-war",
)

Wanted = Annotated[
    str | None, typer.Argument(metavar="[NAME|FOLDER]", help="The conflict; else the one that the settings name.")
]


@command(None, "contested conflict list", "contested conflict list --json", name="list", within=conflict)
def listed(as_json: options.AsJson = False) -> None:
    """List the conflicts that come with the program, and how much is known of each."""
    from contested.knowledge.summaries import summaries

    columns: tuple[Column[Summary], ...] = (
        Column("Name", lambda s: s.name),
        Column("Title", lambda s: s.title or telling.UNKNOWN),
        Column("Since", lambda s: s.start or telling.UNKNOWN),
        Column("Actors", lambda s: str(s.actors), "number"),
        Column("Sources", lambda s: str(s.sources), "number"),
        Column("Relations", lambda s: str(s.relations), "number"),
        Column("Places", lambda s: str(s.places), "number"),
        Column("Days", lambda s: str(s.days), "number"),
    )
    if as_json:
        print_json(map(asdict, summaries()))
    else:
        print_table(summaries(), columns)


@command(
    None,
    "contested conflict check",
    "contested conflict check ./my-war",
    "contested conflict check ./my-war --errors",
    "contested conflict check syria --json",
    within=conflict,
)
def check(
    name: Wanted = None,
    errors: Annotated[bool, typer.Option("--errors", help="Leave the hints out.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Check a conflict's folder: all that is wrong with its data, by file and line.

    Errors keep the data from being used as they are meant: a field or an id that is none, a day that is none, one name
    for two actors at one time, a dated fact at an unknown place. Hints may be right as they are: a source without side,
    a place far from the theatre.
    Ends with exit code 1 when there are errors.
    """
    from contested.knowledge import checking, files

    wanted = Settings.load(conflict=name).conflict
    found = checking.check(files.conflict(wanted))
    shown = [f for f in found if f.level == "error" or not errors]
    if as_json:
        print_json(map(asdict, shown))
    else:
        _tell(wanted, shown)
    wrong = sum(f.level == "error" for f in found)
    err().print(f"{wanted}: {_counted(wrong, 'error')}, {_counted(len(found) - wrong, 'hint')}.", markup=False)
    if wrong:
        raise typer.Exit(SOME_NOT_READ)


def _tell(wanted: str, found: list[Finding]) -> None:
    from rich.text import Text

    from contested.knowledge.files import conflicts

    console = out()
    folder = "" if wanted in conflicts() else wanted.rstrip("/") + "/"
    for f in found:
        where = f"{folder}{f.file}" + (f":{f.line}" if f.line else "")
        style = "bold red" if f.level == "error" else "yellow"
        console.print(Text.assemble((f"{where}: ", "dim"), (f"{f.level}: ", style), f.what), soft_wrap=True)


def _counted(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"
