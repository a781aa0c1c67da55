"""Who published a report, and how that is known."""

from __future__ import annotations

from contested.model import Found
from contested.model.document import CONTRIBUTED, CREDITED
from contested.sources.agencies import credits
from contested.sources.part import Part


def publisher(text: str, heads: list[list[Part]], given: str | None, meta: str | None) -> Found:
    """The publisher: the input's field, else the page's metadata, else the agency that the text credits.

    Agencies credited beside another publisher are kept in ``others``: the report, or a part of it, may be their wire.
    """
    lines = credits(text)
    dateline = (p.name for parts in heads for p in parts if p.name)
    credited = list(dict.fromkeys([*dateline, *(c.name for c in lines if c.whole)]))
    helped = dict.fromkeys(c.name for c in lines if not c.whole and c.name not in credited)
    others = [*((CREDITED, name) for name in credited), *((CONTRIBUTED, name) for name in helped)]
    if given:
        if meta and meta != given:
            others.insert(0, ("metadata", meta))
        return Found(given, "field", "The input's publisher field.", _without(others, given))
    if meta:
        return Found(meta, "metadata", "The metadata of the page.", _without(others, meta))
    if credited:
        names = " and ".join(credited)
        return Found(credited[0], CREDITED, f"The text credits {names}.", tuple(others[1:]))
    why = "Neither a field, the page's metadata nor a credit in the text names a publisher."
    return Found(None, "unknown", why, tuple(others))


def _without(others: list[tuple[str, str]], value: str) -> tuple[tuple[str, str], ...]:
    return tuple(other for other in others if other[1].casefold() != value.casefold())
