"""Reading against bare spaCy: documents a second over the same texts, in one process, and peak memory.

    python -m bench.speed [--articles N] [--chunks N] [--model NAME] [--stages] [--json]

The articles of FA-KES are taken in chunks; each chunk is read into a record (files, cleaning, parse, claims,
resolution, storing) and then only parsed by spaCy, or the other way round in every other chunk, so that what else the
machine does weighs on both alike. ``ratio`` is the time of bare spaCy over the time of reading: 1 would be as fast.
``ratio_with_build`` counts the drawing of conclusions, which follows once behind the last document, to reading.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.gold import NoGold, shared
from contested import knowledge, resolve, sources
from contested.model import Claim, Document, Resolution
from contested.pipeline import reading
from contested.pipeline.building import build
from contested.pipeline.feed import DocumentReader
from contested.reader.reader import Reader
from contested.settings import Settings
from contested.store import Store, open_store

COLUMNS = {"text": "article_content", "title": "article_title", "publisher": "source", "date": "date", "id": "unit_id"}
HOW = sources.ReadOptions(columns=COLUMNS, id_prefix="fakes-", encoding="latin-1")
BATCH = 16
WARMING = 8
"""Documents that both sides read before the clock starts: loading is not what is measured."""


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def plus(self, other: Spent) -> Spent:
        """Both together."""
        return Spent(self.wall + other.wall, self.cpu + other.cpu)


NOTHING = Spent()


@dataclass
class Times:
    """What was spent so far."""

    reading: Spent = NOTHING
    bare: Spent = NOTHING
    building: Spent = NOTHING
    documents: int = 0


def measure(articles: int, chunks: int, settings: Settings) -> tuple[Times, float]:
    """The times of both sides over all chunks, and peak memory in megabytes (10**6 bytes)."""
    import spacy

    known = knowledge.load(settings.conflict)
    reader = Reader(settings, known)
    nlp = spacy.load(settings.model)
    times = Times()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "speed.db", create=True) as store:
        parts = list(split(shared() / "gold" / "fakes.csv", articles, chunks, Path(folder)))
        warm(parts[0], reader, nlp)
        for n, part in enumerate(parts):
            texts = [document.text for document in sources.read(part, HOW) if isinstance(document, Document)]
            sides = [lambda p=part: read(p, store, known, settings, reader), lambda t=texts: bare(nlp, t)]
            spent = {i: timed(sides[i]) for i in ((0, 1) if n % 2 == 0 else (1, 0))}
            times.reading = times.reading.plus(spent[0])
            times.bare = times.bare.plus(spent[1])
            times.documents += len(texts)
            print(
                f"\r{times.documents} documents, ratio {times.bare.wall / times.reading.wall:.3f}",
                end="",
                file=sys.stderr,
            )
        print(file=sys.stderr)
        times.building = timed(lambda: build(store, known, settings))
    return times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def split(table: Path, articles: int, chunks: int, folder: Path) -> Iterator[Path]:
    """The first ``articles`` rows of the table as ``chunks`` tables in ``folder``."""
    with table.open(encoding="latin-1", newline="") as lines:
        head, *rows = csv.reader(lines)
    rows = rows[:articles] if articles else rows
    size = -(-len(rows) // chunks)
    for n, first in enumerate(range(0, len(rows), size)):
        path = folder / f"part-{n:03}.csv"
        with path.open("w", encoding="latin-1", newline="") as out:
            csv.writer(out).writerows([head, *rows[first : first + size]])
        yield path


def warm(part: Path, reader: DocumentReader, nlp: object) -> None:
    """Let both sides load what they load once."""
    documents = [d for d in sources.read(part, HOW) if isinstance(d, Document)][:WARMING]
    for document, claims in reader.read(documents):
        resolve.resolve(document, claims, knowledge.load())
    bare(nlp, [d.text for d in documents])


def read(
    part: Path, store: Store, known: knowledge.Knowledge, settings: Settings, reader: DocumentReader
) -> reading.ReadReport:
    """One side: read a table into the record."""
    return reading.read([part], store, known, settings, HOW, reader=reader)


def bare(nlp: object, texts: Iterable[str]) -> None:
    """The other side: parse and forget."""
    for _ in nlp.pipe(texts, batch_size=BATCH):  # type: ignore[attr-defined]
        pass


def timed(run: Callable[[], object]) -> Spent:
    """What ``run`` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)


def stages(articles: int, settings: Settings) -> Iterator[tuple[str, float]]:
    """Milliseconds of the processor a document that each part of reading takes, one part after the other."""
    known = knowledge.load(settings.conflict)
    reader = Reader(settings, known)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "stages.db", create=True) as store:
        [part] = split(shared() / "gold" / "fakes.csv", articles, 1, Path(folder))
        warm(part, reader, reader.nlp)
        documents: list[Document] = []
        claims: list[tuple[Document, tuple[Claim, ...]]] = []
        found: list[tuple[Document, tuple[Claim, ...], tuple[Resolution, ...]]] = []

        def load() -> None:
            documents.extend(d for d in sources.read(part, HOW) if isinstance(d, Document))

        def read_all() -> None:
            claims.extend(reader.read(documents))

        def resolve_all() -> None:
            found.extend((d, c, resolve.resolve(d, c, known, settings.place_threshold)) for d, c in claims)

        def store_all() -> None:
            for document, some, resolutions in found:
                store.add(document, some, resolutions, reader=reader.name)

        for name, run in (
            ("input and cleaning", load),
            ("bare parse", lambda: bare(reader.nlp, [d.clean for d in documents])),
            ("parse and claims", read_all),
            ("resolution", resolve_all),
            ("storing", store_all),
            ("linking and ledgers", lambda: build(store, known, settings)),
        ):
            spent = timed(run)
            yield name, 1000 * spent.cpu / len(documents)


def main() -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=0, help="so many of the articles (default: all 804)")
    parser.add_argument("--chunks", type=int, default=12, help="in so many pieces (default: 12)")
    parser.add_argument("--model", help="the spaCy pipeline for both sides (default: the program's)")
    parser.add_argument("--reader", help="full or fast (default: the program's)")
    parser.add_argument("--stages", action="store_true", help="say what each part of reading costs instead")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    args = parser.parse_args()
    settings = Settings.load(model=args.model, reader=args.reader)
    try:
        if args.stages:
            for name, milliseconds in stages(args.articles, settings):
                print(f"{name:20} {milliseconds:8.1f} ms a document", flush=True)
            return 0
        times, peak = measure(args.articles, args.chunks, settings)
    except NoGold as error:
        print(error, file=sys.stderr)
        return 2
    figures = {
        "ratio": round(times.bare.wall / times.reading.wall, 3),
        "ratio_of_processor_time": round(times.bare.cpu / times.reading.cpu, 3),
        "ratio_with_build": round(times.bare.wall / (times.reading.wall + times.building.wall), 3),
        "documents_per_second": round(times.documents / times.reading.wall, 2),
        "bare_documents_per_second": round(times.documents / times.bare.wall, 2),
        "build_seconds": round(times.building.wall, 2),
        "peak_memory_mb": round(peak),
    }
    for name, value in figures.items():
        print(f"{name:26} {value}")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
