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
    Dissent,
    DocumentLink,
    Event,
    EventHead,
    Identity,
    Origin,
    PartOf,
    PlaceRef,
    Range,
    TimeRef,
    TollEntry,
)
from contested.model.document import Dating, Document, Found, OffsetMap
from contested.model.evidence import Evidence
from contested.model.judgement import JUDGEMENT_KINDS, ON_ACTORS, ON_PAIRS, Judged, Judgement, JudgementKind, in_force
from contested.model.knowledge import Actor, Place, Relation
from contested.model.query import Query
from contested.model.resolution import ActorResolution, PlaceResolution, ReadAs, Resolution, TimeResolution
from contested.model.resolved import ResolvedClaim, join
from contested.model.whereabouts import Whereabouts
from contested.model.workings import Amendment, Named, Told, Workings

__all__ = [
    "DISPUTE_KINDS",
    "EVENT_TYPE_OF",
    "GRADES",
    "HARMS",
    "JUDGEMENT_KINDS",
    "KINDS",
    "ON_ACTORS",
    "ON_PAIRS",
    "PROVISIONAL",
    "SUB_EVENT_TYPES",
    "Actor",
    "ActorRef",
    "ActorResolution",
    "Amendment",
    "Claim",
    "ClaimLink",
    "Concession",
    "ControlSpell",
    "Dating",
    "Dispute",
    "Dissent",
    "Document",
    "DocumentLink",
    "Event",
    "EventHead",
    "Evidence",
    "Found",
    "Identity",
    "Judged",
    "Judgement",
    "JudgementKind",
    "Mention",
    "Named",
    "OffsetMap",
    "Origin",
    "PartOf",
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
    "Told",
    "Toll",
    "TollEntry",
    "Whereabouts",
    "Workings",
    "in_force",
    "join",
    "with_id",
]
