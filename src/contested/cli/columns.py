"""What stands in the tables of each listing."""

from __future__ import annotations

from contested.cli import telling
from contested.cli.output import Column
from contested.link.campaigns import Campaign
from contested.model import ControlSpell, Document, Event, ResolvedClaim, TollEntry
from contested.model.counting import figure

DOCUMENTS: tuple[Column[Document], ...] = (
    Column("Date", telling.published),
    Column("Publisher", lambda d: d.publisher.value or telling.UNKNOWN),
    Column("Title", lambda d: d.title or _beginning(d.text)),
    Column("Characters", lambda d: str(len(d.text)), "number"),
    Column("Id", lambda d: d.id, "id"),
)
CLAIMS: tuple[Column[ResolvedClaim], ...] = (
    Column("When", lambda c: telling.days(c.time.start, c.time.end)),
    Column("Where", telling.claim_where),
    Column("What", telling.what),
    Column("Who", lambda c: ", ".join(r.name for r in c.actor) or telling.UNKNOWN),
    Column("To whom", lambda c: ", ".join(r.name for r in c.target) or telling.UNKNOWN),
    Column("Who says so", telling.claim_source),
    Column("Said", lambda c: c.claim.evidence.text),
    Column("Id", lambda c: c.claim.id, "id"),
)
EVENTS: tuple[Column[Event], ...] = (
    Column("When", lambda e: telling.when(e.time)),
    Column("Where", lambda e: telling.where(e.place)),
    Column("What", lambda e: e.sub_event_type or e.event_type),
    Column("Who", lambda e: telling.names(e.actor)),
    Column("To whom", lambda e: telling.names(e.target)),
    Column("Tolls", telling.tolls),
    Column("Grade", lambda e: e.grade if e.status == "actual" else f"{e.grade} ({e.status})"),
    Column("Origins", lambda e: ", ".join(o.name for o in e.origins)),
    Column("Id", lambda e: e.id, "id"),
)
CAMPAIGNS: tuple[Column[Campaign], ...] = (
    Column("When", lambda c: telling.days(c.start, c.end)),
    Column("Where", lambda c: telling.where(c.event.place)),
    Column("What", lambda c: c.event.sub_event_type or c.event.event_type),
    Column("Who", lambda c: telling.names(c.event.actor)),
    Column("To whom", lambda c: telling.names(c.event.target)),
    Column("Steps", lambda c: str(len(c.steps)), "number"),
    Column("Grade", lambda c: c.event.grade),
    Column("Origins", lambda c: ", ".join(o.name for o in c.event.origins)),
    Column("Id", lambda c: c.event.id, "id"),
)
CONTROL: tuple[Column[ControlSpell], ...] = (
    Column("Place", lambda s: telling.where(s.place)),
    Column("Status", lambda s: s.status),
    Column("Who", lambda s: telling.names(s.holders)),
    Column("From", lambda s: telling.day(s.start)),
    Column("To", lambda s: telling.day(s.end)),
    Column("Known from", lambda s: telling.day(s.known_from)),
    Column("Known to", lambda s: telling.day(s.known_to)),
    Column("Who says so", lambda s: s.source or telling.UNKNOWN),
    Column("Id", lambda s: s.id, "id"),
)
TOLLS: tuple[Column[TollEntry], ...] = (
    Column("When", lambda t: telling.when(t.time)),
    Column("Where", lambda t: telling.where(t.place)),
    Column("Harm", lambda t: t.harm),
    Column("Group", lambda t: t.group.name if t.group else telling.UNKNOWN),
    Column("Persons", lambda t: figure(t.range), "number"),
    Column("Scope", lambda t: t.scope),
    Column("Who says so", lambda t: ", ".join(t.sources) or telling.UNKNOWN),
    Column("Event", lambda t: t.event or telling.UNKNOWN, "id"),
    Column("Id", lambda t: t.id, "id"),
)

_SHOWN_OF_UNTITLED = 60


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_OF_UNTITLED else line[: _SHOWN_OF_UNTITLED - 1].rstrip() + "…"
