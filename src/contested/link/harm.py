"""The people harmed in an event: its claims' counts, added up by the rules of counting. Cumulative totals stay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.knowledge.groups import Groups
from contested.knowledge.witness import Directory, Witness
from contested.link.facets import Facets
from contested.model import HARMS, Range
from contested.model.codes import Harm
from contested.model.counting import Count, counted
from contested.model.tallying import tally


def harmed(
    claims: Sequence[Facets], whose: dict[str, Witness], groups: Groups, directory: Directory
) -> tuple[tuple[Harm, Range], ...]:
    """Low, best and high for each harm that is counted."""
    return tuple(
        (harm, tally(counts, groups.inside).total)
        for harm in HARMS
        if (counts := list(_counts(claims, whose, groups, directory, harm)))
    )


def _counts(
    claims: Sequence[Facets], whose: dict[str, Witness], groups: Groups, directory: Directory, harm: Harm
) -> Iterable[Count]:
    for f in claims:
        toll = f.source.claim.toll
        if toll and toll.harm == harm and counted(f.source):
            yield groups.count(f.source, whose[f.id].name, directory)
