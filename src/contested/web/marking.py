"""A text cut into pieces, each with the claims whose evidence it lies in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text; ``claims`` are those whose evidence holds them, ``opens`` those that begin here."""

    text: str
    claims: tuple[Mapping[str, Any], ...]
    opens: tuple[str, ...]


def marked(text: str, claims: Sequence[Mapping[str, Any]]) -> list[Piece]:
    """The whole text in pieces, in order; joined they are the text."""
    edges = {0, len(text)}
    for claim in claims:
        edges |= {_within(claim["evidence"]["start"], text), _within(claim["evidence"]["end"], text)}
    cuts = sorted(edges)
    return [_piece(text, start, end, claims) for start, end in pairwise(cuts)]


def _within(offset: int, text: str) -> int:
    return min(max(0, offset), len(text))


def _piece(text: str, start: int, end: int, claims: Sequence[Mapping[str, Any]]) -> Piece:
    holding = tuple(c for c in claims if c["evidence"]["start"] <= start and end <= c["evidence"]["end"])
    return Piece(text[start:end], holding, tuple(c["id"] for c in holding if c["evidence"]["start"] == start))
