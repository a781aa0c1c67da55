"""First-level units: the lines between them, from outlines that each have them for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from tools.basemap.lines import joined
from tools.basemap.topojson import Line, Point

Segment = tuple[Point, Point]


def unit_lines(
    features: Sequence[Mapping[str, Any]], apart: frozenset[str]
) -> tuple[list[Line], dict[str, list[Line]]]:
    """The lines between two units of one country, and those that the units ``apart`` (ISO 3166-2) have a part in, by
    their code. Outlines towards the sea or another country are left out."""
    whose: dict[Segment, list[Mapping[str, Any]]] = defaultdict(list)
    for feature in features:
        for segment in _segments(feature["geometry"]):
            whose[segment].append(feature["properties"])
    common: list[Segment] = []
    special: dict[str, list[Segment]] = defaultdict(list)
    for segment, units in whose.items():
        codes = {u["iso_3166_2"] for u in units}
        if len(codes) < 2 or len({u["adm0_a3"] for u in units}) > 1 or codes <= apart:
            continue
        listed = sorted(codes & apart)
        (special[listed[0]] if listed else common).append(segment)
    return joined(common), {code: joined(found) for code, found in special.items()}


def _segments(geometry: Mapping[str, Any]) -> Iterator[Segment]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for rings in polygons:
        for ring in rings:
            points = [(round(x, 4), round(y, 4)) for x, y in ring]
            yield from ((a, b) if a < b else (b, a) for a, b in pairwise(points) if a != b)
