"""What share of a few is so, with how little a few can tell."""

from __future__ import annotations

import math
from dataclasses import dataclass

# The normal deviate that leaves 2.5 % out at either end.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """``n`` of ``of``; ``low`` and ``high`` bound the share, each in [0, 1], with 95 % confidence. None of none."""

    n: int
    of: int
    low: float | None
    high: float | None


def share(n: int, of: int) -> Share:
    """The share with its Wilson score interval (Wilson 1927), which keeps its word for small numbers too (Brown, Cai
    and DasGupta 2001, "Interval Estimation for a Binomial Proportion", Statistical Science 16). Raises ValueError
    unless 0 <= n <= of.
    """
    if not 0 <= n <= of:
        raise ValueError(f"{n} of {of}")
    if of == 0:
        return Share(0, 0, None, None)
    p, z2 = n / of, Z * Z / of
    middle, reach = p + z2 / 2, Z * math.sqrt(p * (1 - p) / of + z2 / (4 * of))
    return Share(n, of, max(0.0, (middle - reach) / (1 + z2)), min(1.0, (middle + reach) / (1 + z2)))
