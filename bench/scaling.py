"""How much faster several processes read than one: whole reading of the same articles, by turns, in one run.

    python -m bench.scaling [--articles N] [--chunks N] [--processes 2] [--reader NAME] [--json]

The articles of FA-KES are taken in chunks; each is read into one record by this process and into another one by so
many processes, or the other way round in every other chunk. Loading and starting are not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.gold import NoGold, shared
from bench.speed import HOW, NOTHING, WARMING, Spent, split, timed
from contested import knowledge, sources
from contested.model import Document
from contested.pipeline.crew import coder_of
from contested.pipeline.reading import read_by
from contested.pipeline.watching import Watch
from contested.settings import Settings
from contested.store import open_store


def measure(articles: int, chunks: int, processes: int, settings: Settings) -> tuple[float, Spent, Spent]:
    """How many times faster several are, and what one process and several took."""
    known = knowledge.load(settings.conflict)
    both = (replace(settings, processes=1), replace(settings, processes=processes))
    spent = [NOTHING, NOTHING]
    with (
        tempfile.TemporaryDirectory() as folder,
        coder_of(both[0], known) as one,
        coder_of(both[1], known) as several,
        open_store(Path(folder) / "one.db", create=True) as first,
        open_store(Path(folder) / "several.db", create=True) as second,
    ):
        parts = list(split(shared() / "gold" / "fakes.csv", articles, chunks, Path(folder)))
        some = [d for d in sources.read(parts[0], HOW) if isinstance(d, Document)][:WARMING]
        for coder in (one, several):
            # Enough for every process to have loaded what it loads once.
            list(coder.read((some * settings.batch_size)[: 2 * processes * settings.batch_size]))
        sides = ((one, first), (several, second))
        for n, part in enumerate(parts):
            for i in (0, 1) if n % 2 == 0 else (1, 0):
                coder, store = sides[i]
                spent[i] = spent[i].plus(timed(partial(read_by, nullcontext(coder), [part], store, HOW, Watch())))
            print(f"\rchunk {n + 1}, {spent[0].wall / spent[1].wall:.3f} times as fast", end="", file=sys.stderr)
        print(file=sys.stderr)
    return spent[0].wall / spent[1].wall, spent[0], spent[1]


def main() -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench.scaling", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=320, help="so many of the articles (default: 320; 0: all)")
    parser.add_argument("--chunks", type=int, default=4, help="in so many pieces (default: 4)")
    parser.add_argument("--processes", type=int, default=2, help="so many beside one (default: 2)")
    parser.add_argument("--reader", help="full or fast (default: the program's)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    args = parser.parse_args()
    try:
        times, one, several = measure(args.articles, args.chunks, args.processes, Settings.load(reader=args.reader))
    except NoGold as error:
        print(error, file=sys.stderr)
        return 2
    figures = {
        "times_as_fast": round(times, 3),
        "one_seconds": round(one.wall, 2),
        "several_seconds": round(several.wall, 2),
    }
    for name, value in figures.items():
        print(f"{name:26} {value}")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
