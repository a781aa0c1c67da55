"""Agreement between two reviewers: on what both judged, how often they said the same, and what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contested.ledger.shares import Share, share
from contested.model import Judged
from contested.store import Store

About = Literal["claims", "pairs"]
Verdict = str

FEW = 30
"""With fewer than so many things judged by both, a coefficient says little; the share's interval tells how little."""


@dataclass(frozen=True, slots=True)
class Both:
    """A thing that both judged, by the ids of its claims, and what each said last."""

    unit: str
    one: Verdict
    other: Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers agree about ``claims`` (accept, reject, correct) or ``pairs`` (same, different).

    ``share`` is that of the things on which they agree, with its interval; ``kappa`` Cohen's, None where nothing was
    judged by both, or where both always say one and the same, so that chance would agree as well.
    """

    about: About
    author: str
    other: str
    both: tuple[Both, ...]
    share: Share
    kappa: float | None

    @property
    def few(self) -> bool:
        """Whether too few were judged by both to lean on the coefficient."""
        return len(self.both) < FEW


def agreements(store: Store, author: str, other: str) -> tuple[Agreement, Agreement]:
    """How two reviewers agree about claims, and about pairs. Judgements taken back do not count."""
    one, two = _verdicts(store, author), _verdicts(store, other)
    both = [Both(unit, one[unit], two[unit]) for unit in sorted(one.keys() & two.keys())]
    pairs = [b for b in both if " " in b.unit]
    claims = [b for b in both if " " not in b.unit]
    return _agreement("claims", author, other, claims), _agreement("pairs", author, other, pairs)


def cohen(verdicts: Sequence[tuple[Verdict, Verdict]]) -> float | None:
    """Cohen's kappa of what two say of the same things: (p_o - p_e) / (1 - p_e), in [-1, 1].

    p_o is the share on which they agree, p_e that on which they would agree if each gave his own verdicts as often and
    at random (Cohen 1960, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement
    20 (1)). None for none, and where p_e is 1.
    """
    n = len(verdicts)
    if not n:
        return None
    ones, others = Counter(a for a, _ in verdicts), Counter(b for _, b in verdicts)
    observed = sum(a == b for a, b in verdicts) / n
    expected = sum(ones[verdict] * others[verdict] for verdict in ones) / (n * n)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _verdicts(store: Store, author: str) -> dict[str, Verdict]:
    """What somebody said last of each thing."""
    said: dict[str, Verdict] = {}
    latest = sorted(store.judged(Judged(author=author, in_force=True)), key=lambda j: (j.time, j.id), reverse=True)
    for j in latest:
        for unit in j.units:
            said.setdefault(unit, j.kind)
    return said


def _agreement(about: About, author: str, other: str, both: Sequence[Both]) -> Agreement:
    agreed = sum(b.one == b.other for b in both)
    kappa = cohen([(b.one, b.other) for b in both])
    return Agreement(about, author, other, tuple(both), share(agreed, len(both)), kappa)
