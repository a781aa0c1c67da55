"""How building grows, and what one more document takes: a record's claims multiplied over places and days.

    python -m bench.scale RECORD [--claims 10000,100000] [--documents] [--processes 2] [--add 5] [--keep DIR] [--json]

RECORD is one that has read real reports (FA-KES). Each copy of them lies in another country of the gazetteer and in
other years: every place goes to the nearest one of the new country that lies as the old one lay, with its province, so
that neighbours stay neighbours. Texts stay as they are. The claims go straight into the store; then everything is built
in a process of its own, and reports of different kinds are added one at a time: some that were left out, and reports
of few and of many claims that another outlet publishes word by word, so that all their events have to be drawn again.
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
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from bench.elsewhere import Elsewhere, countries
from contested import knowledge
from contested.model import Document, ResolvedClaim
from contested.pipeline.building import BuildReport, build
from contested.pipeline.updating import update
from contested.settings import Settings
from contested.store import Store, open_store

Report = tuple[Document, list[ResolvedClaim]]
# Days over which the copies are spread: a war of ten years.
SPREAD = 3650
# Seconds between two looks at how much memory a build has.
LOOK = 0.5


def main() -> int:
    """Print one line a size."""
    args = _parser().parse_args()
    if args.measure:
        print(json.dumps(measured(args.record, args.processes)))
        return 0
    sizes = [int(n) for n in ",".join(args.claims).split(",")]
    reports(args.record)
    with tempfile.TemporaryDirectory() as folder:
        keep = args.keep or Path(folder)
        print(
            f"{'claims':>9} {'documents':>9} {'build s':>8} {'times':>6} {'CPU s':>8} {'times':>6} {'MB':>6}"
            f" {'record MB':>9} {'add one, s':>24}"
        )
        before, found = None, []
        for n in sizes:
            figures = size(args.record, n, keep, args)
            found.append(figures)
            print(_line(figures, before), flush=True)
            before = figures
    if args.json:
        print(json.dumps(found))
    return 0


def size(record: Path, wanted: int, folder: Path, args: argparse.Namespace) -> dict[str, object]:
    """The figures of one size; the record made stays in ``folder`` and is used again."""
    path = folder / f"scale-{wanted}{'-documents' if args.documents else ''}.db"
    if not path.exists():
        make(record, wanted, args.add, path, documents=args.documents)
    command = [sys.executable, "-m", "bench.scale", str(path), "--measure", "--processes", str(args.processes)]
    built, memory = watched(command)
    return built | {"memory_mb": memory, "record_mb": path.stat().st_size // 2**20} | adding(record, args.add, path)


def watched(command: list[str]) -> tuple[dict[str, object], int]:
    """What a command prints, and the most memory in MB that it and the processes it began had at a time."""
    most = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        while running.poll() is None:
            most = max(most, memory(running.pid))
            time.sleep(LOOK)
        assert running.stdout is not None
        found: dict[str, object] = json.loads(running.stdout.read())
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return found, most // 1024


def memory(process: int) -> int:
    """KB of memory of a process and those it began; what several share counts once. 0 where the system doesn't say."""
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        began = [int(n) for task in tasks for n in (task / "children").read_text().split()]
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return own + sum(map(memory, began))


def make(record: Path, wanted: int, left_out: int, path: Path, *, documents: bool = False) -> None:
    """A record of about so many claims, or documents. It lacks ``left_out`` of the reports of RECORD."""
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    done = 0
    with open_store(unfinished, create=True) as store:
        for n, (document, told) in enumerate(multiplied(record, left_out), 1):
            add(store, document, told)
            done += len(told)
            if (n if documents else done) >= wanted:
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


def moved(report: Report, n: int | str, elsewhere: Elsewhere | None, shift: timedelta) -> Report:
    """Copy number ``n`` of a report; where it was for ``elsewhere`` None."""
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
                place=tuple(elsewhere.moved(p, id) if elsewhere else replace(p, claim=id) for p in rc.place),
                time=replace(rc.time, claim=id, start=later(rc.time.start), end=later(rc.time.end)),
            )
        )
    return copy, claims


