"""How well claims are dated: the expression chosen and the days it is taken for, against the coded days.

    python -m bench.times                 accuracy on the held-out fifth of the training set and on the dev set
    python -m bench.times --folds 5       cross-validation over the training set, weights learned anew in each fold
    python -m bench.times --fit           learn knowledge/language/time_weights.yaml from the training set's four fifths

Evidence and trigger are those of the coding (the head of the evidence where no trigger is coded), so that only the
dating is measured. A claim is right as in score_claims.py: both ends within one day, and none where none is coded.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from bench.gold import ROOT, NoGold, Row, rows, shared
from bench.split import collection, part
from contested.model import Claim, Document, Mention
from contested.reader import nlp
from contested.reader.cohesion import is_list
from contested.reader.furniture import blank, frames
from contested.reader.timefeatures import TimeContext
from contested.reader.times import TimeSpan, score_of, time_spans, time_weights
from contested.resolve.times import resolve_times
from contested.settings import Settings
from contested.sources.documents import Documents
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw

WEIGHTS = ROOT / "src" / "contested" / "knowledge" / "language" / "time_weights.yaml"
# Half of the training documents carry no day over to the next sentence, some carry it through: the codebook's
# "clearly carried over" lies between.
LEAN = {"back": 0.2}
RARE, RIDGE, ROUNDS, RATE = 3, 4.0, 400, 0.1
HEADER = """# How much each feature of contested.reader.timefeatures speaks for dating a claim by an expression.
# Learned from hand-coded claims by `python -m bench.times --fit` (conditional logit over the expressions of a text).
"""


Asked = tuple[Row, list[tuple[int, list[str]]]]
"""A coded claim, and the candidates with their features."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice at one coded claim: the features of each candidate, which are right and which were meant."""

    doc: str
    dated: bool
    features: tuple[list[str], ...]
    right: tuple[bool, ...]
    meant: tuple[bool, ...]


def documents(given: Sequence[Row]) -> Iterator[Document]:
    """The coded documents, read as the program reads them; the incident coding knows some days better."""
    known = {row["doc"]: row["published"] for row in rows(shared() / "gold" / "incidents-dev.jsonl")}
    raws = [
        Raw(d["text"], d["id"], d["title"], known.get(d["id"]) or d["date"], d["publisher"], d["url"], d["id"])
        for d in given
    ]
    for document in Documents(ReadOptions(verbatim=True)).of_file(raws):
        if isinstance(document, Document):
            yield document


def choices(given: Sequence[Row], coded: Sequence[Row]) -> Iterator[Choice]:
    """The choices that the claims of documents set. Prints how long finding, weighing and resolving took."""
    read = list(documents(given))
    texts = (nlp.parseable(blank(document.clean, frames(document))) for document in read)
    spent, found = 0.0, 0
    for document, spacy_doc in zip(read, nlp.parse(nlp.load(Settings().model), texts, 16), strict=True):
        claims = [row for row in coded if row["doc"] == document.id]
        start = time.process_time()
        spans = time_spans(spacy_doc)
        context = TimeContext(spacy_doc, spans, apart=is_list(spacy_doc))
        weighed = [
            list(context.candidates(context.stated(_span(c, "evidence"), _span(c, "trigger"), c["kind"])))
            for c in claims
        ]
        spent += time.process_time() - start
        found += len(claims)
        yield from _choices(document, spans, list(zip(claims, weighed, strict=True)))
    each = 1000 * spent / max(1, len(read))
    print(f"{len(read)} documents, {found} claims: {each:.1f} ms a document to find and weigh")


def _span(claim: Row, key: str) -> tuple[int, int]:
    span = claim.get(key) or claim["evidence"]
    return span["start"], span["end"]


def _choices(document: Document, spans: Sequence[TimeSpan], asked: Sequence[Asked]) -> Iterator[Choice]:
    """One document's choices; every candidate of every claim is resolved as the program would."""
    mentions = [Mention(document.text[span.start : span.end], span.start, span.end) for span in spans]
    tried = [_tried(f"{i}:{n}", document, row, mentions, n) for i, (row, found) in enumerate(asked) for n, _ in found]
    days = {r.claim: (r.start, r.end) for r in resolve_times(document, tried)}
    for i, (row, candidates) in enumerate(asked):
        coded = row["time"] or {}
        wanted = (_day(coded.get("start")), _day(coded.get("end")))
        numbers = [n for n, _ in candidates]
        right = tuple(_same(days[f"{i}:{n}"], wanted) for n in numbers)
        pairs = zip(numbers, right, strict=True)
        meant = tuple(_is_meant(n, mentions, coded.get("span"), ok and any(wanted)) for n, ok in pairs)
        features = tuple(names for _, names in candidates)
        yield Choice(document.id, any(wanted), features, right, meant if any(meant) else right)


def _tried(name: str, document: Document, row: Row, mentions: Sequence[Mention], number: int) -> Claim:
    evidence = Mention(row["evidence"]["text"], *_span(row, "evidence"))
    time = mentions[number] if number >= 0 else None
    return Claim(name, document.id, "event", evidence, modality=row["modality"], time=time)


