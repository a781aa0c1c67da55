"""``contested disputes``: what is said, and what is said against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from contested.cli import options, telling
from contested.cli.app import ASKING, command
from contested.cli.choosing import one_of
from contested.cli.console import out
from contested.cli.listing import Question, answer, as_known, listing, understood
from contested.cli.output import Column
from contested.cli.record import asked
from contested.errors import UsageError
from contested.model import DISPUTE_KINDS, Dispute, Query
from contested.store import Store

Explain = Annotated[bool, typer.Option("--explain", help="Every sentence of both sides, with its report.")]
Kind = Annotated[
    str | None,
    options.which("--kind", "Of this kind: denial, control, toll, time, means or actor (whose deed it was).", "KIND"),
]
# Words that people may use for a kind.
MEANT = {"blame": "actor", "count": "toll", "counts": "toll", "day": "time", "days": "time"}


@command(
    ASKING,
    "contested disputes --place Kubayna",
    "contested disputes --place Kubayna --explain",
    "contested disputes --kind denial",
    "contested disputes --kind blame --csv",
)
@listing(kind=(Kind, None), explain=(Explain, False))
def disputes(record: str | None, question: Question, kind: str | None, explain: bool) -> None:
    """List what sources contradict each other about, by kind, with the sentences of both sides.

    One denies what another affirms (denial); two hold a place (control); no number fits both counts (toll); it was in
    April or in May (time); by rockets or from the air (means); whose deed it was (actor). A difference in wording, in
    precision or in the time of the report is none.
    """
    from contested.cli.pages.conclusion import dispute_page

    question = _of_kind(question, kind)
    with asked(record) as opened:
        store = as_known(opened, question)
        if explain and not (question.as_json or question.as_csv):
            found = _by_kind(store.disputes(understood(question, store)))
            for dispute in found:
                dispute_page(out(), dispute, store)
                out().print()
            if found:
                return
        both = _Both(store)
        answer(store, question, both.ask, both.columns(), both.record, _csv())


def _of_kind(question: Question, kind: str | None) -> Question:
    if kind is None:
        return question
    if question.type:
        raise UsageError("--kind and --type can't be given together.", remedy="Leave --type out.")
    return replace(question, type=one_of(MEANT.get(kind.lower(), kind), DISPUTE_KINDS, "kind of dispute", "--kind"))


def _by_kind(found: Iterable[Dispute]) -> list[Dispute]:
    return sorted(found, key=lambda d: DISPUTE_KINDS.index(d.about))


@dataclass(frozen=True, slots=True)
class _Both:
    """Disputes with the sentences of both sides."""

    store: Store

    def ask(self, query: Query) -> list[Dispute]:
        return _by_kind(self.store.disputes(query))

    def columns(self) -> tuple[Column[Dispute], ...]:
        return (
            Column("About", lambda d: d.about),
            Column("Where", lambda d: telling.where(d.place)),
            Column("Why", lambda d: d.reason),
            Column("Some say", lambda d: _quoted(self._sentences(d.claims))),
            Column("Others say", lambda d: _quoted(self._sentences(d.against))),
            Column("Id", lambda d: d.id, "id"),
        )

    def record(self, dispute: Dispute) -> dict[str, Any]:
        from contested.cli.pages.sides import dispute_object

        return dispute_object(dispute, self.store)

    def _sentences(self, claims: Sequence[str]) -> list[dict[str, Any]]:
        from contested.cli.pages.sides import sentences_of

        return sentences_of(claims, self.store)


def _quoted(sentences: Sequence[dict[str, Any]]) -> str:
    """The first sentence, and how many more there are; outlets repeat each other."""
    each = list(dict.fromkeys(s["text"] for s in sentences))
    more = f" and {len(each) - 1} more" if len(each) > 1 else ""
    return f"»{each[0]}«{more}" if each else telling.UNKNOWN


def _csv() -> Any:
    from contested.export.columns import COLUMNS, Column

    def text(side: str) -> Column:
        meaning = "The sentences of one side." if side == "said" else "The sentences of the other."
        return Column(side, meaning, lambda record: [s["text"] for s in record[side]])

    return (*COLUMNS["disputes"], text("said"), text("said_against"))
