"""What a document is chiefly about."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from contested.link.facets import Facets

K = TypeVar("K", bound=Hashable)

_WORD = re.compile(r"[^\W_]{3,}")

# Events whose score reaches this share of the highest are main too. At this share a report has 1.3 main events, as
# many as people who read FA-KES find in it.
ALSO_MAIN = 0.65


def mains(events: Mapping[K, Sequence[Facets]], title: str) -> frozenset[K]:
    """Which of a document's events (each with its claims in this document) it is chiefly about."""
    scores = {n: weight(claims, title) for n, claims in events.items()}
    best = max(scores.values(), default=0.0)
    return frozenset(n for n, s in scores.items() if s > 0 and s >= ALSO_MAIN * best)


def weight(claims: Sequence[Facets], title: str) -> float:
    """How much of a document an event is: it leads the text, the title tells of it, claims and tolls dwell on it."""
    if not any(f.happened for f in claims):
        return 0.01
    first = min(f.position[0] for f in claims)
    lead = 1 / (1 + max(0, first - len(title)) / 400)
    dwelt = math.log2(1 + len(claims)) / 3
    harm = 0.3 if any(f.kind == "toll" for f in claims) else 0.0
    return 1.5 * lead + dwelt + harm + 1.5 * _told(claims, title)


def _told(claims: Sequence[Facets], title: str) -> float:
    """Share of the title's words that the claims' sentences have."""
    wanted = set(_WORD.findall(title.lower()))
    if not wanted:
        return 0.0
    said = {w for f in claims for w in _WORD.findall(f.source.claim.evidence.text.lower())}
    return len(wanted & said) / len(wanted)
