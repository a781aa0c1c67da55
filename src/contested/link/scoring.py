"""The score that two tellings are of one happening: a visible list of weighted features, summed as log-odds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from contested.link import features as f
from contested.link.telling import Telling
from contested.model import Evidence


@dataclass(frozen=True, slots=True)
class Weighted:
    """A feature and the log-odds that its full value adds; ``against`` where its negative values weigh otherwise."""

    feature: f.Feature
    weight: float
    against: float | None = None


class Model:
    """Weighted features and the log-odds of two tellings of which nothing else is known."""

    def __init__(self, bias: float, features: Sequence[Weighted]) -> None:
        self.bias = bias
        self.features = tuple(features)
        # What the features behind each one can still add.
        self._left = [sum(w.weight for w in self.features[n + 1 :]) for n in range(len(self.features))]

    def score(self, a: Telling, b: Telling) -> float:
        """The score in (0, 1)."""
        return _logistic(self.bias + sum(_weigh(w, w.feature(a, b)[0]) for w in self.features))

    def reaching(self, a: Telling, b: Telling, threshold: float) -> float:
        """The score if it reaches ``threshold``, else 0: most pairs are done after a few features."""
        wanted = math.log(threshold / (1 - threshold))
        total = self.bias
        for w, left in zip(self.features, self._left, strict=True):
            total += _weigh(w, w.feature(a, b)[0])
            if total + left < wanted:
                return 0.0
        return _logistic(total)

    def explain(self, a: Telling, b: Telling) -> Evidence:
        """The score with its reasons, the weightiest first."""
        said = [(w, *w.feature(a, b)) for w in self.features]
        found = [(_weigh(w, value), detail) for w, value, detail in said if value and detail]
        found.sort(key=lambda t: -abs(t[0]))
        reason = "; ".join(f"{detail} ({points:+.1f})" for points, detail in found)
        return Evidence(round(_logistic(self.bias + sum(p for p, _ in found)), 4), reason or "nothing compared")


def _weigh(w: Weighted, value: float) -> float:
    return value * (w.against if value < 0 and w.against is not None else w.weight)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


# The order is that of the work: what decides most, and is quickly known, stands first.

# Two claims of one document.
WITHIN = Model(
    bias=-1.2,
    features=(
        Weighted(f.told_type, 2.0, 4.5),
        Weighted(f.sentence, 3.0),
        Weighted(f.counts, 1.2, 1.0),
        Weighted(f.time, 0.8, 6.0),
        Weighted(f.place, 1.0, 3.0),
        Weighted(f.modality, 0.0, 6.0),
        Weighted(f.course, 1.5, 9.0),
        Weighted(f.words, 0.8),
        Weighted(f.actors, 0.6, 1.5),
        Weighted(f.adjacency, 0.6),
        Weighted(f.targets, 0.3),
    ),
)

# Two documents' tellings.
ACROSS = Model(
    bias=-3.5,
    features=(
        Weighted(f.type_, 1.5, 3.0),
        Weighted(f.time, 2.0, 8.0),
        Weighted(f.place, 2.0, 4.0),
        Weighted(f.copies, 3.0),
        Weighted(f.counts, 2.0, 1.0),
        Weighted(f.modality, 0.0, 6.0),
        Weighted(f.course, 1.5, 9.0),
        Weighted(f.words, 1.5),
        Weighted(f.reported, 0.6, 1.5),
        Weighted(f.actors, 0.6, 0.6),
        Weighted(f.targets, 0.4),
    ),
)
