"""A claim's fields in words, for the coder's and the program's column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contested.evaluate.claims import Coded, Count, Days, Named
from contested.evaluate.differences import Finding
from contested.evaluate.report.html import Html, element, joined

_NONE = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison: its label, the key of the difference that marks it ("" for none), what a claim has."""

    label: str
    difference: str
    cell: Callable[[Coded], str]
    kinds: tuple[str, ...] = ("event", "control", "toll")
    usual: str = _NONE
    """What stands in it mostly: a row where both have just that is left out."""


def _people(people: Iterable[Named]) -> str:
    return joined([_mention(m) for m in people], "; ") or _NONE


def _mention(m: Named) -> Html:
    name = m.name or m.text or _NONE
    relation = f"{m.relation} " if m.relation and m.relation != "in" else ""
    words = element("q", m.text) if m.text and m.text != name else ""
    return joined([f"{relation}{name}", *([" ", words] if words else [])])


def _days(time: Days) -> Html | str:
    words = element("q", time.text) if time.text else ""
    return joined([part for part in (_range(time), words) if part], " ") or _NONE


def _range(time: Days) -> str:
    if time.start and time.end:
        return f"{time.start}" if time.start == time.end else f"{time.start} to {time.end}"
    return f"since {time.start}" if time.start else f"until {time.end}" if time.end else ""


def _count(toll: Count | None) -> str:
    if toll is None:
        return _NONE
    return f"{toll.harm or 'harmed'}: {_persons(toll.low, toll.high)}"


def _persons(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "unknown"
    if high is None:
        return f"at least {low}"
    if low == high:
        return f"{high}"
    return f"{low} to {high}" if low else f"up to {high}"


def _group(toll: Count | None) -> str:
    if toll is None or not (toll.group or toll.group_name):
        return _NONE
    return _mention(Named(toll.group, toll.group_name))


def _sources(chain: Iterable[Named]) -> str:
    return joined([_mention(m) for m in chain], " › ") or _NONE


ROWS: tuple[Row, ...] = (
    Row("type", "type", lambda c: c.event_type or _NONE, ("event",)),
    Row("sub-type", "sub-type", lambda c: c.sub_event_type or _NONE, ("event",)),
    Row("toll", "toll", lambda c: _count(c.toll), ("toll",)),
    Row("group", "", lambda c: _group(c.toll), ("toll",)),
    Row("scope", "", lambda c: (c.toll and c.toll.scope) or _NONE, ("toll",), usual="incident"),
    Row("cause", "", lambda c: c.sub_event_type or c.event_type or _NONE, ("toll",)),
    Row("control", "control", lambda c: c.control or _NONE, ("control",)),
    Row("actor", "actor", lambda c: _people(c.actor)),
    Row("target", "target", lambda c: _people(c.target)),
    Row("place", "place", lambda c: _people(c.place)),
    Row("time", "time", lambda c: _days(c.time)),
    Row("source", "source", lambda c: _sources(c.attribution)),
    Row("polarity", "polarity", lambda c: c.polarity, usual="affirmed"),
    Row("modality", "modality", lambda c: c.modality, usual="actual"),
)


def comparison(finding: Finding) -> Html:
    """The table of a finding: the coder's fields and the program's side by side, those that differ marked."""
    rows = [row for row in ROWS if finding.claim.kind in row.kinds and _worth_showing(row, finding)]
    head = element("tr", element("td"), element("th", "coder", scope="col"), element("th", "program", scope="col"))
    body = [_row(row, finding, n, len(rows)) for n, row in enumerate(rows)]
    return element("table", element("thead", head), element("tbody", *body), class_="fields")


def _worth_showing(row: Row, finding: Finding) -> bool:
    return any(row.cell(claim) != row.usual for claim in (finding.coder, finding.program) if claim)


def _row(row: Row, finding: Finding, n: int, rows: int) -> Html:
    differs = row.difference in finding.differences
    cells = [
        element("td", row.cell(claim), dir="auto") if claim else _nothing(who, n, rows)
        for claim, who in ((finding.coder, "the coder has"), (finding.program, "the program found"))
    ]
    label = element("th", row.label, element("b", " ≠", title="differs") if differs else "", scope="row")
    return element("tr", label, *cells, class_="differs" if differs else None)


def _nothing(who: str, n: int, rows: int) -> Html:
    return element("td", f"{who} no such claim here", rowspan=f"{rows}", class_="nothing") if n == 0 else Html()
