"""Where the rules' choice settles what the network finds not unlikely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.reader.draft import Draft
from contested.reader.tokens import Offsets
from contested.reader.trained.mentions import Candidate

# From which share on a mention that the rules chose is an actor, where no mention is likely by itself.
AGREED = 0.3


def actors(
    draft: Draft, near: Sequence[Candidate], shares: Sequence[float], target: Sequence[Candidate]
) -> list[Candidate]:
    """The actors of an event that the rules chose too, in order of the text; nobody who is its target."""
    if draft.kind != "event":
        return []
    chosen = [m for m, share in zip(near, shares, strict=True) if share >= AGREED and _is_of(m, draft.actor)]
    return [m for m in chosen if not _is_of(m, [t.characters for t in target])]


def _is_of(mention: Candidate, spans: Iterable[Offsets]) -> bool:
    start, stop = mention.characters
    return mention.place is None and any(a < stop and start < b for a, b in spans)
