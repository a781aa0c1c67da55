"""Link the claims of a record anew and score the events against the hand-coded incidents: for tuning linking alone.

    python -m bench.incidents RECORD [--gold dev|further|both] [--half even|odd] [--threshold T] [--errors N] [--json]

RECORD is a record that ``contested read shared/gold/fakes.csv`` (with the options of bench/measures.py) has filled.
``--half`` keeps the documents published in months whose number, counted on through the years, is even or odd: tune on
the one, report the other. ``--gold further`` scores on ``incidents-further.jsonl`` beside this file: to report, never
to tune on. The other sets lie in CONTESTED_SHARED, else in a folder ``shared`` beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.gold import FURTHER, Row, rows, shared, write
from contested import knowledge, link
from contested.export.interchange import event_record
from contested.model import Event
from contested.settings import Settings
from contested.store import open_store


def main() -> int:
    """Link, score, print; returns the exit code of the scorer."""
    args = _parser().parse_args()
    began = time.process_time()
    events = linked(args.record, args.threshold, args.sure)
    spent = time.process_time() - began
    gold = [g for g in coded(args.gold) if args.half in (None, half(g["published"]))]
    print(f"{len(events)} events, {spent:.1f} s, of which loading the claims is a part", file=sys.stderr)
    return score(events, gold, ["--json"] if args.json else ["--errors", str(args.errors)])


def linked(record: Path, threshold: float, sure: float) -> tuple[Event, ...]:
    """The happenings that the record's claims tell of, those affirmed as actual; campaigns are no incidents."""
    known = knowledge.load()
    with open_store(record, readonly=True) as store:
        heads = {d.id: d for d in store.documents()}
        claims, judgements = tuple(store.claims()), tuple(store.judgements())
    found = link.events(
        claims, heads, judgements, directory=known.actors, threshold=threshold, place_of=known.places.get, sure=sure
    )
    return tuple(e for e in found if e.status == "actual" and e.kind == "happening")


def coded(which: str) -> list[Row]:
    """The hand-coded incidents, a document each: "dev" those shared, "further" our own, "both" all of them."""
    dev = rows(shared() / "gold" / "incidents-dev.jsonl") if which != "further" else []
    return dev + (rows(FURTHER) if which != "dev" else [])


def half(published: str) -> str:
    """ "even" or "odd": by the month, so that the reports of one incident mostly stay together."""
    year, month = published.split("-")[:2]
    return "odd" if (int(year) * 12 + int(month)) % 2 else "even"


def score(events: tuple[Event, ...], gold: list[Row], options: list[str]) -> int:
    """Run the gold's scorer, which prints its figures."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = write(Path(folder) / "events.jsonl", [json.loads(json.dumps(event_record(e))) for e in events])
        wanted = write(Path(folder) / "incidents.jsonl", gold)
        command = [sys.executable, str(shared() / "gold" / "score_incidents.py"), str(predicted), str(wanted), *options]
        return subprocess.run(command, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record that has read FA-KES")
    parser.add_argument("--gold", choices=["dev", "further", "both"], default="dev", help="coded by whom; dev: shared")
    parser.add_argument("--half", choices=["even", "odd"], help="only documents of these months")
    parser.add_argument("--threshold", type=float, default=Settings().link_threshold, help="where clusters still join")
    sure = "the confidence that an event needs of one of its claims"
    parser.add_argument("--sure", type=float, default=Settings().event_threshold, help=sure)
    parser.add_argument("--errors", type=int, default=0, help="print N incidents whose documents did not all meet")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
