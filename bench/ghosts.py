"""Ghost events: how many of the events that the program draws from a text does a reader of the text not find there?

    python -m bench.ghosts [--json]           the share of ghosts in each sheet, with its 95 % intervals
    python -m bench.ghosts --again [--json]   read the sheets' documents anew: which of their events are still drawn?
    python -m bench.ghosts --list             the events of these documents with their sentences, as a sheet to judge
    python -m bench.ghosts --draw N           the first N documents of the draw, one id a line; --after M leaves out M

With ``--sheet fifth``: of that sheet alone. The sheets are ``ghosts.tsv``, ``ghosts-second.tsv``, ``ghosts-third.tsv``,
``ghosts-fourth.tsv`` and ``ghosts-fifth.tsv`` beside this file; how they were drawn and judged: README.md. An event is
known again by its document and by where in it the words stand that its claims rest on, so it may change its type and
still be the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import FURTHER, NoGold, Row, rows, shared, write
from bench.measures import Failed, contested
from contested.ledger.shares import share as bounded

SHEETS = {
    "first": Path(__file__).parent / "ghosts.tsv",
    "second": Path(__file__).parent / "ghosts-second.tsv",
    "third": Path(__file__).parent / "ghosts-third.tsv",
    "fourth": Path(__file__).parent / "ghosts-fourth.tsv",
    "fifth": Path(__file__).parent / "ghosts-fifth.tsv",
}
"""Documents 1 to 100 of the draw, 101 to 200, and so on up to 500."""
SEED = 20161122
ROUNDS = 10_000
"""Times that the documents are drawn anew, with replacement, for the interval."""
COLUMNS = ("document", "at", "event_type", "sub_event_type", "place", "date", "actor", "verdict", "error")
VERDICTS = ("recognised", "ghost", "no events")
PARTS = ("id", "title", "text", "publisher", "date")


@dataclass(frozen=True, slots=True)
class Line:
    """One event as one document tells of it. ``at``: where its claims' triggers start, in code points."""

    document: str
    at: frozenset[int]
    fields: tuple[str, ...]
    verdict: str = ""
    error: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the sheet has it."""
        return (self.document, " ".join(map(str, sorted(self.at))), *self.fields, self.verdict, self.error)


def main() -> int:
    """Do what was asked for; returns the exit code."""
    args = _parser().parse_args()
    try:
        names = [args.sheet] if args.sheet else list(SHEETS)
        if args.draw:
            print("\n".join(document["id"] for document in drawn(args.draw)[args.after :]))
        elif args.list:
            _print_list([args.documents.read_text().split()] if args.documents else [_documents(n) for n in names])
        else:
            figures = {name: again(sheet(name)) if args.again else share(sheet(name)) for name in names}
            print(json.dumps(figures) if args.json else "\n\n".join(_table(*each) for each in figures.items()))
    except (NoGold, Failed) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def sheet(name: str) -> list[Line]:
    """The judged events of a sheet. Raises ValueError for a verdict that is none."""
    return judged(SHEETS[name])


def judged(path: Path) -> list[Line]:
    """The judged events of a file. Raises ValueError for a verdict that is none."""
    with path.open(encoding="utf-8", newline="") as table:
        lines = [_line(row) for row in csv.DictReader(table, delimiter="\t")]
    if strange := {line.verdict for line in lines} - set(VERDICTS):
        raise ValueError(f"verdicts are {', '.join(VERDICTS)}; the sheet has {', '.join(strange)}")
    return lines


def share(lines: list[Line], rounds: int = ROUNDS) -> dict[str, float]:
    """Ghosts among the events, in which bounds their share lies at 95 %, and the ghosts by kind of error.

    Two intervals: Wilson's, as though each event stood alone, and ``drawn_anew``, where 95 in 100 draws of the same
    documents with replacement put the share, since the events of one document share its difficulties.
    """
    counts = [
        _count(line for line in lines if line.document == one) for one in dict.fromkeys(x.document for x in lines)
    ]
    dice = random.Random(SEED)
    shares = sorted(_share(dice.choices(counts, k=len(counts))) for _ in range(rounds))
    whole = bounded(sum(g for g, _ in counts), sum(n for _, n in counts))
    return {
        "documents": len(counts),
        "events": whole.of,
        "ghosts": whole.n,
        "share": round(_share(counts), 4),
        "wilson_low": round(whole.low or 0.0, 4),
        "wilson_high": round(whole.high or 0.0, 4),
        "drawn_anew_low": round(shares[int(0.025 * rounds)], 4),
        "drawn_anew_high": round(shares[int(0.975 * rounds)], 4),
        **Counter(line.error.split(":")[0] for line in lines if line.verdict == "ghost"),
    }


def again(lines: list[Line]) -> dict[str, float]:
    """What became of the sheet's events, its documents read anew by the program as it is."""
    with tempfile.TemporaryDirectory() as work:
        now = [line for line, _ in listed(dict.fromkeys(line.document for line in lines), Path(work))]
    return compared(lines, now)


def compared(lines: list[Line], now: list[Line]) -> dict[str, float]:
    """How many judged events are still drawn, and how many are drawn that nobody has judged."""
    kept = [lines[i].verdict for i, _ in matched(lines, now)]
    return {
        "recognised": sum(line.verdict == "recognised" for line in lines),
        "recognised_still_drawn": kept.count("recognised"),
        "ghosts": sum(line.verdict == "ghost" for line in lines),
        "ghosts_still_drawn": kept.count("ghost"),
        "share_of_still_drawn": round(kept.count("ghost") / len(kept), 4) if kept else 0.0,
        "new_and_unjudged": len(now) - len(kept),
    }


