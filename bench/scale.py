"""How building grows, and what one more document takes: a record's claims multiplied over places and days.

    python -m bench.scale RECORD [--claims 10000,100000] [--add 5] [--keep DIR] [--json]

RECORD is one that has read real reports (FA-KES). Each copy of them lies in another country of the gazetteer and in
other years: every place goes to the nearest one of the new country that lies as the old one lay, with its province, so
that neighbours stay neighbours. Texts stay as they are. The claims go straight into the store; then everything is built
in a process of its own, and a few reports that were left out are added one at a time.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from bench.elsewhere import Elsewhere, countries
from contested import knowledge
from contested.model import Document, ResolvedClaim
from contested.pipeline.building import build
from contested.pipeline.updating import update
from contested.settings import Settings
from contested.store import Store, open_store

Report = tuple[Document, list[ResolvedClaim]]
# Days over which the copies are spread: a war of ten years.
SPREAD = 3650


def main() -> int:
    """Print one line a size."""
    args = _parser().parse_args()
    if args.measure:
        print(json.dumps(measured(args.record)))
        return 0
    sizes = [int(n) for n in args.claims.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        keep = args.keep or Path(folder)
        print(
            f"{'claims':>9} {'documents':>9} {'build s':>8} {'times':>6} {'MB':>6} {'record MB':>9} {'add one, s':>20}"
        )
        before, found = None, []
        for n in sizes:
            figures = size(args.record, n, args.add, keep)
            found.append(figures)
            print(_line(figures, before), flush=True)
            before = figures
    if args.json:
        print(json.dumps(found))
    return 0


def size(record: Path, claims: int, left_out: int, folder: Path) -> dict[str, object]:
    """The figures of one size; the record made stays in ``folder`` and is used again."""
    path = folder / f"scale-{claims}.db"
    if not path.exists():
        make(record, claims, left_out, path)
    command = [sys.executable, "-m", "bench.scale", str(path), "--measure"]
    built: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return built | {"record_mb": path.stat().st_size // 2**20} | adding(record, left_out, path)


def make(record: Path, claims: int, left_out: int, path: Path) -> None:
    """A record of about so many claims. It lacks ``left_out`` of the reports of RECORD."""
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    done = 0
    with open_store(unfinished, create=True) as store:
        for n, (document, told) in enumerate(multiplied(record, left_out), 1):
            add(store, document, told)
            done += len(told)
            if done >= claims:
                break
            if n % 1000 == 0:
                print(f"making {path.name}: {done} claims", file=sys.stderr)
    unfinished.rename(path)


def add(store: Store, document: Document, told: list[ResolvedClaim]) -> None:
    """Put one report into the store."""
    store.add(document, [rc.claim for rc in told], [d for rc in told for d in rc.decisions], reader="bench")


def multiplied(record: Path, left_out: int) -> Iterator[Report]:
    """The reports of the record but those left out, then their copies, without end."""
    seed = reports(record)
    rest = [r for r in seed if r not in _few(seed, left_out)]
    yield from rest
    lands = [c for c in countries() if c != "Syria"]
    for n in count(1):
        elsewhere = Elsewhere(lands[(n - 1) % len(lands)])
        shift = timedelta(days=n * 997 % SPREAD - SPREAD // 2)
        yield from (moved(r, n, elsewhere, shift) for r in rest)


def reports(record: Path) -> list[Report]:
    """The reports of a record and their claims, by id."""
    with open_store(record, readonly=True) as store:
        return [(d, list(store.claims_of(d.id))) for d in sorted(store.documents(), key=lambda d: d.id)]


def _few(seed: list[Report], n: int) -> list[Report]:
    return list(islice(seed[3 :: max(1, len(seed) // max(1, n))], n))


def moved(report: Report, n: int, elsewhere: Elsewhere, shift: timedelta) -> Report:
    """Copy number ``n`` of a report."""
    document, told = report

    def later(day: date | None) -> date | None:
        return day and day + shift

    stated = document.date.value and (date.fromisoformat(document.date.value) + shift).isoformat()
    copy = replace(document, id=f"{document.id}-{n}", date=replace(document.date, value=stated), inferred=None)
    claims = []
    for rc in told:
        id = f"{rc.claim.id}-{n}"
        group = replace(rc.group, claim=id) if rc.group else None
        claims.append(
            replace(
                rc,
                claim=replace(rc.claim, id=id, doc=copy.id),
                actor=tuple(replace(a, claim=id) for a in rc.actor),
                target=tuple(replace(a, claim=id) for a in rc.target),
                attribution=tuple(replace(a, claim=id) for a in rc.attribution),
                group=group,
                place=tuple(elsewhere.moved(p, id) for p in rc.place),
                time=replace(rc.time, claim=id, start=later(rc.time.start), end=later(rc.time.end)),
            )
        )
    return copy, claims


def measured(path: Path) -> dict[str, object]:
    """Build, and what it took."""
    known = knowledge.load()
    with open_store(path) as store:
        began = time.process_time()
        report = build(store, known, Settings())
        spent = time.process_time() - began
        documents = store.counts().documents
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    events = sum(n for _, n in report.events)
    return {
        "claims": report.claims, "documents": documents, "events": events, "seconds": round(report.seconds, 1),
        "cpu_seconds": round(spent, 1), "memory_mb": memory,
    }  # fmt: skip


def adding(record: Path, left_out: int, path: Path) -> dict[str, object]:
    """Add the reports left out, one at a time, and how long each took."""
    known, spent = knowledge.load(), []
    with open_store(path) as store:
        for document, told in _few(reports(record), left_out):
            if store.has(document.id):
                continue
            began = time.monotonic()
            add(store, document, told)
            update(store, known, Settings())
            spent.append(round(time.monotonic() - began, 3))
    return {"added": spent}


def _line(now: dict[str, object], before: dict[str, object] | None) -> str:
    seconds = float(str(now["seconds"]))
    times = f"{seconds / float(str(before['seconds'])):.1f}" if before else ""
    added = [float(s) for s in now["added"]] if isinstance(now["added"], list) else []
    one = f"{statistics.median(added):.2f}, at most {max(added):.2f}" if added else "-"
    return (
        f"{now['claims']:>9} {now['documents']:>9} {seconds:8.1f} {times:>6} {now['memory_mb']:>6}"
        f" {now['record_mb']:>9} {one:>20}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record that has read real reports")
    parser.add_argument("--claims", default="10000,100000", help="sizes, with commas (default: %(default)s)")
    parser.add_argument("--add", type=int, default=5, help="so many reports are added one at a time (default: 5)")
    parser.add_argument("--keep", type=Path, help="keep the records made in this folder, and use those there are")
    parser.add_argument("--measure", action="store_true", help="only build RECORD, and print what it took")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
