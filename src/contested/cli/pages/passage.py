"""A passage of a document with the words that matter marked: in colour at a terminal, by »« elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rich.text import Text

from contested.model import Claim, Mention, PlaceMention

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` of the text, shown in ``style``."""

    start: int
    end: int
    style: str


def in_context(text: str, claim: Claim, *, around: int = 240) -> Text:
    """The evidence of ``claim`` marked in up to ``around`` characters of the text before and behind it."""
    start, end = claim.evidence.start, claim.evidence.end
    first, last = _from(text, start - around), _to(text, end + around)
    found = Text("… " if first > 0 else "", "dim")
    found.append(_flat(text[first:start]), "dim")
    found.append_text(sentence(text, claim))
    found.append(_flat(text[end:last]), "dim")
    found.append(" …" if last < len(text) else "", "dim")
    return found


def sentence(text: str, claim: Claim) -> Text:
    """The evidence of ``claim`` between » and «, with what was read from it in bold."""
    start, end = claim.evidence.start, claim.evidence.end
    marked = Text("»", "bold yellow")
    marked.append_text(styled(text, start, end, marks(claim)))
    marked.append("«", "bold yellow")
    return marked


def marks(claim: Claim) -> list[Mark]:
    """What the claim was read from."""
    groups: tuple[tuple[Iterable[Mention | PlaceMention | None], str], ...] = (
        ([claim.trigger], "bold red"),
        (claim.actor, "bold cyan"),
        (claim.target, "cyan"),
        (claim.place, "bold green"),
        ([claim.time], "magenta"),
        ([claim.toll.group if claim.toll else None], "cyan"),
        (claim.attribution, "bold blue"),
    )
    return [Mark(m.start, m.end, style) for mentions, style in groups for m in mentions if m]


def styled(text: str, start: int, end: int, wanted: Iterable[Mark]) -> Text:
    """Characters ``[start, end)`` of the text on one line, with those marks that lie inside."""
    found = Text(text[start:end].replace("\n", " "))
    for mark in wanted:
        if mark.start >= start and mark.end <= end:
            found.stylize(mark.style, mark.start - start, mark.end - start)
    return found


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def _from(text: str, offset: int) -> int:
    """The first whole word at or behind ``offset``."""
    if offset <= 0:
        return 0
    space = _SPACE.search(text, offset)
    return space.end() if space else offset


def _to(text: str, offset: int) -> int:
    """Just behind the last whole word before ``offset``."""
    if offset >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset))
    return space if space > 0 else offset
