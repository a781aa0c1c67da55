"""Who relies on whom as a drawing: witnesses on the left, outlets on the right, who passes a word on between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from contested.model import Relay
from contested.model.folds import Part

WIDTH, ROW, TOP = 1060, 26, 34
_COLUMNS: dict[Part, int] = {"source": 0, "between": 1, "outlet": 2}
# Between two columns there is room for the longest name that is written out, and its count.
_LEFT = (290, 470, 775)
_HEADS = ("Whose word it is", "Passed on by", "Published by")
_BOX = 8
# The widest line, in pixels.
_WIDEST = 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A name in its column: the bar's place, and where its words stand."""

    name: str
    part: Part
    claims: int
    x: float
    y: float
    words_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one who gives to one who takes; ``path`` is an SVG path."""

    giver: str
    taker: str
    claims: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Flow:
    """A drawing of ``WIDTH`` by ``height`` pixels. ``heads`` are the columns' words, where they stand, their anchor."""

    width: int
    height: int
    heads: tuple[tuple[str, float, str], ...]
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


def flow(relays: Sequence[Relay]) -> Flow:
    """The drawing of some relays."""
    weight: dict[tuple[str, Part], int] = {}
    for r in relays:
        for node in ((r.giver, r.given_as), (r.taker, r.taken_as)):
            weight[node] = weight.get(node, 0) + r.claims
    columns: dict[int, list[tuple[str, Part]]] = {0: [], 1: [], 2: []}
    for node in sorted(weight, key=lambda n: (-weight[n], n)):
        columns[_COLUMNS[node[1]]].append(node)
    rows = max((len(nodes) for nodes in columns.values()), default=0)
    boxes = {node: _box(node, weight[node], at, n) for at, nodes in columns.items() for n, node in enumerate(nodes)}
    most = max((r.claims for r in relays), default=1)
    strokes = tuple(_stroke(r, boxes, most) for r in relays)
    heads = tuple((words, _words_at(n), "start" if n else "end") for n, words in enumerate(_HEADS))
    return Flow(WIDTH, TOP + rows * ROW + 8, heads, tuple(boxes.values()), strokes)


def _box(node: tuple[str, Part], claims: int, column: int, row: int) -> Box:
    return Box(*node, claims, _LEFT[column], TOP + row * ROW, _words_at(column), "start" if column else "end")


def _words_at(column: int) -> float:
    """Words stand behind the bars, those of the first column before them."""
    return _LEFT[column] + _BOX + 6 if column else _LEFT[0] - 6


def _stroke(r: Relay, boxes: dict[tuple[str, Part], Box], most: int) -> Stroke:
    one, other = boxes[r.giver, r.given_as], boxes[r.taker, r.taken_as]
    x1, y1, x2, y2 = one.x + _BOX, one.y + ROW / 2, other.x, other.y + ROW / 2
    if one.x == other.x:
        # Two between the witness and the outlet: a bow beside their column.
        path = f"M{x1:.0f} {y1:.0f}C{x1 + 70:.0f} {y1:.0f} {x1 + 70:.0f} {y2:.0f} {x1:.0f} {y2:.0f}"
    else:
        middle = (x1 + x2) / 2
        path = f"M{x1:.0f} {y1:.0f}C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    return Stroke(r.giver, r.taker, r.claims, path, max(1.0, round(_WIDEST * math.sqrt(r.claims / most), 1)))
