"""A sum of people harmed as a tree down to the sentences, what is left out of it, and totals beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from contested.cli import telling
from contested.cli.pages.claim import brief
from contested.cli.pages.layout import fact, quotation, section
from contested.cli.pages.passage import sentence
from contested.ledger import Account, Check, LeftOut, Term
from contested.model import TollEntry
from contested.model.counting import figure
from contested.pipeline.tallying import Uncounted
from contested.store import Store

_STEP = 4


def account_page(console: Console, account: Account, store: Store) -> None:
    """Print the sum, a line for each happening with the groups inside it, and the sentences below each."""
    counted = figure(account.total) if account.terms else telling.UNKNOWN
    console.print(Text.assemble((f"{account.harm.capitalize()}: {counted}", "bold")))
    for term in account.terms:
        _term(console, term, store, 1)
    for out in account.left_out:
        _left_out(console, out, store)
    console.print()


def _term(console: Console, term: Term, store: Store, depth: int) -> None:
    e = term.entry
    said = Text("+ " if depth == 1 else "of them ", "dim")
    said.append(_line(e) if not term.note else f"{figure(term.counted)} of {_line(e)}", "none")
    for more in (term.note, e.range.reason, e.event if depth == 1 else "", e.id):
        said.append(f"  {more}" if more else "", "dim")
    quotation(console, said, _STEP * depth)
    _sentences(console, [c for c in e.claims if not any(c in p.entry.claims for p in term.parts)], store, depth + 1)
    for part in term.parts:
        _term(console, part, store, depth + 1)


def _line(e: TollEntry) -> str:
    group = f" {e.group.name}" if e.group else ""
    return f"{figure(e.range)}{group}, {telling.when(e.time)}, {telling.where(e.place)}"


def _left_out(console: Console, out: LeftOut, store: Store) -> None:
    said = Text("not added: ", "dim")
    said.append(_line(out.entry), "none")
    said.append(f"  {out.why}  {out.entry.id}", "dim")
    quotation(console, said, _STEP)
    _sentences(console, out.entry.claims, store, 2)


def _sentences(console: Console, claims: Iterable[str], store: Store, depth: int) -> None:
    for id in claims:
        if (rc := store.claim(id)) and (document := store.document(rc.claim.doc)):
            said = sentence(document.text, rc.claim)
            said.append(f"  {telling.claim_source(rc)}, {telling.day(rc.published)}  {id}", "dim")
            quotation(console, said, _STEP * depth)


def sums_page(console: Console, accounts: Sequence[Account]) -> None:
    """Print the sums in a line each."""
    section(console, "In all")
    for account in accounts:
        said = figure(account.total) if account.terms else telling.UNKNOWN
        fact(console, account.harm.capitalize(), said, account.total.reason)


def checks_page(console: Console, checks: Iterable[Check]) -> None:
    """Print each total beside what the record's own events hold of it."""
    found = list(checks)
    if found:
        section(console, "Totals of a longer time, checked against the record's own events")
    for c in found:
        fact(console, c.total.id, f"{c.total.harm} {_line(c.total)}", f"{', '.join(c.total.sources)}; {c.says}")


def uncounted_page(console: Console, claims: Iterable[Uncounted], store: Store) -> None:
    """Print the claims that count nobody, with the reason."""
    found = list(claims)
    if found:
        section(console, "Counts nobody")
    for one in found:
        fact(console, one.why, one.claim.claim.id)
        brief(console, one.claim, store.document(one.claim.claim.doc))
