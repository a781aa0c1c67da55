"""The score that two tellings are of one happening: a visible list of weighted features, summed as log-odds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import contested.link.features as f
from contested.link.telling import Telling
from contested.model import Evidence

_ROUNDED = 1e-9


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
        self._steps = tuple(
            (w.feature, w.weight, w.weight if w.against is None else w.against, f.SILENT.get(w.feature))
            for w in self.features
        )

    def score(self, a: Telling, b: Telling) -> float:
        """The score in (0, 1)."""
        said = (
            value * (against if value < 0 else weight)
            for feature, weight, against, silent in self._steps
            if silent is None or not silent(a, b)
            for value in (feature(a, b)[0],)
        )
        return _logistic(self.bias + sum(said))

    def reaching(self, a: Telling, b: Telling, threshold: float) -> float:
        """The score if it reaches ``threshold``, else 0: most pairs are done after a few features."""
        wanted = _log_odds(threshold)
        # What the features that have something to say can still add; a little more, as sums are rounded.
        steps, left = [], _ROUNDED
        for step in self._steps:
            silent = step[3]
            if silent is None or not silent(a, b):
                steps.append(step)
                left += step[1]
        total = self.bias
        for feature, weight, against, _ in steps:
            value = feature(a, b)[0]
            total += value * (against if value < 0 else weight)
            left -= weight
            if total + left < wanted:
                return 0.0
        return _logistic(total) if total >= wanted else 0.0

    def explain(self, a: Telling, b: Telling) -> Evidence:
        """The score with its reasons, the weightiest first."""
        said = [(w, *w.feature(a, b)) for w in self.features]
        found = [(_weigh(w, value), detail) for w, value, detail in said if value and detail]
        found.sort(key=lambda t: -abs(t[0]))
        reason = "; ".join(f"{detail} ({points:+.1f})" for points, detail in found)
        return Evidence(round(_logistic(self.bias + sum(p for p, _ in found)), 4), reason or "nothing compared")


def _weigh(w: Weighted, value: float) -> float:
    return value * (w.against if value < 0 and w.against is not None else w.weight)


def _log_odds(score: float) -> float:
    return math.log(score / (1 - score)) if 0 < score < 1 else math.copysign(math.inf, score - 0.5)


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
        Weighted(f.place_within, 1.0, 3.0),
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
