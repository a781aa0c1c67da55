"""A cluster of tellings as an event: identity, fields, witnesses, grade, and the reasons for each link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Literal

from contested.knowledge.groups import Groups
from contested.knowledge.witness import Directory
from contested.link.dissent import dissents
from contested.link.facets import Facets
from contested.link.grade import grade
from contested.link.harm import harmed
from contested.link.interest import concessions
from contested.link.judged import Constraints
from contested.link.origins import origins, witnesses
from contested.link.passages import WordingOf
from contested.link.scoring import ACROSS
from contested.link.settle import settled_actors, settled_course, settled_place, settled_time, settled_type
from contested.link.telling import Telling
from contested.model import ClaimLink, DocumentLink, Event, Evidence
from contested.model.conclusions import EventKind
from contested.model.naming import event_id

Status = Literal["actual", "intended", "predicted", "hypothetical"]

# Why a telling stands in a long event is sought in the first telling and in this many before it.
NEAREST = 12

FIRST = Evidence(1.0, "the earliest claim of the event")


def ordered(cluster: Sequence[Telling]) -> list[Telling]:
    """The tellings of one event, the earliest reported first."""
    return sorted(cluster, key=lambda t: (t.published or date.max, t.key))


class Concluder:
    """Makes events of clusters."""

    def __init__(
        self, directory: Directory, groups: Groups, limits: Constraints, wording_of: WordingOf = lambda _: None
    ) -> None:
        self._directory = directory
        self._wording_of = wording_of
        self._groups = groups
        self._limits = limits

    def event(self, cluster: Sequence[Telling], chief: frozenset[str]) -> Event:
        """The event of ``cluster`` (ordered); ``chief`` are the documents that are chiefly about it."""
        claims = [f for t in cluster for f in t.claims]
        whose = witnesses([f.source for f in claims], self._directory, self._wording_of)
        affirming = [f for f in claims if f.source.claim.polarity == "affirmed"] or claims
        type_, sub = settled_type(affirming, whose)
        conceded = concessions(claims, whose, self._directory)
        graded, reason = grade(claims, whose, conceded, self._directory)
        documents = sorted({f.doc for f in claims})
        kind: EventKind = "campaign" if any(f.course and f.course.kind == "campaign" for f in claims) else "happening"
        time = settled_course(affirming, whose) if kind == "campaign" else settled_time(affirming, whose, bool(chief))
        place = settled_place(affirming, whose)
        actor = settled_actors(affirming, whose, lambda f: f.source.actor if f.kind == "event" else ())
        target = settled_actors(affirming, whose, lambda f: f.source.target if f.kind == "event" else ())
        return Event(
            id=identity(claims),
            event_type=type_ or "",
            sub_event_type=sub,
            time=time,
            place=place,
            actor=actor,
            target=target,
            # Who came to harm in a campaign did so in its steps: such counts are totals of the ledger's.
            tolls=() if kind == "campaign" else harmed(claims, whose, self._groups, self._directory),
            claims=tuple(f.id for f in claims),
            documents=tuple(DocumentLink(d, "main" if d in chief else "other") for d in documents),
            origins=origins(claims, whose),
            grade=graded,
            reason=reason,
            status=status(claims),
            links=tuple(self._links(cluster)),
            against_interest=conceded,
            kind=kind,
            dissent=dissents(affirming, whose, type_=sub, place=place, time=time, actor=actor, target=target),
        )

    def _links(self, cluster: Sequence[Telling]) -> Iterator[ClaimLink]:
        for n, telling in enumerate(cluster):
            yield self._link(telling, cluster[:n])
            yield from telling.joins

    def _link(self, telling: Telling, earlier: Sequence[Telling]) -> ClaimLink:
        claim = telling.claims[0].id
        if not earlier:
            return ClaimLink(claim, None, FIRST)
        for other in earlier if self._limits.why else ():
            for x, y in product(telling.claims, other.claims):
                if judged := self._limits.judged(x.id, y.id):
                    return ClaimLink(claim, y.id, judged)
        near = earlier if len(earlier) <= NEAREST else [earlier[0], *earlier[-NEAREST:]]
        best = max(near, key=lambda t: ACROSS.score(telling, t))
        return ClaimLink(claim, best.claims[0].id, ACROSS.explain(telling, best))


def identity(claims: Sequence[Facets]) -> str:
    """The id of an event, by the earliest of its claims."""
    first = min(claims, key=lambda f: (f.published or date.max, f.id))
    return event_id(first.id)


def status(claims: Sequence[Facets]) -> Status:
    """Actual as soon as one source affirms that it happened; what is only denied is hypothetical."""
    affirmed = [f.source.claim.modality for f in claims if f.source.claim.polarity == "affirmed"]
    if "actual" in affirmed:
        return "actual"
    often = Counter(affirmed)
    modes: tuple[Status, ...] = ("intended", "predicted", "hypothetical")
    return max(modes, key=lambda m: often[m]) if often else "hypothetical"
