"""Tellings as a table that Splink compares: what linking looks at, as columns, and its comparisons as SQL macros.

A macro gives a number that is the higher, the better two sides fit; the levels in ``bench/splink_model.py`` cut it.
Limits follow ``link/likeness.py`` and ``link/features.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from contested.link.blocking import LARGEST, Key, keys
from contested.link.copies import NEAR
from contested.link.likeness import EARTH_KM, KIN
from contested.link.telling import Telling

_SPOT = pa.struct(
    {"key": pa.string(), "id": pa.string(), "level": pa.string(), "lat": pa.float64(), "lon": pa.float64()}
    | {"reach": pa.float64(), "admin1": pa.string(), "country": pa.string()}
)
_DAYS = pa.struct([("first", pa.int32()), ("last", pa.int32()), ("stated", pa.bool_())])
_COUNT = pa.struct([("harm", pa.string()), ("whom", pa.string()), ("low", pa.int64()), ("high", pa.int64())])
_STRINGS = pa.list_(pa.string())

SCHEMA = pa.schema(
    {"unique_id": pa.int64(), "doc": pa.string(), "keys": pa.list_(pa.int64())}
    | {"type": pa.string(), "sub": pa.string(), "subs": _STRINGS}
    | {"main_place": pa.string(), "spots": pa.list_(_SPOT), "day": pa.int32(), "spans": pa.list_(_DAYS)}
    | {"reported": pa.int32(), "dated": pa.bool_(), "happened": pa.bool_(), "course": pa.string()}
    | {"actors": _STRINGS, "sides": _STRINGS, "targets": _STRINGS, "counts": pa.list_(_COUNT)}
    | {"words": _STRINGS, "sentences": pa.list_(pa.list_(pa.int64()))}
)


def tabled(told: Sequence[Telling]) -> pa.Table:
    """One row a telling, ``unique_id`` its position. What is not stated is null, which Splink passes over."""
    return pa.Table.from_pylist(list(_rows(told)), schema=SCHEMA)


def _rows(told: Sequence[Telling]) -> Iterator[dict[str, Any]]:
    numbers: dict[Key, int] = {}
    keyed = [sorted({numbers.setdefault(k, len(numbers)) for k in keys(t)}) for t in told]
    often = Counter(n for found in keyed for n in found)
    for i, t in enumerate(told):
        yield _row(t) | {"unique_id": i, "keys": [n for n in keyed[i] if 2 <= often[n] <= LARGEST]}


def _row(t: Telling) -> dict[str, Any]:
    single = [d for d in t.days if d.stated and d.length == 0]
    return {
        "doc": t.doc,
        "type": t.type,
        "sub": "|".join(sorted(t.subs)) or None,
        "subs": sorted(t.subs) or None,
        "main_place": t.spots[0].id or t.spots[0].key if t.spots and t.spots[0].level == "place" else None,
        "spots": [{f.name: getattr(s, f.name) for f in _SPOT} for s in t.spots] or None,
        "day": single[0].start.toordinal() if len(t.days) == len(single) == 1 else None,
        "spans": [{"first": _number(d.start), "last": _number(d.end), "stated": d.stated} for d in t.days] or None,
        "reported": _number(t.published),
        "dated": t.dated,
        "happened": t.happened,
        "course": t.course.kind if t.course else "step",
        "actors": sorted(t.actors) or None,
        "sides": sorted(t.sides) or None,
        "targets": sorted(t.targets) or None,
        "counts": [{"harm": h, "whom": g, "low": a, "high": b} for h, g, a, b in sorted(t.counts, key=str)] or None,
        "words": sorted(t.words) or None,
        "sentences": [sorted(f.shingles) for f in t.claims if f.shingles] or None,
    }


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


_KIN = ", ".join(f"'{x}|{y}'" for pair, v in sorted(KIN.items(), key=str) if v > 0 for x in pair for y in pair - {x})

# Each macro once; `each` is the table of all pairs of two lists, flat.
MACROS = (
    "each(a, b) AS flatten(list_transform(a, lambda x: list_transform(b, lambda y: {'x': x, 'y': y})))",
    f"kin(a, b) AS len(list_filter(each(a, b), lambda p: list_contains([{_KIN}], p.x || '|' || p.y))) > 0",
    f"""km(p, q) AS {2 * EARTH_KM} * asin(sqrt(least(1.0, sin(radians(q.lat - p.lat) / 2) ** 2
        + cos(radians(p.lat)) * cos(radians(q.lat)) * sin(radians(q.lon - p.lon) / 2) ** 2)))""",
    # Both are points.
    """apart(p, q) AS CASE WHEN p.key = q.key OR p.id = q.id THEN 1.0
        WHEN p.lat IS NULL OR q.lat IS NULL OR p.lon IS NULL OR q.lon IS NULL THEN -0.3
        WHEN km(p, q) <= greatest(p.reach, q.reach) + 1 THEN 0.5
        WHEN km(p, q) <= greatest(p.reach, q.reach) + 10 THEN 0.1
        WHEN km(p, q) <= greatest(p.reach, q.reach) + 30 THEN -0.4 ELSE -1.0 END""",
    """near_one(p, q) AS CASE WHEN p.level = 'place' AND q.level = 'place' THEN apart(p, q)
        WHEN p.country <> '' AND q.country <> '' AND p.country <> q.country THEN -1.0
        WHEN p.level = 'country' OR q.level = 'country' OR p.admin1 = '' OR q.admin1 = '' THEN 0.0
        WHEN p.admin1 <> q.admin1 THEN -0.8 WHEN p.level = q.level THEN 0.4 ELSE 0.2 END""",
    # Each place's best match on the other side, averaged over the side that fits the better.
    """near_all(a, b) AS list_avg(list_transform(a, lambda x:
        list_max(list_transform(b, lambda y: near_one(x, y)::DOUBLE))))""",
    "near(a, b) AS greatest(near_all(a, b), near_all(b, a))",
    """fit_stated(p, q) AS CASE greatest(p.first - q.last, q.first - p.last)
        WHEN 1 THEN 6 WHEN 2 THEN 4 ELSE CASE WHEN greatest(p.first - q.last, q.first - p.last) > 7 THEN 0
        WHEN greatest(p.first - q.last, q.first - p.last) > 2 THEN 2
        WHEN greatest(p.last - p.first, q.last - q.first) = 0 THEN 12
        WHEN greatest(p.last - p.first, q.last - q.first) <= 3 OR p = q THEN 11 ELSE 10 END END""",
    """fit_guessed(p, q) AS CASE WHEN p.first > q.last THEN 1
        WHEN q.first - p.last <= 1 THEN 8 WHEN q.first - p.last <= 7 THEN 5 ELSE 3 END""",
    """fit_one(p, q) AS CASE WHEN p.stated AND q.stated THEN fit_stated(p, q)
        WHEN p.stated THEN fit_guessed(p, q) WHEN q.stated THEN fit_guessed(q, p)
        WHEN abs(p.last - q.last) <= 2 THEN 9 WHEN abs(p.last - q.last) <= 5 THEN 7 ELSE 3 END""",
    # Each span's best match on the other side, and of these the worst.
    """fit_all(a, b) AS list_min(list_transform(a, lambda x:
        list_max(list_transform(b, lambda y: fit_one(x, y)))))""",
    "fit(a, b) AS least(fit_all(a, b), fit_all(b, a))",
    """count_one(p, q) AS CASE WHEN p.harm <> q.harm THEN 1
        WHEN p.low = q.low THEN CASE WHEN p.low >= 10 THEN 4 WHEN p.low >= 3 THEN 3 WHEN p.low > 0 THEN 2 ELSE 1 END
        WHEN p.whom = q.whom AND greatest(p.low, q.low) > 3 * greatest(1, least(p.low, q.low)) THEN 0 ELSE 1 END""",
    """counted(a, b) AS CASE WHEN list_max(list_transform(each(a, b), lambda p: count_one(p.x, p.y))) > 1
        THEN list_max(list_transform(each(a, b), lambda p: count_one(p.x, p.y)))
        ELSE list_min(list_transform(each(a, b), lambda p: count_one(p.x, p.y))) END""",
    """common(a, b) AS 2 * len(list_intersect(a, b)) / sqrt(len(a) * len(b))
        * least(1.0, len(list_intersect(a, b)) / 2)""",
    f"""copied(a, b) AS list_has_any(flatten(a), flatten(b)) AND len(list_filter(each(a, b), lambda p:
        len(list_intersect(p.x, p.y)) >= {NEAR} * least(len(p.x), len(p.y)))) > 0""",
)
