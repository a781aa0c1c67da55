"""A source's record: a table of numbers, what they count, and the sentences behind each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from contested.cli import telling
from contested.cli.output import Column, print_table
from contested.cli.pages.conclusion import sentences
from contested.cli.pages.layout import head, quotation, section
from contested.export.folds import statement_record
from contested.ledger import Outcome, Share, Stated, Statement, TrackRecord
from contested.ledger.records import Tallied
from contested.store import Store

SAID: dict[Stated, str] = {
    "event": "that something happened, or did not",
    "blame": "whose deed it was",
    "toll": "how many came to harm",
    "control": "who holds a place",
}
HOW = (
    "Counted is each thing that it stated, once, however often and through however many outlets. Affirmed or denied is "
    "what a source of another side said of it on a later day; copies of its own words, and sources of its own side or "
    "of no known side, affirm nothing. In brackets are 95 % Wilson intervals: how far off the share may be with so "
    "few. Being denied is not being wrong, being left alone is not being right."
)


def page(console: Console, record: TrackRecord, kind: Stated | None = None) -> None:
    """Print the numbers (those of a kind only, if one is given), what is counted, and what is not."""
    head(console, f"What became of what {record.name} said", record.side or "no known side")
    console.print()
    tallies = [t for t in record.tallies() if kind in (None, t.kind)]
    if tallies:
        print_table(tallies, _COLUMNS)
    else:
        console.print(Text("Nothing of what it said can be counted."))
    console.print()
    console.print(Text(HOW, "dim"))
    passed = list(not_counted(record))
    if passed:
        section(console, "Not counted")
        for reason, claims in passed:
            quotation(console, Text(f"{telling.many(len(claims), 'claim')}: {reason}."), 2)


def list_page(console: Console, statements: Sequence[Statement], store: Store) -> None:
    """Print each statement, its sentences, and those of others that affirm or deny it."""
    for s in statements:
        where = telling.where(s.place)
        head(console, f"{s.outcome.capitalize()}: {SAID[s.kind]}, {where}, {telling.day(s.reported)}", s.about)
        sentences(console, s.claims, store)
        for label, claims in (("Affirmed by", s.affirmed_by), ("Denied by", s.denied_by)):
            if claims:
                section(console, label)
                sentences(console, claims, store)
        console.print()


def not_counted(record: TrackRecord) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Why claims are in none of the numbers, and which."""
    passed = sorted((s for s in record.statements if s.passed), key=lambda s: s.passed)
    for reason, group in groupby(passed, lambda s: s.passed):
        yield reason, tuple(sorted({c for s in group for c in s.claims}))
    yield from record.left_out


def chosen(record: TrackRecord, kind: Stated | None, outcome: Outcome | None) -> tuple[Statement, ...]:
    """The counted statements of a kind that came to something; None of either is all."""
    return tuple(
        s for s in record.statements if not s.passed and kind in (None, s.kind) and outcome in (None, s.outcome)
    )


def as_object(record: TrackRecord, statements: Iterable[Statement]) -> dict[str, Any]:
    """The record for JSON: the numbers, and the ids of the claims behind each of ``statements``."""
    return {
        "name": record.name,
        "side": record.side,
        "kinds": [
            {"kind": t.kind, "statements": t.statements}
            | {
                o.replace(" ", "_"): {"n": s.n, "share": s.n / s.of, "low": s.low, "high": s.high}
                for o, s in t.outcomes
            }
            for t in record.tallies()
        ],
        "statements": [statement_record(s) for s in statements],
        "not_counted": [{"reason": reason, "claims": list(claims)} for reason, claims in not_counted(record)],
    }


def _share(s: Share) -> str:
    if s.low is None or s.high is None:
        return telling.UNKNOWN
    return f"{s.n} ({100 * s.low:.0f}–{100 * s.high:.0f} %)"


def _came(outcome: Outcome) -> Column[Tallied]:
    return Column(outcome.capitalize(), lambda t: _share(dict(t.outcomes)[outcome]), "number")


_COLUMNS: tuple[Column[Tallied], ...] = (
    Column("It said", lambda t: SAID[t.kind]),
    Column("Statements", lambda t: str(t.statements), "number"),
    _came("affirmed"),
    _came("denied"),
    _came("both"),
    _came("left alone"),
)
