"""Where the weights lie, and progress."""

from __future__ import annotations

import sys
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "contested" / "reader" / "trained" / "weights"


def tell(text: str) -> None:
    """Progress, to standard error."""
    print(text, file=sys.stderr, flush=True)
