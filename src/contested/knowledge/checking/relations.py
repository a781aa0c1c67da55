"""Checks of ``relations.tsv``: who stood to whom, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable

from contested.knowledge.checking.findings import Finding, error, hint, nearest
from contested.knowledge.checking.tables import table
from contested.knowledge.checking.world import World, period
from contested.knowledge.relations import COLUMNS, FILE, KINDS, is_day

Row = dict[str, str]
Check = Callable[[int, Row, World], Iterator[Finding]]


def check_relations(folder: Traversable, world: World) -> Iterator[Finding]:
    """What is wrong with the folder's ``relations.tsv``; nothing where it has none."""
    if not (folder / FILE).is_file():
        return
    rows, wrong = table(folder / FILE, COLUMNS)
    yield from wrong
    seen: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        for check in _CHECKS:
            yield from check(number, row, world)
        whole = tuple(row[c] for c in COLUMNS)
        if whole in seen:
            yield error(FILE, number, f"{_who(row)} is told already on line {seen[whole]}.")
        seen.setdefault(whole, number)
    yield from _heirs(rows, world)


def _ids(number: int, row: Row, world: World) -> Iterator[Finding]:
    for field in ("actor", "other"):
        if row[field] not in world.actors:
            near = nearest(row[field], world.actors)
            yield error(FILE, number, f"“{row[field]}” is no actor's id.{near}")
    if row["actor"] == row["other"]:
        yield error(FILE, number, f"“{row['actor']}” is related to itself.")


def _kind(number: int, row: Row, world: World) -> Iterator[Finding]:
    if row["relation"] not in KINDS:
        near = nearest(row["relation"], KINDS) or f" There are: {', '.join(KINDS)}."
        yield error(FILE, number, f"“{row['relation']}” is no relation.{near}")


def _days(number: int, row: Row, world: World) -> Iterator[Finding]:
    start, end = row["start"], row["end"]
    for field, day in (("start", start), ("end", end)):
        if not is_day(day):
            yield error(FILE, number, f"{field}: “{day}” is no day; write 2015-03-24.")
    if not (is_day(start) and is_day(end)):
        return
    if start and end and end < start:
        yield error(FILE, number, f"{_who(row)} ends before it starts.")
    if row["relation"] == "became" and not start:
        yield hint(FILE, number, f"{_who(row)}: without a start, reports of any day keep the name they use.")
    if row["relation"] == "became" and end:
        yield hint(FILE, number, f"{_who(row)}: an end says nothing here; the start is the new name's first day.")


def _lifetimes(number: int, row: Row, world: World) -> Iterator[Finding]:
    start, end = (row[f] if is_day(row[f]) else "" for f in ("start", "end"))
    if row["relation"] == "became":
        yield from _handover(number, row, start, world)
        return
    for field in ("actor", "other"):
        actor = world.actors.get(row[field])
        if actor and (start or end):
            born, gone = period(actor.start, actor.end)
            first, last = period(start or None, end or None)
            if last < born or first > gone:
                yield hint(
                    FILE, number, f"{_who(row)}: {actor.id} was not there then ({_span(actor.start, actor.end)})."
                )


def _handover(number: int, row: Row, start: str, world: World) -> Iterator[Finding]:
    before, after = world.actors.get(row["actor"]), world.actors.get(row["other"])
    if start and before and before.end and before.end >= start:
        yield hint(FILE, number, f"{_who(row)} on {start}, but {before.id} has the end {before.end} in actors.yaml.")
    if start and after and after.start and after.start != start:
        yield hint(FILE, number, f"{_who(row)} on {start}, but {after.id} has the start {after.start} in actors.yaml.")


def _heirs(rows: list[tuple[int, Row]], world: World) -> Iterator[Finding]:
    """Chains of names that bite their tail, and those that go on as several."""
    heirs: dict[str, tuple[int, str]] = {}
    for number, row in rows:
        if row["relation"] != "became":
            continue
        if row["actor"] in heirs:
            what = f"“{row['actor']}” became several (line {heirs[row['actor']][0]} too): none of them is followed."
            yield hint(FILE, number, what)
        heirs.setdefault(row["actor"], (number, row["other"]))
    for ident, (number, other) in heirs.items():
        seen = {ident}
        while other in heirs and other not in seen:
            seen.add(other)
            other = heirs[other][1]
        if other == ident:
            yield error(FILE, number, f"“{ident}” became itself in the end.")


def _who(row: Row) -> str:
    return f"“{row['actor']} {row['relation']} {row['other']}”"


def _span(start: str | None, end: str | None) -> str:
    return f"{start or '…'} to {end or '…'}"


_CHECKS: tuple[Check, ...] = (_ids, _kind, _days, _lifetimes)
