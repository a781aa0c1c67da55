"""Which claim of the program is about what a coder's claim is about.

Two claims of a document can be a pair when they are of one kind and their evidence overlaps by half of the shorter
one. Pairs are taken one after the other, the best fitting first, and a claim is in one pair at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from contested.evaluate.agreement import ROLES, fillers, same_sub_type, same_type
from contested.evaluate.claims import Coded, Count
from contested.evaluate.names import same_mention, same_name

_OVERLAP = 0.5


class Pair(NamedTuple):
    """A claim of the program and the coder's claim that it was taken for."""

    program: Coded
    coder: Coded


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: the claims of both, and how they pair. ``missed`` are the coder's alone, ``spurious`` the others.

    Claims stand in the order in which they were given.
    """

    doc: str
    program: tuple[Coded, ...]
    coder: tuple[Coded, ...]
    pairs: tuple[Pair, ...]
    missed: tuple[Coded, ...]
    spurious: tuple[Coded, ...]


def compare(program: Iterable[Coded], coder: Iterable[Coded]) -> tuple[Compared, ...]:
    """The documents that the coder has claims of, in the order of their ids; claims of other documents are left out."""
    own, wanted = _by_document(program), _by_document(coder)
    return tuple(_compared(doc, own.get(doc, []), wanted[doc]) for doc in sorted(wanted))


def _by_document(claims: Iterable[Coded]) -> dict[str, list[Coded]]:
    found: dict[str, list[Coded]] = defaultdict(list)
    for claim in claims:
        found[claim.doc].append(claim)
    return dict(found)


def _compared(doc: str, program: list[Coded], coder: list[Coded]) -> Compared:
    taken = _pairing(program, coder)
    own, wanted = {i for i, _ in taken}, {j for _, j in taken}
    return Compared(
        doc=doc,
        program=tuple(program),
        coder=tuple(coder),
        pairs=tuple(Pair(program[i], coder[j]) for i, j in taken),
        missed=tuple(claim for j, claim in enumerate(coder) if j not in wanted),
        spurious=tuple(claim for i, claim in enumerate(program) if i not in own),
    )


def _pairing(program: Sequence[Coded], coder: Sequence[Coded]) -> list[tuple[int, int]]:
    """Positions of the claims that pair, best first; of equally good ones those that were given first."""
    possible = [
        (-affinity(own, wanted), i, j)
        for i, own in enumerate(program)
        for j, wanted in enumerate(coder)
        if own.kind == wanted.kind and overlap(own, wanted) >= _OVERLAP
    ]
    taken: list[tuple[int, int]] = []
    own_taken: set[int] = set()
    wanted_taken: set[int] = set()
    for _, i, j in sorted(possible):
        if i not in own_taken and j not in wanted_taken:
            own_taken.add(i)
            wanted_taken.add(j)
            taken.append((i, j))
    return taken


def overlap(one: Coded, other: Coded) -> float:
    """Characters that both evidences have, as a share of the shorter."""
    return _common(one, other) / max(1, min(one.end - one.start, other.end - other.start))


def _common(one: Coded, other: Coded) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def affinity(program: Coded, coder: Coded) -> float:
    """How well two claims fit, to choose among possible pairs: the evidence that they share, and what they agree on."""
    score = _common(program, coder) / max(1, max(program.end, coder.end) - min(program.start, coder.start))
    for weight, agree in (*_in_type(program, coder), *_in_count(program, coder), *_in_roles(program, coder)):
        score += weight * agree
    return score


def _in_type(program: Coded, coder: Coded) -> Iterable[tuple[float, bool]]:
    return (1.0, same_type(program, coder)), (0.5, same_sub_type(program, coder))


def _in_count(program: Coded, coder: Coded) -> Iterable[tuple[float, bool]]:
    if coder.kind != "toll":
        return ()
    a, b = program.toll or Count(), coder.toll or Count()
    groups = same_name(a.group_name or a.group, b.group_name or b.group)
    return (1.0, a.harm == b.harm), (1.5, a.low == b.low), (0.5, groups)


def _in_roles(program: Coded, coder: Coded) -> Iterable[tuple[float, bool]]:
    for role in ROLES:
        own, wanted = fillers(program, role), fillers(coder, role)
        yield 0.4, any(same_mention(x, y, place=role == "place") for x in own for y in wanted)
