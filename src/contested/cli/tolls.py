"""``contested tolls``: how many people came to what harm, with the arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.knowing import known
from contested.cli.listing import Question, as_known, explain_nothing, listing, understood
from contested.cli.output import print_json, shape, show
from contested.cli.record import asked
from contested.model import HARMS, Query

if TYPE_CHECKING:
    from contested.ledger import Account
    from contested.model import TollEntry
    from contested.store import Store

Explain = Annotated[bool, typer.Option("--explain", help="The arithmetic as a tree, down to the sentences.")]
DoneBy = Annotated[str | None, typer.Option("--by", metavar="ACTOR", help="Of events that this actor did.")]


@command(
    ASKING,
    "contested tolls --place Hassakeh --actor ISIS",
    "contested tolls --place Hassakeh --actor ISIS --explain",
    "contested tolls --by 'US-led coalition' --actor civilians --type killed",
    "contested tolls --type killed --from 2015-07 --to 2015-08 --csv",
)
@listing(by=(DoneBy, None), explain=(Explain, False))
def tolls(record: str | None, question: Question, by: str | None, explain: bool) -> None:
    """How many people were killed, wounded, captured or driven out, and who says so.

    --actor names who was harmed, --by who did it. Counts of one happening by several sources are one range; sums add
    up happenings; totals of a longer time are kept apart, as they count the same people again, and checked against
    what the record's own events hold of them. --explain shows the arithmetic as a tree down to the sentences, and what
    is left out and why; with --json as objects.
    """
    from contested.cli.columns import TOLLS
    from contested.export.interchange import toll_record

    wanted = shape(question.as_json, question.as_csv)
    with asked(record) as opened:
        store = as_known(opened, question)
        query = understood(question, store)
        found = _found(store, query, by)
        if not found:
            show(found, TOLLS, toll_record, wanted, "tolls")
            explain_nothing(store, query)
        elif explain and wanted == "json":
            _print_explained(store, query, found)
        elif explain and wanted == "table":
            _explain(store, query, found)
        else:
            show(found, TOLLS, toll_record, wanted, "tolls")
            if wanted == "table":
                _add(store, query, found)


def _found(store: Store, query: Query, by: str | None) -> tuple[TollEntry, ...]:
    if by is None:
        return tuple(store.tolls(query))
    from contested.pipeline.asking import identified
    from contested.pipeline.tallying import done_by

    names = identified(Query(actor=by), known(), store.identities()).actor or by
    return tuple(done_by(store, store.tolls(query), names))


def _accounts(query: Query, found: tuple[TollEntry, ...]) -> list[Account]:
    from contested.ledger import account

    start, end = query.start or query.at, query.end or query.at
    return [account(found, harm, start, end) for harm in HARMS if any(e.harm == harm for e in found)]


def _add(store: Store, query: Query, found: tuple[TollEntry, ...]) -> None:
    from contested.cli.pages.account import checks_page, sums_page
    from contested.pipeline.tallying import Checks

    sums_page(out(), _accounts(query, found))
    checks_page(out(), Checks(store, known()).of(found))


def _explain(store: Store, query: Query, found: tuple[TollEntry, ...]) -> None:
    from contested.cli.pages.account import account_page, uncounted_page
    from contested.pipeline.tallying import uncounted

    for account in _accounts(query, found):
        account_page(out(), account, store)
    uncounted_page(out(), uncounted(store, query), store)
    _add(store, query, found)


def _print_explained(store: Store, query: Query, found: tuple[TollEntry, ...]) -> None:
    from contested.export.sums import account_record, check_record
    from contested.pipeline.tallying import Checks

    accounts = [account_record(account) for account in _accounts(query, found)]
    checks = [check_record(check) for check in Checks(store, known()).of(found)]
    print_json([{"accounts": accounts, "totals": checks}])
