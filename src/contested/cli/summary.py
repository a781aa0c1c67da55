"""``contested summary``: what a record holds, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

from contested.cli import options, telling
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.options import one_day
from contested.cli.output import print_table
from contested.cli.record import asked
from contested.model import GRADES, HARMS, KINDS, Query
from contested.model.counting import figure
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.store import Counts, Store

# Lines of the table of holders: those of the places that most sources speak of.
_PLACES = 25


@command(ASKING, "contested summary", "contested summary --at 2015-08-01")
def summary(
    record: options.Record = None,
    at: Annotated[
        str | None, options.which("--at", "Who held what on this day. Else on the day of the last report.", "DATE")
    ] = None,
) -> None:
    """What the record holds: documents, claims by kind, events by grade, who held what on a day, tolls."""
    with asked(record) as store:
        summarise(store, one_day(at, "--at"))


def summarise(store: Store, at: date | None = None) -> None:
    """Print the page. ``at`` is the day for which holders are listed; else the last day of publication."""
    from contested.cli.pages.layout import fact

    console, counts = out(), store.counts()
    fact(console, "Documents", str(counts.documents), _days(counts))
    fact(console, "Claims", *_counted(counts.claims, KINDS))
    fact(console, "Events", *_counted(counts.events, GRADES))
    fact(console, "Disputes", str(counts.disputes))
    _tolls(store)
    _holders(store, at or counts.last)


def _days(counts: Counts) -> str:
    undated = f"{counts.undated} undated" if counts.undated else ""
    dated = f"published {telling.days(counts.first, counts.last)}" if counts.first else ""
    return "; ".join(part for part in (dated, undated) if part)


def _counted(counts: Mapping[str, int], order: tuple[str, ...]) -> tuple[str, str]:
    return str(sum(counts.values())), ", ".join(f"{counts[name]} {name}" for name in order if name in counts)


def _tolls(store: Store) -> None:
    from contested.cli.pages.layout import fact
    from contested.ledger import toll_sum

    entries = tuple(store.tolls())
    for harm in HARMS:
        of_harm = [entry for entry in entries if entry.harm == harm]
        events = {entry.event for entry in of_harm if entry.event}
        if events:
            apart = sum(entry.scope == "cumulative" for entry in of_harm)
            kept = f"; {telling.many(apart, 'cumulative total')} kept apart" if apart else ""
            fact(
                out(),
                harm.capitalize(),
                figure(toll_sum(entries, harm)),
                f"in {telling.many(len(events), 'event')}{kept}",
            )


def _holders(store: Store, at: date | None) -> None:
    from contested.cli.pages.control import HOLDINGS
    from contested.cli.pages.layout import section
    from contested.pipeline.holding import who_holds

    if at is None:
        return
    found = who_holds(store, Query(at=at), Settings.load().stale_days)
    fresh = [holding for holding in found if holding.stale_since is None]
    said = Counter(holding.place for holding in fresh)
    shown = sorted(fresh, key=lambda h: (-said[h.place], h.place.name))[:_PLACES]
    section(out(), f"Who holds what on {at}")
    print_table(sorted(shown, key=lambda h: (h.place.name, h.source or "")), HOLDINGS)
    if len(found) > len(shown):
        out().print(f"  {len(found) - len(shown)} more, or older: contested control --at {at}")
    if not found:
        out().print("  Nobody says.")
