"""From the interchange form back to claims: hand-coded ones too, which lack what only the program adds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from contested.errors import UsageError
from contested.model import (
    ActorResolution,
    Claim,
    Document,
    Evidence,
    Mention,
    PlaceMention,
    PlaceResolution,
    ReadAs,
    Resolution,
    TimeResolution,
    Toll,
)
from contested.model.codes import Precision
from contested.model.resolution import Role

_OWN_ID = re.compile(r"c-[0-9a-f]{16}")
_CODED = Evidence(1.0, "coded by hand")
_PEOPLE: tuple[Role, ...] = ("actor", "target", "attribution")


def claim_from_record(record: dict[str, Any], document: Document) -> tuple[Claim, tuple[Resolution, ...]]:
    """The claim and the decisions about it that ``record`` writes down.

    ``record`` is one object of claims.jsonl; of the fields that the codebook does not have none is
    needed. A mention without offsets is looked for in the evidence, then nearest to it. An id that is
    not of the program's own form counts within its document only, so one is derived from both.

    Raises UsageError when a field of the codebook is missing, or a span does not hold its text.
    """
    try:
        return _read(record, document)
    except (KeyError, TypeError, ValueError) as e:
        raise UsageError(
            f"Claim {record.get('id')!r} of document {record.get('doc')!r} is not in the codebook's form: {e!r}."
        ) from e


def _read(record: dict[str, Any], document: Document) -> tuple[Claim, tuple[Resolution, ...]]:
    where = _Finder(document, record)
    place = tuple(_place_mention(where.mention(p), p) for p in record["place"])
    claim = Claim(
        id=_claim_id(record),
        doc=record["doc"],
        kind=record["kind"],
        evidence=where.evidence,
        trigger=where.mention(record["trigger"]) if record.get("trigger") else None,
        event_type=record["event_type"],
        sub_event_type=record["sub_event_type"],
        actor=where.mentions(record["actor"]),
        target=where.mentions(record["target"]),
        place=place,
        time=where.spanned(record["time"]["text"], record["time"].get("span")) if record["time"] else None,
        toll=_toll(record["toll"], where) if record["toll"] else None,
        control=record["control"],
        attribution=where.mentions(record["attribution"]),
        polarity=record["polarity"],
        modality=record["modality"],
        unverified=record.get("unverified", False),
        carried=tuple(record.get("carried", ())),
        confidence=record.get("confidence", 1.0),
        reader=record.get("reader", "hand"),
    )
    return claim, tuple(_resolutions(claim, record))


class _Finder:
    """Spans of one document, each checked to hold its text."""

    def __init__(self, document: Document, record: dict[str, Any]) -> None:
        self._text, self._claim = document.text, record["id"]
        start, end = record["evidence"]["start"], record["evidence"]["end"]
        self.evidence = self._checked(record["evidence"].get("text", self._text[start:end]), start, end)

    def mention(self, given: dict[str, Any]) -> Mention:
        return self._checked(given["text"], *self._bounds(given["text"], given))

    def mentions(self, given: list[dict[str, Any]]) -> tuple[Mention, ...]:
        return tuple(self.mention(m) for m in given)

    def spanned(self, text: str | None, span: dict[str, int] | None) -> Mention | None:
        return self._checked(text, *self._bounds(text, span or {})) if text else None

    def _bounds(self, text: str, given: dict[str, Any]) -> tuple[int, int]:
        if "start" in given:
            return given["start"], given["end"]
        start = self._text.find(text, self.evidence.start, self.evidence.end)
        if start < 0:
            starts = [m.start() for m in re.finditer(re.escape(text), self._text)]
            start = min(starts, key=lambda s: abs(s - self.evidence.start), default=-1)
        return start, start + len(text)

    def _checked(self, text: str, start: int, end: int) -> Mention:
        if start < 0 or self._text[start:end] != text:
            raise UsageError(
                f"Claim {self._claim!r} points at {text!r}, which does not stand there in its document.",
                cause="Offsets count code points into title + blank line + text, exactly as given.",
            )
        return Mention(text, start, end)


def _claim_id(record: dict[str, Any]) -> str:
    given: str = record["id"]
    if _OWN_ID.fullmatch(given):
        return given
    both = f"{record['doc']}\x1f{given}"
    return f"c-{hashlib.sha256(both.encode()).hexdigest()[:16]}"


def _place_mention(m: Mention, given: dict[str, Any]) -> PlaceMention:
    return PlaceMention(m.text, m.start, m.end, given.get("relation", "in"))


def _toll(given: dict[str, Any], where: _Finder) -> Toll:
    group = where.spanned(given["group"], given.get("group_span"))
    return Toll(given["harm"], group, given["low"], given["high"], given["scope"])


def _resolutions(claim: Claim, record: dict[str, Any]) -> Iterator[Resolution]:
    reasons = {(r["field"], r["index"]): r for r in record.get("reasons", ())}
    why = {about: _evidence(r) for about, r in reasons.items()}
    read_as = {about: _read_as(r["read_as"]) for about, r in reasons.items() if r.get("read_as")}
    for role in _PEOPLE:
        for i, m in enumerate(record[role]):
            about = (role, i)
            own = read_as.get(about)
            yield ActorResolution(claim.id, role, i, m["name"], m.get("id"), why.get(about, _CODED), own)
    if claim.toll and claim.toll.group:
        name, id_ = record["toll"].get("group_name") or claim.toll.group.text, record["toll"].get("group_id")
        own = read_as.get(("group", 0))
        yield ActorResolution(claim.id, "group", 0, name, id_, why.get(("group", 0), _CODED), own)
    for i, p in enumerate(record["place"]):
        yield _place(claim.id, i, p, why.get(("place", i), _CODED))
    yield _time(claim.id, record["time"] or {}, why.get(("time", 0), _CODED))


def _evidence(given: dict[str, Any]) -> Evidence:
    return Evidence(given["score"], given["reason"])


def _read_as(given: dict[str, Any]) -> ReadAs:
    return ReadAs(given["name"], given["id"], _evidence(given))


def _place(claim: str, i: int, p: dict[str, Any], evidence: Evidence) -> PlaceResolution:
    return PlaceResolution(
        claim=claim,
        index=i,
        name=p["name"],
        place=p.get("id"),
        lat=p.get("lat"),
        lon=p.get("lon"),
        admin1=p.get("admin1"),
        country=p.get("country"),
        evidence=evidence,
    )


def _time(claim: str, t: dict[str, Any], evidence: Evidence) -> TimeResolution:
    start, end = _day(t.get("start")), _day(t.get("end"))
    known: Precision = "unknown" if start is None and end is None else "day" if start == end else "range"
    return TimeResolution(claim, start, end, t.get("precision") or known, evidence)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
