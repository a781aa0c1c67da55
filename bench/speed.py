"""Reading against bare spaCy: documents a second over the same texts, in one process, and peak memory.

    python -m bench.speed [--articles N] [--chunks N] [--model NAME] [--stages] [--json]

The articles of FA-KES are taken in chunks; each chunk is read into a record (files, cleaning, parse, claims,
resolution, storing) and then only parsed by spaCy, or the other way round in every other chunk, so that what else the
machine does weighs on both alike. ``ratio`` is the time of bare spaCy over the time of reading: 1 would be as fast.
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
from dataclasses import dataclass, field
from pathlib import Path

from bench.gold import NoGold, shared
from contested import knowledge, resolve, sources
from contested.model import Document
from contested.pipeline import reading
from contested.pipeline.building import build
from contested.pipeline.feed import DocumentReader
from contested.reader import Reader
from contested.settings import Settings
from contested.store import Store, open_store

COLUMNS = {"text": "article_content", "title": "article_title", "publisher": "source", "date": "date", "id": "unit_id"}
HOW = sources.ReadOptions(columns=COLUMNS, id_prefix="fakes-", encoding="latin-1")
BATCH = 16
WARMING = 8
"""Documents that both sides read before the clock starts: loading is not what is measured."""


@dataclass
class Times:
    """Seconds spent so far."""

    reading: float = 0.0
    bare: float = 0.0
    building: float = 0.0
    documents: int = 0
    stages: dict[str, float] = field(default_factory=dict)


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
            times.reading += spent[0]
            times.bare += spent[1]
            times.documents += len(texts)
            print(f"\r{times.documents} documents, ratio {times.bare / times.reading:.3f}", end="", file=sys.stderr)
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


def timed(run: Callable[[], object]) -> float:
    """Seconds that ``run`` takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def stages(articles: int, settings: Settings) -> Iterator[tuple[str, float]]:
    """Milliseconds a document that each part of reading takes, one after the other over the same documents."""
    known = knowledge.load(settings.conflict)
    reader = Reader(settings, known)
    clock = time.perf_counter
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "stages.db", create=True) as store:
        [part] = split(shared() / "gold" / "fakes.csv", articles, 1, Path(folder))
        warm(part, reader, reader.nlp)
        began = clock()
        documents = [d for d in sources.read(part, HOW) if isinstance(d, Document)]
        each = 1000 / len(documents)
        yield "input and cleaning", (clock() - began) * each
        yield "bare parse", timed(lambda: bare(reader.nlp, [d.clean for d in documents])) * each
        began = clock()
        claims = list(reader.read(documents))
        yield "parse and claims", (clock() - began) * each
        began = clock()
        found = [(d, c, resolve.resolve(d, c, known, settings.place_threshold)) for d, c in claims]
        yield "resolution", (clock() - began) * each
        began = clock()
        for document, some, resolutions in found:
            store.add(document, some, resolutions, reader=reader.name)
        yield "storing", (clock() - began) * each
        yield "linking and ledgers", timed(lambda: build(store, known, settings)) * each


def main() -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=0, help="so many of the articles (default: all 804)")
    parser.add_argument("--chunks", type=int, default=12, help="in so many pieces (default: 12)")
    parser.add_argument("--model", help="the spaCy pipeline for both sides (default: the program's)")
    parser.add_argument("--stages", action="store_true", help="say what each part of reading costs instead")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    args = parser.parse_args()
    settings = Settings.load(model=args.model)
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
        "ratio": round(times.bare / times.reading, 3),
        "documents_per_second": round(times.documents / times.reading, 2),
        "bare_documents_per_second": round(times.documents / times.bare, 2),
        "build_seconds": round(times.building, 2),
        "peak_memory_mb": round(peak),
    }
    for name, value in figures.items():
        print(f"{name:26} {value}")
    if args.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
