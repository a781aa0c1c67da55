"""Make confidence mean something: of claims stated at 0.7, seven in ten are ones that a coder codes too.

    python -m training.calibrate            show the share right in ten bins, on the held-out documents
    python -m training.calibrate --fit      fit on one half of them, write confidence.json, show the other half

A claim is right where the scorer pairs it with a hand-coded one.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.attribution import scorer
from bench.gold import Row, rows, shared, write
from bench.measures import read_and_export
from bench.split import held_out, part
from contested.model.codes import KINDS
from training.common import WEIGHTS, tell

# A claim: its document, kind, stated confidence, whether it is right.
Stated = tuple[str, str, float, bool]
Weights = np.ndarray[Any, np.dtype[np.float64]]
_SEED = 7


def stated(work: Path) -> Iterator[Stated]:
    """The claims read in the held-out documents."""
    gold = shared() / "gold"
    documents = part(rows(gold / "documents-train.jsonl"), "id")[1]
    wanted = part(rows(gold / "claims-train.jsonl"), "doc")[1]
    given = rows(read_and_export(work, "claims", write(work / "documents.jsonl", documents), "--verbatim"))
    match = scorer().match
    for doc in sorted({row["id"] for row in documents}):
        own: list[Row] = [c for c in given if c["doc"] == doc]
        paired = {id(p) for p, _ in match(own, [c for c in wanted if c["doc"] == doc])}
        yield from ((doc, c["kind"], c["confidence"], id(c) in paired) for c in own)


def fitted(claims: Sequence[Stated]) -> dict[str, tuple[float, float]]:
    """For each kind (a, b) such that 1 / (1 + exp(-a - b·logit(stated))) is likeliest; with a light pull to (0, 1)."""
    return {kind: _logistic([(c[2], c[3]) for c in claims if c[1] == kind]) for kind in KINDS}


def _logistic(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    x = np.array([[1.0, _logit(p)] for p, _ in pairs]).reshape(-1, 2)
    y = np.array([float(right) for _, right in pairs])
    prior = np.array([0.0, 1.0])

    def loss(weights: Weights) -> float:
        z = x @ weights
        return float(np.sum(np.logaddexp(0, z) - y * z) + np.sum((weights - prior) ** 2) / 2)

    weights = prior
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - (weights - prior)
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + np.eye(2), slope)
        # Newton's whole step may lead past the least loss, and then ever further away.
        weights = next((near for n in range(20) if loss(near := weights + step / 2**n) < loss(weights)), weights)
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def _logit(p: float) -> float:
    bounded = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def bins(claims: Sequence[Stated]) -> Iterator[tuple[float, float, float, int]]:
    """Lower bound, mean stated, share right and number of claims of each bin that has some."""
    for n in range(10):
        some = [(p, right) for _, _, p, right in claims if n / 10 <= p < (n + 1) / 10 + (n == 9)]
        if some:
            yield n / 10, sum(p for p, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some)


def main() -> None:
    """Show or fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        claims = list(stated(Path(work)))
    if args.fit:
        file = WEIGHTS / "confidence.json"
        old = json.loads(file.read_text())
        new = fitted([c for c in claims if held_out(c[0], _SEED)] + [c for c in claims if _second(c[0])])
        merged = {k: (new[k][0] + new[k][1] * old[k][0], new[k][1] * old[k][1]) for k in KINDS}
        file.write_text(json.dumps(merged) + "\n")
        tell(f"Written to {file}.")
        claims = [
            (doc, kind, 1 / (1 + math.exp(-new[kind][0] - new[kind][1] * _logit(p))), right)
            for doc, kind, p, right in claims
            if not held_out(doc, _SEED) and not _second(doc)
        ]
    print("stated  right  claims")
    for _, mean, right, number in bins(claims):
        print(f"{mean:6.2f} {right:6.2f} {number:7}")


def _second(doc: str) -> bool:
    """With a fifth drawn by one seed and two by others, about half the documents."""
    return held_out(doc, _SEED + 1) or held_out(doc, _SEED + 2)


if __name__ == "__main__":
    main()
