"""How well reports without a date are dated: take the date away from reports whose day is known, and infer it.

    python -m bench.undated RECORD [--sample N] [--batch 15] [--show]

RECORD holds FA-KES (``contested read shared/gold/fakes.csv --record RECORD``). The sample is drawn, always the same,
from the reports whose own text says when they came out (it is blanked there) and those whose day the coders of
incidents settled; FA-KES's own dates are often wrong. ``--batch`` of them at a time are dated by what they say and by
the rest of the record. Right is a dating whose days hold the known one.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.gold import rows, shared
from contested import knowledge
from contested.knowledge import Knowledge
from contested.model import Claim, Dating, Document, Found, join
from contested.resolve import resolve
from contested.resolve.undated import Report, date_undated
from contested.store import open_store

OWN = ("dateline", "published line")
SETTLED = "settled by coders"
NO_DATE = Found(None, "unknown", "Taken away.")


def main() -> int:
    """Print how many were dated, how narrowly, and how many of these wrongly."""
    args = _parser().parse_args()
    known = knowledge.load()
    with open_store(args.record, readonly=True) as store:
        reports = {d.id: Report.of(d, tuple(store.claims_of(d.id))) for d in store.documents()}
    settled = days_settled()
    reports = {id: corrected(r, settled.get(_key(_body(r.document))), known) for id, r in reports.items()}
    able = sorted(id for id, r in reports.items() if r.document.date.how in (*OWN, SETTLED))
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


def days_settled() -> dict[str, str]:
    """The day of publication that the incident coding found, by the words of the report."""
    gold = shared() / "gold"
    days = {row["doc"]: row["published"] for row in rows(gold / "incidents-dev.jsonl") if row["published"]}
    with (gold / "fakes.csv").open(encoding="latin-1", newline="") as lines:
        articles = [(f"fakes-{row['unit_id']}", row["article_content"]) for row in csv.DictReader(lines)]
    return {_key(text): days[id] for id, text in articles if id in days}


def _key(text: str) -> str:
    """The words of a report's body."""
    return " ".join(re.findall(r"[A-Za-z0-9]+", text))


def _body(document: Document) -> str:
    return document.text.removeprefix(f"{document.title}\n\n")


def corrected(report: Report, day: str | None, known: Knowledge) -> Report:
    """The report with the day that the coders settled, where its own text does not state it."""
    if day is None or (report.document.date.how in OWN and day == report.document.date.value):
        return report
    return _resolved(replace(report.document, date=Found(day, SETTLED, "")), report, known)


def without_date(report: Report, known: Knowledge) -> Report:
    """The report with the day that it states blanked, and its claims resolved without it."""
    text, words = report.document.text, _words(report.document)
    for match in re.finditer(re.escape(words).replace(r"\ ", r"\s+"), text) if words else ():
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return _resolved(replace(report.document, text=text, date=NO_DATE), report, known)


def _resolved(document: Document, report: Report, known: Knowledge) -> Report:
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
    parser.add_argument("--sample", type=int, default=1000, help="take the date from so many reports at most")
    parser.add_argument("--batch", type=int, default=15, help="how many of them at a time")
    parser.add_argument("--show", action="store_true", help="print the wrong and contradicted ones with their reasons")
    return parser


if __name__ == "__main__":
    sys.exit(main())