def _is_meant(number: int, mentions: Sequence[Mention], span: dict[str, int] | None, same_days: bool) -> bool:
    """Whether a candidate is the expression that was coded, or another of the same days."""
    if number < 0 or span is None:
        return number < 0 and span is None
    return same_days or (mentions[number].start < span["end"] and span["start"] < mentions[number].end)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _same(days: tuple[date | None, date | None], wanted: tuple[date | None, date | None]) -> bool:
    return all(
        (x is None) == (y is None) and (x is None or y is None or abs((x - y).days) <= 1)
        for x, y in zip(days, wanted, strict=True)
    )


def fit(data: Sequence[Choice]) -> dict[str, float]:
    """Weights that make the meant candidates likely: conditional logit, ridge, Adam over the whole set."""
    counts = Counter(name for choice in data for features in choice.features for name in features)
    index = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= RARE))}
    line: list[int] = []
    column: list[int] = []
    starts: list[int] = []
    meant: list[bool] = []
    size = 0
    for choice in data:
        starts.append(size)
        meant.extend(choice.meant)
        for features in choice.features:
            known = [index[name] for name in features if name in index]
            line += [size] * len(known)
            column += known
            size += 1
    weights = _descend(np.array(line), np.array(column), np.array(starts), np.array(meant, bool), len(index))
    return {name: round(float(weights[i]), 3) for name, i in index.items()}


def _descend(line: np.ndarray, column: np.ndarray, starts: np.ndarray, meant: np.ndarray, width: int) -> np.ndarray:
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(meant))))
    weights, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for turn in range(1, ROUNDS + 1):
        score = np.bincount(line, weights[column], len(meant))
        likely = np.exp(score - np.maximum.reduceat(score, starts)[group])
        chosen = np.where(meant, likely, 0.0)
        spread = likely / np.add.reduceat(likely, starts)[group] - chosen / (
            np.add.reduceat(chosen, starts)[group] + 1e-12
        )
        slope = (np.bincount(column, spread[line], width) + RIDGE * weights) / len(starts)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        step = first / (1 - 0.9**turn) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-9)
        weights = weights - RATE * step / (1 + turn / 100)
    return weights


def lean(weights: dict[str, float]) -> dict[str, float]:
    """The weights, with what LEAN adds."""
    return {name: round(weight + LEAN.get(name, 0.0), 3) for name, weight in weights.items()}


def measure(title: str, data: Iterable[tuple[Choice, dict[str, float]]]) -> None:
    """Print the share of claims dated rightly: all, those coded with a time and without, each collection."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for choice, weights in data:
        scores = [score_of(features, weights) for features in choice.features]
        ok = choice.right[max(range(len(scores)), key=scores.__getitem__)]
        kind = "with a time" if choice.dated else "without"
        for key in ("all", kind, collection(choice.doc), f"{collection(choice.doc)} {kind}"):
            total[key] += 1
            hits[key] += ok
    print(title)
    for key in ("all", "with a time", "without", *sorted(set(total) - {"all", "with a time", "without"})):
        print(f"  {key:24} {hits[key] / max(1, total[key]):.3f}  of {total[key]}")


def folded(data: Sequence[Choice], folds: int) -> Iterator[tuple[Choice, dict[str, float]]]:
    """Each choice with weights that were learned without its document."""
    docs = sorted({choice.doc for choice in data})
    random.Random(folds).shuffle(docs)
    for fold in range(folds):
        aside = set(docs[fold::folds])
        weights = lean(fit([choice for choice in data if choice.doc not in aside]))
        yield from ((choice, weights) for choice in data if choice.doc in aside)


def save(weights: dict[str, float], path: Path = WEIGHTS) -> None:
    """Write the weights, the sure ones first within each family; those that hardly count are left out."""
    kept = sorted(name for name, weight in weights.items() if abs(weight) >= 0.02)
    path.write_text(HEADER + "".join(f"{name}: {weights[name]}\n" for name in kept), encoding="utf-8")


def main() -> None:
    """Measure, or learn the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="learn the weights and write them into the package")
    parser.add_argument("--folds", type=int, help="cross-validate over the training set in so many folds")
    args = parser.parse_args()
    try:
        given, coded = (rows(shared() / "gold" / f"{name}-train.jsonl") for name in ("documents", "claims"))
    except NoGold as e:
        parser.exit(2, f"{e}\n")
    kept, apart = part(given, "id")
    if args.folds:
        measure(f"Training set, {args.folds} folds", folded(list(choices(given, coded)), args.folds))
        return
    weights = dict(time_weights()) if not args.fit else lean(fit(list(choices(kept, coded))))
    if args.fit:
        save(weights)
    measure("Held-out fifth of the training set", ((choice, weights) for choice in choices(apart, coded)))
    dev = [rows(shared() / "gold" / f"{name}-dev.jsonl") for name in ("documents", "claims")]
    measure("Dev set", ((choice, weights) for choice in choices(*dev)))


if __name__ == "__main__":
    main()
