"""Disputes within an event about how many people came to harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from contested.knowledge.groups import Groups
from contested.knowledge.language import table
from contested.ledger.disputed import Disputed
from contested.model import HARMS, Dispute, Range, ResolvedClaim
from contested.model.codes import Harm
from contested.model.counting import counted, fits, narrowed, single, words

# From so many on a source counts people rather than telling of one, as in ``model.counting``.
SEVERAL = 3


def counts(d: Disputed) -> Iterator[Dispute]:
    """Counts by two sources that no figure satisfies: of one group, or of a group and of the people that it is among.

    A higher count that comes later is a revision and no dispute, unless the lower one is then repeated.
    """
    groups = Groups.load()
    for harm in HARMS:
        by_group: dict[str, list[ResolvedClaim]] = {}
        for c in d.claims:
            if (key := group(c, harm, groups)) is not None:
                by_group.setdefault(key, []).append(c)
        for key, members in sorted(by_group.items()):
            counted_so = list(d.by_source(members).items())
            yield from _widest(d, harm, [(a, b) for a, b in combinations(counted_so, 2) if excluded(a[1], b[1])])
            whole = [w for k in by_group if groups.inside(key, k) for w in d.by_source(by_group[k]).items()]
            own = {source for source, _ in counted_so}
            apart = [(w, p) for p in counted_so for w in whole if w[0] not in own and _over(p[1], w[1])]
            yield from _widest(d, harm, apart)


def group(c: ResolvedClaim, harm: Harm, groups: Groups) -> str | None:
    """The key of the group whose harm the claim counts as a whole; None when it counts none, or a part of another."""
    toll = c.claim.toll
    if toll is None or toll.harm != harm or not counted(c) or groups.part(c):
        return None
    return groups.key(c.group.name if c.group else None)


Counted = tuple[str, Sequence[ResolvedClaim]]


def _widest(d: Disputed, harm: Harm, pairs: Sequence[tuple[Counted, Counted]]) -> Iterator[Dispute]:
    """The dispute of the two sources that are furthest apart."""
    if not pairs:
        return
    (one, cs), (two, others) = max(pairs, key=lambda p: abs(said(p[0][1]).low - said(p[1][1]).low))
    reason = f"{one} counts {_told(cs)} {harm}, {two} {_told(others)}."
    yield d.dispute("toll", cs, others, reason)


def _told(claims: Sequence[ResolvedClaim]) -> str:
    last, total = claims[-1], said(claims)
    # What was said, not the least that a vague word can mean.
    low = last.claim.toll.low if last.claim.toll and _unit(last) is not None else total.low
    return words(low, total.high) + (f" {last.group.name}" if last.group else "")


def said(claims: Sequence[ResolvedClaim]) -> Range:
    """What one source says in the end, by its claims of one group in the order reported: the counts of its last report.

    A vague word ("dozens") is held to half of what the codebook takes it for.
    """
    return narrowed([_range(c) for c in claims if c.published == claims[-1].published])


def _range(c: ResolvedClaim) -> Range:
    toll = c.claim.toll
    assert toll is not None
    return single(toll.low if (least := _unit(c)) is None else least, toll.high)


def _unit(c: ResolvedClaim) -> int | None:
    """The least that a vague quantity can mean; None where the count is a figure."""
    toll = c.claim.toll
    if toll is None or toll.high is not None:
        return None
    vague: Mapping[str, tuple[int, int | None]] = table("harm")["vague"]
    text = f" {c.claim.evidence.text.lower()} "
    told = any(low == toll.low and high is None and f" {word} " in text for word, (low, high) in vague.items())
    return (toll.low + 1) // 2 if told else None


def excluded(a: Sequence[ResolvedClaim], b: Sequence[ResolvedClaim]) -> bool:
    """Whether the counts of two sources contradict each other: nothing satisfies both, none tells of one person of
    several, and the lower was said when the higher was already out."""
    one, other = said(a), said(b)
    if fits(one, other):
        return False
    (less, low), (more, high) = sorted(((a, one), (b, other)), key=lambda x: x[1].low)
    if low.low == low.high == 1 and high.low >= SEVERAL:
        return False
    return not _revised(less, low, more)


def _revised(less: Sequence[ResolvedClaim], low: Range, more: Sequence[ResolvedClaim]) -> bool:
    """Whether the higher count came out after the lower one was last said; when is known of both or taken to be so."""
    higher = [c.published for c in more if not fits(_range(c), low) and _range(c).low > low.low]
    last = less[-1].published
    if last is None or None in higher:
        return False
    return min((day for day in higher if day), default=date.max) > last


def _over(part: Sequence[ResolvedClaim], whole: Sequence[ResolvedClaim]) -> bool:
    """Whether more of a group are counted than of the people that it is among, and not later."""
    top = said(whole).high
    return top is not None and top >= SEVERAL and said(part).low > top and excluded(whole, part)
