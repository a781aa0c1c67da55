"""A document: its head with how each part was found, and its text with every claim marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from contested.cli import telling
from contested.cli.pages.layout import fact, facts, head, section
from contested.cli.pages.passage import marks
from contested.model import Dating, Document, Found, ResolvedClaim
from contested.store import Store


def page(console: Console, document: Document, store: Store) -> None:
    """Print the document, its claims numbered in the text and listed below it."""
    claims = list(store.claims_of(document.id))
    head(console, f"Document: {document.title or 'untitled'}", document.id)
    console.print()
    _found(console, "Published", document.date)
    _inferred(console, document.inferred)
    _found(console, "Publisher", document.publisher)
    facts(console, (("Address", document.url or ""), ("Read from", document.origin)))
    section(console, "Text")
    console.print(marked(document.text, claims))
    section(console, f"Claims ({len(claims)})")
    for number, rc in enumerate(claims, 1):
        console.print(_line(number, rc))


def marked(text: str, claims: Sequence[ResolvedClaim]) -> Text:
    """``text`` with the evidence of each claim set in numbered brackets, which may lie in each other."""
    put: list[tuple[int, int, int, str]] = []
    found = Text(text)
    for number, rc in enumerate(claims, 1):
        start, end = rc.claim.evidence.start, rc.claim.evidence.end
        found.stylize("yellow", start, end)
        for mark in marks(rc.claim):
            found.stylize(mark.style, mark.start, mark.end)
        # At one offset: closings first, the inner before the outer; then openings, the outer before the inner.
        put += [(start, 1, -end, f"[{number}»"), (end, 0, -start, "«]")]
    cuts = sorted(put)
    pieces = found.divide([offset for offset, *_ in cuts])
    whole = Text()
    for i, piece in enumerate(pieces):
        whole.append_text(piece)
        if i < len(cuts):
            whole.append(cuts[i][3], "bold yellow")
    return whole


def _found(console: Console, label: str, found: Found) -> None:
    fact(console, label, found.value or "unknown", f"{found.how}: {found.reason}")
    for how, value in found.others:
        fact(console, "", f"not {value}", how)


def _inferred(console: Console, dating: Dating | None) -> None:
    """The date that is inferred and each reason, or why none is."""
    if dating is None:
        return
    said = f"{telling.days(dating.start, dating.end)}  (from what it and the record's other reports say)"
    fact(console, "Inferred", said if dating.start else "unknown")
    for reason in dating.reasons:
        fact(console, "", reason)


def _line(number: int, rc: ResolvedClaim) -> Text:
    who = ", ".join(r.name for r in rc.actor)
    parts = (telling.what(rc), who, telling.claim_where(rc), telling.days(rc.time.start, rc.time.end))
    said = "; ".join(part for part in parts if part and part != telling.UNKNOWN)
    return Text.assemble(f"  [{number}] ", said, (f"  according to {telling.claim_source(rc)}  {rc.claim.id}", "dim"))
