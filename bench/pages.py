"""How long the pages of a record take with several people asking at once, and how long the first map takes to show.

    python -m bench.pages RECORD [--requests 60] [--at-once 10] [--again] [--picture] [--json]

The record is served as ``contested serve`` does and asked from this process over loopback, ``--at-once`` requests at a
time, for pages of one kind, about things drawn from the record by a fixed seed, none at an address asked before; with
``--again`` all at addresses that were. Times are from the request to the last byte, in milliseconds: they hold what the
asking costs this machine. ``cpu`` is what a request cost the server's processes together, which other programs on the
machine hardly change. ``--picture`` opens the map in Chromium, with an empty cache, and says when its first picture was
shown, and when the map that moves.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from contested.model import Presence, Query, Revision, Speaker
from contested.store import Store, open_store

SEED = 20261122
# The least that a page may take at the 95th percentile, and a day of the map may weigh.
ASKED_MS, MAP_MS, MAP_KB, PICTURE_S = 100, 150, 300, 2.0
WARM = 10
# Each process keeps answers of its own: so often asked, most pages have been made by each.
ASKED_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of the requests for one kind of page, ``cpu`` of the server's work for one, and ``kb``, the size of
    the largest answer."""

    kind: str
    requests: int
    median: float
    p95: float
    most: float
    cpu: float
    kb: float
    failed: int


def main() -> int:
    """Print one line for each kind of page."""
    args = _parser().parse_args()
    with open_store(args.record, readonly=True) as store:
        kinds = kinds_of(store, args.requests + WARM)
    chosen = [(k, paths) for k, paths in kinds.items() if not args.only or k in args.only.split(",")]
    found: list[Timed] = []
    with served(args.record, "--processes", str(args.processes)) as (port, server):
        print(f"{'page':<26} {'requests':>8} {'median':>8} {'p95':>8} {'most':>8} {'cpu':>6} {'KB':>7}")
        for kind, paths in chosen:
            found.append(timed(kind, paths, port, server, args.at_once, again=args.again))
            print(_line(found[-1]), flush=True)
        if args.picture:
            first, moving = picture(port)
            print(f"the first picture of the map after {first:.1f} s (asked: {PICTURE_S} s)")
            print(f"the map that moves after {moving:.1f} s")
    if args.json:
        print(json.dumps([asdict(t) for t in found]))
    return 0


def kinds_of(store: Store, n: int) -> dict[str, list[str]]:
    """The addresses to ask for, ``n`` of each kind of page."""
    draw = random.Random(SEED)
    first, last = _span(store)
    days = [first + timedelta(days=draw.randrange(max(1, (last - first).days))) for _ in range(n)]
    events, disputes = list(_some(store.events, n)), list(_some(store.disputes, n))
    changes = list(store.folds(Revision, Query(limit=n)))
    actors = list(store.folds(Presence, Query(limit=n)))
    speakers = list(store.folds(Speaker, Query(limit=n)))
    places = list({e.place.id: e.place.id for e in events if e.place and e.place.id})
    claims = [c for e in events for c in e.claims[:1]]
    docs = [d.id for e in events for d in e.documents[:1]]
    kinds = {
        "/map": [f"/map?at={d}" for d in days],
        "/map data of a day": [f"/map?at={d}&format=json" for d in days],
        "/map data, agreed": [f"/map?at={d}&according=agreed&format=json" for d in days],
        "/map/timeline.json": ["/map/timeline.json"],
        "/map/place": [f"/map/place/{quote(p)}?at={d}" for p, d in zip(places, days, strict=False)],
        "/events": [f"/events?from={d}" for d in days],
        "/events of a place": [f"/events?place={quote(p)}" for p in places],
        "/events/…": [f"/events/{e.id}" for e in events],
        "/claims": [f"/claims?from={d}" for d in days],
        "/claims/…": [f"/claims/{c}" for c in claims],
        "/documents": [f"/documents?from={d}" for d in days],
        "/documents/…": [f"/documents/{quote(d)}" for d in docs],
        "/places/…": [f"/places/{quote(p)}" for p in places],
        "/control": [f"/control?from={d}" for d in days],
        "/control on a day": [f"/control?at={d}" for d in days],
        "/control/changes": [f"/control/changes?from={d}&to={d + timedelta(days=7)}" for d in days],
        "/tolls": ["/tolls"],
        "/tolls of a month": [f"/tolls?from={d}&to={d + timedelta(days=30)}" for d in days],
        "/tolls by group": ["/tolls?by=group"],
        "/tolls/lines": [f"/tolls/lines?from={d}&to={d + timedelta(days=30)}" for d in days],
        "/disputes": [f"/disputes?from={d}" for d in days],
        "/disputes/…": [f"/disputes/{d.id}" for d in disputes],
        "/changes": [f"/changes?to={d}" for d in days],
        "/changes/…": [f"/changes/{c.id}" for c in changes],
        "/actors": ["/actors"],
        "/actors/…": [f"/actors/{quote(a.id, safe='')}" for a in actors],
        "/sources": ["/sources"],
        "/sources/…": [f"/sources/{quote(s.name, safe='')}?kind=event" for s in speakers],
        "/search": [f"/search?q={quote(w)}" for w in ("Hasaka", "air strike", "Idlib", "White Helmets", "hospital")],
        "/brief of a week": [f"/brief?from={d}&to={d + timedelta(days=6)}" for d in days],
        "/review": ["/review"],
        "/review/claims": [f"/review/claims?below=1&page={k + 1}" for k in range(n)],
        "/review/events": [f"/review/events?page={k + 1}" for k in range(n)],
        "/judgements": ["/judgements"],
    }
    return {kind: list(_others(paths, n)) for kind, paths in kinds.items() if paths}


