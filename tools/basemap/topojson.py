"""TopoJSON read and written: arcs shared by shapes, as whole numbers on a grid, each point told from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Point = tuple[float, float]
Line = list[Point]
GRID = 0.001
"""Degrees between two lines of the grid that is written."""


def arcs_of(topology: Mapping[str, Any]) -> list[Line]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x, y, line = 0, 0, []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def numbers(geometry: Mapping[str, Any]) -> Iterator[int]:
    """The numbers of the arcs of a shape, whichever way they run."""
    yield from (n if n >= 0 else ~n for n in _flat(geometry.get("arcs", [])))


def lines_of(geometry: Mapping[str, Any], arcs: Sequence[Line]) -> Iterator[Line]:
    """The lines of a shape, of polygons the rings."""
    for run in _runs(geometry.get("arcs", [])):
        line: Line = []
        for n in run:
            arc = arcs[n] if n >= 0 else arcs[~n][::-1]
            line += arc[1:] if line else arc
        yield line


def _flat(nested: Any) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _flat(item)


def _runs(nested: Any) -> Iterator[list[int]]:
    if nested and isinstance(nested[0], int):
        yield nested
        return
    for item in nested:
        yield from _runs(item)


@dataclass
class Written:
    """A topology in the making."""

    arcs: list[list[list[int]]] = field(default_factory=list)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)

    def lines(self, to: str, lines: Iterable[Line], **properties: Any) -> None:
        """Add lines as one shape of the object ``to``."""
        drawn = [[self._arc(line)] for line in lines if len(line) > 1]
        if drawn:
            self._add(to, {"type": "MultiLineString", "arcs": drawn}, properties)

    def polygons(self, to: str, polygons: Iterable[Sequence[Line]]) -> None:
        """Add polygons, each its rings, as one shape of the object ``to``."""
        drawn = [[[self._arc(ring)] for ring in rings] for rings in polygons]
        self._add(to, {"type": "MultiPolygon", "arcs": drawn}, {})

    def point(self, to: str, at: Point, **properties: Any) -> None:
        """Add a point to the object ``to``."""
        x, y = _on_grid(at)
        self._add(to, {"type": "Point", "coordinates": [x, y]}, properties)

    def topology(self) -> dict[str, Any]:
        """The whole."""
        transform = {"scale": [GRID, GRID], "translate": [0, 0]}
        return {"type": "Topology", "transform": transform, "objects": self.objects, "arcs": self.arcs}

    def _add(self, to: str, geometry: dict[str, Any], properties: dict[str, Any]) -> None:
        shapes = self.objects.setdefault(to, {"type": "GeometryCollection", "geometries": []})
        shapes["geometries"].append({**geometry, **({"properties": properties} if properties else {})})

    def _arc(self, line: Line) -> int:
        """The number of a new arc."""
        x, y = 0, 0
        steps: list[list[int]] = []
        for point in line:
            nx, ny = _on_grid(point)
            if not steps or (nx, ny) != (x, y):
                steps.append([nx - x, ny - y])
            x, y = nx, ny
        # A ring or line that shrank to nothing on the grid keeps two points.
        self.arcs.append(steps if len(steps) > 1 else [*steps, [0, 0]])
        return len(self.arcs) - 1


def _on_grid(point: Point) -> tuple[int, int]:
    return round(point[0] / GRID), round(point[1] / GRID)
