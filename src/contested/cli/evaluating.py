"""``contested evaluate``: how right the program is, on documents that its user has coded."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import options
from contested.cli.app import MEASURING, command
from contested.cli.console import err, out
from contested.cli.guard import SOME_NOT_READ
from contested.cli.knowing import known
from contested.cli.output import Column, print_table
from contested.cli.progress import progress
from contested.cli.telling import UNKNOWN, many
from contested.errors import Empty, UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.evaluate import Compared, Figure, Measure
    from contested.pipeline.evaluating import Coding, Predicted

# More than this left out are counted, not listed.
_LISTED = 50
_IN_GROUPS = (
    *("claims", "event_type", "actor", "target", "place", "toll_count", "time_accuracy"),
    *("source_accuracy_attributed", "right_record"),
)

Groups = Mapping[str, "tuple[Compared, ...]"]


class By(StrEnum):
    """What documents are grouped by."""

    publisher = "publisher"
    collection = "collection"


def _file(*flags: str, help: str) -> Any:
    return typer.Option(*flags, help=help, metavar="FILE")


Gold = Annotated[Path, _file("--gold", help="Claims coded by hand, JSON lines in the form of the codebook.")]
Documents = Annotated[
    Path, _file("--documents", help="The documents that they are of: JSON lines of id, text, title, date, publisher.")
]
PredictedFile = Annotated[
    Path | None, _file("--predicted", help="Measure these claims, exported before, instead of reading anew.")
]
ReportFile = Annotated[
    Path | None, _file("--report", "-o", help="Write each difference in its sentence to this HTML page.")
]
Grouped = Annotated[
    By | None,
    typer.Option(
        "--by", metavar="publisher|collection", help="Measure each publisher, or each first part of an id, alone too."
    ),
]


@command(
    MEASURING,
    "contested evaluate --gold coded.jsonl --documents reports.jsonl",
    "contested evaluate --gold coded.jsonl --documents reports.jsonl --report differences.html",
    "contested evaluate --gold coded.jsonl --documents reports.jsonl --predicted claims.jsonl --by publisher",
)
def evaluate(
    gold: Gold,
    documents: Documents,
    predicted: PredictedFile = None,
    report: ReportFile = None,
    by: Grouped = None,
    as_json: options.AsJson = False,
    conflict: options.Conflict = None,
    model: options.Model = None,
    reader: options.ReaderName = None,
    processes: options.Processes = None,
    batch_size: options.BatchSize = None,
    max_file_mb: options.MaxFileMb = None,
) -> None:
    """Measure the program against claims that you have coded by hand, on your own documents.

    The documents are read as they stand, into no record. The table says how many of your claims the program finds,
    how many of its own you do not have, and how far both agree on type, actors, places, time, counts and sources; the
    page lays both side by side in each sentence.
    """
    settings = Settings.load(
        conflict=conflict,
        model=model,
        reader=reader,
        processes=processes,
        batch_size=batch_size,
        max_file_mb=max_file_mb,
    )
    from contested.evaluate import compare
    from contested.pipeline.evaluating import load, problems

    _check_target(report)
    coding = load(gold, documents, settings.max_file_mb)
    lines = list(problems(coding.failures))
    if not coding.claims:
        _name(lines)
        raise Empty(str(gold), "It has no claim that can be measured.", remedy="See docs/how-to/measure.md.")
    found = _predicted(predicted, coding, settings)
    lines += problems(found.failures)
    with progress() as tell:
        tell("Comparing", 0, None)
        compared = compare(found.claims, coding.claims)
    groups = _groups(compared, by, coding)
    _print_json(compared, groups) if as_json else _print_tables(compared, groups, by)
    if report:
        with progress() as tell:
            tell("Writing the page", 0, None)
            _write(report, _page(compared, groups, coding, lines, (gold.name, found.by)))
        err().print(f"Wrote each difference in its sentence to {report}.", markup=False)
    _close(coding, lines)


def _check_target(report: Path | None) -> None:
    if report and report.is_dir():
        raise UsageError(f"{report} is a folder.", remedy="Name a file: --report differences.html.")
    if report and not report.parent.is_dir():
        raise UsageError(f"There is no folder {report.parent}.", remedy="Make it, or name another.")


def _predicted(path: Path | None, coding: Coding, settings: Settings) -> Predicted:
    from contested.pipeline.evaluating import exported, read_anew

    if path:
        return exported(path, coding)
    facts = known(settings.conflict)
    with progress() as tell:
        return read_anew(coding, facts, settings, tell)


def _groups(compared: Iterable[Compared], by: By | None, coding: Coding) -> Groups:
    from contested.evaluate import collection, grouped

    if by is None:
        return {}
    if by is By.collection:
        return grouped(compared, collection)
    return grouped(compared, lambda doc: coding.documents[doc].publisher.value or UNKNOWN)


def _print_json(compared: tuple[Compared, ...], groups: Groups) -> None:
    from contested.evaluate import figures_record

    record = figures_record(compared)
    if groups:
        record["groups"] = {name: figures_record(some) for name, some in groups.items()}
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _print_tables(compared: tuple[Compared, ...], groups: Groups, by: By | None) -> None:
    from contested.evaluate import MEASURES, measure

    figures = measure(compared)
    print_table([(it, figures[it.key]) for it in MEASURES], _columns())
    console = out()
    console.print(
        "Score: F1 where precision and recall stand beside it, else the share right of the claims found. "
        "Program, coder: how many each has.",
        style="dim",
    )
    if by:
        console.print()
        print_table([(name, some) for name, some in groups.items()], _group_columns(by))


def _columns() -> tuple[Column[tuple[Measure, Figure]], ...]:
    from contested.evaluate import Rate

    def of_rate(value: str) -> Column[tuple[Measure, Figure]]:
        def cell(row: tuple[Measure, Figure]) -> str:
            figure = row[1]
            if not isinstance(figure, Rate):
                return ""
            return UNKNOWN if figure.score is None else _decimal(getattr(figure, value))

        return Column(value.capitalize(), cell, "number")

    return (
        Column("Measure", lambda row: row[0].label),
        Column("Score", lambda row: _decimal(row[1].score), "number"),
        of_rate("precision"),
        of_rate("recall"),
        Column("Right", lambda row: f"{row[1].right}", "number"),
        Column("Program", lambda row: f"{row[1].program}" if isinstance(row[1], Rate) else "", "number"),
        Column("Coder", lambda row: f"{row[1].coder if isinstance(row[1], Rate) else row[1].of}", "number"),
    )


def _group_columns(by: By) -> tuple[Column[tuple[str, tuple[Compared, ...]]], ...]:
    from contested.evaluate import MEASURES, measure

    labels = {it.key: it.label for it in MEASURES}

    def score(key: str) -> Column[tuple[str, tuple[Compared, ...]]]:
        return Column(labels[key].strip("… ").capitalize(), lambda row: _decimal(measure(row[1])[key].score), "number")

    return (
        Column(by.capitalize(), lambda row: row[0]),
        Column("Documents", lambda row: f"{len(row[1])}", "number"),
        *map(score, _IN_GROUPS),
    )


def _decimal(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.3f}"


def _page(
    compared: tuple[Compared, ...], groups: Groups, coding: Coding, lines: list[str], names: tuple[str, str]
) -> str:
    from contested.evaluate import measure
    from contested.evaluate.report import Report, page

    figures = {name: (len(some), measure(some)) for name, some in groups.items()}
    return page(Report(compared, coding.documents, *names, figures, lines))


def _write(path: Path, text: str) -> None:
    from contested.export import replacing

    with replacing(path) as file:
        file.write(text)


def _close(coding: Coding, lines: list[str]) -> None:
    if coding.uncoded:
        text = f"{many(coding.uncoded, 'document')} without a coded claim left out of the measuring."
        err().print(f"Note: {text}", markup=False)
    if lines:
        _name(lines)
        raise typer.Exit(SOME_NOT_READ)


def _name(lines: list[str]) -> None:
    console = err()
    if lines:
        console.print(f"[bold]{len(lines)} left out, or not read:[/]")
    for line in lines[:_LISTED]:
        console.print(f"  {line}", markup=False, soft_wrap=True)
    if len(lines) > _LISTED:
        console.print(f"  … and {len(lines) - _LISTED} more.")