def _others(paths: Sequence[str], n: int) -> Iterator[str]:
    """So many addresses, each another, that no answer is one given before: a parameter that no page heeds tells apart
    those of one page."""
    asked: Counter[str] = Counter()
    for path in islice(cycle(paths), n):
        yield f"{path}{'&' if '?' in path else '?'}asked={asked[path]}" if asked[path] else path
        asked[path] += 1


def _span(store: Store) -> tuple[date, date]:
    """The days between which lie all but a fiftieth of the record's events on either side."""
    days = sorted(day for day, n in store.event_days(Query()) for _ in range(min(n, 50)))
    return (days[len(days) // 50], days[-len(days) // 50]) if days else (date(2015, 1, 1), date(2016, 1, 1))


def _some(listed: Any, n: int) -> Iterator[Any]:
    """Some from all over the record."""
    for skip in range(0, n, 10):
        yield from listed(Query(skip=skip * 20, limit=10))


def timed(kind: str, paths: Sequence[str], port: int, server: int, at_once: int, *, again: bool = False) -> Timed:
    """Ask for the pages, the first few to no account; ``again``: each a few times before the clock runs."""

    def ask(path: str) -> tuple[float, int, int]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        started = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return (time.perf_counter() - started) * 1000, len(body), answer.status

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(ask, list(paths) * ASKED_BEFORE if again else paths[:WARM]))
        worked = _worked(server)
        asked = list(pool.map(ask, paths[WARM:]))
        worked = _worked(server) - worked
    took = sorted(ms for ms, _, _ in asked)
    failed = sum(status >= 400 for _, _, status in asked)
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
    largest = max(size for _, size, _ in asked) / 1024
    return Timed(kind, len(took), statistics.median(took), p95, took[-1], 1000 * worked / len(took), largest, failed)


@contextmanager
def served(record: Path, *processes: str) -> Iterator[tuple[int, int]]:
    """The port at which processes of their own serve the record, and the number of the first of them."""
    command = [
        sys.executable,
        "-m",
        "contested",
        "serve",
        "--record",
        str(record),
        "--port",
        "0",
        "--read-only",
        *processes,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            told = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
            if told is None:
                raise SystemExit("The record can't be served.")
            yield int(told[1]), process.pid
        finally:
            process.terminate()


def _worked(process: int) -> float:
    """Seconds that a process and those forked from it have kept a core busy."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    forked = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return own + sum(_worked(int(member)) for member in forked)


def picture(port: int) -> tuple[float, float]:
    """Seconds till Chromium shows the first picture of the map, and till the map that moves has taken its place."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        started = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}/map", wait_until="commit")
        took = []
        for shown in ("pictured", "drawn"):
            page.wait_for_selector(f"#atlas[data-{shown}]", timeout=120_000)
            took.append(time.perf_counter() - started)
        browser.close()
    return took[0], took[1]


def _line(t: Timed) -> str:
    asked = MAP_MS if t.kind.startswith("/map data") else ASKED_MS
    note = " slow" if t.p95 > asked else ""
    note += " large" if t.kind.startswith("/map data") and t.kb > MAP_KB else ""
    note += f" {t.failed} failed" if t.failed else ""
    return (
        f"{t.kind:<26} {t.requests:>8} {t.median:>8.0f} {t.p95:>8.0f} {t.most:>8.0f} {t.cpu:>6.1f} {t.kb:>7.0f}{note}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How long the pages of a record take.")
    parser.add_argument("record", type=Path, help="the record to serve")
    parser.add_argument("--requests", type=int, default=60, metavar="N", help="for each kind of page")
    parser.add_argument("--at-once", type=int, default=10, metavar="N", help="requests at a time")
    parser.add_argument("--processes", type=int, default=0, metavar="N", help="that answer; 0: as the server does")
    parser.add_argument("--only", default="", metavar="KINDS", help="these kinds alone, with commas")
    parser.add_argument("--again", action="store_true", help="for pages that were asked for before")
    parser.add_argument("--picture", action="store_true", help="open the map in Chromium too")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
