"""The graph of an event's witnesses laid out in columns: origins, those who pass their word on, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contested.link.graph import Node, WitnessGraph

# Pixels. A label of so many characters fits a box.
WIDTH, HEIGHT, ACROSS, DOWN = 210, 44, 70, 14
LETTERS = 27
# More reports than this are a list and no picture.
MOST = 40


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its place: the left upper corner."""

    node: Node
    x: float
    y: float
    label: str
    under: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes, and the paths (SVG) of the lines between them."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


def drawn(graph: WitnessGraph) -> Drawing | None:
    """The graph laid out; None where it is too large for a picture."""
    columns = _columns(graph)
    if not columns or max(map(len, columns)) > MOST:
        return None
    places: dict[str, tuple[float, float]] = {}
    # From the reports back to the origins: each stands beside the middle of those who carry its word.
    for n in reversed(range(len(columns))):
        _place(columns[n], n * (WIDTH + ACROSS), graph.edges, places)
    boxes = tuple(_box(graph.nodes[key], *places[key]) for column in columns for key in column)
    height = max(y for _, y in places.values()) + HEIGHT
    paths = tuple(_path(places[one], places[other]) for one, other in graph.edges)
    return Drawing(len(columns) * (WIDTH + ACROSS) - ACROSS, height, boxes, paths)


def _columns(graph: WitnessGraph) -> list[list[str]]:
    """The keys by how many stand before them; all reports in the last column."""
    depth: dict[str, int] = {}
    for origin in graph.origins:
        for line in graph.lines:
            if line.nodes[0] == origin.key:
                for n, key in enumerate(line.nodes):
                    depth[key] = max(depth.get(key, 0), n)
    last = max(depth.values(), default=-1)
    depth |= {key: last for key in depth if graph.nodes[key].kind == "document" and not _passes(key, graph)}
    return [[key for key in depth if depth[key] == n] for n in range(last + 1)]


def _passes(key: str, graph: WitnessGraph) -> bool:
    return any(one == key for one, _ in graph.edges)


def _place(
    keys: Sequence[str], x: float, edges: Sequence[tuple[str, str]], places: dict[str, tuple[float, float]]
) -> None:
    step = HEIGHT + DOWN
    wanted = {key: _middle(key, edges, places) for key in keys}
    free = 0.0
    for key in sorted(keys, key=lambda k: (wanted[k] is None, wanted[k] or 0.0)):
        y = max(free, wanted[key] or 0.0)
        places[key] = (x, y)
        free = y + step


def _middle(key: str, edges: Sequence[tuple[str, str]], places: Mapping[str, tuple[float, float]]) -> float | None:
    heights = [places[other][1] for one, other in edges if one == key and other in places]
    return sum(heights) / len(heights) if heights else None


def _box(node: Node, x: float, y: float) -> Box:
    if node.kind == "document":
        return Box(node, x, y, _cut(node.name or "unknown outlet"), node.day or "no date")
    under = node.side or ("no side" if node.kind == "origin" else "passes it on")
    return Box(node, x, y, _cut(node.name or "unknown"), under)


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"


def _path(one: tuple[float, float], other: tuple[float, float]) -> str:
    x, y, to_x, to_y = one[0] + WIDTH, one[1] + HEIGHT / 2, other[0], other[1] + HEIGHT / 2
    bend = max(ACROSS / 2, (to_x - x) / 2)
    return f"M{x:.0f},{y:.0f}C{x + bend:.0f},{y:.0f} {to_x - bend:.0f},{to_y:.0f} {to_x:.0f},{to_y:.0f}"
