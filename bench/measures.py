"""What is measured: the program is run as a user runs it, and the scorers beside the gold read its exports."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.floors import Figures
from bench.gold import FURTHER, ROOT, rows, shared, write
from bench.split import collection, part

FAKES = (
    "--map", "text=article_content,title=article_title,publisher=source,date=date,id=unit_id",
    "--id-prefix", "fakes-",
    "--encoding", "latin-1",
)  # fmt: skip


class Failed(Exception):
    """A command of the program ended with an error."""


def contested(*args: str | Path, accept: tuple[int, ...] = (0,)) -> str:
    """Run the program; returns what it printed. Raises Failed for an exit code not accepted."""
    command = [sys.executable, "-m", "contested", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in accept:
        raise Failed(
            f"contested {' '.join(map(str, args))}\nended with {done.returncode}:\n{done.stderr or done.stdout}"
        )
    return done.stdout


def read_and_export(work: Path, what: str, source: Path, *options: str) -> Path:
    """Read ``source`` into a fresh record in ``work`` and export its claims or events."""
    record = work / f"{source.stem}.db"
    contested("read", source, "--record", record, *options)
    exported = work / f"{source.stem}-{what}.jsonl"
    contested("export", what, "--record", record, "-o", exported)
    return exported


def score(scorer: str, predicted: Path, gold: Path) -> Figures:
    """The figures of one scorer: F1 where it gives precision and recall, else the share."""
    command = [sys.executable, str(shared() / "gold" / scorer), str(predicted), str(gold), "--json"]
    raw = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    figures: Figures = {}
    for name, value in raw.items():
        if isinstance(value, dict):
            figures[name] = value["f1"]
        elif value is not None:
            figures[name] = value
    return figures


def dev(work: Path) -> Iterator[tuple[str, Figures]]:
    """Claims of the documents for measuring."""
    gold = shared() / "gold"
    predicted = read_and_export(work, "claims", gold / "documents-dev.jsonl", "--verbatim")
    yield "dev", score("score_claims.py", predicted, gold / "claims-dev.jsonl")


def held_out(work: Path) -> Iterator[tuple[str, Figures]]:
    """Claims of the held-out fifth of the training documents: all, then each collection alone."""
    gold = shared() / "gold"
    documents = part(rows(gold / "documents-train.jsonl"), "id")[1]
    claims = part(rows(gold / "claims-train.jsonl"), "doc")[1]
    source = write(work / "held-out.jsonl", documents)
    predicted = read_and_export(work, "claims", source, "--verbatim")
    yield "held-out", score("score_claims.py", predicted, write(work / "held-out-gold.jsonl", claims))
    by_collection = defaultdict(list)
    for claim in claims:
        by_collection[collection(claim["doc"])].append(claim)
    for name, some in sorted(by_collection.items()):
        wanted = write(work / f"held-out-gold-{name}.jsonl", some)
        yield f"held-out-{name}", score("score_claims.py", predicted, wanted)


def incidents(work: Path) -> Iterator[tuple[str, Figures]]:
    """Events over all of FA-KES: do the documents of one incident meet?"""
    yield "incidents", score("score_incidents.py", events_of_fakes(work), shared() / "gold" / "incidents-dev.jsonl")


def further(work: Path) -> Iterator[tuple[str, Figures]]:
    """The same events against the articles of FA-KES that were coded further, beside this file."""
    yield "further", score("score_incidents.py", events_of_fakes(work), FURTHER)


@cache
def events_of_fakes(work: Path) -> Path:
    """The export of events over all of FA-KES, which two measures share: read once a run."""
    return read_and_export(work, "events", shared() / "gold" / "fakes.csv", *FAKES)


def seeds(work: Path) -> Iterator[tuple[str, Figures]]:
    """The seed reports are read, linked and exported without an error, and each gives claims."""
    claims = read_and_export(work, "claims", shared() / "seeds")
    exported = rows(claims)
    yield "seeds", {"documents": len({claim["doc"] for claim in exported})}


def speed(work: Path) -> Iterator[tuple[str, Figures]]:
    """Documents a second against bare spaCy, and peak memory (bench/speed.py)."""
    yield "speed", _speed("full")


def speed_fast(work: Path) -> Iterator[tuple[str, Figures]]:
    """The same without the network."""
    yield "speed-fast", _speed("fast")


def scaling(work: Path) -> Iterator[tuple[str, Figures]]:
    """How many times faster two processes read than one (bench/scaling.py)."""
    yield "scaling", _run("bench.scaling")


def resolving(work: Path) -> Iterator[tuple[str, Figures]]:
    """What resolving costs beside reading, very many names, lookups (bench/resolving.py)."""
    yield "resolving", _run("bench.resolving", "--reader", "fast")


def _speed(reader: str) -> Figures:
    return _run("bench.speed", "--reader", reader)


def _run(module: str, *options: str) -> Figures:
    command = [sys.executable, "-m", module, "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise Failed(f"{module} ended with {done.returncode}:\n{done.stderr}")
    figures: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def start(work: Path) -> Iterator[tuple[str, Figures]]:
    """Seconds until ``contested --help`` has answered: the median of nine starts."""
    taken = []
    for _ in range(9):
        begin = time.perf_counter()
        contested("--help")
        taken.append(time.perf_counter() - begin)
    yield "start", {"help_seconds": sorted(taken)[len(taken) // 2]}


MEASURES = {
    "dev": dev,
    "held-out": held_out,
    "incidents": incidents,
    "further": further,
    "seeds": seeds,
    "speed": speed,
    "speed-fast": speed_fast,
    "scaling": scaling,
    "resolving": resolving,
    "start": start,
}
