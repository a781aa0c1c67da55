"""``contested export``: the record as files that other programs read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import KEEPING, command
from contested.cli.console import err
from contested.cli.knowing import known
from contested.cli.progress import progress
from contested.cli.record import asked
from contested.errors import UsageError

if TYPE_CHECKING:
    from contested.export import Exported, Format


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"
    campaigns = "campaigns"
    documents = "documents"
    control = "control"
    tolls = "tolls"
    disputes = "disputes"


class Form(StrEnum):
    """How it is written."""

    jsonl = "jsonl"
    csv = "csv"


@command(
    KEEPING,
    "contested export claims -o claims.jsonl",
    "contested export events -o events.csv",
    "contested export tolls --format csv -o - | head",
)
def export(
    what: Annotated[
        What,
        typer.Argument(help="What to write.", metavar="claims|events|campaigns|documents|control|tolls|disputes"),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")],
    record: options.Record = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", metavar="jsonl|csv", help="How. Else by the file's ending, and JSONL on standard output."
        ),
    ] = None,
) -> None:
    """Write claims, events, campaigns, documents, control, tolls or disputes to a file, as the codebook says.

    The same record gives the same bytes. The file is written whole or not at all.
    """
    from contested.export import format_of
    from contested.pipeline.exporting import export_to, lines

    kind: Exported = what.value
    chosen: Format | None = form.value if form else "jsonl" if output == "-" else None
    with asked(record) as store:
        if output == "-":
            sys.stdout.writelines(lines(store, kind, chosen or "jsonl", known()))
            return
        path = _target(output)
        with progress() as tell:
            written = export_to(store, kind, path, chosen or format_of(path), tell, known())
    err().print(f"Wrote {written} {kind} to {output}.", markup=False)


def _target(output: str) -> Path:
    path = Path(output)
    if path.is_dir():
        raise UsageError(f"{output} is a folder.", remedy="Name a file: -o claims.jsonl.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", remedy="Make it, or name another.")
    return path
