"""A claim: one source's statement of one thing, verbatim, backed by a span of a document.

Nothing in a claim is a name from a directory, a coordinate or a calendar day: those are decisions,
kept beside it as resolutions.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from contested.model.codes import ControlState, Harm, Kind, Modality, Polarity, Scope


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document's text: ``text == document.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as mentioned, and how the claim lies to it: in, near, outskirts of, north of, …"""

    text: str
    start: int
    end: int
    relation: str = "in"


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people came to what harm. ``low``/``high`` are persons; ``high`` None means open.

    ``group`` is the span that says who they were (None when the text does not say).
    """

    harm: Harm
    group: Mention | None
    low: int
    high: int | None
    scope: Scope = "incident"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. Fields as in the codebook; ``attribution`` from the outermost source to the innermost.

    ``trigger`` is the word or words that express it; ``carried`` names the fields that were carried
    over from an earlier sentence; ``unverified`` that the text says it could not be checked;
    ``confidence`` is the reader's, in [0, 1]; ``reader`` its name and version.
    """

    id: str
    doc: str
    kind: Kind
    evidence: Mention
    trigger: Mention | None = None
    event_type: str | None = None
    sub_event_type: str | None = None
    actor: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    place: tuple[PlaceMention, ...] = ()
    time: Mention | None = None
    toll: Toll | None = None
    control: ControlState | None = None
    attribution: tuple[Mention, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    unverified: bool = False
    carried: tuple[str, ...] = ()
    confidence: float = 0.5
    reader: str = ""


def with_id(claim: Claim, nth: int = 0) -> Claim:
    """The claim with its content-derived id: the same words of the same document give the same id.

    ``nth`` tells apart claims of one document that share kind, evidence, trigger and harm.
    """
    trigger = claim.trigger or claim.evidence
    parts = (
        claim.doc,
        claim.kind,
        claim.evidence.start,
        claim.evidence.end,
        trigger.start,
        trigger.end,
        claim.toll.harm if claim.toll else "",
        nth,
    )
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return replace(claim, id=f"c-{digest[:16]}")
