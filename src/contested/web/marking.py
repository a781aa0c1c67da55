"""A text cut into pieces, each with the claims whose evidence it lies in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text; ``claims`` are those whose evidence holds them, ``opens`` those that begin here.

    A piece leads to the last of its claims, and to those in ``also``: they begin here, and are the last of no piece.
    """

    text: str
    claims: tuple[Mapping[str, Any], ...]
    opens: tuple[str, ...]
    also: tuple[Mapping[str, Any], ...] = ()


def marked(text: str, claims: Sequence[Mapping[str, Any]]) -> list[Piece]:
    """The whole text in pieces, in order; joined they are the text."""
    edges = {0, len(text)}
    for claim in claims:
        edges |= {_within(claim["evidence"]["start"], text), _within(claim["evidence"]["end"], text)}
    cuts = sorted(edges)
    pieces = [_piece(text, start, end, claims) for start, end in pairwise(cuts)]
    led_to = {p.claims[-1]["id"] for p in pieces if p.claims}
    return [replace(p, also=tuple(c for c in p.claims if c["id"] in {*p.opens} - led_to)) for p in pieces]


def _within(offset: int, text: str) -> int:
    return min(max(0, offset), len(text))


def _piece(text: str, start: int, end: int, claims: Sequence[Mapping[str, Any]]) -> Piece:
    holding = tuple(c for c in claims if c["evidence"]["start"] <= start and end <= c["evidence"]["end"])
    return Piece(text[start:end], holding, tuple(c["id"] for c in holding if c["evidence"]["start"] == start))
