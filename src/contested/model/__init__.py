"""The records of Contested: frozen dataclasses, nothing but the standard library."""

from contested.model.claim import Claim, Mention, PlaceMention, Toll, with_id
from contested.model.codes import DISPUTE_KINDS, EVENT_TYPE_OF, GRADES, HARMS, KINDS, SUB_EVENT_TYPES
from contested.model.conclusions import (
    PROVISIONAL,
    ActorRef,
    ClaimLink,
    Concession,
    ControlSpell,
    Dispute,
    DocumentLink,
    Event,
    EventHead,
    Identity,
    Origin,
    PlaceRef,
    Range,
    TimeRef,
    TollEntry,
)
from contested.model.document import Dating, Document, Found, OffsetMap
from contested.model.evidence import Evidence
from contested.model.judgement import ON_ACTORS, Judgement, in_force
from contested.model.knowledge import Actor, Place, Relation
from contested.model.query import Query
from contested.model.resolution import ActorResolution, PlaceResolution, ReadAs, Resolution, TimeResolution
from contested.model.resolved import ResolvedClaim, join
from contested.model.whereabouts import Whereabouts

__all__ = [
    "DISPUTE_KINDS",
    "EVENT_TYPE_OF",
    "GRADES",
    "HARMS",
    "KINDS",
    "ON_ACTORS",
    "PROVISIONAL",
    "SUB_EVENT_TYPES",
    "Actor",
    "ActorRef",
    "ActorResolution",
    "Claim",
    "ClaimLink",
    "Concession",
    "ControlSpell",
    "Dating",
    "Dispute",
    "Document",
    "DocumentLink",
    "Event",
    "EventHead",
    "Evidence",
    "Found",
    "Identity",
    "Judgement",
    "Mention",
    "OffsetMap",
    "Origin",
    "Place",
    "PlaceMention",
    "PlaceRef",
    "PlaceResolution",
    "Query",
    "Range",
    "ReadAs",
    "Relation",
    "Resolution",
    "ResolvedClaim",
    "TimeRef",
    "TimeResolution",
    "Toll",
    "TollEntry",
    "Whereabouts",
    "in_force",
    "join",
    "with_id",
]
