"""``contested read``: reports into the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import READING, command
from contested.cli.building import draw_added
from contested.cli.console import err, out
from contested.cli.guard import SOME_NOT_READ, STOPPED
from contested.cli.knowing import known
from contested.cli.progress import duration, progress
from contested.cli.record import opened
from contested.cli.stopping import stoppable
from contested.cli.telling import many
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.knowledge import Knowledge
    from contested.pipeline.reading import ReadReport
    from contested.sources import ReadOptions
    from contested.store import Store

# More failures than this are counted, not listed.
_LISTED = 50

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files (.txt .html .json .jsonl .csv) or folders with them; - is standard input.", metavar="PATH"
    ),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="PART=COLUMN,…",
        help="Which column of a table holds the id, text, title, publisher, date, url.",
    ),
]
IdPrefix = Annotated[str, typer.Option("--id-prefix", metavar="TEXT", help="Put before every id that the input gives.")]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Of input that is not UTF-8, such as latin-1. Else it is detected."
    ),
]
Verbatim = Annotated[
    bool, typer.Option("--verbatim", help="Keep the ids given and read the text uncleaned, for measuring.")
]


@command(
    READING,
    "contested read reports/",
    "contested read news.csv --map text=body,title=headline,publisher=outlet,date=day",
    "cat feed.jsonl | contested read - --record syria.db",
)
def read(
    paths: Paths,
    record: options.Record = None,
    map: Map = None,
    id_prefix: IdPrefix = "",
    encoding: Encoding = None,
    verbatim: Verbatim = False,
    no_build: options.NoBuild = False,
    conflict: options.Conflict = None,
    model: options.Model = None,
    reader: options.ReaderName = None,
    processes: options.Processes = None,
    batch_size: options.BatchSize = None,
    max_file_mb: options.MaxFileMb = None,
) -> None:
    """Read reports into the record, and draw events, control and tolls from all that it holds.

    What the record has already is passed over, so a stopped run goes on where it stopped, and reading
    the same thing twice changes nothing. What can't be read is named with its reason; the rest is read.
    """
    settings = Settings.load(
        record=record,
        conflict=conflict,
        model=model,
        reader=reader,
        processes=processes,
        batch_size=batch_size,
        max_file_mb=max_file_mb,
    )
    from contested.sources import ReadOptions

    how = ReadOptions(
        columns=columns_of(map),
        id_prefix=id_prefix,
        encoding=encoding,
        verbatim=verbatim,
        max_file_mb=settings.max_file_mb,
        besides=_files_of(settings.record),
    )
    # A conflict that is not known leaves no record behind.
    facts = known(settings.conflict)
    with opened(settings.record, create=True) as store:
        report = read_into(store, paths, settings, how, facts)
        summarise(report, settings.record)
        if report.stopped:
            raise typer.Exit(STOPPED)
        if not no_build and (report.documents or store.outdated()):
            draw_added(store, settings)
    if report.failures:
        raise typer.Exit(SOME_NOT_READ)


def _files_of(record: str) -> frozenset[Path]:
    """The files of a record, which may lie among the reports."""
    whole = Path(record).resolve()
    return frozenset(whole.with_name(f"{whole.name}{ending}") for ending in ("", "-wal", "-shm", "-journal"))


def read_into(store: Store, paths: list[str], settings: Settings, how: ReadOptions, facts: Knowledge) -> ReadReport:
    """Read ``paths`` with progress on standard error, stopping when the user asks."""
    from contested.pipeline.reading import read as read_reports
    from contested.pipeline.watching import Watch

    with stoppable() as stop, progress() as tell:
        return read_reports(paths, store, facts, settings, how, Watch(tell, stop))


def columns_of(text: str | None) -> dict[str, str]:
    """``"text=body,title=head"`` as a mapping. Raises UsageError."""
    pairs = [pair.partition("=") for pair in (text or "").split(",") if pair.strip()]
    for part, equals, column in pairs:
        if not (part.strip() and equals and column.strip()):
            raise UsageError(
                f"--map {text} can't be understood.",
                cause=f"{part!r} names no part of a document and its column.",
                remedy="Write part=column pairs with commas between: --map text=body,title=headline.",
            )
    return {part.strip(): column.strip() for part, _, column in pairs}


def summarise(report: ReadReport, record: str) -> None:
    """Say what was read, what was not and why, and what to do next."""
    console = out()
    rate = f" ({report.documents / report.seconds:.1f}/s)" if report.documents and report.seconds else ""
    console.print(
        f"Read {many(report.documents, 'document')} in {duration(report.seconds)}{rate} into {record}.", markup=False
    )
    if report.known:
        console.print(f"{many(report.known, 'document')} known already.", markup=False)
    if report.documents:
        claims = ", ".join(f"{n} {kind}" for kind, n in report.claims)
        console.print(f"Claims: {claims or 'none were found'}.", markup=False)
    if report.failures:
        _name_failures(report)
    if report.stopped:
        err().print("Stopped. What was read is kept; the same command goes on from here.")


def _name_failures(report: ReadReport) -> None:
    console = out()
    console.print(f"[bold]{len(report.failures)} not read:[/]")
    for failure in report.failures[:_LISTED]:
        reason = " ".join(part for part in (failure.error.what, failure.error.remedy) if part)
        console.print(f"  {failure.where}: {reason}", markup=False, soft_wrap=True)
    if len(report.failures) > _LISTED:
        console.print(f"  … and {len(report.failures) - _LISTED} more.")
