"""Kill reading at random moments, start it again, and compare the record with one that was read in one go.

    python -m bench.killed [--kills 50] [--articles 200] [--seed 1] [--keep DIR]

A fifth of the kills hit the program while it starts; the others wait until some more documents are stored, and a
moment longer; so some hit the drawing of conclusions. When a record is complete before all kills are spent, the rest
of them goes into another one. Ends with 0 when every export of every record is the same byte for byte as without kills.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gold import NoGold, shared
from bench.measures import FAKES
from bench.speed import split
from contested.export import EXPORTED, Exported
from contested.pipeline.exporting import lines
from contested.store import open_store

STARTING = 0.2
"""Share of the kills that hit the start."""
PATIENCE_SECONDS = 300.0
"""A program that has stored nothing more for so long is killed all the same."""
MOMENT_SECONDS = 0.4
POLL_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the program takes to start, in seconds, and for how many more documents a kill waits at the most."""

    start: float
    more: int


@dataclass(frozen=True, slots=True)
class Round:
    """One record: the documents that were stored after each kill, and the exports that differ."""

    stored: tuple[int, ...]
    differing: tuple[str, ...]


def rounds(sources: Sequence[str | Path], how: Sequence[str], kills: int, seed: int, work: Path) -> Iterator[Round]:
    """Read ``sources`` with the options ``how`` in one go, then with kills, all into ``work``."""
    arguments, chance = [*map(str, sources), *how], random.Random(seed)
    whole = work / "whole.db"
    run("read", *arguments, "--record", whole)
    began = time.monotonic()
    run("read", *arguments, "--record", whole)
    pace = Pace(2 * (time.monotonic() - began), 2 * max(1, documents(whole) // kills))
    wanted = exports(whole)
    left, n = kills, 0
    while left > 0:
        n += 1
        record = work / f"killed-{n}.db"
        stored = kill_often([*arguments, "--record", str(record)], record, left, pace, chance)
        run("read", *arguments, "--record", record)
        left -= len(stored)
        found = exports(record)
        yield Round(tuple(stored), tuple(what for what in EXPORTED if found[what] != wanted[what]))


def kill_often(arguments: list[str], record: Path, kills: int, pace: Pace, chance: random.Random) -> list[int]:
    """Start reading and kill it, at most ``kills`` times, or until it ends unkilled; documents stored after each."""
    stored: list[int] = []
    while len(stored) < kills:
        process = start("read", *arguments)
        wait(process, record, chance, pace)
        if process.poll() is not None:
            if process.returncode:
                raise RuntimeError(f"contested read ended with {process.returncode}, unkilled")
            break
        process.send_signal(signal.SIGKILL)
        process.wait()
        stored.append(documents(record))
        print(f"\r{len(stored)} kills, {stored[-1]} documents ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return stored


def wait(process: subprocess.Popen[bytes], record: Path, chance: random.Random, pace: Pace) -> None:
    """Until the moment to kill, or the end of the process."""
    if chance.random() < STARTING:
        rest(process, chance.uniform(0, pace.start))
        return
    goal = documents(record) + chance.randrange(pace.more)
    since = time.monotonic()
    while process.poll() is None and documents(record) <= goal and time.monotonic() - since < PATIENCE_SECONDS:
        time.sleep(POLL_SECONDS)
    rest(process, chance.uniform(0, MOMENT_SECONDS))


def rest(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait so long, but not longer than the process runs."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return


def documents(record: Path) -> int:
    """How many documents are stored; 0 while there is no record."""
    if not record.exists():
        return 0
    connection = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def exports(record: Path) -> dict[Exported, str]:
    """The text of each export."""
    with open_store(record, readonly=True) as store:
        return {what: "".join(lines(store, what, "jsonl")) for what in EXPORTED}


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """The program, running."""
    command = [sys.executable, "-m", "contested", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(*arguments: str | Path) -> None:
    """The program, until it ends. Raises RuntimeError when that is an error."""
    command = [sys.executable, "-m", "contested", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr or done.stdout}")


def main() -> int:
    """Print what came of it; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench.killed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=50, help="how often (default: 50)")
    parser.add_argument("--articles", type=int, default=200, help="articles of FA-KES (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (default: 1)")
    parser.add_argument("--keep", type=Path, help="folder to keep records and exports in")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        work = args.keep or Path(fresh)
        work.mkdir(parents=True, exist_ok=True)
        try:
            [table] = split(shared() / "gold" / "fakes.csv", args.articles, 1, work)
        except NoGold as error:
            print(error, file=sys.stderr)
            return 2
        found = list(rounds([table], FAKES, args.kills, args.seed, work))
    kills = sum(len(r.stored) for r in found)
    for r in found:
        print(f"killed {len(r.stored)} times, documents stored after each: {', '.join(map(str, r.stored))}")
        print(f"  exports that differ: {', '.join(r.differing) or 'none'}")
    print(f"{kills} kills in {len(found)} records; seed {args.seed}")
    return 1 if any(r.differing for r in found) else 0


if __name__ == "__main__":
    sys.exit(main())
