"""What can be exported, and in which formats."""

from __future__ import annotations

from typing import Literal

Exported = Literal["claims", "events", "campaigns", "documents", "control", "tolls", "disputes"]
Format = Literal["jsonl", "csv"]
EXPORTED: tuple[Exported, ...] = ("claims", "events", "campaigns", "documents", "control", "tolls", "disputes")
FORMATS: tuple[Format, ...] = ("jsonl", "csv")
