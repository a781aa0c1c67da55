"""Where the weights lie, what a coded claim is as a row, and progress."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.gold import Row
from contested.model.codes import CONTROL_STATES, EVENT_TYPE_OF, HARMS

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "contested" / "reader" / "trained" / "weights"
CODES = {"event": frozenset(EVENT_TYPE_OF), "control": frozenset(CONTROL_STATES), "toll": frozenset(HARMS)}
"""What each kind of claim may be coded as."""
ROLES = ("actor", "target", "place")

Span = tuple[int, int]


def claim_row(doc: str, text: str, kind: str, code: str, trigger: Span, roles: Sequence[Sequence[Span]]) -> Row:
    """A claim as ``claims-train.jsonl`` has it; ``roles`` are the mentions of ``ROLES``, as spans of the text."""

    def mention(span: Span) -> Row:
        start, end = span
        return {"start": start, "end": end, "text": text[start:end], "name": None}

    return {
        "doc": doc,
        "kind": kind,
        "trigger": mention(trigger),
        **{role: [mention(span) for span in spans] for role, spans in zip(ROLES, roles, strict=True)},
        "sub_event_type": code if kind == "event" else None,
        "control": code if kind == "control" else None,
        "toll": {"harm": code} if kind == "toll" else None,
    }


def tell(text: str) -> None:
    """Progress, to standard error."""
    print(text, file=sys.stderr, flush=True)
