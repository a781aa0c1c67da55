"""An event: what was settled, and its claims side by side, one column or block a source."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from contested.cli import telling
from contested.cli.pages.claim import brief
from contested.cli.pages.layout import fact, facts, head, quotation, section
from contested.cli.pages.passage import sentence
from contested.link.campaigns import Campaign
from contested.model import Document, Event, Origin, ResolvedClaim
from contested.model.counting import figure
from contested.store import Store

# More sources than this stand below each other.
_COLUMNS = 4
_FIELDS = {"type": "What", "place": "Where", "time": "When", "actor": "Who", "target": "To whom"}


def page(console: Console, found: Event | Campaign, store: Store) -> None:
    """Print the event and the claims that it rests on; of a campaign also its days and steps."""
    event = found if isinstance(found, Event) else found.event
    kind = "Event" if event.kind == "happening" else "Campaign"
    head(console, f"{kind}: {event.sub_event_type or event.event_type}", event.id)
    console.print()
    facts(
        console,
        (
            ("When", telling.when(event.time) if found is event else ""),
            ("Where", _where(event)),
            ("", telling.point(event.place.lies) if event.place and event.place.lies else ""),
            ("Who", telling.names(event.actor)),
            ("To whom", telling.names(event.target)),
            ("Status", event.status if event.status != "actual" else ""),
        ),
    )
    for harm, value in event.tolls:
        fact(console, harm.capitalize(), figure(value), value.reason)
    fact(console, "Grade", event.grade, event.reason)
    if event.part_of:
        fact(console, "Step of", event.part_of.event, event.part_of.reason)
    _dissent(console, event)
    if not isinstance(found, Event):
        _campaign(console, found, store)
    claims = {id: rc for id in event.claims if (rc := store.claim(id))}
    documents = {rc.claim.doc: doc for rc in claims.values() if (doc := store.document(rc.claim.doc))}
    section(console, f"Who says what ({len(event.origins)} independent)")
    if console.is_terminal and 1 < len(event.origins) <= _COLUMNS:
        console.print(_side_by_side(event, claims, documents))
    else:
        _below_each_other(console, event, claims, documents)
    _links(console, event)


def _where(event: Event) -> str:
    if event.place is None:
        return telling.UNKNOWN
    more = ", ".join(part for part in (event.place.admin1, event.place.country) if part)
    return telling.where(event.place) + (f" ({more})" if more else "")


def _dissent(console: Console, event: Event) -> None:
    """What was said otherwise than what was settled, in lines of the field's name."""
    if event.dissent:
        section(console, "Said otherwise")
    for d in event.dissent:
        fact(console, _FIELDS[d.field], d.says, f"{', '.join(d.sources)}: {', '.join(d.claims)}")


def _campaign(console: Console, campaign: Campaign, store: Store) -> None:
    """Its days with what they rest on, its steps, and how many people came to harm in these and by the totals told."""
    fact(console, "When", telling.days(campaign.start, campaign.end), "; ".join(campaign.reasons))
    section(console, f"Its steps ({len(campaign.steps)})")
    for e in campaign.steps:
        said = f"{telling.when(e.time)}, {telling.where(e.place)}: {e.sub_event_type or e.event_type}"
        tolls = telling.tolls(e) if e.tolls else ""
        fact(console, e.id, f"{said}{f', {tolls}' if tolls else ''}", e.part_of.reason if e.part_of else "")


def _side_by_side(event: Event, claims: Mapping[str, ResolvedClaim], documents: Mapping[str, Document]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    cells: list[Text] = []
    for origin in event.origins:
        table.add_column(Text(_title(origin)), ratio=1, overflow="fold")
        cell = Text()
        for id in origin.claims:
            if rc := claims.get(id):
                cell.append_text(_said(rc, documents.get(rc.claim.doc)))
        cells.append(cell)
    table.add_row(*cells)
    return table


def _said(rc: ResolvedClaim, document: Document | None) -> Text:
    said = Text.assemble(
        (f"{telling.what(rc)}\n", "bold"),
        (f"{telling.days(rc.time.start, rc.time.end)}, {telling.claim_where(rc)}\n", ""),
    )
    said.append_text(sentence(document.text, rc.claim) if document else Text(rc.claim.evidence.text))
    said.append(f"\n{telling.day(rc.published)}  {rc.claim.id}\n\n", "dim")
    return said


def _below_each_other(
    console: Console, event: Event, claims: Mapping[str, ResolvedClaim], documents: Mapping[str, Document]
) -> None:
    for origin in event.origins:
        console.print(Text(f"  {_title(origin)}", "bold"))
        for id in origin.claims:
            if rc := claims.get(id):
                brief(console, rc, documents.get(rc.claim.doc))


def _title(origin: Origin) -> str:
    side = f" [{origin.side}]" if origin.side else ""
    outlets = ", ".join(outlet for outlet in origin.outlets if outlet != origin.name)
    carried = f", carried by {outlets}" if outlets else ""
    return f"{origin.name}{side}{carried}"


def _links(console: Console, event: Event) -> None:
    joined = [link for link in event.links if link.to]
    if not joined:
        return
    section(console, "Why these claims are one event")
    for link in joined:
        quotation(console, Text(f"{link.claim} with {link.to}: {link.evidence.score:.2f}, {link.evidence.reason}"), 2)
