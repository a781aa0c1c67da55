"""How linking and the ledgers grow: the claims of a record, multiplied over shifted days, linked at each size.

    python -m bench.linking RECORD [--times 1,2,4]

Each copy of the record lies eight years after the one before it, so that copies meet as little as the months of one
long war do. Prints claims, events, CPU seconds of linking and of the ledgers, and peak memory.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from contested import knowledge, ledger, link
from contested.knowledge import Knowledge
from contested.model import ResolvedClaim
from contested.settings import Settings
from contested.store import open_store

YEARS = timedelta(days=8 * 365)


def main() -> int:
    """Print one line a size."""
    args = _parser().parse_args()
    known = knowledge.load()
    with open_store(args.record, readonly=True) as store:
        claims = tuple(store.claims())
    print(f"{'claims':>9} {'events':>8} {'link s':>8} {'ledger s':>9} {'MB':>6}")
    for n in map(int, args.times.split(",")):
        print(measured(multiplied(claims, n), known), flush=True)
    return 0


def measured(claims: Sequence[ResolvedClaim], known: Knowledge) -> str:
    """The line of one size."""
    began = time.process_time()
    threshold = Settings().link_threshold
    events = link.events(claims, {}, directory=known.actors, threshold=threshold, place_of=known.places.get)
    linked = time.process_time()
    spells = ledger.control_spells(claims, events, directory=known.actors)
    ledger.tolls(claims, events, directory=known.actors)
    ledger.disputes(claims, events, spells, directory=known.actors)
    drawn = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{len(claims):9} {len(events):8} {linked - began:8.1f} {drawn - linked:9.1f} {memory:6}"


def multiplied(claims: Sequence[ResolvedClaim], times: int) -> list[ResolvedClaim]:
    """The claims ``times`` over, each copy in its own years and documents."""
    return [shifted(c, n) for n in range(times) for c in claims]


def shifted(c: ResolvedClaim, n: int) -> ResolvedClaim:
    """Copy number ``n`` of a claim."""

    def moved(day: date | None) -> date | None:
        return day and day + n * YEARS

    claim = replace(c.claim, id=f"{c.claim.id}-{n}", doc=f"{c.claim.doc}-{n}")
    when = replace(c.time, claim=claim.id, start=moved(c.time.start), end=moved(c.time.end))
    return replace(c, claim=claim, time=when, published=moved(c.published))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record with claims")
    parser.add_argument("--times", default="1,2,4", help="how many copies, with commas")
    return parser


if __name__ == "__main__":
    sys.exit(main())
