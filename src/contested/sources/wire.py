"""The datelines of news agencies: ``CITY, Aug 12 (Agency) -``."""

from __future__ import annotations

import re

from contested.sources.agencies import agency, usual_name
from contested.sources.days import MONTH, day_at
from contested.sources.part import Part

_NO_MONTH = rf"(?!(?i:{MONTH}))"
_CITY = (
    rf"(?:{_NO_MONTH}[A-Z][A-Z'’.-]{{2,}}(?: {_NO_MONTH}[A-Z][A-Z'’.-]+){{0,3}}"
    rf"(?:[,/ ] ?{_NO_MONTH}[A-Z][\w.'’-]+){{0,2}})"
)
_AGENCY_NOTE = r"(?:\([A-Z][^()\d]{1,40}\))"
# Behind a date a station may have its number: "(RADIO CADENA 1)".
_STATION_NOTE = r"(?:\([A-Z][^()]{1,50}\))"
_DASH = r"(?://|--+|[–—-])"
# Foreign Broadcast Information Service and BBC Monitoring mark the kind of a text so.
_MARKS = r"(?:\[(?:TEXT|REPORT|EXCERPTS?|SUMMARY)\]\s*)*"
_WIRE = re.compile(
    rf"{_CITY}[\s,]+(?:(?P<note>{_AGENCY_NOTE})\s*(?P<dash>{_DASH})?|{_DASH}(?=\s+[\"“]?(?:[A-Z][a-z]|A\s)))\s*{_MARKS}"
)
_WIRE_CITY = re.compile(rf"{_CITY}[\s,]+")
_SMALL_CITY = re.compile(rf"{_NO_MONTH}[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){{0,2}},\s+")
_WIRE_REST = re.compile(rf"[\s,]*(?:(?P<note>{_STATION_NOTE})\s*{_DASH}*|{_DASH}+)\s*{_MARKS}")
_SENTENCE_CITY = re.compile(rf"[.!?][\"”’]?\s(?P<city>{_WIRE_CITY.pattern})(?=\(|\d|[A-Z][a-z]+\.? \d)")
_INLINE_REACH = 1500


def wire_at(text: str, pos: int) -> Part | None:
    """``CITY, Aug 12 (Agency) -``; the date may lack, then the note must be an agency or a name before a dash."""
    m = _WIRE.match(text, pos)
    if m and (not m["note"] or _agency_in(m["note"]) or (m["dash"] and not m["note"].isupper())):
        return Part(pos, m.end(), "credit", None, _credited(m["note"]), wire=True)
    for city in (_WIRE_CITY.match(text, pos), _SMALL_CITY.match(text, pos)):
        day = city and day_at(text, city.end(), short=True)
        rest = day and _WIRE_REST.match(text, day.end)
        if city and rest and (city.re is _WIRE_CITY or rest["note"]):
            return Part(pos, rest.end(), "dateline", day, _credited(rest["note"]), wire=True)
    return None


def inline_wires(text: str) -> list[Part]:
    """Datelines behind a summary in the same line: ``… it said. CITY (Agency) - The …``."""
    found: list[Part] = []
    for m in _SENTENCE_CITY.finditer(text, 0, _INLINE_REACH):
        part = wire_at(text, m.start("city"))
        if part and "(" in text[part.start : part.end]:
            found.append(part)
    return found


def _credited(note: str | None) -> str | None:
    """The name in the brackets of a dateline, an agency's in its usual form."""
    if not note:
        return None
    return _agency_in(note) or " ".join(note.strip("() ").split())


def _agency_in(text: str) -> str | None:
    m = agency().search(text)
    return usual_name(m.group()) if m else None
