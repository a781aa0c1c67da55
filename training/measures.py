"""What the network gets right on examples it did not learn from, given the hand-coded triggers for roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from contested.reader.trained.tags import LAYERS
from training.examples import Example
from training.learning import ragged, scores, vectors
from training.network import Network

_TAKEN = 0.45


class Tally:
    """Right, given and wanted, for F1."""

    def __init__(self) -> None:
        self.right, self.given, self.wanted = 0, 0, 0

    def f1(self) -> float:
        """2PR/(P+R); 0 where there is nothing."""
        return round(2 * self.right / max(1, self.given + self.wanted), 3)


def measure(network: Network, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of typed triggers (exact spans), of tokens of mentions, of the likeliest filler of each role."""
    network.eval()
    names = [*LAYERS, "actor of", "target of", "place of"]
    tallies = {name: Tally() for name in names}
    with torch.no_grad():
        for example in examples:
            found = vectors(network, example)
            _tags(network.heads.tags(found[:-1], ragged(example.rows)).numpy(), example, tallies)
            claims = [c for c in example.claims if c.spans]
            if not claims:
                continue
            pairs = scores(network, found, claims)
            at = 0
            for claim in claims:
                _roles(pairs[at : at + len(claim.spans)].numpy(), np.array(claim.labels), tallies)
                at += len(claim.spans)
    return {name: tally.f1() for name, tally in tallies.items()}


def _tags(logits: np.ndarray, example: Example, tallies: dict[str, Tally]) -> None:
    start = 0
    for n, (name, labels) in enumerate(LAYERS.items()):
        given = logits[:, start : start + len(labels)].argmax(axis=1).tolist()
        wanted = [row[n] for row in example.tags]
        start += len(labels)
        spans = _tokens if labels[1] == "B" else _spans
        a, b = set(spans(given)), set(spans(wanted))
        tallies[name].right += len(a & b)
        tallies[name].given += len(a)
        tallies[name].wanted += len(b)


def _tokens(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    yield from ((i, i + 1, 1) for i, label in enumerate(labels) if label)


def _spans(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    start = 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[start]:
            if labels[start]:
                yield start, i, labels[start]
            start = i


def _roles(logits: np.ndarray, labels: np.ndarray, tallies: dict[str, Tally]) -> None:
    for n, name in enumerate(("actor of", "target of", "place of")):
        asked = labels[:, n] >= 0
        if not asked.any():
            continue
        shares, right = 1 / (1 + np.exp(-logits[asked, n])), labels[asked, n]
        best = int(shares.argmax())
        tallies[name].wanted += int(right.any())
        if shares[best] > _TAKEN:
            tallies[name].given += 1
            tallies[name].right += int(right[best])
