"""``contested brief``: a day or a week as Markdown, HTML or PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import ASKING, command
from contested.cli.console import err
from contested.cli.knowing import known
from contested.cli.options import period
from contested.cli.record import asked
from contested.errors import UsageError

if TYPE_CHECKING:
    from contested.model.brief import Brief
    from contested.store import Store

WEEK = timedelta(days=6)


@command(
    ASKING,
    "contested brief --from 2015-07-27 --to 2015-08-02",
    "contested brief --from 2015-08-01 --to 2015-08-01 -o day.pdf",
    "contested brief -o week.html",
)
def brief(
    record: options.Record = None,
    start: options.From = None,
    end: options.To = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to: .md, .html or .pdf; - is standard output.")
    ] = "-",
) -> None:
    """Write a brief of a day or some weeks: what changed hands, main events with their grades, tolls and disputes.

    Each line leads to numbered sentences with their document, publisher and date. Without days it is of the last week
    in which a report of the record came out. On standard output it is Markdown.
    """
    write = _form(output)
    with asked(record) as store:
        from contested.pipeline.briefing import brief as made

        first, last = _days(store, *period(start, end))
        found = made(store, first, last, known())
    if output == "-":
        sys.stdout.write(write(found).decode())
        return
    from contested.export.files import write_whole

    write_whole(Path(output), write(found))
    err().print(f"Wrote the {found.title[:1].lower()}{found.title[1:]} to {output}.", markup=False)


def _days(store: Store, start: date | None, end: date | None) -> tuple[date, date]:
    if start and end:
        return start, end
    if start:
        return start, start + WEEK
    if end:
        return end - WEEK, end
    from contested.pipeline.briefing import last_week

    return last_week(store)


def _form(output: str) -> Callable[[Brief], bytes]:
    """How a brief is written to a file of that ending. Raises UsageError for one that there is not."""
    ending = ".md" if output == "-" else Path(output).suffix.lower()
    writers = {".md": _markdown, ".html": _html, ".htm": _html, ".pdf": _pdf}
    if ending not in writers:
        raise UsageError(
            f"A brief can't be written as {output}.", remedy="Name a file that ends in .md, .html or .pdf."
        )
    return writers[ending]


def _markdown(brief: Brief) -> bytes:
    from contested.export.briefs import as_markdown

    return as_markdown(brief).encode()


def _html(brief: Brief) -> bytes:
    from contested.web.files import brief_file

    return brief_file(brief).encode()


def _pdf(brief: Brief) -> bytes:
    from contested.export.briefs import as_pdf

    return as_pdf(brief)
