"""A claim: its sentence in its context, what was read from it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from contested.cli import telling
from contested.cli.pages.layout import fact, head, quotation, section
from contested.cli.pages.passage import in_context, sentence
from contested.link import rejected
from contested.model import Document, Event, Judged, ResolvedClaim, placed
from contested.store import Store


def page(console: Console, rc: ResolvedClaim, store: Store) -> None:
    """Print all that the record has of one claim."""
    document = store.document(rc.claim.doc)
    head(console, f"Claim: {telling.what(rc)}", rc.claim.id)
    if document:
        console.print()
        quotation(console, in_context(document.text, rc.claim))
    section(console, "What it says")
    for label, value, why in _read(rc):
        fact(console, label, value, why)
    section(console, "Where it stands")
    fact(console, "Document", _called(document, rc))
    for event in store.events_of(rc.claim.id):
        fact(console, "Event", _event(event))
    judged = list(store.judged(Judged(subject=rc.claim.id, in_force=True)))
    for j in judged:
        fact(console, "Judged", f"{telling.verdict(j)}, {j.author}, {j.time:%Y-%m-%d}  {j.id}", j.note)
    if rc.claim.id in rejected(judged):
        fact(console, "Rejected", "nothing is concluded from it")
    fact(console, "Read by", rc.claim.reader or telling.UNKNOWN, f"confidence {rc.claim.confidence:.2f}")


def brief(console: Console, rc: ResolvedClaim, document: Document | None) -> None:
    """Print a claim in two lines: what, when, by whom, and its sentence."""
    line = Text.assemble(
        (telling.claim_source(rc), "bold"),
        f": {telling.what(rc)}, {telling.days(rc.time.start, rc.time.end)}",
        (f", reported {telling.day(rc.published)}  {rc.claim.id}", "dim"),
    )
    quotation(console, line, 2)
    quotation(console, sentence(document.text, rc.claim) if document else Text(rc.claim.evidence.text))


def quoted(console: Console, rc: ResolvedClaim, document: Document | None) -> None:
    """Print the sentence of a claim, and where it stands."""
    line = sentence(document.text, rc.claim) if document else Text(rc.claim.evidence.text)
    reported = f"  {rc.publisher or 'publisher unknown'}, {telling.day(rc.published)}  {rc.claim.id}"
    quotation(console, line.append(reported, "dim"))


def _read(rc: ResolvedClaim) -> Iterator[tuple[str, str, str]]:
    """Label, value and reason of each part."""
    claim = rc.claim
    yield "Kind", claim.kind, ""
    if claim.event_type:
        yield "Type", " / ".join(filter(None, (claim.event_type, claim.sub_event_type))), ""
    for label, mentions, people in (("Who", claim.actor, rc.actor), ("To whom", claim.target, rc.target)):
        for m, r in zip(mentions, people, strict=True):
            yield label, _as(r.name, m.text), r.evidence.reason
    for p, at in zip(claim.place, rc.place, strict=True):
        lies = f" [{at.lat:.4f}, {at.lon:.4f}]" if at.lat is not None and at.lon is not None else ""
        yield "Where", _as(placed(p.relation, at.name), p.text) + lies, at.evidence.reason
        if at.lies:
            yield "", telling.point(at.lies), telling.exactness(at.lies)
    said = claim.time.text if claim.time else ""
    yield "When", _as(telling.days(rc.time.start, rc.time.end), said), rc.time.evidence.reason
    if claim.toll:
        yield "Toll", telling.toll(claim.toll, rc.group.name if rc.group else None), ""
    if claim.control:
        yield "Control", claim.control, ""
    for m, r in zip(claim.attribution, rc.attribution, strict=True):
        yield "According to", _as(r.name, m.text), r.evidence.reason
    yield "Stance", f"{claim.polarity}, {claim.modality}{', not verified' if claim.unverified else ''}", ""
    if claim.carried:
        yield "Carried over", ", ".join(claim.carried), "from an earlier sentence"


def _as(name: str, said: str) -> str:
    return name if not said or said == name else f"{name}, in the text “{' '.join(said.split())}”"


def _called(document: Document | None, rc: ResolvedClaim) -> str:
    if document is None:
        return rc.claim.doc
    parts = (document.date.value, document.publisher.value, document.title, document.id)
    return ", ".join(part for part in parts if part)


def _event(event: Event) -> str:
    what = event.sub_event_type or event.event_type
    return f"{what}, {telling.where(event.place)}, {telling.when(event.time)}, {event.grade}  {event.id}"
