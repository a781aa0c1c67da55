"""Tolls gathered for their pages: sums as rows with an address to narrow by, and lines of the ledger as trees."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from contested.export.columns import Column, plain
from contested.export.interchange import Record, iso, toll_record
from contested.knowledge import Gazetteer
from contested.link import Directory
from contested.model import Actor, Query, TollEntry
from contested.model.codes import Harm
from contested.model.reckoning import CountsAs, SumBy, TollSum
from contested.web.asked import day
from contested.web.sentences import Said
from contested.web.site import Site

BY: tuple[SumBy, ...] = ("month", "group", "place", "province", "side")
_UNKNOWN = {
    "harm": "unknown",
    "month": "day unknown",
    "group": "people, no group named",
    "place": "place unknown",
    "province": "province unknown",
    "side": "no side or unknown",
}
_FILTER = {"group": "actor", "place": "place", "province": "place", "harm": "harm"}
MOST_DRAWN = 30
# So small a share of the lines before the first month that is drawn.
_BACKGROUND = 0.01
COLUMNS: tuple[Column, ...] = (
    plain("key", "What is added up: a month, a group's, place's or province's id or name, a side."),
    plain("name", "Its name."),
    plain("low", "Lowest count of people."),
    plain("best", "Most likely count; empty when one line leaves it open."),
    plain("high", "Highest count; empty when one line leaves it open."),
    plain("entries", "Lines of the ledger that are added."),
    plain("first", "First day of the earliest."),
    plain("last", "First day of the latest."),
)


def sums(site: Site, query: Query, by: SumBy, harm: Harm | None = None, which: CountsAs = "counted") -> list[TollSum]:
    """The sums that are asked for, added up once an edition."""
    sides = _side_by_id(site) if by == "side" else {}
    key = ("sums", query, by, harm, which)
    return site.remember(key, lambda store: list(store.toll_sums(query, by, harm=harm, which=which, sides=sides)))


def _side_by_id(site: Site) -> Mapping[str, str]:
    """The side of every actor who is on one, by id."""
    return site.remember("sides", lambda _: _sides(site.known.actors.all(), site.directory, site.identities))


def _sides(actors: Iterable[Actor], directory: Directory, identities: Iterable[Any]) -> dict[str, str]:
    ids = {a.id for a in actors} | {i.id for i in identities}
    return {id: side for id in sorted(ids) if (side := directory.side(id))}


def row(s: TollSum, by: SumBy, given: Mapping[str, str]) -> Record:
    """A sum as a JSON object; ``given`` is what this page was asked for.

    ``href`` is where its lines stand, beside those of its days that are counted elsewhere: of no event, or of the month
    in which they began.
    """
    return {
        "key": s.key,
        "name": s.name or _UNKNOWN[by],
        "low": s.range.low,
        "best": s.range.best,
        "high": s.range.high,
        "entries": s.entries,
        "first": iso(s.first),
        "last": iso(s.last),
        "href": _lines(s, by, given),
    }


def told_apart(rows: Sequence[Record], by: SumBy, places: Gazetteer) -> list[Record]:
    """The rows; to the name of those that are called alike is added where they lie, or what they are, else their id."""

    def lies(row: Record) -> str | None:
        place = places.get(row["key"]) if by == "place" and row["key"] else None
        return (place.admin1 if place.admin1 != place.name else place.kind) if place else None

    return _apart(_apart(rows, lies), lambda row: row["key"])


def _apart(rows: Sequence[Record], more: Callable[[Record], str | None]) -> list[Record]:
    called = Counter(row["name"] for row in rows)
    alike = {n: more(row) for n, row in enumerate(rows) if called[row["name"]] > 1}
    return [
        row | {"name": f"{row['name']} ({said})"} if (said := alike.get(n)) and said != row["name"] else row
        for n, row in enumerate(rows)
    ]


def _lines(s: TollSum, by: SumBy, given: Mapping[str, str]) -> str | None:
    """The address of the lines behind a sum; None where no filter names just these."""
    kept = {k: v for k, v in given.items() if k in ("harm", "place", "actor", "source", "from", "to")}
    narrower = _narrower(s, by, kept)
    if narrower is None:
        return None
    return f"/tolls/lines?{urlencode({**kept, **narrower})}"


def _narrower(s: TollSum, by: SumBy, given: Mapping[str, str]) -> dict[str, str] | None:
    if s.key is None or by == "side":
        return None
    if by == "month":
        year, month = map(int, s.key.split("-"))
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first = max(first, day(given.get("from")) or first)
        last = min(last, day(given.get("to"), last=True) or last)
        return {"from": first.isoformat(), "to": last.isoformat()}
    return {_FILTER[by]: s.key}


def drawn(rows: Sequence[Record], by: SumBy) -> list[Record]:
    """The rows of a plot: by month without the few that were told as background, long before the rest."""
    if by != "month":
        return list(rows[:MOST_DRAWN])
    dated = [r for r in rows if r["key"]]
    passed, total = 0, sum(r["entries"] for r in dated)
    for n, r in enumerate(dated):
        passed += r["entries"]
        if passed > total * _BACKGROUND:
            return dated[n:]
    return dated


@dataclass(slots=True)
class Line:
    """A line of the ledger, the lines that lie within it, and its sentences."""

    entry: Record
    said: list[Said]
    parts: list[Line]


def trees(entries: Iterable[TollEntry], said: Mapping[str, Said]) -> list[Line]:
    """The lines with those inside others under them; a line whose whole is not given stands by itself."""
    lines = {e.id: Line(toll_record(e), [one for id, one in said.items() if id in e.claims], []) for e in entries}
    tops: list[Line] = []
    for line in lines.values():
        whole = lines.get(line.entry["within"] or "")
        (whole.parts if whole else tops).append(line)
    return tops
