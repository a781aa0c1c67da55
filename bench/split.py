"""Part the training set by document: a fifth is held out, for measuring what was never looked at.

    python -m bench.split --out DIR [--seed 2015]

writes documents-train.jsonl, claims-train.jsonl (four fifths) and documents-held-out.jsonl, claims-held-out.jsonl.
Train and tune on the former only.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from bench.gold import Row, rows, shared, write

SEED = 2015
FOLDS = 5


def held_out(doc: str, seed: int = SEED) -> bool:
    """Whether a document is held out: decided by its id alone, so it stays so when documents are added."""
    digest = hashlib.sha256(f"{seed}:{doc}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS == 0


def part(objects: list[Row], key: str, seed: int = SEED) -> tuple[list[Row], list[Row]]:
    """(training, held out) of objects whose document id stands under ``key``."""
    kept = [row for row in objects if not held_out(row[key], seed)]
    apart = [row for row in objects if held_out(row[key], seed)]
    return kept, apart


def collection(doc: str) -> str:
    """The collection of a document: the first part of its id."""
    return doc.split("-")[0]


def main() -> None:
    """Write the four files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, key in (("documents", "id"), ("claims", "doc")):
        kept, apart = part(rows(shared() / "gold" / f"{name}-train.jsonl"), key, args.seed)
        write(args.out / f"{name}-train.jsonl", kept)
        write(args.out / f"{name}-held-out.jsonl", apart)
        print(f"{name}: {len(kept)} to train on, {len(apart)} held out")


if __name__ == "__main__":
    main()
