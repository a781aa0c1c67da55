"""Whether a report's first sentence tells of which day it is: the other weekdays that it names, by that reading.

    python -m bench.leads

Of the hand-coded articles whose first sentence names a weekday, that day as coded is taken for the day of the report or
the one before. Every other weekday by which a claim is coded is then the last such day before; right is one that is the
coded day. (FA-KES's own dates of publication are too often wrong to be asked.) The set for measuring is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bench.gold import NoGold, Row, rows, shared
from bench.times import documents
from contested.resolve.undated import Report
from contested.resolve.undated.own import first_day, weekday_number

# A weekday that words before or behind it move is no such day: "last Tuesday week", "Friday 3 May".
_BARE = 2


def main() -> int:
    """Print how many weekdays fall on the coded day."""
    try:
        gold = shared() / "gold"
    except NoGold as e:
        print(e, file=sys.stderr)
        return 1
    coded: dict[str, list[Row]] = {}
    for row in rows(gold / "claims-train.jsonl"):
        coded.setdefault(row["doc"], []).append(row)
    found = [
        day == wanted
        for document in documents(rows(gold / "documents-train.jsonl"))
        for day, wanted in _told(Report.of(document, ()), coded.get(document.id, []))
    ]
    print(f"{sum(found)} of {len(found)} other weekdays fall on the coded day")
    return 0


def _told(report: Report, claims: list[Row]) -> Iterator[tuple[date, date]]:
    """The day of each other weekday by the first sentence, and the day coded."""
    first = first_day(report)
    named = {w: day for w, day in map(_weekday, claims) if w is not None and day}
    if first is None or first not in named:
        return
    latest = named[first] + timedelta(days=1)
    for weekday, day in named.items():
        if weekday != first:
            yield latest - timedelta(days=(latest.weekday() - weekday) % 7), day


def _weekday(claim: Mapping[str, Row]) -> tuple[int | None, date | None]:
    """The weekday by which a claim is coded to a day, and that day."""
    time = claim["time"] or {}
    words = (time.get("text") or "").lower().split()
    if not time.get("start") or time["start"] != time.get("end") or len(words) > _BARE:
        return None, None
    try:
        return weekday_number(words[-1]), date.fromisoformat(time["start"])
    except (KeyError, IndexError):
        return None, None


if __name__ == "__main__":
    sys.exit(main())
