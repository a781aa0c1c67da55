"""``contested sources``: who speaks in the record."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from contested.cli import telling
from contested.cli.app import ASKING, command
from contested.cli.knowing import known
from contested.cli.listing import Question, answer, listing
from contested.cli.output import Column
from contested.cli.record import asked

if TYPE_CHECKING:
    from contested.pipeline.asking import SourceRecord


@command(ASKING, "contested sources", "contested sources --place Kasab", "contested sources --type toll --csv")
@listing()
def sources(record: str | None, question: Question) -> None:
    """List who speaks: the innermost sources, how much they say, and through which outlets.

    Filters choose the claims that are counted. An outlet counts as a source where it speaks in its own voice.
    """
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
