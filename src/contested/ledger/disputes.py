"""Claims that cannot both be so: denials, places held by two, counts, days, means and blame that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.knowledge.witness import Directory
from contested.ledger.contradictions import blame, days, denials, means
from contested.ledger.disputed import Disputed
from contested.ledger.miscounts import counts
from contested.ledger.rivals import control
from contested.model import ControlSpell, Dispute, Event, ResolvedClaim


def disputes(
    claims: Iterable[ResolvedClaim],
    events: Sequence[Event] = (),
    spells: Sequence[ControlSpell] = (),
    *,
    directory: Directory,
) -> tuple[Dispute, ...]:
    """The disputes among ``claims`` (those that conclusions may rest on), ordered by what they are about and id.

    A difference in wording, in precision or in time of report is none: counts that fit each other, and a toll that a
    later report raises, are left alone.
    """
    by_id = {c.claim.id: c for c in claims}
    found: list[Dispute] = []
    for event in (e for e in events if len(e.origins) > 1):
        disputed = Disputed(event, [by_id[c] for c in event.claims if c in by_id], directory)
        for kind in (denials, counts, days, means, blame):
            found += kind(disputed)
    found += control(spells, directory)
    return tuple(sorted(found, key=lambda d: (d.about, d.id)))