def matched(lines: list[Line], now: list[Line]) -> list[tuple[int, int]]:
    """Which judged event is which of those now drawn, by index; each is matched once.

    Those recognised go first: where a ghost has been joined to the event that it told again, the ghost is gone.
    """
    shared_words = (
        (line.verdict != "recognised", -len(line.at & new.at), i, j)
        for i, line in enumerate(lines)
        for j, new in enumerate(now)
        if line.document == new.document and line.at & new.at
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(shared_words):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def drawn(number: int) -> list[Row]:
    """The first ``number`` documents of the draw: all that are shared, save those whose incidents were coded here."""
    coded = {row["doc"] for row in rows(FURTHER)}
    pool = {name: document for name, document in documents().items() if name not in coded}
    return [pool[name] for name in random.Random(SEED).sample(sorted(pool), len(pool))[:number]]


def documents() -> dict[str, Row]:
    """All shared documents by id: the articles of FA-KES, then the whole documents of the claims' sets."""
    gold = shared() / "gold"
    with (gold / "fakes.csv").open(encoding="latin-1", newline="") as table:
        articles = [_article(row) for row in csv.DictReader(table)]
    whole = rows(gold / "documents-train.jsonl") + rows(gold / "documents-dev.jsonl")
    return {row["id"]: {part: row[part] for part in PARTS} for row in [*whole, *articles]}


def listed(names: Iterable[str], work: Path) -> Iterator[tuple[Line, list[Row]]]:
    """Read documents into a fresh record; each event of status actual, for each document, with its claims there."""
    known = documents()
    names = list(names)
    source = write(work / "documents.jsonl", [known[name] for name in names])
    record, events, claims = (work / name for name in ("ghosts.db", "events.jsonl", "claims.jsonl"))
    contested("read", source, "--record", record, "--map", ",".join(f"{part}={part}" for part in PARTS))
    contested("export", "events", "--record", record, "-o", events)
    contested("export", "claims", "--record", record, "-o", claims)
    by_id = {claim["id"]: claim for claim in rows(claims)}
    found = [(e, [by_id[c] for c in e["claims"]]) for e in rows(events) if e["status"] == "actual"]
    for name in names:
        there = [(e, [c for c in own if c["doc"] == name]) for e, own in found]
        for event, own in sorted(((e, c) for e, c in there if c), key=lambda pair: min(map(_start, pair[1]))):
            yield Line(name, frozenset(map(_start, own)), _fields(event)), own


def _print_list(draws: list[list[str]]) -> None:
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow((*COLUMNS, "sentences"))
    for names in draws:
        with tempfile.TemporaryDirectory() as work:
            for line, claims in listed(names, Path(work)):
                out.writerow((*line.cells, " | ".join(f"{c['kind']}: {c['evidence']['text']}" for c in claims)))


def _documents(name: str) -> list[str]:
    return list(dict.fromkeys(line.document for line in sheet(name)))


def _table(name: str, figures: dict[str, float]) -> str:
    return "\n".join([f"{name} sheet", *(f"  {k:36} {v:g}" for k, v in figures.items())])


def _line(row: dict[str, str]) -> Line:
    at = frozenset(int(start) for start in row["at"].split())
    return Line(row["document"], at, tuple(row[c] for c in COLUMNS[2:7]), row["verdict"], row["error"])


def _count(lines: Iterable[Line]) -> tuple[int, int]:
    verdicts = [line.verdict for line in lines if line.verdict != "no events"]
    return verdicts.count("ghost"), len(verdicts)


def _share(counts: list[tuple[int, int]]) -> float:
    events = sum(n for _, n in counts)
    return sum(g for g, _ in counts) / events if events else 0.0


def _start(claim: Row) -> int:
    start: int = (claim["trigger"] or claim["evidence"])["start"]
    return start


def _fields(event: Row) -> tuple[str, ...]:
    place, time, actor = event["place"] or {}, event["time"] or {}, event["actor"]
    days = [d for d in (time.get("start"), time.get("end")) if d]
    given = (event["event_type"], event["sub_event_type"], place.get("name"), "/".join(dict.fromkeys(days)))
    return (*(value or "" for value in given), actor[0]["name"] if actor else "")


def _article(row: Row) -> Row:
    name, title, text = f"fakes-{row['unit_id']}", row["article_title"], row["article_content"]
    return {"id": name, "title": title, "text": text, "publisher": row["source"], "date": row["date"]}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--again", action="store_true", help="read the sheets' documents anew and compare")
    parser.add_argument("--list", action="store_true", help="list the events of the sheets' documents, to judge them")
    parser.add_argument("--documents", type=Path, metavar="FILE", help="with --list: of these documents, an id a line")
    parser.add_argument("--sheet", choices=SHEETS, help="of this sheet alone; else of all, each by itself")
    parser.add_argument("--draw", type=int, metavar="N", help="print the ids of the first N documents of the draw")
    parser.add_argument("--after", type=int, default=0, metavar="M", help="with --draw: leave out the first M of them")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
