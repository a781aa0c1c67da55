"""Control spells, lines of the toll ledger and disputes, down to the sentences that they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from contested.cli import telling
from contested.cli.pages.claim import brief, quoted
from contested.cli.pages.layout import fact, facts, head, section
from contested.model import ON_ACTORS, ControlSpell, Dispute, Judgement, TollEntry
from contested.model.counting import figure
from contested.store import Store


def spell_page(console: Console, spell: ControlSpell, store: Store) -> None:
    """Print who held a place, according to whom."""
    head(console, f"Control of {telling.where(spell.place)}: {spell.status}", spell.id)
    console.print()
    facts(
        console,
        (
            ("Who", telling.names(spell.holders)),
            ("From", telling.day(spell.start)),
            ("To", telling.day(spell.end)),
            ("Known", _known(spell)),
            ("According to", spell.source or telling.UNKNOWN),
            ("Last said", telling.day(spell.last_said)),
            ("Why", spell.reason),
        ),
    )
    section(console, "The sentences behind it")
    quotations(console, spell.claims, store)


def toll_page(console: Console, entry: TollEntry, store: Store) -> None:
    """Print a count of people harmed with its arithmetic."""
    group = f" {entry.group.name}" if entry.group else ""
    head(console, f"Toll: {figure(entry.range)}{group} {entry.harm}", entry.id)
    console.print()
    facts(
        console,
        (
            ("When", telling.when(entry.time)),
            ("Where", telling.where(entry.place)),
            ("Scope", entry.scope),
            ("Arithmetic", entry.range.reason),
            ("Event", entry.event or ""),
            ("Counted in", entry.within or ""),
            ("According to", ", ".join(entry.sources)),
        ),
    )
    section(console, "The sentences behind it")
    sentences(console, entry.claims, store)


def dispute_page(console: Console, dispute: Dispute, store: Store) -> None:
    """Print what is said, and what is said against it."""
    head(console, f"Dispute about {dispute.about}: {telling.where(dispute.place)}", dispute.id)
    console.print()
    facts(console, (("Why", dispute.reason), ("Event", dispute.event or "")))
    section(console, "Some say")
    sentences(console, dispute.claims, store)
    section(console, "Others say")
    sentences(console, dispute.against, store)


def judgement_page(console: Console, judgement: Judgement, store: Store) -> None:
    """Print a person's decision."""
    head(console, f"Judgement: {judgement.kind}", judgement.id)
    console.print()
    facts(
        console,
        (
            ("By", judgement.author),
            ("On", f"{judgement.time:%Y-%m-%d %H:%M}"),
            ("Field", f"{judgement.field} should be {judgement.value or 'nobody'}" if judgement.field else ""),
            ("Note", judgement.note),
            ("Taken back", f"{judgement.undone:%Y-%m-%d %H:%M}" if judgement.undone else ""),
        ),
    )
    if judgement.kind in ON_ACTORS:
        section(console, "What it says")
        fact(console, "Actors", telling.judged(judgement))
        for id, names in zip(judgement.subjects, judgement.known_by, strict=False):
            fact(console, id, ", ".join(names) or "of the directory")
        return
    section(console, "The claims")
    sentences(console, judgement.subjects, store)


def sentences(console: Console, claims: Iterable[str], store: Store) -> None:
    """Print each claim in two lines."""
    for id in claims:
        rc = store.claim(id)
        if rc is None:
            fact(console, id, "no longer in the record")
        else:
            brief(console, rc, store.document(rc.claim.doc))


def quotations(console: Console, claims: Iterable[str], store: Store) -> None:
    """Print the sentence of each claim in one line."""
    for id in claims:
        if rc := store.claim(id):
            quoted(console, rc, store.document(rc.claim.doc))


def _known(spell: ControlSpell) -> str:
    until = f" until {spell.known_to}" if spell.known_to else ""
    return f"since {telling.day(spell.known_from)}{until}"
