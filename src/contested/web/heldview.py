"""Control gathered for its pages: answers of a day by place, changes by place, and spells as rows of a plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from contested.ledger import Agreement, Change, Holding, Implied
from contested.ledger.wording import before, extent, since, state
from contested.link import Directory
from contested.model import ControlSpell, PlaceRef
from contested.web.sentences import Said

Record = dict[str, Any]
# Sources with a line in a plot, those who say most; a table has all.
MOST_SOURCES = 30


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, since when and until when, with the sentences and the spell; ``stale`` after too long a silence."""

    source: str
    since: str
    said: list[Said]
    spell: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer for a place, and those who give it; ``otherwise`` those who say something else."""

    place: PlaceRef
    says: str
    why: str
    voices: list[Voice]
    otherwise: list[Voice]

    @property
    def stale(self) -> bool:
        """Whether all who say so have fallen silent."""
        return all(v.stale for v in self.voices)


def answers(found: Iterable[Holding], sentences: Mapping[str, Said]) -> list[Answer]:
    """The answers that are the same under each other, those of most sources first; silent sources count last."""
    groups: dict[tuple[str, str], list[Holding]] = {}
    for h in found:
        groups.setdefault((h.place.id or h.place.name, state(h.status, h.holders, h.besiegers)), []).append(h)
    ordered = sorted(
        groups.items(), key=lambda g: (g[1][0].place.name, -sum(h.stale_since is None for h in g[1]), -len(g[1]))
    )
    return [Answer(same[0].place, says, "", [voice(h, sentences) for h in same], []) for (_, says), same in ordered]


def agreements(found: Iterable[Agreement], sentences: Mapping[str, Said]) -> list[Answer]:
    """What is agreed, and who says otherwise."""
    return [
        Answer(
            a.place,
            state(a.status, a.holders),
            a.reason,
            [voice(h, sentences) for h in a.answers],
            [voice(h, sentences) for h in a.dissent],
        )
        for a in found
    ]


def around(found: Iterable[Implied], sentences: Mapping[str, Said]) -> list[Answer]:
    """What is said of the province of a place, and how far that goes."""
    return [
        Answer(
            i.holding.place,
            extent(i),
            f"Said of {i.holding.place.name}, and not of {i.town} itself.",
            [replace(voice(i.holding, sentences), said=_of(i.claims, sentences))],
            [],
        )
        for i in found
    ]


def voice(holding: Holding, sentences: Mapping[str, Said]) -> Voice:
    """A source's answer with its sentences."""
    said, stale = _of(holding.claims, sentences), holding.stale_since is not None
    return Voice(holding.source or "unknown", since(holding), said, holding.spell, stale)


@dataclass(frozen=True, slots=True)
class Turn:
    """A place that came into other hands on a day, by the word of the sources in ``voices``."""

    place: PlaceRef
    day: date
    outcome: str
    voices: list[Voice]


def turns(found: Iterable[Change], sentences: Mapping[str, Said]) -> list[Turn]:
    """The changes, those of one place, day and outcome together."""
    groups: dict[tuple[str, date, str], list[Change]] = {}
    for c in found:
        gone = ", ".join(r.name for r in c.before)
        outcome = state(c.status, c.after) if c.after else f"left or lost by {gone}"
        groups.setdefault((c.place.id or c.place.name, c.day, outcome), []).append(c)
    return [
        Turn(
            same[0].place,
            day,
            outcome,
            [Voice(c.source or "unknown", before(c), _of(c.claims, sentences), c.spell) for c in same],
        )
        for (_, day, outcome), same in groups.items()
    ]


def _of(ids: Iterable[str], sentences: Mapping[str, Said]) -> list[Said]:
    wanted = set(ids)
    return [one for id, one in sentences.items() if id in wanted]


def timeline(
    spells: Sequence[ControlSpell], directory: Directory, sides: Sequence[str], stale_days: int
) -> Record | None:
    """The spells as bars of a plot, one row a source, those who say most first; None where no day of any is known.

    A bar is solid to ``heard``, the day from which silence is too long to lean on, and pale from there to ``to``.
    """
    dated = [s for s in spells if s.start or s.first_said or s.end]
    days = [day for s in dated for day in (s.start, s.first_said, s.end, s.last_said) if day]
    if not days:
        return None
    silence = timedelta(days=stale_days + 1)
    first = min(days)
    last = max(s.end or (s.last_said or s.first_said or s.start or first) + silence for s in dated)
    rows = [_bar(s, directory, sides, first, last, silence) for s in dated]
    often = Counter(row["source"] for row in rows)
    drawn = sorted(often, key=lambda name: (-often[name], name))[:MOST_SOURCES]
    rows = sorted((row for row in rows if row["source"] in drawn), key=lambda row: drawn.index(row["source"]))
    return {
        "left_out": len(often) - len(drawn),
        "rows": [row for row in rows if row["from"] <= row["to"]],
        "first": first.isoformat(),
        "last": (last + timedelta(days=1)).isoformat(),
        "sides": list(dict.fromkeys(row["side"] for row in rows)),
        "names": list(sides),
    }


def _bar(
    s: ControlSpell, directory: Directory, sides: Sequence[str], first: date, last: date, silence: timedelta
) -> Record:
    start = s.start or s.first_said or first
    end = s.end or last
    heard = end if s.end else min((s.last_said or start) + silence, last)
    side = next((side for a in s.holders if a.id and (side := directory.side(a.id, start))), None)
    return {
        "source": s.source or "unknown",
        "from": start.isoformat(),
        # The bar ends with the day, not with its beginning.
        "to": (end + timedelta(days=1)).isoformat(),
        "heard": (max(heard, start) + timedelta(days=1)).isoformat(),
        "side": sides.index(side) if side in sides else None,
        "status": s.status,
        "says": state(s.status, s.holders, s.besiegers),
        "days": f"{s.start or 'not said since when'} to {s.end or 'no end said'}",
        "href": f"/spells/{s.id}",
    }
