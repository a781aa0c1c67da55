"""Spellings of a record brought together: each group is told by all its spellings, and no chain leads into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contested.knowledge.spelling import ALIKE, Spelling, alike
from contested.model import PROVISIONAL

When = tuple[date, str, int]
"""Report day (``date.max`` when unknown), document and offset of a mention: what comes first in the record."""


@dataclass(slots=True)
class Atom:
    """All mentions of one folded name, and what they show.

    ``named``: one of them shows that it is a name; ``public``: one shows a body or somebody in a public role.
    """

    key: str
    spelling: Spelling
    first: When
    named: bool = False
    public: bool = False


def grouped(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """The atoms in groups, the earliest of each first; the groups by their earliest.

    Spellings are taken in the order in which the record came to know them. One joins the group to which it is most
    like, measured by the member that it is least like, from ``ALIKE`` on; else it begins its own. So the order of the
    atoms given does not matter, and what is known later changes no group that is there.
    """
    by_spelling: dict[Spelling, list[Atom]] = {}
    for atom in sorted(atoms, key=lambda a: (a.first, a.key)):
        by_spelling.setdefault(atom.spelling, []).append(atom)
    blocks: dict[str, list[list[Spelling]]] = {}
    for spelling in by_spelling:
        block = blocks.setdefault(spelling.key, [])
        likeness = [min(alike(spelling, other) for other in group) for group in block]
        best = max(likeness, default=0.0)
        if best >= ALIKE:
            block[likeness.index(best)].append(spelling)
        else:
            block.append([spelling])
    groups = [[a for s in group for a in by_spelling[s]] for block in blocks.values() for group in block]
    return sorted(groups, key=lambda group: (group[0].first, group[0].key))


def identity(spelling: Spelling) -> str:
    """The id of the group that began with ``spelling``: a hash of how it sounds, so that its vowels don't change it."""
    words = "\x1f".join((spelling.key, *spelling.words))
    return PROVISIONAL + hashlib.sha256(words.encode()).hexdigest()[:12]


class Known:
    """The names of the directory, to be met by spellings that it does not have."""

    def __init__(self, names: Mapping[Spelling, frozenset[str]]) -> None:
        """``names`` and whose they are; of those of one word too many sound alike, and none is met."""
        self._blocks: dict[str, list[tuple[Spelling, frozenset[str]]]] = {}
        for spelling, ids in ((s, ids) for s, ids in names.items() if len(s.words) > 1):
            self._blocks.setdefault(spelling.key, []).append((spelling, ids))

    def meant(self, group: Iterable[Atom]) -> str | None:
        """The id of the one actor to whose name every spelling of a group is alike; None when none or several are."""
        found: frozenset[str] | None = None
        for atom in group:
            near = (ids for s, ids in self._blocks.get(atom.spelling.key, ()) if alike(s, atom.spelling) >= ALIKE)
            ids = frozenset[str]().union(*near)
            found = ids if found is None else found & ids
        return next(iter(found)) if found is not None and len(found) == 1 else None
