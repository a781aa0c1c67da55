"""How well reports without a date are dated: take the date away from reports that state one, and infer it.

    python -m bench.undated RECORD [--sample 150] [--batch 15] [--show]

RECORD holds FA-KES (``contested read shared/gold/fakes.csv --record RECORD``). The sample is drawn, always the same,
from the reports whose own text says when they came out; there the day is blanked, and ``--batch`` of them at a time
are dated by what they say and by the rest of the record. Right is a dating whose days hold the true one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from contested import knowledge
from contested.knowledge import Knowledge
from contested.model import Claim, Dating, Document, Found, join
from contested.resolve import resolve
from contested.resolve.undated import Report, date_undated
from contested.store import open_store

OWN = frozenset({"dateline", "published line"})
NO_DATE = Found(None, "unknown", "Taken away.")


def main() -> int:
    """Print how many were dated, how narrowly, and how many of these wrongly."""
    args = _parser().parse_args()
    known = knowledge.load()
    with open_store(args.record, readonly=True) as store:
        reports = {d.id: Report.of(d, tuple(store.claims_of(d.id))) for d in store.documents()}
    able = sorted(id for id, r in reports.items() if r.document.date.how in OWN and _words(r.document))
    sample = random.Random(2015).sample(able, min(args.sample, len(able)))
    tally: Counter[str] = Counter()
    for at in range(0, len(sample), args.batch):
        batch = sample[at : at + args.batch]
        stripped = {id: without_date(reports[id], known) for id in batch}
        found = date_undated([stripped.get(id, report) for id, report in reports.items()], known)
        for id in batch:
            _count(tally, found[id], reports[id].document, show=args.show)
    _print(tally, len(sample))
    return 0


def without_date(report: Report, known: Knowledge) -> Report:
    """The report with the day that it states blanked, and its claims resolved without it."""
    text = report.document.text
    for match in re.finditer(re.escape(_words(report.document)).replace(r"\ ", r"\s+"), text):
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    document = replace(report.document, text=text, date=NO_DATE)
    claims: Sequence[Claim] = [rc.claim for rc in report.claims]
    return Report.of(document, tuple(join(document, claims, resolve(document, claims, known))))


def _words(document: Document) -> str:
    """The words of the text that say when it came out, as the reason quotes them."""
    return document.date.reason.partition(": ")[2].partition(";")[0].rstrip(".")


def _count(tally: Counter[str], dating: Dating, document: Document, *, show: bool) -> None:
    truth = date.fromisoformat(document.date.value or "")
    if dating.start is None or dating.end is None:
        conflict = dating.reasons[0].startswith("Two")
        tally["contradicted" if conflict else "unknown"] += 1
        if show and conflict:
            print(f"{document.id} of {truth}:", *dating.reasons)
        return
    right = dating.start <= truth <= dating.end
    tally["dated"] += 1
    tally["to the day"] += dating.day is not None
    tally["right"] += right
    tally["right to the day"] += right and dating.day is not None
    if show and not right:
        print(f"{document.id} of {truth}: {dating.start} to {dating.end}", *dating.reasons, sep="\n  - ")


def _print(tally: Counter[str], size: int) -> None:
    print(f"{size} reports with the date taken away")
    for name in ("dated", "right", "to the day", "right to the day", "contradicted", "unknown"):
        print(f"  {name:18} {tally[name]:4}")
    print(f"  {'wrong of dated':18} {1 - tally['right'] / max(1, tally['dated']):.1%}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record of FA-KES")
    parser.add_argument("--sample", type=int, default=150, help="how many reports to take the date from")
    parser.add_argument("--batch", type=int, default=15, help="how many of them at a time")
    parser.add_argument("--show", action="store_true", help="print the wrong and contradicted ones with their reasons")
    return parser


if __name__ == "__main__":
    sys.exit(main())
