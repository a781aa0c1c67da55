"""Lines made simpler, smoother, cut and joined."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, inf, radians

from tools.basemap.topojson import Line, Point

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


def inside(point: Point, box: Box) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def simplified(line: Line, least: Callable[[Point], float]) -> Line:
    """The line without the points that matter least (Visvalingam and Whyatt): whose triangle with their neighbours is
    smaller than ``least`` says for the point, in square degrees of latitude. The ends stay."""
    if len(line) < 3:
        return line
    before, behind = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    weight = [inf] * len(line)

    def area(i: int) -> float:
        return _triangle(line[before[i]], line[i], line[behind[i]])

    queue = [(area(i), i) for i in range(1, len(line) - 1)]
    for size, i in queue:
        weight[i] = size
    heapq.heapify(queue)
    gone, largest = [False] * len(line), 0.0
    while queue:
        size, i = heapq.heappop(queue)
        if gone[i] or size != weight[i]:
            continue
        # A point does not count for less than one that went before it.
        largest = max(largest, size)
        if largest >= least(line[i]):
            weight[i] = inf
            continue
        gone[i] = True
        a, b = before[i], behind[i]
        behind[a], before[b] = b, a
        for n in (a, b):
            if 0 < n < len(line) - 1 and weight[n] != inf:
                weight[n] = max(area(n), largest)
                heapq.heappush(queue, (weight[n], n))
    return [p for p, dropped in zip(line, gone, strict=True) if not dropped]


def smoothed(line: Line, times: int = 2) -> Line:
    """The line with its corners cut (Chaikin), for lines that come on a coarse grid. The ends stay."""
    for _ in range(times):
        cut = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        line = [*cut, line[-1]]
    return line


def parts(line: Line, keep: Callable[[Point], bool]) -> Iterator[Line]:
    """The stretches of a line whose segments' middles are to be kept."""
    run: Line = []
    for a, b in pairwise(line):
        if keep(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)):
            run = [*run, b] if run else [a, b]
        elif run:
            yield run
            run = []
    if run:
        yield run


def joined(segments: Iterable[tuple[Point, Point]]) -> list[Line]:
    """Segments joined to lines that end where three meet, or none goes on."""
    ways: dict[Point, set[Point]] = defaultdict(set)
    for a, b in segments:
        if a != b:
            ways[a].add(b)
            ways[b].add(a)
    lines = []
    # Ends and junctions first; what is left then are rings.
    for start in sorted(ways, key=lambda p: (len(ways[p]) == 2, p)):
        while ways[start]:
            lines.append(_walk(start, ways))
    return lines


def area(ring: Sequence[Point]) -> float:
    """Square degrees, without regard to the latitude."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def _walk(start: Point, ways: dict[Point, set[Point]]) -> Line:
    degree = {p: len(ways[p]) for p in (start,)}
    line, here = [start], start
    while ways[here]:
        there = min(ways[here])
        degree.setdefault(there, len(ways[there]))
        ways[here].remove(there)
        ways[there].remove(here)
        line.append(there)
        if degree[there] != 2:
            break
        here = there
    return line


def _triangle(a: Point, b: Point, c: Point) -> float:
    flat = cos(radians(b[1]))
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * flat / 2
