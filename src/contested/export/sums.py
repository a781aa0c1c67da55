"""Sums of tolls as objects: the arithmetic as a tree of lines of the ledger, what is left out, totals beside it."""

from __future__ import annotations

from contested.export.interchange import Record, range_record, toll_record
from contested.ledger import Account, Check, Term


def account_record(account: Account) -> Record:
    """How many came to a harm in all: ``terms`` are added, ``parts`` of a term lie inside it."""
    return {
        "harm": account.harm,
        **range_record(account.total),
        "terms": [_term(t) for t in account.terms],
        "left_out": [{"toll": toll_record(o.entry), "why": o.why} for o in account.left_out],
    }


def check_record(check: Check) -> Record:
    """A total, and what the record's own events hold of it; ``held`` is null where the total's days are not told."""
    return {
        "total": toll_record(check.total),
        "held": range_record(check.held.total) if check.held else None,
        "events": [t.entry.event for t in check.held.terms] if check.held else [],
        "says": check.says,
    }


def _term(term: Term) -> Record:
    parts = [_term(p) for p in term.parts]
    return {"toll": toll_record(term.entry), "counted": range_record(term.counted), "note": term.note, "parts": parts}
