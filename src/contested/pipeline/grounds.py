"""What an event rests on: its claims, their documents, whose word each claim is, and how all that came to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contested.knowledge import Knowledge
from contested.knowledge.groups import Groups
from contested.knowledge.language import table
from contested.knowledge.widened import Widened
from contested.link import Directory
from contested.link.facets import Lookup, facets
from contested.link.graph import WitnessGraph, graph
from contested.link.history import Settling, Step, history
from contested.link.origins import Trace, traced
from contested.link.passages import Wordings
from contested.model import HARMS, Document, Event, ResolvedClaim
from contested.model.codes import Harm
from contested.model.counting import counted
from contested.model.tallying import SourceCount, by_source
from contested.store import Store


@dataclass(frozen=True, slots=True)
class Grounds:
    """An event with its claims and documents by id, and how each claim leads to its witness."""

    event: Event
    claims: Mapping[str, ResolvedClaim]
    documents: Mapping[str, Document]
    traces: Mapping[str, Trace]
    directory: Directory

    @property
    def graph(self) -> WitnessGraph:
        """The graph of the event's witnesses."""
        return graph(self.claims.values(), self.traces, self.directory)

    def history(self, knowledge: Knowledge) -> tuple[Step, ...]:
        """What each report added to the event or changed in it."""
        lookup = Lookup(self.directory, knowledge.places.get, frozenset(table("common")["words"]))
        whose = {id: trace.witness for id, trace in self.traces.items()}
        leads = any(d.salience == "main" for d in self.event.documents)
        settling = Settling(whose, Groups.load(), self.directory, leads)
        texts = {id: document.text for id, document in self.documents.items()}
        return history((facets(rc, lookup, texts[rc.claim.doc]) for rc in self.claims.values()), settling)

    def counts(self) -> dict[Harm, tuple[SourceCount, ...]]:
        """What each witness says of how many came to each harm; a harm of which nobody tells is left out."""
        groups = Groups.load()
        found: dict[Harm, tuple[SourceCount, ...]] = {}
        for harm in HARMS:
            told = [
                groups.count(rc, self.traces[rc.claim.id].witness.name, self.directory)
                for rc in self.claims.values()
                if rc.claim.toll and rc.claim.toll.harm == harm and counted(rc)
            ]
            if told:
                found[harm] = by_source(told, groups.inside)
        return found


def grounds_of(store: Store, event: Event, knowledge: Knowledge, directory: Directory | None = None) -> Grounds:
    """What ``event`` rests on, by the rules that built it. ``directory`` is the record's, where it is at hand."""
    claims = {rc.claim.id: rc for rc in store.claims_named(event.claims)}
    documents = {d.id: d for d in store.documents_named(sorted({rc.claim.doc for rc in claims.values()}))}
    directory = directory or Widened(knowledge.actors, store.identities())
    return Grounds(event, claims, documents, traced(claims.values(), directory, Wordings(documents)), directory)
