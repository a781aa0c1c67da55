"""``contested sources``: who speaks in the record, and what became of what they said."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import options, telling
from contested.cli.app import ASKING, Group
from contested.cli.choosing import one_of
from contested.cli.console import err, out
from contested.cli.knowing import known
from contested.cli.listing import Question, answer, as_known, listing
from contested.cli.output import Column, print_csv, print_json, shape
from contested.cli.progress import progress
from contested.cli.record import asked

if TYPE_CHECKING:
    from contested.pipeline.asking import SourceRecord

GROUP = Group("sources", ASKING)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The source, in any spelling.")]
Came = Annotated[
    str | None,
    typer.Option(
        "--list", metavar="OUTCOME", help="The sentences behind a number: affirmed, denied, both, 'left alone' or all."
    ),
]
Kind = Annotated[
    str | None, options.which("--kind", "Only statements of this kind: event, blame, toll, control.", "KIND")
]


@GROUP.bare(
    "contested sources",
    "contested sources --place Kasab",
    "contested sources --type toll --csv",
    "contested sources show SANA",
)
@listing(ctx=(typer.Context, None))
def sources(record: str | None, question: Question, ctx: typer.Context) -> None:
    """List who speaks: the innermost sources, how much they say, and through which outlets.

    Filters choose the claims that are counted. An outlet counts as a source where it speaks in its own voice. What
    became of a source's claims, 'contested sources show' tells.
    """
    if ctx.invoked_subcommand is None:
        _list(record, question)


@GROUP.command("list", "contested sources list --place Kasab")
@listing()
def list_sources(record: str | None, question: Question) -> None:
    """List who speaks, as 'contested sources' alone does."""
    _list(record, question)


@GROUP.command(
    "show",
    "contested sources show SANA",
    "contested sources show SANA --list denied",
    "contested sources show 'the Observatory' --kind toll --list all",
    "contested sources show SANA --json",
)
def show(
    name: Name,
    record: options.Record = None,
    kind: Kind = None,
    came: Came = None,
    known_at: options.KnownAt = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
) -> None:
    """Show how much of what a source said another side's source later affirmed, denied, or left alone.

    By kind of statement, each share with the interval that so few allow. It is no score: what nobody of another side
    speaks of may be so, and a denial may be false. --list prints the sentences behind a number; --json and --csv have
    the ids of the claims.
    """
    from contested.cli.pages.source import as_object, chosen, list_page, page
    from contested.export.folds import statement_record
    from contested.ledger import OUTCOMES, STATED
    from contested.pipeline.records import record_of
    from contested.pipeline.watching import Watch

    wanted = shape(as_json, as_csv)
    of_kind = one_of(kind, STATED, "kind of statement", "--kind")
    listed = one_of(came, (*OUTCOMES, "all"), "outcome", "--list")
    outcome = next((o for o in OUTCOMES if o == listed), None)
    with asked(record) as opened:
        store = as_known(opened, Question(known_at=known_at))
        with progress() as tell:
            found = record_of(store, name, known(), Watch(tell))
        statements = chosen(found, of_kind, outcome)
        if wanted == "json":
            print_json([as_object(found, found.statements if kind is None and came is None else statements)])
        elif wanted == "csv":
            print_csv(map(statement_record, statements), None)
        elif listed:
            list_page(out(), statements, store)
            if not statements:
                err().print("No statement came to that.")
        else:
            page(out(), found, of_kind)


def _list(record: str | None, question: Question) -> None:
    from contested.pipeline.asking import sources_of

    columns: tuple[Column[SourceRecord], ...] = (
        Column("Source", lambda s: s.name),
        Column("Side", lambda s: s.side or telling.UNKNOWN),
        Column("Claims", lambda s: str(s.claims), "number"),
        Column("Denials", lambda s: str(s.denials), "number"),
        Column("Documents", lambda s: str(s.documents), "number"),
        Column("First", lambda s: telling.day(s.first)),
        Column("Last", lambda s: telling.day(s.last)),
        Column("Carried by", lambda s: ", ".join(s.outlets) or telling.UNKNOWN),
    )
    with asked(record) as store:
        answer(store, question, lambda query: sources_of(store, query, known()), columns, _record)


def _record(item: Any) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(item).items()}
