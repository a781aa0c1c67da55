"""What conclusions were drawn with: kept so that one more document is compared with its neighbourhood only.

Nothing here is a conclusion, and all of it is drawn anew with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.model.conclusions import ClaimLink, ControlSpell, Dispute, Event, Identity, TollEntry
from contested.model.folds import Fold
from contested.model.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Told:
    """One document's claims that tell of one happening, by id in the order of the text.

    ``component`` is the lowest number of the tellings that a chain of likely pairs connects; ``joins`` say why each
    claim but the first stands here; ``vague`` are the claims whose type is but a guess.
    """

    number: int
    document: str
    component: int
    claims: tuple[str, ...]
    joins: tuple[ClaimLink, ...] = ()
    vague: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What one document shows of one name that the directory lacks.

    ``name`` is as written where it stands first, at offset ``first``; ``day`` the report's. ``shown``: a mention shows
    that it is a name; ``public``: one shows a body or somebody in a public role. ``written`` counts how it is written,
    ``claims`` are those that name it, each behind the offset of its evidence. ``sound`` is what its spellings share.
    """

    doc: str
    day: date | None
    name: str
    sound: str
    first: int
    shown: bool
    public: bool
    written: tuple[tuple[str, int], ...]
    claims: tuple[tuple[int, str], ...]

    @property
    def when(self) -> tuple[date, str, int]:
        """What comes first in the record."""
        return (self.day or date.max, self.doc, self.first)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What some documents change: conclusions, decisions about claims, and workings, each taken away and then added.

    ``gone`` are kinds and ids; ``decisions`` are whole for each document named. The tellings ``told_gone`` are numbers.
    """

    gone: Collection[tuple[str, str]]
    drawn: Sequence[Event | ControlSpell | TollEntry | Dispute | Identity | Fold]
    decisions: Mapping[str, Sequence[Resolution]]
    told_gone: Collection[int]
    told: Sequence[Told]
    neighbours_gone: Collection[tuple[int, int]]
    neighbours: Collection[tuple[int, int]]
    cells_gone: Collection[tuple[str, str]]
    cells: Collection[tuple[str, str]]
    named: Sequence[Named]


@dataclass(frozen=True, slots=True)
class Workings:
    """All of it, for a whole record.

    ``neighbours`` are hashes of what tellings are found by, each with a telling's number, in order; ``cells`` names of
    what is summed up together, each with a claim's id. ``basis`` stands for the knowledge and the settings that went
    in, ``last`` for the last document (see ``Store.last``), ``judged`` for the judgements (see
    ``Store.judgement_edition``), None where it is not known.
    """

    basis: str
    last: int
    told: Iterable[Told]
    neighbours: Iterable[tuple[int, int]]
    cells: Iterable[tuple[str, str]]
    named: Iterable[Named]
    judged: str | None = None
