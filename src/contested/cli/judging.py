"""``contested judge | undo | judgements``: a person's decisions, kept beside the claims and taken back at will."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from contested.cli import options, telling
from contested.cli.app import KEEPING, command
from contested.cli.building import draw
from contested.cli.console import err, out
from contested.cli.output import Column, print_table
from contested.cli.record import asked, opened
from contested.errors import UsageError
from contested.model import Judgement
from contested.model.judgement import judgement_id
from contested.settings import Settings


class Verdict(StrEnum):
    """What can be decided."""

    same = "same"
    different = "different"
    reject = "reject"
    accept = "accept"


@command(
    KEEPING,
    "contested judge reject c-91d0b6 --note 'headline read as a claim'",
    "contested judge same c-91d0b6 c-77aa01",
    "contested judge different c-91d0b6 c-77aa01",
)
def judge(
    verdict: Annotated[Verdict, typer.Argument(metavar="same|different|reject|accept", help="The decision.")],
    claims: Annotated[list[str], typer.Argument(metavar="ID", help="Ids of claims.")],
    record: options.Record = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")] = "",
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who decides. Else your name on this machine.")
    ] = None,
    no_build: options.NoBuild = False,
) -> None:
    """Decide that claims are of the same event or of different ones, or reject a claim or accept it again.

    The claims stay as they are. The decision is applied at once (with --no-build: later) and at every build,
    until 'contested undo'.
    """
    settings = Settings.load(record=record)
    with opened(settings.record) as store:
        subjects = tuple(_claim(store.find(id)) for id in claims)
        if verdict in (Verdict.same, Verdict.different) and len(set(subjects)) < 2:
            raise UsageError(f"'{verdict.value}' needs two claims.", remedy="Name the ids of two claims or more.")
        now = datetime.now(UTC)
        judgement = Judgement(
            id=judgement_id(verdict.value, subjects, now),
            kind=verdict.value,
            subjects=subjects,
            author=author or getpass.getuser(),
            time=now,
            note=note,
        )
        store.add_judgement(judgement)
        out().print(f"Kept as {judgement.id}. Take it back with: contested undo {judgement.id}", markup=False)
        if not no_build:
            draw(store, settings)


@command(KEEPING, "contested undo j-5c1e")
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the judgement, or its beginning.")],
    record: options.Record = None,
    no_build: options.NoBuild = False,
) -> None:
    """Take a judgement back. It stays in the record, marked as taken back."""
    settings = Settings.load(record=record)
    with opened(settings.record) as store:
        thing = store.find(id)
        if thing.kind != "judgement":
            raise UsageError(f"{thing.id} is a {thing.kind}, no judgement.", remedy="List them: contested judgements.")
        store.undo(thing.id, datetime.now(UTC))
        out().print(f"{thing.id} is taken back.", markup=False)
        if not no_build:
            draw(store, settings)


@command(KEEPING, "contested judgements")
def judgements(record: options.Record = None) -> None:
    """List people's judgements, those taken back too."""
    columns: tuple[Column[Judgement], ...] = (
        Column("On", lambda j: f"{j.time:%Y-%m-%d %H:%M}"),
        Column("By", lambda j: j.author),
        Column("Judgement", lambda j: j.kind),
        Column("About", telling.judged),
        Column("Note", lambda j: j.note or telling.UNKNOWN),
        Column("Taken back", lambda j: f"{j.undone:%Y-%m-%d %H:%M}" if j.undone else telling.UNKNOWN),
        Column("Id", lambda j: j.id, "id"),
    )
    with asked(record) as store:
        if not print_table(store.judgements(), columns):
            err().print("Nobody has judged anything in this record yet.")


def _claim(thing: object) -> str:
    kind, id = getattr(thing, "kind", ""), str(getattr(thing, "id", ""))
    if kind != "claim":
        raise UsageError(f"{id} is a {kind}, and judgements are about claims.", remedy=f"See: contested show {id}.")
    return id
