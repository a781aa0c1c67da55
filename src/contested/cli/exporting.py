"""``contested export``: the record as files that other programs read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import KEEPING, command
from contested.cli.console import err
from contested.cli.progress import progress
from contested.cli.record import asked
from contested.errors import UsageError

if TYPE_CHECKING:
    from contested.pipeline import Format as FileFormat
    from contested.pipeline import Kind


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"
    documents = "documents"
    control = "control"
    tolls = "tolls"
    disputes = "disputes"


class Format(StrEnum):
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
        What, typer.Argument(help="What to write.", metavar="claims|events|documents|control|tolls|disputes")
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")],
    record: options.Record = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How. Else by the file's ending, and JSONL where that is no help.")
    ] = None,
) -> None:
    """Write claims, events, documents, control, tolls or disputes to a file, field by field as the codebook says."""
    import sys

    from contested import pipeline

    kind: Kind = what.value
    by_ending = Format.csv if output.lower().endswith(".csv") else Format.jsonl
    form: FileFormat = (format or by_ending).value
    with asked(record) as store:
        if output == "-":
            pipeline.export(store, kind, sys.stdout, form)
            return
        with progress() as tell:
            written = pipeline.export_to(store, kind, _target(output), form, tell)
    err().print(f"Wrote {written} {what.value} to {output}.", markup=False)


def _target(output: str) -> Path:
    path = Path(output)
    if path.is_dir():
        raise UsageError(f"{output} is a folder.", remedy="Name a file: -o claims.jsonl.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", remedy="Make it, or name another.")
    return path
