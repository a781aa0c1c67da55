"""``contested build``: events, control, tolls and disputes anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import READING, command
from contested.cli.console import out
from contested.cli.knowing import known
from contested.cli.progress import duration, progress
from contested.cli.record import opened
from contested.cli.telling import many
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.pipeline.building import BuildReport
    from contested.store import Store


@command(READING, "contested build", "contested build --resolve --record syria.db", "contested build --processes 2")
def build(
    record: options.Record = None,
    resolve: Annotated[
        bool, typer.Option("--resolve", help="First decide anew whom and what each name means, after new knowledge.")
    ] = False,
    conflict: options.Conflict = None,
    link_threshold: options.LinkThreshold = None,
    place_threshold: options.PlaceThreshold = None,
    event_threshold: options.EventThreshold = None,
    processes: options.Processes = None,
) -> None:
    """Draw events, control, tolls and disputes anew from the documents, claims and judgements of the record.

    Nothing is lost by it, and building twice gives the same. 'contested read' does it by itself.
    """
    settings = Settings.load(
        record=record,
        conflict=conflict,
        link_threshold=link_threshold,
        place_threshold=place_threshold,
        event_threshold=event_threshold,
        processes=processes,
    )
    with opened(settings.record) as store:
        draw(store, settings, resolve=resolve)


def draw(store: Store, settings: Settings, *, resolve: bool = False) -> None:
    """Build, with progress on standard error, and say what there is now."""
    from contested.pipeline.building import build as fold
    from contested.pipeline.building import resolve_anew
    from contested.pipeline.watching import Watch

    with progress() as tell:
        facts, watch = known(settings.conflict), Watch(tell)
        if resolve:
            resolve_anew(store, facts, settings, watch)
        report = fold(store, facts, settings, watch)
    _say(report)


def draw_added(store: Store, settings: Settings) -> None:
    """Draw what the documents added since the last build touch, everything where that does not do, and say so."""
    from contested.pipeline.updating import UpdateReport, update
    from contested.pipeline.watching import Watch

    with progress() as tell:
        report = update(store, known(settings.conflict), settings, Watch(tell))
    if not isinstance(report, UpdateReport):
        if report.why:
            out().print(f"Everything was drawn anew: {report.why}.", markup=False)
        _say(report)
        return
    out().print(
        f"Drew what {many(report.documents, 'new document')} touched: {many(report.events, 'event')}, "
        f"{many(report.spells, 'control spell')}, {many(report.tolls, 'toll')} and {many(report.disputes, 'dispute')} "
        f"are new or changed, in {duration(report.seconds)}.",
        markup=False,
    )


def _say(report: BuildReport) -> None:
    events = sum(n for _, n in report.events)
    grades = ", ".join(f"{n} {grade}" for grade, n in report.events)
    out().print(
        f"Drew {many(events, 'event')}{f' ({grades})' if grades else ''}, {many(report.spells, 'control spell')}, "
        f"{many(report.tolls, 'toll')} and {many(report.disputes, 'dispute')} from {many(report.claims, 'claim')} "
        f"in {duration(report.seconds)}.",
        markup=False,
    )