def measured(path: Path, processes: int) -> dict[str, object]:
    """Build, and what it took."""
    known = knowledge.load()
    with open_store(path) as store:
        began = _cpu()
        report = build(store, known, Settings(processes=processes))
        spent = _cpu() - began
        documents = store.counts().documents
    events = sum(n for _, n in report.events)
    return {
        "claims": report.claims, "documents": documents, "events": events, "seconds": round(report.seconds, 1),
        "cpu_seconds": round(spent, 1), "processes": processes,
    }  # fmt: skip


def _cpu() -> float:
    """CPU seconds of this process and of those that it began and that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def adding(record: Path, left_out: int, path: Path) -> dict[str, object]:
    """Add reports, one at a time: how long each took, in seconds and CPU seconds, and how many did not do with drawing
    what they touch."""
    known, spent, anew = knowledge.load(), [], 0
    with open_store(path) as store:
        for kind, (document, told) in kinds(reports(record), left_out, store.known_ids()):
            began, cpu = time.monotonic(), _cpu()
            add(store, document, told)
            anew += isinstance(update(store, known, Settings()), BuildReport)
            took = {"seconds": round(time.monotonic() - began, 3), "cpu_seconds": round(_cpu() - cpu, 3)}
            spent.append({"kind": kind, "claims": len(told)} | took)
    return {"added": spent, "anew": anew}


def kinds(seed: list[Report], left_out: int, there: frozenset[str]) -> Iterator[tuple[str, Report]]:
    """Reports to add, none of which is there, each behind its kind."""
    few = _few(seed, left_out)
    yield from (("left out", r) for r in few if r[0].id not in there)
    rest = sorted((r for r in seed if r not in few and r[1]), key=lambda r: (len(r[1]), r[0].id))
    number = next(n for n in count(1) if f"{rest[0][0].id}-again-{n}" not in there)
    often = Counter(p.place for _, told in rest for rc in told for p in rc.place if p.place).most_common(1)[0][0]
    told_most = max(rest, key=lambda r: sum(p.place == often for rc in r[1] for p in rc.place))
    for share in (10, 25, 50, 75, 90, 100, 0):
        yield f"copy, more claims than {share}%", again(rest[(len(rest) - 1) * share // 100], number)
    yield "copy, place told of most", again(told_most, number)


def again(report: Report, number: int) -> Report:
    """The same report under another id, of another outlet: a near-copy that joins the events there are."""
    document, told = moved(report, f"again-{number}", None, timedelta(0))
    return replace(document, publisher=replace(document.publisher, value="Another Outlet")), told


def _line(now: dict[str, object], before: dict[str, object] | None) -> str:
    def times(name: str) -> str:
        return f"{float(str(now[name])) / float(str(before[name])):.1f}" if before else ""

    added = [float(one["seconds"]) for one in now["added"]] if isinstance(now["added"], list) else []
    one = f"{statistics.median(added):.2f}, at most {max(added):.2f}" if added else "-"
    return (
        f"{now['claims']:>9} {now['documents']:>9} {now['seconds']:>8} {times('seconds'):>6} {now['cpu_seconds']:>8}"
        f" {times('cpu_seconds'):>6} {now['memory_mb']:>6} {now['record_mb']:>9} {one:>24}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record that has read real reports")
    parser.add_argument("--claims", nargs="+", default=["10000,100000"], help="sizes (default: 10000,100000)")
    parser.add_argument("--documents", action="store_true", help="sizes count documents, not claims")
    parser.add_argument("--processes", type=int, default=2, help="processes that build (default: %(default)s)")
    parser.add_argument("--add", type=int, default=5, help="so many reports are added one at a time (default: 5)")
    parser.add_argument("--keep", type=Path, help="keep the records made in this folder, and use those there are")
    parser.add_argument("--measure", action="store_true", help="only build RECORD, and print what it took")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
