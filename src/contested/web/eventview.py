"""An event gathered for its page: columns by side, tolls by source, origins, disputes, and how it came to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from contested.export.interchange import dispute_record, iso, range_record
from contested.link.campaigns import Campaign
from contested.link.graph import WitnessGraph
from contested.link.history import Step
from contested.model import Dispute, Event, Query
from contested.model.tallying import SourceCount
from contested.pipeline.campaigns import Campaigns
from contested.pipeline.grounds import Grounds
from contested.store import Store
from contested.web.sentences import Said, sentences
from contested.web.site import Site

# Beyond so many campaigns, or events in the days of one, whose step is what is not gone through for a page.
MOST_CAMPAIGNS, MOST_STEPS = 400, 400
NO_SIDE = "no side or unknown"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Course:
    """The campaign that an event is a step of and why; of a campaign its days, what they rest on, and its steps, None
    where they are too many to be gone through for a page."""

    campaign: Event | None = None
    reason: str = ""
    extent: Campaign | None = None
    steps: tuple[Event, ...] | None = None


def campaigns_of(site: Site) -> Campaigns | None:
    """The campaigns of the record; None where they are too many for a page."""
    return site.remember("campaigns", lambda store: _campaigns(store, site))


def course(site: Site, event: Event) -> Course:
    """How an event lies to the campaigns of its record."""
    campaigns = campaigns_of(site)
    if campaigns is None:
        return Course()
    if event.kind == "happening":
        part = campaigns.part_of(event)
        return Course(site.store.event(part.event), part.reason) if part else Course()
    extent = next((c for c in campaigns.all if c.event.id == event.id), None)
    if extent is None:
        return Course()
    inside = site.store.event_days(Query(start=extent.start, end=extent.end)) if extent.start and extent.end else ()
    if sum(n for _, n in inside) > MOST_STEPS:
        return Course(extent=extent)
    whole = site.remember(("campaign", event.id), lambda _: campaigns.get(event.id))
    return Course(extent=extent, steps=whole.steps if whole else ())


def _campaigns(store: Store, site: Site) -> Campaigns | None:
    few = sum(1 for _ in store.events(Query(type="campaign", limit=MOST_CAMPAIGNS + 1))) <= MOST_CAMPAIGNS
    return Campaigns(store, site.known) if few else None


def course_record(course: Course) -> Record:
    """For JSON."""
    steps, extent = course.steps, course.extent
    return {
        "step_of": {"event": course.campaign.id, "reason": course.reason} if course.campaign else None,
        "first": iso(extent.start) if extent else None,
        "last": iso(extent.end) if extent else None,
        "reasons": list(extent.reasons) if extent else [],
        "steps": None if steps is None else [e.id for e in steps],
    }


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a column, and whose word it is."""

    said: Said
    witness: str
    reason: str


def by_side(event: Event, said: Mapping[str, Said], grounds: Grounds) -> list[tuple[str, list[Row]]]:
    """The claims in columns, one a side, those on none last; in each by the day of the report."""
    reasons = {link.claim: link.evidence.reason for link in event.links}
    columns: dict[str, list[Row]] = {}
    for id, one in said.items():
        witness = grounds.traces[id].witness
        columns.setdefault(witness.side or NO_SIDE, []).append(Row(one, witness.name, reasons.get(id, "")))
    return sorted(columns.items(), key=lambda column: (column[0] == NO_SIDE, column[0]))


def toll_rows(grounds: Grounds) -> list[tuple[str, Record, list[Record]]]:
    """For each harm: the event's range, and what each source gives of it."""
    totals = dict(grounds.event.tolls)
    sides = {t.witness.name: t.witness.side for t in grounds.traces.values()}
    return [
        (harm, range_record(totals[harm]), [count_row(count, sides) for count in counts])
        for harm, counts in grounds.counts().items()
        if harm in totals
    ]


def count_row(count: SourceCount, sides: Mapping[str, str | None]) -> Record:
    """What one source gives, as a JSON object."""
    return {
        "source": count.source,
        "side": sides.get(count.source),
        **range_record(count.range),
        "sum": count.sum or None,
        "reported": iso(count.reported),
        "claims": list(count.claims),
    }


def disputed(store: Store, event: Event) -> list[tuple[Dispute, Record]]:
    """The disputes that rest on the event's claims, each with the sentences of both sides."""
    found = list(store.disputes_of(event.id))
    said = sentences(store, (id for d in found for id in (*d.claims, *d.against)))
    return [(d, dispute_record(d) | _sides(d, said)) for d in found]


def _sides(d: Dispute, said: Mapping[str, Said]) -> Record:
    return {
        "said": [s.record for id, s in said.items() if id in d.claims],
        "said_against": [s.record for id, s in said.items() if id in d.against],
    }


def graph_record(graph: WitnessGraph) -> Record:
    """The graph of witnesses for JSON."""
    return {
        "nodes": [asdict(node) for node in graph.nodes.values()],
        "edges": [{"from": one, "to": other} for one, other in graph.edges],
        "claims": [asdict(line) for line in graph.lines],
    }


def step_record(step: Step) -> Record:
    """A step of the history for JSON and the page."""
    return asdict(step) | {"published": iso(step.published)}


@dataclass(slots=True)
class Branch:
    """A node of the graph as a tree: those who carry its word further, and why claims lead here."""

    name: str
    kind: str
    side: str | None
    day: str | None
    document: str | None
    why: list[tuple[str, str]]
    branches: list[Branch]


def branches(graph: WitnessGraph) -> list[Branch]:
    """The graph as trees, one an origin."""
    found: list[Branch] = []
    for origin in graph.origins:
        trees: dict[tuple[str, ...], Branch] = {}
        for line in (line for line in graph.lines if line.nodes[0] == origin.key):
            for n in range(1, len(line.nodes) + 1):
                way = line.nodes[:n]
                if way not in trees:
                    node = graph.nodes[way[-1]]
                    trees[way] = Branch(node.name or "unknown outlet", node.kind, node.side, node.day, node.id, [], [])
                    (trees[way[:-1]].branches if n > 1 else found).append(trees[way])
            trees[line.nodes].why.append((line.claim, line.reason))
    return found
