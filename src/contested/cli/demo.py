"""``contested demo``: the sample reports, read before your eyes."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli.app import READING, command
from contested.cli.building import draw
from contested.cli.console import out
from contested.cli.guard import SOME_NOT_READ, STOPPED
from contested.cli.knowing import known
from contested.cli.progress import progress
from contested.cli.reading import read_into
from contested.cli.reading import summarise as summarise_reading
from contested.cli.record import opened
from contested.cli.summary import summarise
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.export import Exported, Format
    from contested.store import Store

# The sample has a page about itself, which is no report.
_NO_REPORT = ".md"
_EXPORTED: tuple[tuple[Exported, Format], ...] = (
    ("claims", "jsonl"),
    ("events", "jsonl"),
    ("documents", "jsonl"),
    ("events", "csv"),
    ("tolls", "csv"),
)


@command(READING, "contested demo", "contested demo --into /tmp/try")
def demo(
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where the record and the exports go.")] = Path(
        "demo"
    ),
) -> None:
    """Read the sample reports that come with the program, and show what the record then answers.

    Sixteen short reports by invented outlets retell weeks of the war in Syria from several sides.
    """
    from contested.sources import ReadOptions

    settings = Settings.load(record=str(into / "demo.db"))
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise UsageError(
            f"The folder {into} can't be made: {e.strerror}.", remedy="Name one that you may write to: --into FOLDER."
        ) from e
    with as_file(files("contested") / "sample") as sample, opened(settings.record, create=True) as store:
        reports = sorted(str(path) for path in sample.iterdir() if path.suffix != _NO_REPORT)
        report = read_into(store, reports, settings, ReadOptions(), known(settings.conflict))
        summarise_reading(report, settings.record)
        if report.stopped:
            raise typer.Exit(STOPPED)
        draw(store, settings)
        out().print()
        summarise(store)
        exports = list(_exports(store, into))
    _what_next(settings.record, exports)
    if report.failures:
        raise typer.Exit(SOME_NOT_READ)


def _exports(store: Store, into: Path) -> list[Path]:
    from contested.pipeline.exporting import export_to

    written = []
    with progress() as tell:
        for kind, form in _EXPORTED:
            path = into / f"{kind}.{form}"
            export_to(store, kind, path, form, tell)
            written.append(path)
    return written


def _what_next(record: str, exports: list[Path]) -> None:
    console = out()
    console.print()
    console.print(f"The record:  {record}", markup=False)
    console.print(f"Exports:     {', '.join(map(str, exports))}", markup=False)
    console.print("Now ask it, for example:")
    for question in (
        "control --place Hassakeh --at 2015-08-01",
        "disputes --place Jourin --explain",
        "tolls --place Hassakeh --actor ISIS --explain",
    ):
        console.print(f"  contested {question} --record {record}", markup=False)
