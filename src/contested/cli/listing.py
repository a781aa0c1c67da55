"""What the listings share: their options, from options to a query, from a query to an answer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from contested.cli import options
from contested.cli.console import err
from contested.cli.knowing import known
from contested.cli.options import filled, one_day, period
from contested.cli.output import Column, Record, shape, show
from contested.cli.progress import progress
from contested.errors import NotFound
from contested.model import Query
from contested.pipeline.kinds import type_called
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.export import Exported
    from contested.export.columns import Column as Field
    from contested.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """The options of a listing, as given."""

    place: str | None = None
    actor: str | None = None
    source: str | None = None
    type: str | None = None
    start: str | None = None
    end: str | None = None
    at: str | None = None
    known_at: str | None = None
    limit: int = 0
    as_json: bool = False
    as_csv: bool = False

    def query(self) -> Query:
        """The same, understood. Raises UsageError for a date, a period or a type that is none."""
        start, end = period(self.start, self.end)
        return Query(
            place=filled(self.place, "--place"),
            actor=filled(self.actor, "--actor"),
            source=filled(self.source, "--source"),
            type=type_called(filled(self.type, "--type")),
            start=start,
            end=end,
            at=one_day(self.at, "--at"),
            known_at=one_day(self.known_at, "--known-at"),
            limit=self.limit,
        )


FILTERS: dict[str, tuple[Any, Any]] = {
    "place": (options.PlaceName, None),
    "actor": (options.ActorName, None),
    "source": (options.SourceName, None),
    "type": (options.TypeName, None),
    "start": (options.From, None),
    "end": (options.To, None),
    "at": (options.At, None),
    "known_at": (options.KnownAt, None),
    "limit": (options.Limit, 0),
    "as_json": (options.AsJson, False),
    "as_csv": (options.AsCsv, False),
}
Listing = Callable[..., None]


def listing(*without: str, **more: tuple[Any, Any]) -> Callable[[Listing], Listing]:
    """Give a command the options of a listing: --record, every filter but those in ``without``, and ``more``.

    ``more`` maps further options to (annotation, default). The command gets the record's path, a
    Question, and ``more`` by name.
    """
    wanted = {name: of for name, of in FILTERS.items() if name not in without}
    offered = {"record": (options.Record, None), **wanted, **more}

    def decorate(command: Listing) -> Listing:
        def run(**given: Any) -> None:
            question = Question(**{name: given.pop(name) for name in wanted})
            command(given.pop("record"), question, **given)

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__annotations__ = {name: annotation for name, (annotation, _) in offered.items()}
        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
                for name, (annotation, default) in offered.items()
            ]
        )
        return run

    return decorate


def answer(
    store: Store,
    question: Question,
    ask: Callable[[Query], Iterable[T]],
    columns: Sequence[Column[T]],
    record: Callable[[T], Record],
    exported: Exported | Sequence[Field] | None = None,
) -> int:
    """Ask the record and print what it says; how many there were. With none, say on standard error why that may be."""
    wanted = shape(question.as_json, question.as_csv)
    query = understood(question, store)
    found = show(ask(query), columns, record, wanted, exported)
    if not found:
        explain_nothing(store, query)
    return found


def as_known(store: Store, question: Question) -> Store:
    """The record, or with --known-at what it would conclude from the reports of that day and before."""
    day = one_day(question.known_at, "--known-at")
    if day is None:
        return store
    from contested.pipeline.past import as_known as fold
    from contested.pipeline.watching import Watch

    with progress() as tell:
        return fold(store, day, known(), Settings.load(), Watch(tell))


def understood(question: Question, store: Store) -> Query:
    """The query, with the other names that the directory, the gazetteer and the record have for what is named."""
    query = question.query()
    if not (query.place or query.actor or query.source):
        return query
    from contested.pipeline.asking import identified

    return identified(query, known(), store.identities())


def explain_nothing(
    store: Store, query: Query, otherwise: str = "Nothing in the record meets all of these filters."
) -> None:
    """Say why nothing was found; ``otherwise`` is said where the record has what is asked about.

    Raises NotFound for a name that the record does not have.
    """
    from contested.pipeline.asking import unknown_names

    counts = store.counts()
    if not counts.documents:
        err().print("The record is empty. Read reports into it: contested read PATH.")
        return
    for unknown in unknown_names(store, query):
        near = ", ".join(unknown.near)
        raise NotFound(
            f"The record has no {unknown.role} {unknown.name!r}.",
            remedy=f"Near it are: {near}." if near else f"List what there is with '{unknown.listing}'.",
        )
    if not counts.events and not counts.spells and not counts.tolls and any(counts.claims.values()):
        err().print("No events were drawn from the claims of this record yet: run 'contested build'.")
        return
    err().print(otherwise)
