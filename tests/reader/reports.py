"""Made-up reports, and claims read from them in words that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from contested.model import Claim, Document, Found, OffsetMap, Toll

_UNKNOWN = Found(None, "unknown", "made up")
_ARTICLE = re.compile(r"(?i)^(the|a|an|its|their)\s+")
_GENITIVE = re.compile(r"['’]s?$")

# Characters that texts are made of, and some that trip code up. A fixed list spares hypothesis all of Unicode.
ODD = "abtz AET09.,:;!?-–—'’\"“”()[]/|#*\n\r\t\u00a0\u200b\u0301éİßŞأدلب京😀\x00"


class Spoken(Protocol):
    """Anything with words: a mention of an actor, of a place, or of a time."""

    @property
    def text(self) -> str:
        """Its words."""


def report(text: str, title: str | None = None, id: str = "report") -> Document:
    """A document that was not cleaned, without publisher and date."""
    whole = f"{title}\n\n{text}" if title else text
    return Document(id, whole, whole, OffsetMap.identity(len(whole)), title, _UNKNOWN, _UNKNOWN)


def bare(text: str) -> str:
    """The words without an article before and a genitive behind them, on one line."""
    return _GENITIVE.sub("", _ARTICLE.sub("", " ".join(text.split())))


def names(mentions: Iterable[Spoken]) -> set[str]:
    """The bare words of mentions."""
    return {bare(m.text) for m in mentions}


def places(claim: Claim) -> set[tuple[str, str]]:
    """The claim's places as (relation, name)."""
    return {(p.relation, bare(p.text)) for p in claim.place}


def of_kind(claims: Sequence[Claim], kind: str) -> list[Claim]:
    """The claims of one kind, in order."""
    return [c for c in claims if c.kind == kind]


def event(claims: Sequence[Claim], word: str) -> Claim:
    """The one event whose trigger has ``word`` in it."""
    found = [c for c in of_kind(claims, "event") if c.trigger and word in c.trigger.text]
    assert len(found) == 1, f"{word!r}: {told(found or claims)}"
    return found[0]


def held(claims: Sequence[Claim]) -> Claim:
    """The one claim of control."""
    found = of_kind(claims, "control")
    assert len(found) == 1, told(claims)
    return found[0]


def told(claims: Iterable[Claim]) -> list[str]:
    """Claims in a few words each, for messages."""
    return [
        f"{c.kind} {c.sub_event_type or c.control} {c.toll and counted(c.toll)} {c.trigger and c.trigger.text!r}"
        for c in claims
    ]


def counted(toll: Toll) -> tuple[str, int, int | None, str | None]:
    """Harm, bounds and bare group of a toll."""
    return toll.harm, toll.low, toll.high, bare(toll.group.text) if toll.group else None


def tolls(claims: Sequence[Claim]) -> set[tuple[str, int, int | None, str | None]]:
    """All tolls read: harm, bounds, group."""
    return {counted(c.toll) for c in claims if c.toll}
