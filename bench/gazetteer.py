"""How the gazetteer bears a whole country: a made-up dump is loaded, then opened and asked.

    python -m bench.gazetteer [--rows 300000] [--lookups 20000] [--json]

The dump has the form of GeoNames' and as many places of a country of the conflict as asked, with names made of
syllables, alternate names in two scripts among them. It is loaded into a folder that goes afterwards. Lookups are of
names that are there, of misspelt ones, and of ones that are not; each is made once, so that no cache helps.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from contested.knowledge import Gazetteer, files
from contested.knowledge.dumps.loading import add
from contested.knowledge.dumps.shelf import shelf

T = TypeVar("T")

_FEATURES = (
    "P PPL",
    "P PPL",
    "P PPL",
    "P PPLX",
    "T HLL",
    "T MT",
    "H STM",
    "S DAM",
    "A ADM3",
    "L OILF",
    "S BDG",
    "H WLL",
)
_START = ("Tall", "Kafr", "Ayn", "Umm", "Abu", "Khirbat", "Jabal", "Wadi", "Bir", "Dayr", "")
_SYLLABLES = (
    "ba",
    "dar",
    "ham",
    "sar",
    "qin",
    "mar",
    "zay",
    "tun",
    "hal",
    "kar",
    "lim",
    "nus",
    "ra",
    "shi",
    "ma",
    "jur",
)
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> int:
    """Load, open, ask, print."""
    args = _parser().parse_args()
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        cache, dump = Path(folder) / "cache", Path(folder) / "SY.txt"
        names = write_dump(dump, args.rows, rng)
        figures: dict[str, float] = {"rows": args.rows, "dump_mb": dump.stat().st_size / 1e6}
        figures["load_seconds"] = _timed(
            lambda: add("SY", str(dump), shelf(cache), datetime.now(UTC), lambda *_: None)
        )[0]
        conflict = files.conflict("syria")
        cpu = time.process_time()
        figures["build_seconds"] = _timed(lambda: Gazetteer.load(conflict, cache))[0]
        figures["build_cpu_seconds"] = time.process_time() - cpu
        figures["open_seconds"], places = _timed(lambda: Gazetteer.load(conflict, cache))
        figures["file_mb"] = sum(p.stat().st_size for p in cache.glob("*.sqlite")) / 1e6
        for kind, asked in _questions(names, args.lookups, rng).items():
            taken = [_asked(places, name) for name in asked]
            figures[f"{kind}_ms"] = statistics.mean(taken)
            figures[f"{kind}_ms_99"] = statistics.quantiles(taken, n=100)[98]
    figures = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps(figures) if args.json else "\n".join(f"{name:20} {value}" for name, value in figures.items()))
    return 0


def write_dump(path: Path, rows: int, rng: random.Random) -> list[str]:
    """A dump with so many rows; returns the names in it."""
    names = []
    with path.open("w", encoding="utf-8") as out:
        for number, line in enumerate(_lines(rows, rng)):
            names.append(line[1])
            out.write("\t".join((str(10**8 + number), *line[1:])) + "\n")
    return names


def _lines(rows: int, rng: random.Random) -> Iterator[list[str]]:
    for _ in range(rows):
        stem = "".join(rng.choices(_SYLLABLES, k=rng.randint(3, 5))).capitalize()
        name = f"{rng.choice(_START)} {stem}".strip()
        arabic = "".join(rng.choices(_ARABIC, k=rng.randint(4, 8)))
        names = ",".join((f"al-{stem}", name.replace("a", "e"), name.replace("q", "k"), arabic))
        at = (f"{rng.uniform(32.3, 37.3):.5f}", f"{rng.uniform(35.7, 42.3):.5f}")
        feature = rng.choice(_FEATURES).split()
        admin = (f"{rng.randint(1, 14):02}", "", "", "")
        people = str(rng.choice((0, 0, 0, 400, 3000)))
        yield ["", name, name, names, *at, *feature, "SY", "", *admin, people, "", "300", "Asia/Damascus", "2020-01-01"]


def _questions(names: list[str], n: int, rng: random.Random) -> dict[str, list[str]]:
    there = list(dict.fromkeys(rng.sample(names, min(n, len(names)))))
    return {
        "found": there,
        "misspelt": [name.replace("ma", "mma").replace("ha", "hae") + "h" for name in there],
        "absent": [f"{name} Nowhere" for name in there],
    }


def _asked(places: Gazetteer, name: str) -> float:
    """Milliseconds of the processor that one name takes."""
    start = time.process_time()
    places.candidates(name)
    return (time.process_time() - start) * 1000


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds by the wall, and what it gave."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=300_000, help="rows of the dump")
    parser.add_argument("--lookups", type=int, default=20_000, help="names asked for, of each sort")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
