"""Measure quality and speed, print the figures, and compare them with the pinned floor.

    python -m bench.run [--only MEASURE,…] [--pin] [--keep DIR]

The measures: dev, held-out, incidents, further, seeds, speed, speed-fast, scaling, resolving, start.

Ends with 1 when a figure sinks under its floor (floors.json), 2 when the hand-coded sets are not there or the program
failed. ``--pin`` raises the floors to what was measured; it lowers none.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench.floors import Figures, Floors
from bench.gold import NoGold
from bench.measures import MEASURES, Failed

SHOWN = (
    "documents", "claims", "claims.event", "claims.control", "claims.toll", "event_type", "actor", "target", "place",
    "toll_count", "time_accuracy", "source_accuracy_attributed", "right_record",
)  # fmt: skip
"""Measures of claims that the table shows; the rest is compared with the floor but not printed for each collection."""


def main() -> int:
    """Measure what was asked for; returns the exit code."""
    args = _parser().parse_args()
    chosen = [name for name in MEASURES if not args.only or name in args.only.split(",")]
    try:
        with tempfile.TemporaryDirectory() as fresh:
            figures = measure(chosen, args.keep or Path(fresh))
    except (NoGold, Failed) as error:
        print(error, file=sys.stderr)
        return 2
    return compare(figures, pin=args.pin)


def measure(chosen: list[str], work: Path) -> Figures:
    """All figures of the chosen measures, printed as they come."""
    work.mkdir(parents=True, exist_ok=True)
    figures: Figures = {}
    for name in chosen:
        began = time.perf_counter()
        for group, found in MEASURES[name](work):
            print(f"\n{group}")
            for measure_name, value in found.items():
                figures[f"{group}.{measure_name}"] = value
                if not group.startswith("held-out-") or measure_name in SHOWN:
                    print(f"  {measure_name:28} {value:8.3f}".rstrip("0").rstrip("."))
        print(f"  ({time.perf_counter() - began:.0f} s)", flush=True)
    return figures


def compare(figures: Figures, *, pin: bool) -> int:
    """Say what sank; returns the exit code."""
    floors = Floors.load()
    sunk = floors.sunk(figures)
    print("\n" + ("\n".join(["Sunk:", *sunk]) if sunk else "No figure is under its floor."))
    if pin:
        floors.raised(figures).save()
        print("Floors raised to what was measured.")
    return 1 if sunk else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="", help="measures to take, with commas: " + ", ".join(MEASURES))
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--keep", type=Path, help="folder to keep records and exports in")
    return parser


if __name__ == "__main__":
    sys.exit(main())
