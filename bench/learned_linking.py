"""A small trained model of pairs: logistic regression over the values of the features that linking weighs by hand.

The coders say which documents share an incident, not which of their sentences. So of each pair of documents that belong
together the likeliest pair of tellings is taken for the one that shows it, chosen anew by each fit until the choice
stays (mi-SVM: Andrews et al. 2003); of documents that share nothing all pairs of tellings are examples against.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from bench.linking_scores import Floats, Gold, Pair
from contested.link.scoring import ACROSS
from contested.link.telling import Telling

# How many times a choice is made anew, and steps of one fit.
ROUNDS, STEPS = 30, 30
# The ridge, in examples: weights of this variance are thought likely beforehand.
RIDGE = 1.0


def names() -> list[str]:
    """What the variables are: a feature, and what speaks against it, apart where ours weighs it apart."""
    return [n for w in ACROSS.features for n in _named(w.feature.__name__, w.against is not None)]


def values(a: Telling, b: Telling) -> list[float]:
    """The variables of a pair."""
    found: list[float] = []
    for w in ACROSS.features:
        value = w.feature(a, b)[0]
        found += [value] if w.against is None else [max(value, 0.0), max(-value, 0.0)]
    return found


class Learned:
    """A fitted model; the last weight is the bias."""

    def __init__(self, weights: Floats) -> None:
        self.weights = weights
        self._plain = [float(w) for w in weights]

    def score(self, a: Telling, b: Telling) -> float:
        """The probability that two tellings are of one happening."""
        total = self._plain[-1] + math.fsum(w * v for w, v in zip(self._plain, values(a, b), strict=False))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def learn(told: Sequence[Telling], candidates: Iterable[Pair], gold: Gold) -> Learned:
    """Fit on the documents of ``gold``; the tellings of all others are not looked at."""
    bags: dict[tuple[str, str], list[list[float]]] = {}
    against: list[list[float]] = []
    for i, j in sorted(candidates):
        one, two = sorted((told[i].doc, told[j].doc))
        if one not in gold.months or two not in gold.months:
            continue
        if (one, two) in gold.wanted:
            bags.setdefault((one, two), []).append(values(told[i], told[j]))
        elif not gold.related((one, two)):
            against.append(values(told[i], told[j]))
    return Learned(_chosen([_with_bias(b) for b in bags.values()], _with_bias(against)))


def _chosen(bags: Sequence[Floats], against: Floats) -> Floats:
    weights = np.array([-1.0 if n.startswith("not ") else 1.0 for n in names()] + [0.0])
    before: list[int] = []
    for _ in range(ROUNDS):
        choice = [int(np.argmax(b @ weights)) for b in bags]
        if choice == before:
            break
        before = choice
        chosen = np.array([b[n] for b, n in zip(bags, choice, strict=True)])
        weights = _fitted(np.vstack([chosen, against]), np.array([1.0] * len(chosen) + [0.0] * len(against)))
    return weights


def _fitted(x: Floats, y: Floats) -> Floats:
    """Ridge logistic regression by Newton's method; the bias is not held back."""
    weights = np.zeros(x.shape[1])
    hold = np.diag([RIDGE] * (x.shape[1] - 1) + [1e-6])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + hold @ weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + hold, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def _with_bias(rows: Sequence[Sequence[float]]) -> Floats:
    return np.hstack([np.array(rows, dtype=np.float64), np.ones((len(rows), 1))])


def _named(name: str, apart: bool) -> list[str]:
    return [name, f"not {name}"] if apart else [name]
